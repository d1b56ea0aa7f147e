# SPDX-License-Identifier: GPL-3.0-or-later
"""What the files that make packages say of the program agrees with the rest of the tree, as TAP."""

import email.utils
import json
import pathlib
import re
import sys
import xml.etree.ElementTree as ET

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

import tap

TOP = pathlib.Path(__file__).resolve().parents[2]
APP_ID = "org.gainsay.Gainsay"
DEBIAN = TOP / "data" / "packaging" / "debian"
FLATPAK = TOP / "data" / "packaging" / f"{APP_ID}.json"
METAINFO = ET.parse(TOP / "data" / f"{APP_ID}.metainfo.xml.in").getroot()
# All that the sandbox gives: a window, and what draws it fast. Folders come from the file chooser, by way of a portal.
PERMISSIONS = {"--share=ipc", "--socket=fallback-x11", "--socket=wayland", "--device=dri"}


def read(path):
    return path.read_text(encoding="utf-8")


def project_version():
    return re.search(r"^  version: '([^']+)'", read(TOP / "meson.build"), re.M)[1]


def check_versions():
    """The version of the package and of the newest release in the metainfo is the program's."""
    wanted = project_version()
    found = {
        "debian/changelog": re.match(r"gainsay \((.+)-[^-]+\)", read(DEBIAN / "changelog"))[1],
        "metainfo": METAINFO.find("releases/release").get("version"),
    }
    return [f"{where}: {version} instead of {wanted}" for where, version in found.items() if version != wanted]


def check_dates():
    """The package is as old as its newest entry, on a day that was such a weekday."""
    line = re.search(r"^ -- .+?  (.+)$", read(DEBIAN / "changelog"), re.M)[1]
    when = email.utils.parsedate_to_datetime(line)
    return [] if when.strftime("%a") == line[:3] else [f"{line}: that was a {when:%a}"]


def split_packages(words):
    return {re.split(r"[\s(<\[|]", word.strip())[0] for word in words.split(",") if word.strip()}


def check_dependencies():
    """What ./run gets in order to build, the package asks for, too."""
    run = re.search(r"^build_packages=\((.*?)\)", read(TOP / "run"), re.M | re.S)[1].split()
    asked = re.search(r"^Build-Depends:(.*?)^\S", read(DEBIAN / "control"), re.M | re.S)[1]
    missing = set(run) - split_packages(asked) - {"gcc", "libc6-dev"}  # which are essential for building
    return [f"debian/control does not ask for {package}" for package in sorted(missing)]


def check_run_package():
    """What the package asks for, ./run package gets."""
    run = read(TOP / "run")
    got = {package for name in ("build_packages", "package_packages") for package in re.search(rf"^{name}=\((.*?)\)", run, re.M | re.S)[1].split()}
    asked = split_packages(re.search(r"^Build-Depends:(.*?)^\S", read(DEBIAN / "control"), re.M | re.S)[1]) - {"debhelper-compat"}
    return [f"./run package does not get {package}" for package in sorted((asked | {"build-essential", "debhelper"}) - got)]


def check_library_versions():
    """Of the versions that meson.build wants, the package asks for the same."""
    meson = read(TOP / "meson.build")
    control = read(DEBIAN / "control")
    bad = []
    for name, package in (("glib", "libglib2.0-dev"), ("gtk", "libgtk-4-dev"), ("adw", "libadwaita-1-dev"), ("source", "libgtksourceview-5-dev")):
        version = re.search(rf"^{name}_req = '([^']+)'", meson, re.M)[1]
        if f" {package} (>= {version})," not in control:
            bad.append(f"{package}: not (>= {version})")
    return bad


def check_flatpak_names():
    """The Flatpak manifest is that of this program, built by its build system."""
    manifest = json.loads(read(FLATPAK))
    own = manifest["modules"][-1]
    wanted = {
        "id": (manifest.get("id"), APP_ID),
        "command": (manifest.get("command"), "gainsay"),
        "runtime": (manifest.get("runtime"), "org.gnome.Platform"),
        "sdk": (manifest.get("sdk"), "org.gnome.Sdk"),
        "last module": (own["name"], "gainsay"),
        "build system": (own["buildsystem"], "meson"),
        "a folder of its own to build in": (own.get("builddir"), True),
        "its source": ([source["type"] for source in own["sources"]], ["dir"]),
    }
    bad = [f"{what}: {found} instead of {right}" for what, (found, right) in wanted.items() if found != right]
    if (FLATPAK.parent / own["sources"][0]["path"]).resolve() != TOP:
        bad.append("the source of the last module is not this tree")
    return bad


