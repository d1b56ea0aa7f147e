# SPDX-License-Identifier: GPL-3.0-or-later
"""What holds for the manual, as TAP: its pages are sound and found from the first one, what they call a control is what the program calls it, in each language, and
both what Yelp and what a browser shows is whole.

check-help.py BUILT: the folder with help/ and html/."""

import html.parser
import pathlib
import re
import subprocess
import sys
import tempfile
import urllib.parse
import xml.etree.ElementTree as ET

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

import tap

TOP = pathlib.Path(__file__).resolve().parents[2]
SOURCES = TOP / "data" / "help"
BUILT = pathlib.Path(sys.argv[1])
LANGUAGES = (SOURCES / "LINGUAS").read_text(encoding="utf-8").split()
PAGES = sorted(path.stem for path in (SOURCES / "C").glob("*.page"))
MALLARD = "{http://projectmallard.org/1.0/}"


def run(*command, **kwargs):
    """Both outputs of a tool, and whether it is content."""
    done = subprocess.run(list(map(str, command)), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False, **kwargs)
    return done.stdout.strip(), done.returncode == 0


def complaints(*command, **kwargs):
    text, good = run(*command, **kwargs)
    return text.splitlines() or ([] if good else [f"{command[0]} failed"])


def built_pages():
    for language in ["C", *LANGUAGES]:
        for page in PAGES:
            yield language, page, BUILT / "help" / language / "gainsay" / f"{page}.page"


def read_catalogue(path, extract=()):
    """Messages and what they are in that language, of a catalogue or of what xgettext finds; singular and plural each on its own."""
    with tempfile.TemporaryDirectory() as folder:
        plain = pathlib.Path(folder) / "plain.po"
        if extract:
            run(*extract, f"--output={plain}")
        else:
            run("msgattrib", "--no-obsolete", "--no-fuzzy", "--no-wrap", "--output", plain, path)
        found = {}
        for entry in plain.read_text(encoding="utf-8").split("\n\n"):
            strings = {}
            for kind, text in re.findall(r'^(msgid(?:_plural)?|msgstr(?:\[\d\])?) ((?:"[^\n]*"\n?)+)', entry, re.M):
                strings[kind] = "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', text)).replace('\\"', '"').replace("\\n", "\n").replace("\\\\", "\\")
            if strings.get("msgid"):
                found[strings["msgid"]] = next((strings[k] for k in ("msgstr", "msgstr[0]") if strings.get(k)), "")
    return found


def program_words():
    keywords = ["_", "N_", "C_:1c,2", "NC_:1c,2", "g_dngettext:2,3", "g_dpgettext2:2c,3"]
    return read_catalogue(None, ["xgettext", f"--directory={TOP}", f"--files-from={TOP / 'po' / 'POTFILES.in'}", "--from-code=UTF-8", "--no-wrap",
                                 *[f"--keyword={keyword}" for keyword in keywords]])


def check_valid():
    """the manual pages are valid Mallard, in each language"""
    bad = []
    for language in ["C", *LANGUAGES]:
        folder = BUILT / "help" / language / "gainsay"
        pages = [f"{page}.page" for page in PAGES]
        bad += complaints("xmllint", "--noout", "--nonet", "--xinclude", *pages, cwd=folder)
        bad += complaints("yelp-check", "validate", "--strict", *pages, cwd=folder)
    return bad


def check_linked():
    """the manual links, ids and pictures are there, and each page is reached from the first one"""
    bad = []
    for language in ["C", *LANGUAGES]:
        for what in ("ids", "links", "media", "orphans"):
            bad += [f"{language}: {what}: {line}" for line in complaints("yelp-check", what, BUILT / "help" / language / "gainsay")]
    return bad


def check_licence():
    """the manual pages say their licence, who wrote them is the project, and all of them are finished"""
    bad = []
    for page in PAGES:
        path = SOURCES / "C" / f"{page}.page"
        text = path.read_text(encoding="utf-8")
        if "legal.xml" not in text:
            bad.append(f"{page}: no licence")
        if 'status="final"' not in text:
            bad.append(f"{page}: not final")
        if f'id="{page}"' not in text:
            bad.append(f"{page}: its id is not its name")
    return bad


