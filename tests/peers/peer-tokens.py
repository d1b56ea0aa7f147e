# SPDX-License-Identifier: GPL-3.0-or-later
"""A reader of token tables in Python finds the same spans by their labels."""
import sys
import tempfile

import folder

top = tempfile.TemporaryDirectory()
out = tempfile.TemporaryDirectory()
said = folder.build(top.name)
folder.export(sys.argv[1], top.name, f"{out.name}/conll", "conll")


def table(article):
    with open(f"{out.name}/conll/{article}.conll", encoding="utf-8", newline="\n") as file:
        lines = file.read().split("\n")
    names = lines[0].removeprefix("# global.columns = ").split()
    sentences, rows = [], []
    for line in lines[2:]:
        if line:
            rows.append(dict(zip(names, line.split("\t"), strict=True)))
        elif rows:
            sentences.append(rows)
            rows = []
    return names, sentences


def rows_of(article):
    return [row for sentence in table(article)[1] for row in sentence]


def tokens_are_where_they_say():
    for article, text in folder.ARTICLES.items():
        end, seen = 0, ""
        for row in rows_of(article):
            assert text[int(row["START"]):int(row["END"])] == row["FORM"] and int(row["START"]) >= end, row
            assert row["FORM"].strip() == row["FORM"] != ""
            assert not text[end:int(row["START"])].strip(), (article, row)
            end, seen = int(row["END"]), seen + row["FORM"]
        assert not text[end:].strip()


def labels_give_the_spans_back():
    for article in folder.ARTICLES:
        names, _ = table(article)
        for layer in names[3:]:
            found, open_span = set(), None
            for row in rows_of(article):
                label = row[layer]
                assert label in ("O", "B-" + layer, "I-" + layer)
                if label.startswith("I"):
                    open_span[1] = int(row["END"])
                    continue
                if open_span:
                    found.add(tuple(open_span))
                open_span = [int(row["START"]), int(row["END"])] if label.startswith("B") else None
            if open_span:
                found.add(tuple(open_span))
            spans = {(span["start"], span["end"]) for one in said if (one["article"], one["layer"]) == (article, layer) for span in one["spans"]}
            # Of two of one layer at one place the longer one is shown.
            assert found == {span for span in spans if not any(other != span and other[0] <= span[0] and span[1] <= other[1] for other in spans)}, (article, layer, found, spans)


def sentences_are_apart():
    _, sentences = table("accents.txt")
    assert len(sentences) >= 2
    assert [row["FORM"] for row in sentences[0]][:2] == ["L’", "État"], sentences[0][:2]


folder.run(tokens_are_where_they_say, labels_give_the_spans_back, sentences_are_apart)
