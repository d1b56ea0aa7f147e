# SPDX-License-Identifier: GPL-3.0-or-later
"""What is exported and imported again into an empty folder is what it was, in each format that the program says it can write and read, in all that it says
the format holds. The formats are the program's own list, so a reader is tried from the day on which it is there."""
import hashlib
import json
import pathlib
import subprocess
import sys
import tempfile

import folder

program = sys.argv[1]
work = tempfile.TemporaryDirectory()
top = pathlib.Path(work.name, "folder")
PROJECT = {
    "format": "gainsay-project", "version": 1,
    "layers": [
        {"id": "accusation", "name": "Accusation", "color": "#c01c28", "line": "solid", "key": "1"},
        {"id": "denial", "name": "Denial", "color": "#1a5fb4", "line": "dashed", "key": "2", "definition": "Who says that it is not so."},
        {"id": "counter-accusation", "name": "Counter-accusation", "color": "#9a5c00", "line": "double", "key": "3"},
        {"id": "q1", "name": "Démenti & <officiel>", "color": "#26a269", "line": "wavy", "examples": ["« non »"]},
    ],
    "attributes": [
        {"id": "voice", "name": "Voice", "type": "choice", "choices": [{"id": "direct", "name": "Direct"}, {"id": "indirect", "name": "Indirect"}]},
        {"id": "pages", "name": "Pages", "type": "number"},
        {"id": "sure", "name": "Sûr", "type": "flag"},
        {"id": "basis", "name": "Texte invoqué", "type": "text"},
        {"id": "tone", "name": "Ton", "type": "choice", "choices": [{"id": "c1", "name": "Très vif"}, {"id": "c2", "name": "Froid"}]},
    ],
    "relations": [{"id": "answers", "name": "Answers"}, {"id": "repeats", "name": "Repeats"}, {"id": "r1", "name": "Dit le contraire de"}],
    "topics": [{"name": "a; b", "note": "both"}],
    "actors": [{"name": "ألاند", "aliases": ["Aland", "l’Aland"], "kind": "state", "code": "ALD", "wikidata": "Q42"}],
}
WHO = {"creator": "Márie <m@x.example>", "created": "2031-05-08T09:10:11Z", "modified": "2031-05-09T00:00:00Z"}
ARTICLE = {"outlet": "Le “Pont”", "published": "2031-05-07", "url": "https://news.example/?a=b&c=d", "language": "fr", "state": "review", "note": "line 1\nline 2"}


def place(text, *pieces):
    at, spans = 0, []
    for piece in pieces:
        at = text.index(piece, at)
        spans.append({"start": at, "end": at + len(piece), "exact": piece})
        at += len(piece)
    return spans


def enrich():
    """What the peers' folder has not: cues, words of roles, people, values of each kind, a layer and a relation with other names than ids."""
    text = folder.ARTICLES["accents.txt"]
    path = top / "accents.txt.annotations.json"
    sidecar = json.loads(path.read_text(encoding="utf-8"))
    first, second, third = sidecar["statements"]
    first |= {"cue": {"spans": place(text, "accuse", "avoir")}, **WHO,
              "source": [{"actor": "État"}, {"actor": "L’État 😊", "spans": place(text, "L’État 😊")}, {"spans": place(text, "la région", "a\u00a0répondu")}],
              "attributes": {"basis": "true", "pages": -12, "tone": "c1", "sure": False},
              "links": [{"relation": "repeats", "to": "00000000-0000-0000-0000-000000000004", "article": "arabic.txt"}, {"relation": "r1", "to": second["id"]}]}
    second |= {"cue": {"spans": place(text, "a-t-elle ajouté")}, "note": "  two spaces, a \\n that is none,\n\ta tab; \"quotes\" ]]> # | _ * [x] -> é e\u0301 😊\n", "creator": "عمر"}
    third |= {"layer": "q1", "spans": place(text, "région.\r\n« Rien"), "target": [{"spans": place(text, "e\u0301tude")}, {"actor": "la région"}], "x-score": 0.50}
    sidecar["statements"].append({"id": "00000000-0000-0000-0000-0000000000ff", "layer": "denial", "spans": [{"start": 3, "end": 9, "exact": "nowhere", "prefix": "a ", "suffix": " b"}], "detached": True})
    sidecar["article"] |= ARTICLE
    path.write_text(json.dumps(sidecar, ensure_ascii=False), encoding="utf-8")
    (top / "gainsay.json").write_text(json.dumps(PROJECT, ensure_ascii=False), encoding="utf-8")


def sidecars(where):
    """Of each article, its text and what its sidecar says."""
    found = {}
    for path in sorted(pathlib.Path(where).rglob("*")):
        if path.is_file() and not path.name.endswith(".json"):
            sidecar = path.with_name(path.name + ".annotations.json")
            content = json.loads(sidecar.read_text(encoding="utf-8")) if sidecar.exists() else {"statements": [], "article": {}}
            found[str(path.relative_to(where))] = (path.read_bytes().decode(), content)
    return found


def plain(text):
    return text.replace("\r\n", "\n")


def spans_of(spans, text, exactly):
    """Places in the text; where that is not held, words."""
    if not exactly:
        return [" ".join(text[span["start"]:span["end"]].split()) for span in spans]
    return [(len(plain(text[:span["start"]])), len(plain(text[:span["end"]]))) for span in spans]


