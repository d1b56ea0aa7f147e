# SPDX-License-Identifier: GPL-3.0-or-later
"""The program's words as gettext finds them in the source, and what a catalogue says of each."""

import pathlib
import re
import subprocess

TOP = pathlib.Path(__file__).resolve().parents[2]
PO = TOP / "po"
# What the preset “glib” of meson's i18n module gives to xgettext.
KEYWORDS = ["_", "N_", "C_:1c,2", "NC_:1c,2", "g_dcgettext:2", "g_dngettext:2,3", "g_dpgettext2:2c,3"]
FLAGS = ["N_:1:pass-c-format", "C_:2:pass-c-format", "NC_:2:pass-c-format", "g_dngettext:2:pass-c-format", "g_strdup_printf:1:c-format",
         "g_string_printf:2:c-format", "g_string_append_printf:2:c-format", "g_error_new:3:c-format", "g_set_error:4:c-format",
         "g_print:1:c-format", "g_printerr:1:c-format", "g_markup_printf_escaped:1:c-format"]
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
