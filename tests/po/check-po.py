# SPDX-License-Identifier: GPL-3.0-or-later
"""What translators get and what they gave, as TAP: which files are listed, how strings are written, and that each language is complete."""

import gettext
import pathlib
import re
import shutil
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

import tap
from catalogue import PO, TOP, extract, parse, read_names, run

PLACES = ["src/**/*.c", "src/**/*.h", "ui/*.ui", "data/*.desktop.in", "data/*.metainfo.xml.in", "data/*.gschema.xml"]

# How a language does not write, beyond what none does.
NOWHERE = [(r"(?<!%)'", "a straight apostrophe"), (r'\\"', "a straight quotation mark"), (r"\.\.\.", "three full stops")]
TYPOGRAPHY = {
    "ar": [(r"[“”„]", "foreign quotation marks"), (r"[؀-ۿ] ?[,;?](?=\s|$)", "a foreign comma or question mark")],
    "de": [(r"”|«|»", "foreign quotation marks")],
    "es": [(r"[“”„]", "foreign quotation marks"), (r"^[^¿]*[a-záéíóúñ]\?$", "a question without its first mark")],
    "fr": [(r"“|”", "foreign quotation marks"), (r" [:;?!»]|« ", "a space that may break the line"), (r"\w[;?!](?:\s|$)", "no space before ; ? or !")],
    "ja": [(r"[“”«»]", "foreign quotation marks"), (r"[ぁ-んァ-ヶ一-龠] ?[,.?](?=\s|$)", "a foreign full stop, comma or question mark")],
    "pt_BR": [(r"[«»„]", "foreign quotation marks")],
    "ru": [(r"[“”„]", "foreign quotation marks")],
    "uk": [(r"[“”]", "foreign quotation marks"), (r"[ыэъёЫЭЪЁ]", "a Russian letter")],
    "zh_CN": [(r"[«»„「」]", "foreign quotation marks"), (r"[一-龥] ?[,.?!](?=\s|$)", "a foreign full stop, comma or question mark")],
}
# Numbers that CLDR puts into one form, for each form.
PLURALS = {
    "ar": [[0], [1], [2], [3, 10, 103, 110], [11, 26, 99, 111], [100, 101, 102, 200]],
    "de": [[1], [0, 2, 21, 100]], "es": [[1], [0, 2, 21, 100]], "fr": [[0, 1], [2, 21, 100]], "ja": [[0, 1, 2, 5, 100]], "pt_BR": [[0, 1], [2, 21, 100]],
    "ru": [[1, 21, 101], [2, 4, 22, 104], [0, 5, 11, 12, 14, 20, 111]], "uk": [[1, 21, 101], [2, 4, 22, 104], [0, 5, 11, 12, 14, 20, 111]],
    "zh_CN": [[0, 1, 2, 5, 100]],
}


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


def check_typography(folder):
    """each translation has the quotation marks, spaces and punctuation of its language"""
    return [f"{po.stem}: {what}: {text}" for po in sorted(PO.glob("*.po")) for message in parse(po) for field, text in message.items()
            if field.startswith("msgstr") and not text.endswith(";") for rule, what in NOWHERE + TYPOGRAPHY.get(po.stem, []) if re.search(rule, text)]


def check_plurals(folder):
    """each translation has the plural forms of its language"""
    bad = []
    for po in sorted(PO.glob("*.po")):
        found = re.search(r"Plural-Forms:.*?plural=(.*?);", po.read_text(encoding="utf-8").replace('"\n"', ""))
        choose = gettext.c2py(found[1]) if found else None
        for form, numbers in enumerate(PLURALS.get(po.stem, [])):
            bad += [f"{po.stem}: {number} has not the form {form}" for number in numbers if choose is None or choose(number) != form]
    return bad


# Of the headers, which have no address to write to.
NO_ADDRESS = ("no-report-msgid-bugs-to-header-field", "invalid-last-translator")


def check_by_inspector(folder):
    """i18nspector has nothing to say of a translation"""
    done = run("i18nspector", *sorted(PO.glob("*.po")))
    return [line for line in (done.stdout + done.stderr).splitlines() if not any(tag in line for tag in NO_ADDRESS)]


def main():
    if not all(shutil.which(tool) for tool in ("xgettext", "msgmerge", "msgfmt", "i18nspector")):
        print("1..0 # SKIP there is no gettext, or no i18nspector")
        return
    checks = [check_listed, check_source, check_languages, check_well_formed, check_complete, check_typography, check_plurals, check_by_inspector]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        extract(folder / "gainsay.pot", *[file for file in read_names(PO / "POTFILES.in") if (TOP / file).is_file()])
        tap.run(checks, folder)


main()
