# SPDX-License-Identifier: GPL-3.0-or-later
"""The layout of PolNeAR, a corpus of attributions marked in brat: it comes in, and goes out again without the loss of a span, a role or a link, which a reader
of the format by its description alone finds. With GAINSAY_POLNEAR, the path of a copy of that corpus, all of it does."""
import collections
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import folder

program = sys.argv[1]
TEXTS = {
    "post_2031-05-07_dam-at-oule": "Valdoria “denies everything,” its minister said on Monday. The mayor of Port-Lenne claimed, without proof,\n"
                                   "that the gates were opened; that, she added, was no accident.\n\nThe council voted. 😊 Nobody answered “so far.”\n",
    "mail_2031-05-08_the-report": "According to a report, the e\u0301lus knew.\n",
}

# (text, annotator, lines): a type and words, and events with their arguments, by number from 0
MARKS = [
    ("post_2031-05-07_dam-at-oule", "a1b2", [
        ("Source", ["its minister"]), ("Cue", ["said"]), ("Content", ["Valdoria “denies everything,”"]), ("Attribution", ["said"]),
        ("E", "Attribution:3 Source:0 Cue:1 Content:2"),
        ("Source", ["The mayor of Port-Lenne"]), ("Cue", ["claimed", "added"]), ("Content", ["that the gates were opened"]), ("Content", ["was no accident"]), ("Attribution", ["claimed", "added"]),
        ("Source", ["she"]), ("E", "Attribution:9 Content:7 Content2:8 Cue:6 Source:5 Source2:10"),
        ("Cue", ["answered"]), ("Content", ["so far.”"]), ("Source", ["Nobody"]), ("Attribution-no-source", ["voted"]), ("E", "Attribution-no-source:15"),
        ("Discuss", ["The council voted"]), ("#", "AnnotatorNotes 14", "is this one?"), ("R", "Refutes Arg1:4 Arg2:11"),
        ("Content", ["without proof"]), ("Attribution", ["voted"]), ("E", "Attribution:21 Content:20 Target:5"),
    ]),
    ("post_2031-05-07_dam-at-oule", "c3d4", [("Source", ["its minister"]), ("Cue", ["said"]), ("Content", ["denies everything"]), ("Attribution", ["said"]), ("E", "Attribution:3 Content:2 Cue:1 Source:0")]),
    ("mail_2031-05-08_the-report", "a1b2", [
        ("Content", ["the e\u0301lus knew"]), ("Cue", ["According to"]), ("Source", ["a report"]), ("Attribution", ["According to"]), ("E", "Attribution:3 Content:0 Cue:1 Source:2"), ("*", "Equiv 0 2")]),
]


def lay_out(top):
    """Texts in one folder, annotations in another, as many as there are annotators."""
    for name in ("text", "attributions"):
        pathlib.Path(top, "train", name).mkdir(parents=True)
    for name, text in TEXTS.items():
        pathlib.Path(top, "train/text", name + ".txt").write_text(text, encoding="utf-8")
    for name, annotator, marks in MARKS:
        lines, ids, counts = [], [], collections.Counter()
        for kind, *more in marks:
            prefix = kind if kind in ("E", "R", "#", "*") else "T"
            counts[prefix] += 1
            ids.append("*" if prefix == "*" else f"{prefix}{counts[prefix]}")
            if prefix != "T":
                lines.append("\t".join([ids[-1], re.sub(r"(?<=[: ])(\d+)(?= |$)", lambda match: ids[int(match[1])], more[0]), *more[1:]]))
                continue
            pieces, at = [], 0
            for piece in more[0]:
                at = TEXTS[name].index(piece, at)
                pieces.append((at, at + len(piece)))
                at += len(piece)
            lines.append(f"{ids[-1]}\t{kind} {';'.join(f'{start} {end}' for start, end in pieces)}\t{' '.join(more[0])}")
        pathlib.Path(top, "train/attributions", f"{name}_{annotator}.ann").write_text("\n".join(lines) + "\n", encoding="utf-8")


def characters(text, spans):
    """The places that are covered, but for spaces, which brat has at no edge."""
    return frozenset(place for start, end in spans for place in range(start, end) if not text[place].isspace())