def fillers_of(fillers, text, holds, exactly):
    found = []
    for filler in fillers:
        one = {}
        if "actor" in filler and "actors" in holds:
            one["actor"] = filler["actor"]
        if "spans" in filler and "role-words" in holds:
            one["spans"] = spans_of(filler["spans"], text, exactly)
        found += [one] if one else []
    return found


def reduce(one, text, holds, exactly, names):
    """A statement as far as it is held. @names: of articles, here to there."""
    known = {"id", "layer", "spans", "cue", "source", "target", "about", "said", "attributes", "links", "note", "creator", "created", "modified", "detached"}
    found = {"layer": one["layer"]}
    if not one.get("detached"):
        found["spans"] = spans_of(one["spans"], text, exactly)
    else:
        found["detached"] = [span["exact"] for span in one["spans"]]
    if "cue" in holds and "cue" in one:
        found["cue"] = spans_of(one["cue"]["spans"], text, exactly)
    for role in ("source", "target"):
        found[role] = fillers_of(one.get(role, []), text, holds, exactly)
    for feature, members in (("ids", ["id"]), ("topics", ["about"]), ("said", ["said"]), ("attributes", ["attributes"]), ("notes", ["note"]), ("authorship", ["creator", "created", "modified"]),
                             ("unknown", sorted(set(one) - known))):
        for member in members:
            if feature in holds and member in one:
                found[member] = list(one[member].items()) if member == "attributes" else one[member]
    found["links"] = [(link["relation"], link["to"] if "ids" in holds else None, names.get(link.get("article"), link.get("article"))) for link in one.get("links", [])
                      if ("cross-links" if "article" in link else "links") in holds]
    return found


def compare(form, options):
    holds = set(form["holds"]) & set(form["reads"])
    name = "-".join([form["id"], *options])
    written = pathlib.Path(work.name, f"{name}-out")
    written.mkdir()
    output = written if form["output"] == "folder" else written / f"all.{form['extension']}"
    if form["output"] == "folder":
        written.rmdir()
    folder.export(program, str(top), str(output), form["id"], *[word for option in options for word in ("--option", option)])
    if "text" not in holds:
        # Such a format is read with the texts beside it.
        for article, text in folder.ARTICLES.items():
            beside = written / article
            if not beside.exists() and form["output"] == "file":
                beside.parent.mkdir(parents=True, exist_ok=True)
                beside.write_bytes(text.encode())
    inside = f"{work.name}/{name}-in"
    done = subprocess.run([program, "import", "--output", inside, str(output if "text" in holds else written)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert not done.stderr.strip(), done.stderr
    here, there = sidecars(top), sidecars(inside)
    if form["output"] == "folder" or "text" in holds:
        marked = [article for article in here if here[article][1]["statements"]]
        assert all(article in there for article in marked), sorted(there)
    differences = []
    for article, (text, sidecar) in here.items():
        if article not in there:
            assert not sidecar["statements"], (article, sorted(there))
            continue
        other_text, other = there[article]
        exactly = plain(text) == plain(other_text)
        if "text" in holds and text != other_text:
            differences.append(f"{article}: the text is {other_text!r}")
        expected = [reduce(one, text, holds, exactly, {}) for one in sidecar["statements"] if "detached" in holds or not one.get("detached")]
        got = [reduce(one, other_text, holds, exactly, {}) for one in other["statements"]]
        expected, got = (sorted(some, key=lambda one: (one.get("id", ""), one["layer"], str(one.get("spans")))) for some in (expected, got))
        if len(expected) != len(got):
            differences.append(f"{article}: {len(expected)} statements are {len(got)}")
        for one, another in zip(expected, got):
            differences += [f"{article}: {one.get('id')}: {member}: {one.get(member)!r} is {another.get(member)!r}" for member in sorted(set(one) | set(another)) if one.get(member) != another.get(member)]
        if "article" in holds:
            for member in sorted(set(sidecar["article"]) - {"file", "sha256", "length"}):
                if sidecar["article"][member] != other["article"].get(member):
                    differences.append(f"{article}: article: {member}: {sidecar['article'][member]!r} is {other['article'].get(member)!r}")
    if "vocabulary" in holds:
        project = json.loads(pathlib.Path(inside, "gainsay.json").read_text(encoding="utf-8"))
        for member in ("layers", "attributes", "relations", "topics", "actors"):
            lists = [{one.get("id", one.get("name")): one for one in some.get(member, [])} for some in (PROJECT, project)]
            differences += [f"gainsay.json: {member}: {one!r} is {lists[1].get(key)!r}" for key, one in lists[0].items() if lists[1].get(key) != one]
    assert not differences, "\n".join(differences)


def check_of(form, options):
    def check():
        compare(form, options)
    check.__name__ = " ".join([form["id"], *[f"with {option}" for option in options], "comes back as it was"])
    return check


top.mkdir()
folder.build(top)
enrich()
listed = subprocess.run([program, "formats", "--json"], capture_output=True, text=True, check=True)
forms = [form for form in json.loads(listed.stdout)["formats"] if form["writes"] and form.get("reads")]
folder.run(*[check_of(form, options) for form in forms for options in ([], *[[option] for option in form["options"]])])
