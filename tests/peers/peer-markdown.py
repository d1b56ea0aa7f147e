# SPDX-License-Identifier: GPL-3.0-or-later
"""A CommonMark parser with footnotes reads the report: every word of the texts, none of it as markup, and a footnote for each statement."""
import sys
import tempfile

import markdown_it
import mdit_py_plugins.footnote

import folder

top = tempfile.TemporaryDirectory()
out = tempfile.TemporaryDirectory()
said = folder.build(top.name)
folder.export(sys.argv[1], top.name, f"{out.name}/report.md", "markdown")
with open(f"{out.name}/report.md", encoding="utf-8", newline="\n") as source:
    tokens = markdown_it.MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(mdit_py_plugins.footnote.footnote_plugin).parse(source.read())


def words(text):
    return "".join(text.split())


def inline(token):
    return "".join("\n" if child.type in ("softbreak", "hardbreak") else child.content for child in token.children or [])


def parts():
    """Each article's texts after its two lines of title and facts, and all footnotes' texts."""
    articles, notes, in_note, level = [], [], False, 0
    for token in tokens:
        if token.type == "heading_open":
            articles.append([])
        elif token.type == "footnote_open":
            in_note = True
            notes.append("")
        elif token.type == "footnote_close":
            in_note = False
        elif token.type == "inline" and in_note:
            notes[-1] += inline(token)
        elif token.type == "inline":
            articles[-1].append(inline(token))
    return articles, notes


def texts_are_whole_and_plain():
    articles, _ = parts()
    assert len(articles) == len(folder.ARTICLES)
    for name, text in folder.ARTICLES.items():
        own = next(parts for parts in articles if parts[1].startswith(name))
        assert words("".join(own[2:])) == words(text), (own[2:], text)


def nothing_of_it_is_markup():
    kinds = {token.type for token in tokens}
    kinds |= {child.type for token in tokens for child in token.children or []}
    assert kinds <= {"heading_open", "heading_close", "paragraph_open", "paragraph_close", "inline", "text", "softbreak", "hardbreak", "strong_open", "strong_close",
                     "footnote_ref", "footnote_block_open", "footnote_block_close", "footnote_open", "footnote_close", "footnote_anchor"}, kinds


def each_statement_has_its_footnote():
    _, notes = parts()
    assert len(notes) == len(said)
    for one in said:
        quoted = words(" … ".join(span["exact"] for span in one["spans"]))
        own = [note for note in notes if f"“{quoted}”" in words(note)]
        assert own and any(all(words(filler["actor"]) in words(note) for role in ("source", "target") for filler in one.get(role, []))
                           and words(one.get("note", "")) in words(note) for note in own), (one, own)
    refs = [child for token in tokens for child in token.children or [] if child.type == "footnote_ref"]
    assert len(refs) == sum(len(one["spans"]) for one in said)


folder.run(texts_are_whole_and_plain, nothing_of_it_is_markup, each_statement_has_its_footnote)