class Read:
    """Events and lone spans of an .ann file."""

    def __init__(self, path, text):
        bound, events, self.links, notes, used = {}, {}, [], collections.defaultdict(list), set()
        content = re.sub(r"\n+(?!(?:[TERAMN]\d+|#\d+|\*)\t)(?=.)", " ", path.read_text(encoding="utf-8"))
        for line in content.split("\n"):
            fields = line.split("\t")
            if line[:1] == "T":
                kind, places = fields[1].split(" ", 1)
                bound[fields[0]] = (kind, characters(text, [tuple(map(int, place.split())) for place in places.split(";")]))
            elif line[:1] == "E":
                events[fields[0]] = [part.split(":") for part in fields[1].split()]
            elif line[:1] == "R":
                kind, one, two = fields[1].split()
                self.links.append((kind, one.split(":")[1], two.split(":")[1]))
            elif line[:1] == "*":
                self.links += [(fields[1].split()[0], one, two) for one, two in zip(fields[1].split()[1:], fields[1].split()[2:])]
            elif line[:1] == "#":
                notes[fields[1].split()[1]].append((fields[1].split()[0], fields[2]))
        self.words, self.statements = {}, []
        for name, ((kind, trigger), *arguments) in events.items():
            used.add(trigger)
            roles = collections.defaultdict(list)
            for role, filler in arguments:
                roles[role.rstrip("0123456789")].append(bound[filler][1])
                # What is of another kind than its role is that kind as well.
                used |= {filler} if bound[filler][0] in ("Source", "Cue", "Content", "Target") else set()
            merged = {role: frozenset().union(*spans) for role, spans in roles.items() if role in ("Content", "Cue")}
            merged.setdefault("Content", bound[trigger][1])
            if merged.get("Cue", bound[trigger][1]) != merged["Content"]:
                merged.setdefault("Cue", bound[trigger][1])
            self.add(kind, merged["Content"], merged.get("Cue"), [frozenset(roles[role]) for role in ("Source", "Target")], name, trigger)
        linked = {end for link in self.links for end in link[1:]}
        for name, (kind, spans) in bound.items():
            if name not in used or (name in linked and name not in self.words):
                self.add(kind, spans, None, [frozenset(), frozenset()], name)
        self.links = collections.Counter((kind, self.words[one], self.words[two]) for kind, one, two in self.links)
        self.notes = [text for about in notes.values() for kind, text in about if kind == "AnnotatorNotes"]
        self.statements = collections.Counter(self.statements)

    def add(self, kind, content, cue, roles, *names):
        # Where a layer's name is that of a role, a number tells it from the role.
        statement = (re.sub(r"_\d+$", "", kind), content, cue or None, *roles)
        self.statements.append(statement)
        for name in names:
            self.words[name] = statement


def there_and_back(top, name):
    """Imports @top and exports it again; gives pairs of what was read of both."""
    inside, out = f"{work.name}/{name}-in", f"{work.name}/{name}-out"
    done = subprocess.run([program, "import", "--output", inside, top], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    told.append(done.stderr)
    folder.export(program, inside, out, "brat")
    for path in sorted(pathlib.Path(top).rglob("*.ann")):
        stem = next(path.stem[:cut] for cut in range(len(path.stem), 0, -1) if (path.parent.parent / "text" / (path.stem[:cut] + ".txt")).exists())
        source = path.parent.parent / "text" / (stem + ".txt")
        text = source.read_text(encoding="utf-8")
        alone = len(list(path.parent.glob(stem + "*.ann"))) == 1
        written = pathlib.Path(out, (source if alone else path).relative_to(top)).with_suffix(".ann")
        assert written.with_suffix(".txt").read_text(encoding="utf-8") == text
        yield path, Read(path, text), Read(written, text)


def layouts_come_back_as_they_were():
    lay_out(f"{work.name}/made")
    for path, before, after in there_and_back(f"{work.name}/made", "made"):
        assert before.statements == after.statements, (path.name, before.statements - after.statements, after.statements - before.statements)
        assert before.links == after.links, (path.name, before.links, after.links)
        assert all(any(note in other for other in after.notes) for note in before.notes), (before.notes, after.notes)
    assert not told[-1].strip() or "comments" in told[-1], told[-1]


def statements_have_roles_and_no_role_is_a_statement():
    sidecar = json.loads(pathlib.Path(work.name, "made-in/train/attributions/post_2031-05-07_dam-at-oule_a1b2.txt.annotations.json").read_text(encoding="utf-8"))
    layers = collections.Counter(statement["layer"] for statement in sidecar["statements"])
    assert layers == {"attribution": 3, "attribution-no-source": 1, "discuss": 1, "cue": 1, "content": 1, "source": 1}, layers
    first, second = [statement for statement in sidecar["statements"] if statement["layer"] == "attribution" and "source" in statement]
    assert [span["exact"] for span in first["source"][0]["spans"]] == ["its minister"]
    assert [span["exact"] for span in second["cue"]["spans"]] == ["claimed", "added"]
    assert [span["exact"] for span in second["spans"]] == ["that the gates were opened", "was no accident"]
    assert len(second["source"]) == 2
    assert first["links"] == [{"relation": "refutes", "to": second["id"], **({"exact": first["links"][0]["exact"]} if "exact" in first["links"][0] else {})}]
    assert {statement["creator"] for statement in sidecar["statements"]} == {"a1b2"}


def the_whole_corpus_comes_back_as_it_was():
    counts = collections.Counter()
    for path, before, after in there_and_back(os.environ["GAINSAY_POLNEAR"], "corpus"):
        counts["files"] += 1
        counts["statements"] += sum(before.statements.values())
        counts["lost"] += sum((before.statements - after.statements).values())
        counts["new"] += sum((after.statements - before.statements).values())
        counts["links lost"] += sum((before.links - after.links).values())
        counts["notes lost"] += sum(not any(note in other for other in after.notes) for note in before.notes)
        if before.statements != after.statements:
            print("#", path.name, [item[0] for item in before.statements - after.statements])
    print("#", dict(counts), "reported:", told[-1].strip())
    assert counts["statements"] and not (counts["lost"] or counts["new"] or counts["links lost"] or counts["notes lost"])


work = tempfile.TemporaryDirectory()
told = []
checks = [layouts_come_back_as_they_were, statements_have_roles_and_no_role_is_a_statement]
if "GAINSAY_POLNEAR" in os.environ:
    checks.append(the_whole_corpus_comes_back_as_it_was)
else:
    print("# PolNeAR itself was not read: GAINSAY_POLNEAR is not set")
folder.run(*checks)
