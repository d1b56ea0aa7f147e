# SPDX-License-Identifier: GPL-3.0-or-later
"""The keys that the sources bind by name, the window of shortcuts (ui/shortcuts.ui) and the manual's page of keys are the same. What the article's keys do,
and whether those of the window work, is looked at by tests/app/test-shortcuts.c."""

import pathlib
import re
import sys
import xml.etree.ElementTree as ET

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

import tap

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGE = ROOT / "data/help/C/shortcuts.page"
MALLARD = "{http://projectmallard.org/1.0/}"

# What every program has and nobody looks up.
STANDARD = {"Escape"}
# A key elsewhere on the keyboard, or without Shift, that does the same as the listed one.
SAME = {"KP_Page_Up": "Page_Up", "KP_Page_Down": "Page_Down", "KP_Home": "Home", "KP_Enter": "Return", "KP_Add": "plus", "KP_Subtract": "minus",
        "KP_0": "0", "equal": "plus"}
# What keys are called on paper.
LABELS = {"Page_Up": "Page Up", "Page_Down": "Page Down", "plus": "+", "minus": "-", "comma": ",", "question": "?", "Escape": "Esc", "Left": "←", "Right": "→",
          "Up": "↑", "Down": "↓"}
ORDER = ("Ctrl", "Alt", "Shift")


def parse(accelerator):
    """“<Ctrl><Shift>o”: a set of modifiers and a key."""
    modifiers = re.findall(r"<(\w+)>", accelerator)
    key = re.sub(r"<\w+>", "", accelerator)
    key = SAME.get(key, key)
    return frozenset("Ctrl" if m in ("Control", "Primary") else m for m in modifiers), key.upper() if len(key) == 1 else key


def window_rows():
    """Title and accelerators of each line."""
    for node in ET.parse(ROOT / "ui/shortcuts.ui").iter("object"):
        if node.get("class") == "GsyShortcutRow":
            properties = {p.get("name"): p.text for p in node.findall("property")}
            yield properties["title"], [parse(a) for a in properties["accelerator"].split()]


def bound_keys():
    """Where, and which: in the table of the application, and of the classes of widgets."""
    for path in sorted((ROOT / "src/app").glob("*.c")):
        text = path.read_text(encoding="utf-8")
        for action, accelerators in re.findall(r'\{ "([\w.-]+)", \{ ("[^}]+") \} \}', text):
            for accelerator in re.findall(r'"([^"]+)"', accelerators):
                yield f"{path.name}: {action}", parse(accelerator)
        for key, mask in re.findall(r"add_binding(?:_action)? \(widget_class, GDK_KEY_(\w+), ([^,]+),", text):
            names = {"CONTROL": "Ctrl", "ALT": "Alt", "SHIFT": "Shift"}
            modifiers = frozenset(names[m] for m in re.findall(r"GDK_(\w+)_MASK", mask))
            key = SAME.get(key, key)
            yield f"{path.name}: a class", (modifiers, key.upper() if len(key) == 1 else key)


def show(keys):
    modifiers, key = keys
    return "+".join([m for m in ORDER if m in modifiers] + [LABELS.get(key, key)])


def page_rows():
    """Title and keys of each line of the page's tables."""
    for row in ET.parse(PAGE).iter(MALLARD + "tr"):
        title, keys = row.findall(MALLARD + "td")
        found = []
        for node in keys.find(MALLARD + "p"):
            parts = [k.text for k in node.iter(MALLARD + "key")]
            found.append("+".join(sorted(parts[:-1], key=ORDER.index) + parts[-1:]))
        yield "".join(title.itertext()).strip(), found


def main():
    report = tap.Report()
    rows = list(window_rows())
    listed = {keys for _, each in rows for keys in each}
    bound = list(bound_keys())
    report.claim("there are as many keys as people use", [] if len(listed) > 50 and len(bound) > 50 else [f"{len(listed)} listed, {len(bound)} bound"])
    report.claim("each key that is bound is in the window of shortcuts",
                 [f"{where}: {show(keys)}" for where, keys in bound if keys not in listed and keys[1] not in STANDARD])
    in_window = [(title, [show(keys) for keys in each]) for title, each in rows]
    in_page = list(page_rows())
    report.claim("the manual's page of keys has what the window has", [f"{title}: {', '.join(keys)}" for title, keys in in_window if (title, keys) not in in_page])
    report.claim("and nothing else", [f"{title}: {', '.join(keys)}" for title, keys in in_page if (title, keys) not in in_window])
    report.end()


main()