def check_words():
    """the manual calls each control as the program does, in each language"""
    words = program_words()
    bad = []
    for language, page, path in built_pages():
        if language == "C":
            known = {word.replace("_", "") for word in words}
        else:
            catalogue = read_catalogue(TOP / "po" / f"{language}.po")
            known = {catalogue.get(word, "").replace("_", "") for word in words}
        for node in ET.parse(path).iter(f"{MALLARD}gui"):
            text = " ".join("".join(node.itertext()).split(" "))
            if text not in known:
                bad.append(f"{language}: {page}: “{text}”")
    return bad


def check_same_words():
    """the manual says of the same places in each language the same controls, keys, files and pages"""
    bad = []
    for language in LANGUAGES:
        catalogue = read_catalogue(SOURCES / language / f"{language}.po")
        for message, translation in catalogue.items():
            for tag in ("gui", "key", "file", "cmd", "link"):
                n, m = len(re.findall(rf"<{tag}\b", message)), len(re.findall(rf"<{tag}\b", translation))
                if n != m:
                    bad.append(f"{language}: {n} {tag}, but {m}: {translation[:60]}")
            if re.findall(r'xref="([^"]*)"', message) != re.findall(r'xref="([^"]*)"', translation):
                bad.append(f"{language}: another link: {translation[:60]}")
    return bad


def check_translated():
    """the manual is whole in each language"""
    bad = []
    pages = [f"{page}.page" for page in PAGES] + ["legal.xml"]
    with tempfile.TemporaryDirectory() as folder:
        template = pathlib.Path(folder) / "help.pot"
        run("itstool", "-o", template, *pages, cwd=SOURCES / "C")
        wanted = read_catalogue(template)
    for language in LANGUAGES:
        po = SOURCES / language / f"{language}.po"
        bad += [line for line in complaints("msgfmt", "--check", "-o", "/dev/null", po)]
        have = read_catalogue(po)
        # A picture is translated by a file beside the catalogue.
        bad += [f"{language}: {message[:70]}" for message in wanted if not message.startswith("external ref=") and not have.get(message)]
        bad += [f"{language}: not in the pages any more: {message[:70]}" for message in have if message not in wanted]
    return bad


def check_french():
    """the manual has French spaces in French"""
    bad = []
    for translation in read_catalogue(SOURCES / "fr" / "fr.po").values() if "fr" in LANGUAGES else ():
        text = re.sub(r"<key>.*?</key>|<[^>]*>", "", translation)
        if "gainsay-cli merge" in text:
            continue
        if re.search(r"«(?!\u202f)|(?<!\u202f)»|(?<!\u202f)[;!?](?!\w)|(?<=\w):(?!\w)|(?<= ):|'", text):
            bad.append(text[:80])
    return bad


class Links(html.parser.HTMLParser):
    """Where a web page leads, and what it shows."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        self.found += [value for name, value in attrs if name in ("href", "src") and value]


def check_html():
    """the manual as web pages leads only to what is there"""
    bad = []
    for language in ["C", *LANGUAGES]:
        folder = BUILT / "html" / language
        for page in PAGES:
            path = folder / f"{page}.html"
            if not path.is_file():
                bad.append(f"{language}: no {page}.html")
                continue
            links = Links()
            links.feed(path.read_text(encoding="utf-8"))
            for link in links.found:
                split = urllib.parse.urlsplit(link)
                if split.scheme or split.netloc:
                    bad.append(f"{language}: {page}: leads to the network: {link}")
                elif split.path and not (folder / urllib.parse.unquote(split.path)).is_file():
                    bad.append(f"{language}: {page}: {link}")
    return bad


tap.run([check_valid, check_linked, check_licence, check_words, check_same_words, check_translated, check_french, check_html])
