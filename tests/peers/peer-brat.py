# SPDX-License-Identifier: GPL-3.0-or-later
"""Brat's own parser reads what we write for it, when GAINSAY_BRAT is the path of a copy of brat; a small reader of the format in any case."""
import builtins
import collections
import os
import pathlib
import re
import sys
import tempfile

import folder

top = tempfile.TemporaryDirectory()
out = tempfile.TemporaryDirectory()
said = folder.build(top.name)
folder.export(sys.argv[1], top.name, f"{out.name}/brat", "brat")


def stem(article):
    return f"{out.name}/brat/{article.removesuffix('.txt')}"


def text_of(article):
    return pathlib.Path(stem(article) + ".txt").read_text(encoding="utf-8")


def lines_of(article):
    return [line.split("\t") for line in pathlib.Path(stem(article) + ".ann").read_text(encoding="utf-8").splitlines()]


def unescape(text):
    return re.sub(r"\\(.)", lambda match: {"n": "\n", "r": "\r", "t": "\t"}.get(match[1], match[1]), text)


class Read:
    """An .ann file, by the description of the format alone."""

    def __init__(self, article):
        self.bound, self.events, self.relations, self.comments, self.attributes = {}, {}, set(), collections.defaultdict(list), {}
        text = text_of(article)
        for line in lines_of(article):
            words = line[1].split(" ", 1)
            if line[0][0] == "T":
                pieces = [tuple(map(int, piece.split())) for piece in words[1].split(";")]
                assert line[2] == " ".join(text[start:end] for start, end in pieces), line
                assert not any("\n" in text[start:end] for start, end in pieces), line
                self.bound[line[0]] = (words[0], pieces, line[2])
            elif line[0][0] == "E":
                parts = [part.split(":") for part in line[1].split()]
                self.events[line[0]] = (parts[0], parts[1:])
            elif line[0][0] == "R":
                kind, one, two = line[1].split()
                self.relations.add((kind, one.removeprefix("Arg1:"), two.removeprefix("Arg2:")))
            elif line[0][0] == "A":
                kind, of, value = line[1].split()
                self.attributes[of, kind] = value
            elif line[0][0] == "#":
                self.comments[words[1], words[0]].append(unescape(line[2]))
        self.ids = {self.comments[event, "Id"][0]: event for event in self.events}


def texts_are_the_articles_with_plain_line_ends():
    for article, text in folder.ARTICLES.items():
        assert text_of(article) == text.replace("\r\n", "\n"), article


def statements_are_events_on_their_words():
    for one in said:
        read = Read(one["article"])
        (kind, trigger), arguments = read.events[read.ids[one["id"]]]
        content = read.bound[dict(arguments)["Content"]]
        assert kind == read.bound[trigger][0] == one["layer"].capitalize()
        assert content[2].split() == " ".join(span["exact"] for span in one["spans"]).split(), content
        for role in ("Source", "Target"):
            assert read.comments[read.ids[one["id"]], "Implied" + role] == [filler["actor"] for filler in one.get(role.lower(), [])]


def notes_topics_and_values_are_kept():
    for one in said:
        read = Read(one["article"])
        event = read.ids[one["id"]]
        assert read.comments[event, "AnnotatorNotes"] == ([one["note"]] if "note" in one else [])
        assert read.comments[event, "Topic"] == one.get("about", [])
        values = dict(text.split(": ", 1) for text in read.comments[event, "Attribute"])
        values |= {kind.lower(): value.lower() for (of, kind), value in read.attributes.items() if of == event}
        assert values == {key: str(value).lower() if isinstance(value, bool) else str(value) for key, value in one.get("attributes", {}).items()}


def links_are_relations_or_comments():
    for one in said:
        read = Read(one["article"])
        event = read.ids[one["id"]]
        inside = {(link["relation"].capitalize(), read.events[event][0][1], read.events[read.ids[link["to"]]][0][1]) for link in one.get("links", []) if "article" not in link}
        assert {relation for relation in read.relations if relation[1] == read.events[event][0][1]} == inside
        assert read.comments[event, "Link"] == [f"{link['relation'].capitalize()} {link['to']} {link['article']}" for link in one.get("links", []) if "article" in link]


def brat_itself_finds_nothing_wrong():
    """Brat reports a line that it cannot read, and words that are not where they should be."""
    sys.path[:0] = [f"{os.environ['GAINSAY_BRAT']}/server/src", f"{os.environ['GAINSAY_BRAT']}/server/lib"]
    plain = builtins.open
    builtins.open = lambda name, mode="r", *more, **options: plain(name, mode.replace("U", ""), *more, **options)
    import annotation
    for article in folder.ARTICLES:
        with annotation.TextAnnotations(stem(article), read_only=True) as document:
            assert not document.failed_lines, document.failed_lines
            ids = {comment.tail.strip() for comment in document.get_oneline_comments() if comment.type == "Id"}
            own = {one["id"] for one in said if one["article"] == article}
            assert ids == own, (ids, own)
            assert len(list(document.get_events())) == len(own)
            text = text_of(article)
            for bound in document.get_textbounds():
                assert " ".join(text[start:end] for start, end in bound.spans) == bound.text


checks = [texts_are_the_articles_with_plain_line_ends, statements_are_events_on_their_words, notes_topics_and_values_are_kept, links_are_relations_or_comments]
if "GAINSAY_BRAT" in os.environ:
    checks.append(brat_itself_finds_nothing_wrong)
else:
    print("# brat itself was not asked: GAINSAY_BRAT is not set")
folder.run(*checks)
