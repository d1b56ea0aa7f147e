# SPDX-License-Identifier: GPL-3.0-or-later
"""A language that nobody speaks: each word of the program in brackets, with marks on its letters and a third longer. What stands outside of the
brackets was forgotten; what is cut has too little room."""

import pathlib
import re
import sys
import tempfile

from catalogue import PO, extract, parse, read_names, run

# The name of no language: set LANGUAGE to it, in any locale but C.
LANGUAGE = "qps"
LETTERS = str.maketrans("aeiouycnszAEIOUYCNSZ", "àéîöûýçñšžÀÉÎÖÛÝÇÑŠŽ")
# What must stay as it is: placeholders, escapes, markup, entities, access keys, options and names of files.
KEPT = re.compile(r"%%|%(?:\d+\$)?[-+ #0']*\d*(?:\.(?:\d+|\*))?(?:hh?|ll?|z|j|t)?[a-zA-Z]|\\.|<[^>]+>|&\w+;|_\w|--[\w-]+|\w+[.-]json|\w+-cli")


def turn(text):
    """A text of a po file, as it stands between its quotation marks."""
    lines = []
    for line in text.split("\\n"):
        if not line.strip():
            lines.append(line)
            continue
        body = line.strip(" ")
        before, after = line[:len(line) - len(line.lstrip(" "))], line[len(line.rstrip(" ")):]
        turned, place = "", 0
        for kept in KEPT.finditer(body):
            turned += body[place:kept.start()].translate(LETTERS) + kept[0]
            place = kept.end()
        turned += body[place:].translate(LETTERS)
        lines.append(f"{before}⟦{turned}{'~' * (len(body) // 3)}⟧{after}")
    return "\\n".join(lines)


def write(folder):
    """Makes the catalogue of the language below folder, as GAINSAY_LOCALEDIR wants it."""
    target = pathlib.Path(folder) / LANGUAGE / "LC_MESSAGES"
    target.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as name:
        template, po = pathlib.Path(name) / "gainsay.pot", pathlib.Path(name) / "qps.po"
        extract(template, *read_names(PO / "POTFILES.in"))
        entries = ['msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: nplurals=2; plural=n != 1;\\n"\n']
        for message in parse(template):
            lines = [f'{field} "{message[field]}"' for field in ("msgctxt", "msgid", "msgid_plural") if field in message]
            if "msgid_plural" in message:
                lines += [f'msgstr[0] "{turn(message["msgid"])}"', f'msgstr[1] "{turn(message["msgid_plural"])}"']
            else:
                lines.append(f'msgstr "{turn(message["msgid"])}"')
            flags = [line for line in message["comments"] if line.startswith("#,")]
            entries.append("\n".join(flags + lines) + "\n")
        po.write_text("\n".join(entries), encoding="utf-8")
        done = run("msgfmt", "--check-format", "-o", target / "gainsay.mo", po)
        if done.returncode != 0:
            raise RuntimeError(done.stderr)


if __name__ == "__main__":
    write(sys.argv[1])
