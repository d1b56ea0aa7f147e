# SPDX-License-Identifier: GPL-3.0-or-later
"""Python's ElementTree reads the TEI corpus; jing judges it when GAINSAY_TEI_RNG is the path of a tei_all.rng of TEI P5 4.0 or newer."""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

import folder

top = tempfile.TemporaryDirectory()
out = tempfile.TemporaryDirectory()
folder.ARTICLES["wrapped.txt"] = "One\nline\n\n \n  another,\non two\r\n\r\nend"
said = folder.build(top.name)

# What is not in every folder: words of roles, who marked it, what is known of an article, actors of each kind, a name that is taken apart.
sidecar = pathlib.Path(top.name, "accents.txt.annotations.json")
more = json.loads(sidecar.read_text(encoding="utf-8"))
more["article"].update(outlet="Le Quai & Cie", published="2031-03/2031-04", url="https://quai.example/?a=1&b=2", language="fr-FR", state="review", note="à <relire>")
first = next(one for one in more["statements"] if one["layer"] == "accusation")
first["source"][0]["spans"] = [{"start": 0, "end": 6}, {"start": 7, "end": 8}]
first["cue"] = {"spans": [{"start": 9, "end": 15}]}
first.update(creator="marie <m>", created="2031-03-04T10:00:00Z", modified="yesterday", said="2031-03-04/2031-03-05")
sidecar.write_text(json.dumps(more, ensure_ascii=False), encoding="utf-8")
for one in said:
    if one["id"] == first["id"]:
        one.update({key: value for key, value in first.items() if key != "spans"})
pathlib.Path(top.name, "gainsay.json").write_text(json.dumps({
    "format": "gainsay-project", "version": 1, "title": "Digues & <barrages>",
    "layers": [{"id": "accusation", "name": "Accusation", "color": "#c01c28", "definition": "a < b"}, {"id": "two words", "name": "Two"}],
    "actors": [{"name": "O’Hara", "kind": "person", "aliases": ["P. O’Hara"]}, {"name": "la région", "kind": "public body", "code": "R1", "wikidata": "Q1", "part-of": "L’État 😊", "note": "n"}],
}, ensure_ascii=False), encoding="utf-8")
loss = folder.export(sys.argv[1], top.name, f"{out.name}/one.xml", "tei")
corpus = xml.etree.ElementTree.parse(f"{out.name}/one.xml").getroot()
T = "{http://www.tei-c.org/ns/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"
by_id = {one.get(ID): one for one in corpus.iter() if one.get(ID)}
parts = {part.findtext(f".//{T}idno[@type='file']"): part for part in corpus.findall(f"{T}TEI")}


def text_and_anchors(part):
    """The text of the body, and at which character of it each anchor is."""
    text, places = "", {}

    def walk(element):
        nonlocal text
        if element.tag == f"{T}anchor":
            places[element.get(ID)] = len(text)
        text += element.text or ""
        for child in element:
            walk(child)
            text += child.tail or ""

    walk(part.find(f"{T}text/{T}body"))
    return text, places


def pointed(element):
    return [by_id[pointer[1:]] for pointer in (element.get("target") or "").split()]


def places_of(part, spans):
    places = text_and_anchors(part)[1]
    return [(places[span.get("from")[1:]], places[span.get("to")[1:]]) for span in spans]


def annotation_of(one):
    return next(element for element in parts[one["article"]].iter(f"{T}annotation") if element.get("n") == one["id"])


def notes(annotation, kind):
    return [note for note in annotation.findall(f"{T}note") if note.get("type") == kind]


def texts_are_the_articles_to_the_character():
    assert set(parts) == set(folder.ARTICLES)
    for article, text in folder.ARTICLES.items():
        assert text_and_anchors(parts[article])[0] == text, (article, text_and_anchors(parts[article])[0])


def paragraphs(article):
    return ["".join(one.itertext()) for one in parts[article].findall(f"{T}text/{T}body/{T}p")]


def each_line_is_a_paragraph_or_what_empty_lines_divide():
    assert paragraphs("folder/hostile.txt") == folder.ARTICLES["folder/hostile.txt"].splitlines(keepends=True)
    assert paragraphs("empty.txt") == [""]
    assert paragraphs("wrapped.txt") == ["One\nline\n\n \n", "  another,\non two\r\n\r\n", "end"]


