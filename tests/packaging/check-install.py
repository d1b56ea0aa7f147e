# SPDX-License-Identifier: GPL-3.0-or-later
"""What meson installs, as TAP: these files and no others, with such modes; the programs are hardened; a file manager knows our files.

check-install.py BUILD: installs what was built there into a temporary folder, as a package does."""

import os
import pathlib
import re
import stat
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

import tap

TOP = pathlib.Path(__file__).resolve().parents[2]
APP_ID = "org.gainsay.Gainsay"
LANGUAGES = [line for line in (TOP / "po" / "LINGUAS").read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")]
ICON = r"icons/hicolor/(scalable|symbolic)/(actions|apps|mimetypes|status)/[a-zA-Z0-9.+-]+\.svg"
# Below the prefix: what may be there. Of these that end in an ellipsis, at least one is.
WANTED = {
    "bin/gainsay": r"bin/gainsay",
    "bin/gainsay-cli": r"bin/gainsay-cli",
    "the desktop entry": rf"share/applications/{re.escape(APP_ID)}\.desktop",
    "the metainfo": rf"share/metainfo/{re.escape(APP_ID)}\.metainfo\.xml",
    "the settings": rf"share/glib-2\.0/schemas/{re.escape(APP_ID)}\.gschema\.xml",
    "the types of files": rf"share/mime/packages/{re.escape(APP_ID)}\.xml",
    "icons": rf"share/{ICON}",
    "samples": r"share/gainsay/samples/[a-z0-9-]+\.txt(\.annotations\.json)?",
    "the samples’ gainsay.json": r"share/gainsay/samples/gainsay\.json",
    "JSON Schemas": r"share/gainsay/(project|sidecar)\.schema\.json",
    "manual pages": r"share/man/man1/gainsay(-cli)?\.1",
    "completions": r"share/(bash-completion/completions/gainsay(-cli)?|zsh/site-functions/_gainsay(-cli)?|fish/vendor_completions\.d/gainsay(-cli)?\.fish)",
}
MAYBE = [
    r"share/help/[a-zA-Z_]+/gainsay/([a-z0-9-]+/)?[a-z0-9-]+\.(page|svg|png|xml)",
    r"share/gainsay/html/[a-zA-Z_]+/([a-z0-9-]+/)*[a-zA-Z0-9_.-]+\.(html|css|js|png|svg)",
]


class Installed:
    def __init__(self, build, folder):
        subprocess.run(["meson", "install", "-C", build, "--no-rebuild", "--quiet", "--destdir", folder], check=True, stdout=sys.stderr)
        self.root = next(path.parent.parent for path in pathlib.Path(folder).rglob("bin/gainsay"))
        self.paths = sorted(pathlib.Path(folder).rglob("*"))
        self.files = [path for path in self.paths if not path.is_dir()]
        self.folder = pathlib.Path(folder)

    def names(self):
        return [path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else str(path) for path in self.files]


def check_files(installed):
    """What belongs to the program is installed, and nothing else"""
    names = installed.names()
    bad = [f"{what}: missing" for what, pattern in WANTED.items() if not any(re.fullmatch(pattern, name) for name in names)]
    allowed = [*WANTED.values(), *MAYBE, *(rf"share/locale/{language}/LC_MESSAGES/gainsay\.mo" for language in LANGUAGES)]
    return bad + [f"{name}: not expected" for name in names if not any(re.fullmatch(pattern, name) for pattern in allowed)]


def check_languages(installed):
    """Every language of po/LINGUAS is installed"""
    return [language for language in LANGUAGES if f"share/locale/{language}/LC_MESSAGES/gainsay.mo" not in installed.names()]


def check_samples(installed):
    """Every sample is installed"""
    here = {path.relative_to(TOP / "data").as_posix() for path in (TOP / "data" / "samples").rglob("*") if path.is_file()}
    there = {name.removeprefix("share/gainsay/") for name in installed.names() if name.startswith("share/gainsay/samples/")}
    return sorted(here ^ there)


def check_modes(installed):
    """Everybody may read what is installed and run the programs, and nobody may write"""
    bad = []
    for path in installed.paths:
        mode = stat.S_IMODE(path.lstat().st_mode)
        wanted = 0o755 if path.is_dir() or path.parent.name == "bin" else 0o644
        if mode != wanted or path.is_symlink():
            bad.append(f"{path.relative_to(installed.folder)}: {mode:o} instead of {wanted:o}, or a link")
    return bad


def readelf(option, program):
    return subprocess.run(["readelf", "--wide", option, program], check=True, capture_output=True, text=True).stdout


def check_hardening(installed):
    """The programs are position-independent, their tables read-only once loaded, their stacks and buffers guarded"""
    bad = []
    for name in ("gainsay", "gainsay-cli"):
        program = installed.root / "bin" / name
        symbols = readelf("--dyn-syms", program)
        dynamic = readelf("--dynamic", program)
        segments = readelf("--segments", program)
        tests = {
            "position-independent": "DYN (" in readelf("--file-header", program),
            "relocations read-only": "GNU_RELRO" in segments,
            "bound at once": re.search(r"\(FLAGS(_1)?\).*\b(BIND_NOW|NOW)\b", dynamic) is not None,
            "stack protector": "__stack_chk_fail" in symbols,
            "fortified": re.search(r"__\w+_chk\b", symbols.replace("__stack_chk_fail", "")) is not None,
            "stack not executable": re.search(r"GNU_STACK.* RWE ", segments) is None,
        }
        bad += [f"{name}: not {what}" for what, good in tests.items() if not good]
    return bad


def check_types(installed):
    """A file manager knows gainsay.json and annotations, by their names and by what is in them, and opens them with the program"""
    share = installed.root / "share"
    subprocess.run(["update-mime-database", share / "mime"], check=True, stdout=sys.stderr)
    subprocess.run(["update-desktop-database", share / "applications"], check=True, stdout=sys.stderr)
    # In a process of its own: GIO reads its tables once, from where the environment says.
    asked = subprocess.run([sys.executable, __file__, "--types"], check=True, capture_output=True, text=True,
                           env={**os.environ, "XDG_DATA_DIRS": f"{share}:/usr/share", "XDG_DATA_HOME": "/dev/null", "PATH": f"{installed.root}/bin:{os.environ['PATH']}"})
    return asked.stdout.splitlines()


def print_wrong_types():
    import gi
    gi.require_version("Gio", "2.0")
    from gi.repository import Gio

    project, annotations = "application/x-gainsay-project+json", "application/x-gainsay-annotations+json"
    samples = TOP / "data" / "samples"
    sidecar = next(samples.glob("*.annotations.json")).read_bytes()
    for name, data, wanted in (
        ("gainsay.json", None, project),
        ("a.txt.annotations.json", None, annotations),
        ("a.txt.annotations.marie.json", sidecar, annotations),
        ("gainsay.json", (samples / "gainsay.json").read_bytes(), project),
        ("a.txt.annotations.json", sidecar, annotations),
        ("a.txt.annotations (conflicted copy).json", sidecar, annotations),
        ("a.txt.annotations.json.bak", sidecar, None),
        ("annotations.json", None, "application/json"),
        ("other.json", b"{}", "application/json"),
        ("a.txt", b"Somebody denies it.", "text/plain"),
    ):
        found, _ = Gio.content_type_guess(name, data)
        if wanted is not None and found != wanted:
            print(f"{name}{' by its content' if data else ''}: {found} instead of {wanted}")
    for type in (project, annotations):
        if not Gio.content_type_is_a(type, "application/json"):
            print(f"{type}: not a kind of JSON")
        if type.replace("/", "-") not in Gio.content_type_get_icon(type).get_names():
            print(f"{type}: has another icon")
        program = Gio.AppInfo.get_default_for_type(type, False)
        if program is None or program.get_id() != f"{APP_ID}.desktop":
            print(f"{type}: opened by {program and program.get_id()}")


def main():
    if sys.argv[1:] == ["--types"]:
        print_wrong_types()
        return
    checks = [check_files, check_languages, check_samples, check_modes, check_hardening, check_types]
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        os.umask(0o022)
        tap.run(checks, Installed(sys.argv[1], folder))


main()
