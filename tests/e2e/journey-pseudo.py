# SPDX-License-Identifier: GPL-3.0-or-later
"""The program in a language that nobody speaks: every word of its windows that is not the user's own stands in that language's brackets. The user's
own are in Greek."""

import json
import pathlib
import re
import sys
import tempfile

from harness import App, claim, expect, has_state, journey, main, place, wait_until, walk_shown

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "po"))
import pseudo

TEXTS = {
    "άλφα.txt": "Η Άλφα κατηγόρησε τη Βήτα ότι έκλεισε το φράγμα. «Είναι ψέμα», απάντησε η Βήτα.\n",
    "βήτα.txt": "Η Βήτα διέψευσε ότι έκλεισε το φράγμα.\n",
}
PROJECT = {
    "format": "gainsay-project", "version": 1, "title": "Φράγμα",
    "actors": [{"id": "α", "name": "Άλφα", "aliases": ["Άλφας"]}, {"id": "β", "name": "Βήτα"}],
    "topics": [{"id": "φ", "name": "Φράγμα"}],
}
# Said by GTK and libadwaita in their own translations, of which there is none: what their types are called, the window's buttons, an entry's menu.
THEIRS = re.compile(r"(Gtk|Adw)\w+|Gsy\w+|(Close|Minimize|Maximize|Restore)( the window)?|Clear|Menu|Back|Search|Undo|Redo|Cut|Copy|Paste|Delete|Select All|Insert Emoji|Select a Font|Increase|Decrease|Escape|Serif|Sans")
# What is the same in every language: the program's name, formats and what their files are called, keys on the keyboard, offsets, units.
NAMES = re.compile(r"Gainsay|org\.gainsay\S*|gainsay\.json|[\w-]+\.annotations\.json|\.[a-z]{2,4}\b|https?:\S+|/\S+|"
                   r"HTML|Markdown|CSV|JSON( Lines)?|W3C Web Annotation|brat|CoNLL(-U)?|WebAnno TSV( 3\.3)?|UIMA CAS( JSON| XMI)?|REFI-QDA|TEI( P5)?|Label Studio|doccano|GraphML|GEXF|"
                   r"Ctrl|Shift|Alt|Esc|Enter|Return|Tab|Home|End|Page[_ ]?(Up|Down)|\+(Left|Right|Up|Down)\b|Backspace|Delete|F\d+|[A-Z]\b|\bpt\b|\bpx\b|\bkB\b")


def find_forgotten(app):
    """The words on the screen, and what is said of them, that are in no bracket, are nobody's names, and are not Greek."""
    found = set()
    for top in app.top_levels():
        for node in walk_shown(top):
            for said in (node.get_name(), node.get_description()):
                rest = re.sub(r"⟦.*⟧", "", said or "", flags=re.S)
                rest = NAMES.sub("", THEIRS.sub("", rest))
                if re.search(r"[A-Za-z]{2}", rest):
                    found.add(f"{node.get_role_name()} “{said}”")
    return sorted(found)


def look(app, where):
    with claim(f"no word is forgotten: {where}"):
        found = find_forgotten(app)
        expect(not found, lambda: "; ".join(found))


def look_at_window(app, where, *keys):
    with claim(f"a window comes: {where}"):
        before = len(app.top_levels())
        app.key(*keys)
        wait_until(lambda: len(app.top_levels()) > before, what="another window")
        wait_until(lambda: not has_state(app.frame, "active"), what="the keyboard in it")
    look(app, where)
    with claim(f"it goes again: {where}"):
        app.key("Escape")
        wait_until(lambda: len(app.top_levels()) == before, what="its end")
        wait_until(lambda: has_state(app.frame, "active"), what="the keyboard in the main window")


class Pseudo(App):
    article_name = pseudo.turn("Article")


@journey
def nothing_is_forgotten():
    """Every window."""
    with tempfile.TemporaryDirectory() as folder, place(texts=TEXTS) as here:
        pseudo.write(folder)
        (here.folder / "gainsay.json").write_text(json.dumps(PROJECT, ensure_ascii=False), encoding="utf-8")
        with claim("the program speaks a language that nobody speaks"):
            app = Pseudo(here, locale="fr_FR.UTF-8", env={"LANGUAGE": pseudo.LANGUAGE, "GAINSAY_LOCALEDIR": folder})
            app.wait_article("άλφα.txt")
            app.get(name=pseudo.turn("Saved"))
        with app:
            look(app, "the article without marks")
            with claim("a statement with all its roles"):
                app.select_phrase("έκλεισε το φράγμα")
                app.key("1")
                here.wait_statements("άλφα.txt", 1)
                for phrase, key in (("Η Άλφα", "s"), ("κατηγόρησε", "c"), ("τη Βήτα", "t")):
                    app.select_phrase(phrase)
                    app.key(key)
                here.wait_statements("άλφα.txt", 1, lambda found: "target" in found[0])
            look(app, "the details of a statement")
            for where, key in (("finding", "ctrl+f"), ("the search for another statement", "l")):
                app.key(key)
                look(app, where)
                app.key("Escape")
            for where, key in (("vocabulary", "ctrl+shift+a"), ("export", "ctrl+e"), ("import", "ctrl+shift+o"), ("earlier versions", "ctrl+h"), ("finding in the folder", "ctrl+shift+f"),
                               ("preferences", "ctrl+comma"), ("shortcuts", "ctrl+question")):
                app.focus_article()
                look_at_window(app, where, key)
            with claim("the list of problems comes"):
                app.focus_article()
                app.key("ctrl+shift+p")
            look(app, "problems")


main()