def check_flatpak_permissions():
    """It may show a window, and nothing else: no file, no network, no bus."""
    manifest = json.loads(read(FLATPAK))
    found = set(manifest["finish-args"])
    bad = [f"{argument} is not allowed" for argument in sorted(found - PERMISSIONS)]
    bad += [f"{argument} is missing" for argument in sorted(PERMISSIONS - found)]
    return bad


def check_flatpak_sources():
    """Each of its other modules has a source with a checksum, from a place that is reached by TLS."""
    bad = []
    for module in json.loads(read(FLATPAK))["modules"][:-1]:
        archives = [source for source in module["sources"] if source["type"] == "archive"]
        if len(archives) != 1 or len(module["sources"]) != 1:
            bad.append(f"{module['name']}: not one archive")
        for source in archives:
            if not re.fullmatch(r"[0-9a-f]{64}", source.get("sha256", "")) or not source["url"].startswith("https://"):
                bad.append(f"{module['name']}: no sha256, or no https")
    return bad


def check_types():
    """The types of files that the desktop entry opens are those that are defined, and the metainfo names them; each has its icons."""
    space = "{http://www.freedesktop.org/standards/shared-mime-info}"
    defined = {node.get("type") for node in ET.parse(TOP / "data" / f"{APP_ID}.mime.xml.in").getroot().findall(f"{space}mime-type")}
    entry = set(re.search(r"^MimeType=(.*);$", read(TOP / "data" / f"{APP_ID}.desktop.in"), re.M)[1].split(";"))
    named = {node.text for node in METAINFO.findall("provides/mediatype")}
    bad = [f"{type} is not in the desktop entry" for type in sorted((defined | {"text/plain", "inode/directory"}) - entry)]
    if named != defined:
        bad.append(f"metainfo: {sorted(named)} instead of {sorted(defined)}")
    for type in sorted(defined):
        for folder, end in (("scalable", ".svg"), ("symbolic", "-symbolic.svg")):
            icon = TOP / "data" / "icons" / "hicolor" / folder / "mimetypes" / (type.replace("/", "-") + end)
            if not icon.is_file():
                bad.append(f"there is no {icon.relative_to(TOP)}")
    return bad


def check_metainfo():
    """Names and captions have the lengths, and pictures the sizes, that software centres ask for."""
    bad = []
    if len(METAINFO.findtext("name")) > 15:
        bad.append("the name has more than 15 letters")
    if len(METAINFO.findtext("summary")) > 35 or METAINFO.findtext("summary").endswith("."):
        bad.append("the summary has more than 35 letters, or a full stop")
    schemes = {node.get("scheme_preference") for node in METAINFO.findall("branding/color[@type='primary']")}
    if schemes != {"light", "dark"}:
        bad.append("not one brand colour for light and one for dark")
    for picture in METAINFO.findall("screenshots/screenshot"):
        caption = picture.findtext("caption") or ""
        if not 0 < len(caption) <= 100 or caption.endswith("."):
            bad.append(f"a picture’s caption is empty, over 100 letters, or ends with a full stop: {caption}")
        image = picture.find("image")
        file = TOP / "data" / "screenshots" / image.text.strip().rsplit("/", 1)[-1]
        if not file.is_file():
            bad.append(f"{image.text}: no such picture in data/screenshots")
            continue
        header = file.read_bytes()[:24]
        size = tuple(int.from_bytes(header[at:at + 4], "big") for at in (16, 20))
        if header[:8] != b"\x89PNG\r\n\x1a\n" or not (620 <= size[0] <= 2000 and 350 <= size[1] <= 1400):
            bad.append(f"{file.name}: no PNG, or {size} is too small or too large")
    return bad


tap.run([check_versions, check_dates, check_dependencies, check_run_package, check_library_versions, check_flatpak_names, check_flatpak_permissions,
         check_flatpak_sources, check_types, check_metainfo])
