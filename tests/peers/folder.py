# SPDX-License-Identifier: GPL-3.0-or-later
"""A folder of articles that is hard to export, and what its sidecars say, read without a line of ours."""
import hashlib
import json
import pathlib
import subprocess
import sys
import unicodedata
import uuid

ARTICLES = {
    "accents.txt": "L’État 😊 accuse la région d’avoir caché l’e\u0301tude. « C’est faux », a\u00a0répondu la région.\r\n« Rien\u202f», a-t-elle ajouté.\r\n",
    "arabic.txt": "اتهمت ألاند بورلاند بإغراق السد. نفت بورلاند ذلك.\n",
    "folder/hostile.txt": "=HYPERLINK(1) <script>alert(1)</script> & \"quoted\", says O’Hara; Ünal & Söhne deny it.\n\tA tab, and\n  a line.\n",
    "chinese.txt": "甲国指责乙国。👩‍🚀乙国否认。\n",
    "empty.txt": "",
    "unmarked.md": "Nobody says anything of anybody.\n",
}

# (article, layer, words of each piece, source, target, more)
MARKS = [
    ("accents.txt", "accusation", ["accuse la région d’avoir caché l’e\u0301tude"], ["L’État 😊"], ["la région"], {"note": "=1+1", "about": ["Étude", "a; b"]}),
    ("accents.txt", "denial", ["C’est faux", "Rien"], ["la région"], ["L’État 😊"], {"said": "2031-03", "attributes": {"voice": "direct", "pages": 3, "sure": True}}),
    ("accents.txt", "denial", ["faux"], [], [], {}),
    ("arabic.txt", "accusation", ["اتهمت ألاند بورلاند بإغراق السد"], ["ألاند"], ["بورلاند"], {}),
    ("arabic.txt", "denial", ["نفت بورلاند ذلك"], ["بورلاند"], ["ألاند"], {"note": "line one\nline two"}),
    ("folder/hostile.txt", "accusation", ["=HYPERLINK(1) <script>alert(1)</script> & \"quoted\""], ["O’Hara"], ["Ünal & Söhne"], {}),
    ("folder/hostile.txt", "counter-accusation", ["A tab, and\n  a line"], ["Ünal & Söhne", "@SUM(A1)"], ["O’Hara", "<b>"], {}),
    ("chinese.txt", "denial", ["👩‍🚀乙国否认"], ["乙国"], ["甲国"], {}),
]

# (from, relation, to)
LINKS = [(1, "answers", 0), (4, "answers", 3), (7, "answers", 5), (6, "answers", 5), (3, "repeats", 0)]


def build(top):
    """Writes the folder; gives the statements as dictionaries of what an export should say."""
    said = []
    for index, (article, layer, pieces, source, target, more) in enumerate(MARKS):
        text, spans, at = ARTICLES[article], [], 0
        for piece in pieces:
            at = text.index(piece, at)
            spans.append({"start": at, "end": at + len(piece), "exact": piece})
            at += len(piece)
        said.append({"id": str(uuid.UUID(int=index + 1)), "layer": layer, "spans": spans,
                     **({"source": [{"actor": name} for name in source]} if source else {}),
                     **({"target": [{"actor": name} for name in target]} if target else {}), **more, "article": article})
    for start, relation, end in LINKS:
        link = {"relation": relation, "to": said[end]["id"]}
        if said[start]["article"] != said[end]["article"]:
            link["article"] = said[end]["article"]
        said[start].setdefault("links", []).append(link)
    for article, text in ARTICLES.items():
        path = pathlib.Path(top, article)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
        own = [{key: value for key, value in one.items() if key != "article"} for one in said if one["article"] == article]
        if own:
            sidecar = {"format": "gainsay-annotations", "version": 1, "unit": "code-point",
                       "article": {"file": path.name, "sha256": hashlib.sha256(text.encode()).hexdigest(), "length": len(text), "title": "<T> " + article},
                       "statements": own}
            path.with_name(path.name + ".annotations.json").write_text(json.dumps(sidecar, ensure_ascii=False), encoding="utf-8")
    return said


def export(program, top, output, form, *more):
    done = subprocess.run([program, "export", "--format", form, "--output", output, *more, top], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stderr


def imported(program, source, output, form):
    """Reads @source into a new folder; gives what its sidecars say, as build() does, and its articles' texts."""
    done = subprocess.run([program, "import", "--format", form, "--output", output, source], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found, texts = [], {}
    for path in sorted(pathlib.Path(output).rglob("*")):
        name = path.relative_to(output).as_posix()
        if name.endswith(".annotations.json"):
            for one in json.loads(path.read_text(encoding="utf-8"))["statements"]:
                one["spans"] = [{key: span[key] for key in ("start", "end", "exact")} for span in one["spans"]]
                found.append({**one, "article": name.removesuffix(".annotations.json")})
        elif path.is_file() and name != "gainsay.json":
            texts[name] = path.read_bytes().decode()
    return found, texts


def differences(said, found, *lost):
    """What the statements in @found say otherwise than those in @said, apart from members that are @lost."""
    here = {one["id"]: {key: value for key, value in one.items() if key not in lost} for one in said}
    there = {one["id"]: {key: value for key, value in one.items() if key not in lost} for one in found}
    return [(here.get(key), there.get(key)) for key in sorted(here.keys() | there.keys()) if here.get(key) != there.get(key)]


def run(*checks):
    """Each check is a function whose name is its claim."""
    failed = 0
    print(f"1..{len(checks)}")
    for number, check in enumerate(checks, 1):
        try:
            check()
            print("ok", number, check.__name__.replace("_", " "))
        except Exception as error:  # the claim failed, whatever the reason
            failed += 1
            print("not ok", number, check.__name__.replace("_", " "))
            print("#", type(error).__name__, str(error).replace("\n", "\n# "))
    sys.exit(failed > 0)
