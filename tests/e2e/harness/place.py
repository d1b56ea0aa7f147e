# SPDX-License-Identifier: GPL-3.0-or-later
"""A private home with articles in it, and what is on disk there."""

import contextlib
import hashlib
import json
import os
import pathlib
import shutil
import tempfile

from .claims import Failure, equal, wait_until

MARK = "GAINSAY_E2E_PLACE"
TEST_DATA = pathlib.Path(__file__).resolve().parents[2] / "data"


def all_spans(statement):
    """Of its content, its cue, its sources and its targets."""
    yield from statement["spans"]
    yield from statement.get("cue", {}).get("spans", [])
    for role in ("source", "target"):
        for filler in statement.get(role, []):
            yield from filler.get("spans", [])


def check_quotes(text, statements):
    """Each span quotes the article's words at its offsets, unless they are known to be gone."""
    for statement in statements:
        if statement.get("detached"):
            continue
        for span in all_spans(statement):
            equal(span["exact"], text[span["start"] : span["end"]], "the words at the offsets")


class Place:
    """A private home with a folder of articles in it, that several runs of the program may share."""

    def __init__(self, articles=("barrage.txt", "harbour.txt", "mina.txt", "troupeau.txt"), texts=None):
        """With copies of these of the tests' articles; with texts, a dictionary of names and contents, those instead."""
        self.root = pathlib.Path(tempfile.mkdtemp(prefix="gainsay-e2e-"))
        for name in ("home", "config", "data", "cache", "state"):
            (self.root / name).mkdir()
        self.folder = self.root / "home" / "Articles"
        self.folder.mkdir()
        for name in articles if texts is None else ():
            shutil.copy(TEST_DATA / "articles" / name, self.folder / name)
        for name, text in (texts or {}).items():
            (self.folder / name).write_bytes(text.encode())
        self.hashes = self.hash_articles()

    def hash_articles(self):
        found = {}
        for base, _, names in os.walk(os.fsencode(self.folder)):
            for name in names:
                path = os.path.join(base, name)
                if b".annotations." in name or name.startswith((b"gainsay.json", b".")) or not os.path.isfile(path):
                    continue
                if os.path.getsize(path) > 1 << 22:
                    found[path] = os.path.getsize(path)
                else:
                    with open(path, "rb") as stream:
                        found[path] = hashlib.sha256(stream.read()).hexdigest()
        return found

    def env(self):
        return {
            "HOME": str(self.root / "home"),
            "XDG_CONFIG_HOME": str(self.root / "config"),
            "XDG_DATA_HOME": str(self.root / "data"),
            "XDG_CACHE_HOME": str(self.root / "cache"),
            "XDG_STATE_HOME": str(self.root / "state"),
            MARK: str(self.root),
        }

    def text(self, name):
        return (self.folder / name).read_bytes().decode("utf-8-sig")

    def sidecar_path(self, name):
        return self.folder / f"{name}.annotations.json"

    def sidecar(self, name):
        path = self.sidecar_path(name)
        return json.loads(path.read_text(encoding="utf-8")) if path.exists() else None

    def statements(self, name):
        sidecar = self.sidecar(name)
        return sidecar.get("statements", []) if sidecar else []

    def write_statements(self, name, *statements, **article):
        """A sidecar, as another program may have written it."""
        head = {"file": name, "sha256": hashlib.sha256((self.folder / name).read_bytes()).hexdigest(), "length": len(self.text(name))}
        sidecar = {"format": "gainsay-annotations", "version": 1, "unit": "code-point", "article": {**head, **article}, "statements": statements}
        self.sidecar_path(name).write_text(json.dumps(sidecar, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")

    def span(self, name, phrase):
        """Of the first place in the article where the phrase is."""
        start = self.text(name).index(phrase)
        return {"start": start, "end": start + len(phrase), "exact": phrase}

    def project(self):
        path = self.folder / "gainsay.json"
        return json.loads(path.read_text(encoding="utf-8")) if path.exists() else None

    def wait_statements(self, name, n=None, where=None, seconds=None, what=None):
        """The statements on disk, once there are n of them and `where` is true of the list. Their quotes must be the article's words."""

        def look():
            found = self.statements(name)
            return (n is None or len(found) == n) and (where is None or where(found)) and (found or [None])

        try:
            found = [s for s in wait_until(look, seconds, what or f"{n} statements of {name} on disk") if s]
        except Failure as error:
            path = self.sidecar_path(name)
            raise Failure(f"{error}; on disk: {path.read_text(encoding='utf-8', errors='replace') if path.exists() else 'nothing'}") from None
        check_quotes(self.text(name), found)
        return found

    def check_articles(self):
        equal({k: v for k, v in self.hash_articles().items() if k in self.hashes}, self.hashes, "the articles' hashes")

    def remove(self):
        for base, folders, _ in os.walk(self.root):
            for name in folders:
                with contextlib.suppress(OSError):
                    os.chmod(os.path.join(base, name), 0o700)
        shutil.rmtree(os.fsencode(self.root), ignore_errors=True)


@contextlib.contextmanager
def place(**kwargs):
    """A place that is removed at the end, after checking that no article was touched."""
    here = Place(**kwargs)
    try:
        yield here
        here.check_articles()
    finally:
        here.remove()
