# SPDX-License-Identifier: GPL-3.0-or-later
"""What translators get and what they gave, as TAP: which files are listed, how strings are written, and that each language is complete."""

import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

TOP = pathlib.Path(__file__).resolve().parents[2]
PO = TOP / "po"
# What the preset “glib” of meson's i18n module gives to xgettext.
KEYWORDS = ["_", "N_", "C_:1c,2", "NC_:1c,2", "g_dcgettext:2", "g_dngettext:2,3", "g_dpgettext2:2c,3"]
FLAGS = ["N_:1:pass-c-format", "C_:2:pass-c-format", "NC_:2:pass-c-format", "g_dngettext:2:pass-c-format", "g_strdup_printf:1:c-format",
         "g_string_printf:2:c-format", "g_string_append_printf:2:c-format", "g_error_new:3:c-format", "g_set_error:4:c-format",
         "g_print:1:c-format", "g_printerr:1:c-format", "g_markup_printf_escaped:1:c-format"]
PLACES = ["src/**/*.c", "src/**/*.h", "ui/*.ui", "data/*.desktop.in", "data/*.metainfo.xml.in", "data/*.gschema.xml"]
FIELD = re.compile(r'(msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?) "(.*)"$')


def run(*command):
    return subprocess.run(list(map(str, command)), capture_output=True, text=True, env={"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"})


def extract(template, *files):
    """Writes the strings of files, by their names in the tree, to template; there is no such file when they have none."""
    done = run("xgettext", f"--directory={TOP}", "--from-code=UTF-8", "--add-comments", f"--output={template}",
               *[f"--keyword={keyword}" for keyword in KEYWORDS], *[f"--flag={flag}" for flag in FLAGS], *files)
    if done.returncode != 0:
        raise RuntimeError(done.stderr)


def parse(po):
    """The messages of a po file: of each its fields, joined, and its lines of comment."""
    messages, message, field = [], None, None
    for line in po.read_text(encoding="utf-8").splitlines() + [""]:
        found = FIELD.match(line)
        if line == "":
            message = None
            continue
        if message is None:
            message = {"comments": []}
            messages.append(message)
        if found:
            field = found[1]
            message[field] = found[2]
        elif line.startswith('"'):
            message[field] += line[1:-1]
        else:
            message["comments"].append(line)
    return [message for message in messages if message.get("msgid")]


def read_names(path):
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


def check_listed(folder):
    """po/POTFILES.in lists the files with words for people, sorted, and no other"""
    listed = read_names(PO / "POTFILES.in")
    bad = [] if listed == sorted(set(listed)) else ["not sorted, or one of them twice"]
    for name in sorted({path.relative_to(TOP).as_posix() for place in PLACES for path in TOP.glob(place)} | set(listed)):
        template = folder / "one.pot"
        template.unlink(missing_ok=True)
        if not (TOP / name).is_file():
            bad.append(f"{name} is not there")
            continue
        extract(template, name)
        if template.exists() != (name in listed):
            bad.append(f"{name} has no words" if name in listed else f"{name} is missing")
    return bad


def check_source(folder):
    """words in the source are written with “ ” ’ …, and a comment stands by each placeholder and each context"""
    bad = []
    for message in parse(folder / "gainsay.pot"):
        for text in (message["msgid"], message.get("msgid_plural", "")):
            plain = re.sub(r"%'", "%", text.replace("\\n", "\n"))
            bad += [f"{what} in “{text}”" for what in ("'", '\\"', "...") if what in plain]
        if re.search(r"%[^%]", message["msgid"]) or "msgctxt" in message:
            if not any(line.startswith("#.") for line in message["comments"]):
                bad.append(f"no comment for translators at “{message['msgid']}”")
    return bad


def check_languages(folder):
    """po/LINGUAS names the translations that are there"""
    return sorted(set(read_names(PO / "LINGUAS")) ^ {path.stem for path in PO.glob("*.po")})


def check_well_formed(folder):
    """each translation has the same placeholders and access keys as the source"""
    bad = []
    for po in sorted(PO.glob("*.po")):
        done = run("msgfmt", "--check", "--check-accelerators=_", "-o", "/dev/null", po)
        bad += done.stderr.splitlines() if done.returncode != 0 else []
    return bad


def check_complete(folder):
    """each translation has every word of the source, and none is in doubt"""
    bad = []
    for po in sorted(PO.glob("*.po")):
        merged = folder / po.name
        done = run("msgmerge", "--quiet", "--no-fuzzy-matching", "-o", merged, po, folder / "gainsay.pot")
        if done.returncode != 0:
            raise RuntimeError(done.stderr)
        for message in parse(merged):
            if any(line.startswith("#,") and "fuzzy" in line for line in message["comments"]):
                bad.append(f"{po.stem}: in doubt: {message['msgid']}")
            elif not all(text for field, text in message.items() if field.startswith("msgstr")):
                bad.append(f"{po.stem}: not translated: {message['msgid']}")
    return bad


def check_french(folder):
    """the French one keeps French spaces, apostrophes and quotation marks"""
    rules = [(r"(?<!%)'", "a straight apostrophe"), (r'\\"|“|”', "foreign quotation marks"), (r" [:;?!»]|« ", "a space that may break the line"),
             (r"\w[;?!](?:\s|$)", "no space before ; ? or !"), (r"\.\.\.", "three full stops")]
    return [f"{what}: {text}" for message in parse(PO / "fr.po") for field, text in message.items() if field.startswith("msgstr")
            for rule, what in rules if not text.endswith(";") and re.search(rule, text)]


def main():
    if not all(shutil.which(tool) for tool in ("xgettext", "msgmerge", "msgfmt")):
        print("1..0 # SKIP there is no gettext")
        return
    checks = [check_listed, check_source, check_languages, check_well_formed, check_complete, check_french]
    failed = False
    print(f"1..{len(checks)}")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        extract(folder / "gainsay.pot", *[file for file in read_names(PO / "POTFILES.in") if (TOP / file).is_file()])
        for number, check in enumerate(checks, 1):
            bad = check(folder)
            print(f"{'not ok' if bad else 'ok'} {number} {check.__doc__}")
            for line in bad:
                print(f"# {line}")
            failed = failed or bool(bad)
    sys.exit(1 if failed else 0)


main()
