# SPDX-License-Identifier: GPL-3.0-or-later
"""WebAnno TSV, read as INCEpTION's guide describes it; and by the library webanno_tsv, when GAINSAY_WEBANNO_TSV is the path of its source."""
import os
import re
import sys
import tempfile

import folder

top = tempfile.TemporaryDirectory()
out = tempfile.TemporaryDirectory()
said = folder.build(top.name)
folder.export(sys.argv[1], top.name, f"{out.name}/tsv", "webanno-tsv")


def unescape(text):
    return re.sub(r"\\(n|r|t|->|.)", lambda match: {"n": "\n", "r": "\r", "t": "\t"}.get(match[1], match[1]), text)


def cells(text):
    """Values and numbers of a cell's stacked annotations."""
    parts = re.findall(r"((?:\\.|[^|\\])*)(?:\||$)", text)
    return [re.fullmatch(r"(.*)\[([\d_]+)\]", part, re.DOTALL).groups() for part in parts if part and part != "_"]


def read(article):
    with open(f"{out.name}/tsv/{article}.tsv", encoding="utf-8", newline="\n") as file:
        lines = file.read().split("\n")
    names = [line.split("=", 1)[1].split("|") for line in lines if line.startswith("#T_SP=")]
    assert lines[0] == "#FORMAT=WebAnno TSV 3.3" and lines[3].startswith("#T_RL=") and lines[4] == ""
    rows = [line.split("\t") for line in lines[5:] if re.match(r"\d+-\d+\t", line)]
    columns = ["token", "place", "text"] + [f"{layer.rsplit('.', 1)[1]}.{name}" for layer, *features in names for name in features] + ["number", "relation", "from", "end"]
    texts = [unescape(line.removeprefix("#Text=")) for line in lines if line.startswith("#Text=")]
    return [dict(zip(columns, row, strict=True)) for row in rows], texts


def annotations(article, layer):
    """By number: features, tokens and the span in UTF-16 units."""
    found = {}
    for row in read(article)[0]:
        for column, text in row.items():
            if column.startswith(layer + "."):
                for value, number in cells(text):
                    one = found.setdefault(number, {"rows": []})
                    one[column.split(".")[1]] = None if value == "*" else unescape(value)
                    if row not in one["rows"]:
                        one["rows"].append(row)
    for one in found.values():
        one["begin"], one["end"] = int(one["rows"][0]["place"].split("-")[0]), int(one["rows"][-1]["place"].split("-")[1])
    return found


def covered(article, one):
    return folder.ARTICLES[article].encode("utf-16-le")[2 * one["begin"]:2 * one["end"]].decode("utf-16-le")


def tokens_are_where_they_say():
    for article, text in folder.ARTICLES.items():
        rows, texts = read(article)
        for row in rows:
            begin, end = map(int, row["place"].split("-"))
            assert text.encode("utf-16-le")[2 * begin:2 * end].decode("utf-16-le") == unescape(row["text"]) == unescape(row["text"]).strip(), row
        assert "".join("".join(texts).split()) == "".join(text.split())


def statements_are_on_their_words():
    for one in said:
        pieces = [piece for piece in annotations(one["article"], "Statement").values() if piece["identifier"] == one["id"]]
        words = "".join("".join(covered(one["article"], piece).split()) for piece in pieces)
        assert words == "".join("".join(span["exact"].split()) for span in one["spans"]), (words, one)
        assert {piece["layer"] for piece in pieces} == {one["layer"]}
        assert pieces[0]["note"] == one.get("note") and pieces[0]["said"] == one.get("said")
        assert pieces[0]["about"] == ("; ".join(topic.replace(";", ";;") for topic in one["about"]) if "about" in one else None)
        for role in ("source", "target"):
            names = "; ".join(filler["actor"].replace(";", ";;") for filler in one.get(role, []))
            assert (pieces[0]["implied" + role.capitalize()] or "") == names


def links_are_relations():
    for article in folder.ARTICLES:
        found = annotations(article, "Statement")
        seen = set()
        for row in read(article)[0]:
            if row["from"] != "_":
                for relation, ends in zip(row["relation"].split("|"), row["from"].split("|"), strict=True):
                    start, end = re.fullmatch(r"[\d-]+\[(\d+)_(\d+)\]", ends).groups()
                    seen.add((found[start]["identifier"], unescape(relation), found[end]["identifier"]))
        assert seen == {(one["id"], link["relation"], link["to"]) for one in said if one["article"] == article for link in one.get("links", []) if "article" not in link}


def the_library_finds_the_same():
    sys.path.insert(0, os.environ["GAINSAY_WEBANNO_TSV"])
    import webanno_tsv
    for article in folder.ARTICLES:
        document = webanno_tsv.webanno_tsv_read_file(f"{out.name}/tsv/{article}.tsv")
        units = folder.ARTICLES[article].encode("utf-16-le")
        seen = sorted(("".join(units[2 * one.start:2 * one.end].decode("utf-16-le").split()), one.label) for one in document.match_annotations(layer="webanno.custom.Statement", field="layer"))
        assert seen == sorted(("".join(covered(article, one).split()), one["layer"]) for one in annotations(article, "Statement").values()), (article, seen)


def seen(one):
    """A statement without what the format, or what is between sentences in the text, does not hold."""
    spans = [{**span, "exact": span["exact"].split()} for span in one["spans"]]
    links = [link for link in one.get("links", []) if "article" not in link]
    return {**one, "spans": spans, "links": links}


def what_we_wrote_comes_back():
    found, texts = folder.imported(sys.argv[1], f"{out.name}/tsv", f"{out.name}/back", "webanno-tsv")
    differences = folder.differences(map(seen, said), map(seen, found), "attributes")
    assert not differences, differences
    assert {name: text.split() for name, text in texts.items()} == {name: text.split() for name, text in folder.ARTICLES.items()}


def what_the_library_writes_again_comes_back():
    sys.path.insert(0, os.environ["GAINSAY_WEBANNO_TSV"])
    import webanno_tsv
    os.makedirs(f"{out.name}/again/folder")
    for article in (name for name, text in folder.ARTICLES.items() if text):
        document = webanno_tsv.webanno_tsv_read_file(f"{out.name}/tsv/{article}.tsv")
        with open(f"{out.name}/again/{article}.tsv", "w", encoding="utf-8", newline="\n") as file:
            file.write(document.tsv())
    found, _ = folder.imported(sys.argv[1], f"{out.name}/again", f"{out.name}/again-back", "webanno-tsv")

    # The library has no relations, writes a line end in a value as two characters, and gives the first value of a file a number of its own, which makes it a
    # further annotation without an identifier.
    ids = {one["id"] for one in said}
    assert len([one for one in found if one["id"] not in ids]) <= len(folder.ARTICLES)
    found = [{**one, **({"note": one["note"].replace("\\n", "\n")} if "note" in one else {})} for one in map(seen, found) if one["id"] in ids]
    differences = folder.differences(map(seen, said), found, "attributes", "links", "about")
    assert not differences, differences


checks = [tokens_are_where_they_say, statements_are_on_their_words, links_are_relations, what_we_wrote_comes_back]
if "GAINSAY_WEBANNO_TSV" in os.environ:
    checks += [the_library_finds_the_same, what_the_library_writes_again_comes_back]
else:
    print("# the library was not asked: GAINSAY_WEBANNO_TSV is not set")
folder.run(*checks)
