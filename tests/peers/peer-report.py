# SPDX-License-Identifier: GPL-3.0-or-later
"""Python's HTML parser reads the report: all of each text, each statement under its number, and nothing that runs or is fetched."""
import html.parser
import sys
import tempfile

import folder

top = tempfile.TemporaryDirectory()
out = tempfile.TemporaryDirectory()
said = folder.build(top.name)
folder.export(sys.argv[1], top.name, f"{out.name}/report.html", "html")
VOID = {"meta", "br", "link", "img", "hr", "input"}


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.elements, self.texts, self.marks, self.rows, self.ids = [], [], [], [], {}, []
        with open(f"{out.name}/report.html", encoding="utf-8", newline="\n") as file:
            self.feed(file.read())
        self.close()
        assert not self.open, self.open

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.elements.append((tag, attributes))
        if "id" in attributes:
            self.ids.append(attributes["id"])
        if attributes.get("class") == "text":
            self.texts.append("")
            self.marks.append([])
        if tag not in VOID:
            self.open.append((tag, attributes))

    def handle_endtag(self, tag):
        assert self.open and self.open[-1][0] == tag, (tag, self.open[-3:])
        self.open.pop()

    def handle_data(self, data):
        row = next((attributes["id"] for tag, attributes in self.open if tag == "tr"), None)
        if row:
            self.rows[row] = self.rows.get(row, "") + data
        if not any(attributes.get("class") == "text" for _, attributes in self.open):
            return
        if any(tag == "a" for tag, _ in self.open):
            self.marks[-1].append(("start", int(data)))
            return
        self.texts[-1] += data
        lines = {attributes["class"].split()[1] for tag, attributes in self.open if tag == "span"}
        self.marks[-1].append((data, lines))


page = Page()


def articles_in_order():
    """As the command line orders them, which the page tells by their file names."""
    with open(f"{out.name}/report.html", encoding="utf-8") as file:
        text = file.read()
    return sorted(folder.ARTICLES, key=lambda name: text.index(f'<p class="meta">{name}'))


def texts_are_whole():
    assert page.texts == [folder.ARTICLES[name].replace("\r\n", "\n") for name in articles_in_order()]


def each_statement_has_its_lines_and_its_number():
    layers = ["accusation", "denial", "counter-accusation"]
    for number, name in enumerate(articles_in_order()):
        own = sorted((one for one in said if one["article"] == name), key=lambda one: (one["spans"][0]["start"], one["spans"][0]["end"], one["id"]))
        starts = sorted(mark[1] for mark in page.marks[number] if mark[0] == "start")
        assert starts == sorted(index for index, one in enumerate(own, 1) for _ in one["spans"]), starts
        for index, layer in enumerate(layers):
            seen = "".join(text for text, lines in page.marks[number] if text != "start" and f"l{index}" in lines)
            places = sorted({at for one in own if one["layer"] == layer for span in one["spans"] for at in range(span["start"], span["end"])})
            assert seen == "".join(folder.ARTICLES[name][at] for at in places), (name, layer, seen)


def each_statement_has_its_row():
    text = "\n".join(page.rows.values())
    assert len(page.rows) == len(said)
    for one in said:
        assert all(span["exact"].replace("\n", " ").replace("\t", " ") in text for span in one["spans"]), one
        assert all(filler["actor"] in text for role in ("source", "target") for filler in one.get(role, []))
        assert one.get("note", "") in text


def nothing_runs_and_nothing_is_fetched():
    assert ("meta", {"http-equiv": "Content-Security-Policy", "content": "default-src 'none'; style-src 'unsafe-inline'"}) in page.elements
    for tag, attributes in page.elements:
        assert tag not in ("script", "iframe", "object", "embed", "img", "link", "form", "base"), tag
        assert not any(name.startswith("on") or name in ("src", "srcset", "style") for name in attributes), attributes
        assert attributes.get("href", "#").startswith(("#", "http://", "https://")), attributes


def each_reference_leads_somewhere():
    assert len(page.ids) == len(set(page.ids))
    for tag, attributes in page.elements:
        if attributes.get("href", "").startswith("#"):
            assert attributes["href"][1:] in page.ids, attributes


folder.run(texts_are_whole, each_statement_has_its_lines_and_its_number, each_statement_has_its_row, nothing_runs_and_nothing_is_fetched, each_reference_leads_somewhere)