def statements_are_annotations_of_their_spans():
    assert len(list(corpus.iter(f"{T}annotation"))) == len(said)
    for one in said:
        part, annotation = parts[one["article"]], annotation_of(one)
        spans = pointed(annotation)
        assert places_of(part, spans) == [(span["start"], span["end"]) for span in one["spans"]], one["id"]
        text = text_and_anchors(part)[0]
        assert [text[start:end] for start, end in places_of(part, spans)] == [span["exact"] for span in one["spans"]]
        groups = {group.get("type") for group in part.iter(f"{T}spanGrp") for span in group if span in spans}
        assert groups == {one["layer"]}
        assert [note.text for note in notes(annotation, "layer")] == [one["layer"]]


def roles_and_notes_are_what_the_sidecars_say():
    for one in said:
        part, annotation = parts[one["article"]], annotation_of(one)
        for role in ("source", "target"):
            fillers = [(note.findtext(f"{T}name"), places_of(part, pointed(note))) for note in notes(annotation, role)]
            assert fillers == [(filler.get("actor"), [(span["start"], span["end"]) for span in filler.get("spans", [])]) for filler in one.get(role, [])]
            for note in notes(annotation, role):
                actor = by_id[note.find(f"{T}name").get("ref")[1:]]
                assert (actor.findtext(f"{T}orgName") or actor.findtext(f"{T}persName")) == note.findtext(f"{T}name")
        assert [places_of(part, pointed(note)) for note in notes(annotation, "cue")] == \
            ([[(span["start"], span["end"]) for span in one["cue"]["spans"]]] if "cue" in one else [])
        assert [note.text for note in notes(annotation, "topic")] == one.get("about", [])
        assert [note.findtext(f"{T}date") for note in notes(annotation, "said")] == ([one["said"]] if "said" in one else [])
        assert {note.get("n"): note.text for note in notes(annotation, "attribute")} == \
            {key: str(value).lower() if isinstance(value, bool) else str(value) for key, value in one.get("attributes", {}).items()}
        assert [note.text for note in notes(annotation, "note")] == ([one["note"]] if "note" in one else [])
        assert annotation.findtext(f"{T}respStmt/{T}name") == one.get("creator")
        assert {change.get("type"): change.text for change in annotation.iter(f"{T}change")} == {key: one[key] for key in ("created", "modified") if key in one}


def links_lead_to_the_statements():
    links = set()
    for group in corpus.iter(f"{T}linkGrp"):
        for link in group:
            start, end = (one.get("n") for one in pointed(link))
            links.add((start, group.get("type"), end))
    assert links == {(one["id"], link["relation"], link["to"]) for one in said for link in one.get("links", [])}


def what_is_known_of_an_article_is_in_its_header():
    header = parts["accents.txt"].find(f"{T}teiHeader")
    bibl = header.find(f".//{T}bibl")
    assert [bibl.findtext(f"{T}{name}") for name in ("title", "publisher", "date")] == ["<T> accents.txt", "Le Quai & Cie", "2031-03/2031-04"]
    assert (bibl.find(f"{T}date").get("from"), bibl.find(f"{T}date").get("to")) == ("2031-03", "2031-04")
    assert bibl.findtext(f"{T}idno[@type='URI']") == "https://quai.example/?a=1&b=2"
    assert {note.get("type"): note.text for note in header.iter(f"{T}note")} == {"state": "review", "note": "à <relire>"}
    assert header.find(f".//{T}language").get("ident") == "fr-FR"


def the_loss_is_the_vocabulary_s_alone():
    assert re.findall(r"\[([a-z-]+)\]", loss) == ["vocabulary"], loss


def the_same_folder_gives_the_same_bytes():
    for zone in ("UTC", "Asia/Tokyo"):
        path = f"{out.name}/{zone.replace('/', '-')}.xml"
        subprocess.run([sys.argv[1], "export", "--format", "tei", "--output", path, top.name], check=True, capture_output=True, env={**os.environ, "TZ": zone})
        with open(path, "rb") as one, open(f"{out.name}/one.xml", "rb") as other:
            assert one.read() == other.read(), zone


def jing_finds_nothing_wrong():
    done = subprocess.run(["jing", os.environ["GAINSAY_TEI_RNG"], f"{out.name}/one.xml"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


checks = [texts_are_the_articles_to_the_character, each_line_is_a_paragraph_or_what_empty_lines_divide, statements_are_annotations_of_their_spans,
          roles_and_notes_are_what_the_sidecars_say, links_lead_to_the_statements, what_is_known_of_an_article_is_in_its_header,
          the_loss_is_the_vocabulary_s_alone, the_same_folder_gives_the_same_bytes]
if "GAINSAY_TEI_RNG" not in os.environ:
    print("# jing was not asked: GAINSAY_TEI_RNG is not set")
elif shutil.which("jing") is None:
    print("# jing was not asked: it is not installed")
else:
    checks.append(jing_finds_nothing_wrong)
folder.run(*checks)
