# SPDX-License-Identifier: GPL-3.0-or-later
"""What annotation clients, a JSON-LD processor and the Recommendation's own tests say of our web annotations. None of them comes with Debian: their places are
told by GAINSAY_NODE_MODULES (a folder in which npm installed @recogito/text-annotator and jsonld), GAINSAY_W3C (the repository w3c/web-annotation, for its
context) and GAINSAY_W3C_TESTS (w3c/web-annotation-tests). A check whose place is not told is not there, and the output says so."""
import functools
import html
import http.server
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.parse

import browser
import folder

top = tempfile.TemporaryDirectory()
out = tempfile.TemporaryDirectory()
said = folder.build(top.name)


def collection(*more):
    path = f"{out.name}/{len(more)}.jsonld"
    folder.export(sys.argv[1], top.name, path, "w3c", *more)
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def source_of(annotation):
    return urllib.parse.unquote(annotation["target"][0]["source"]) if "source" in annotation["target"][0] else None


# --- Recogito, in a browser: the words that it finds in a page for each annotation. ---

PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><script>window.process = { env: {} };</script><script type="importmap">{"imports": %s}</script></head><body><pre id="out"></pre>
<script type="module">
import { createTextAnnotator, reviveAnnotation, W3CTextFormat } from "@recogito/text-annotator";
const result = [];
try {
  for (const article of await (await fetch("articles.json")).json()) {
    const element = document.createElement("div");
    element.style.whiteSpace = "pre-wrap";
    element.textContent = article.text;
    document.body.append(element);
    const annotator = createTextAnnotator(element, { adapter: W3CTextFormat(article.name, element) });
    annotator.setAnnotations(article.annotations);
    for (const one of annotator.state.store.all())
      result.push({ id: one.id, pieces: reviveAnnotation(one, element).target.selector.map(part => part.range.toString()) });
    element.remove();
  }
} catch (error) { result.push({ error: String(error) }); }
document.getElementById("out").textContent = JSON.stringify(result);
document.title = "done";
</script></body></html>"""


def entry_of(modules, name):
    """The file that a browser is to load for the package @name, as its package.json says."""
    package, _, below = name.partition("/lite") if name == "dequal/lite" else (name, "", "")
    about = json.loads((modules / package / "package.json").read_text(encoding="utf-8"))
    if name != package:
        return f"/modules/{package}/lite/index.mjs"
    entry = about.get("exports", {})
    entry = entry.get(".", entry) if isinstance(entry, dict) else entry
    while isinstance(entry, dict):
        entry = next((entry[key] for key in ("browser", "import", "module", "default") if key in entry), None)
    return f"/modules/{package}/" + (entry or about.get("module") or about["main"]).removeprefix("./")


class Server(http.server.SimpleHTTPRequestHandler):
    """The page, and the packages below /modules/."""
    extensions_map = {**http.server.SimpleHTTPRequestHandler.extensions_map, ".js": "text/javascript", ".mjs": "text/javascript"}

    def __init__(self, *arguments, modules, **more):
        self.modules = modules
        super().__init__(*arguments, **more)

    def translate_path(self, path):
        if path.startswith("/modules/"):
            return str(self.modules / urllib.parse.unquote(path).removeprefix("/modules/"))
        return super().translate_path(path)

    def log_message(self, *_):
        pass


def recogito_finds_the_words_of_each_statement():
    modules = pathlib.Path(os.environ["GAINSAY_NODE_MODULES"])
    names = ["@recogito/text-annotator", "@annotorious/core", "uuid", "nanoevents", "colord", "dequal/lite", "rbush", "quickselect", "debounce", "hotkeys-js", "poll", "nanostores"]
    page = pathlib.Path(out.name, "page")
    page.mkdir()
    annotations = [one for one in collection("--option", "utf16")["first"]["items"] if one["motivation"] == "classifying"]
    articles = [{"name": name, "text": text, "annotations": [one for one in annotations if source_of(one) == name]} for name, text in folder.ARTICLES.items()]
    (page / "articles.json").write_text(json.dumps(articles), encoding="utf-8")
    (page / "page.html").write_text(PAGE % json.dumps({name: entry_of(modules, name) for name in names}), encoding="utf-8")
    with browser.Serving(functools.partial(Server, directory=page, modules=modules)) as port:
        document = browser.dom(f"http://127.0.0.1:{port}/page.html")
    seen = json.loads(html.unescape(re.search(r'<pre id="out">(.*?)</pre>', document, re.DOTALL).group(1)) or "[]")
    assert not [one for one in seen if "error" in one], seen
    found = {one["id"].removeprefix("urn:uuid:"): sorted(one["pieces"]) for one in seen}
    wanted = {one["id"]: sorted(span["exact"] for span in one["spans"]) for one in said}
    assert found == wanted, (found, wanted)
    print(f"# {len(found)} statements in Recogito, all with the words of the sidecars")


# --- JSON-LD: as triples, nothing is dropped. ---

SCRIPT = """
const jsonld = require("jsonld"), fs = require("fs");
const [, file, context] = process.argv;
const documentLoader = async url => {
  if (url !== "http://www.w3.org/ns/anno.jsonld") throw new Error("asked for " + url);
  return { contextUrl: null, documentUrl: url, document: JSON.parse(fs.readFileSync(context)) };
};
jsonld.expand(JSON.parse(fs.readFileSync(file)), { documentLoader, safe: true })
  .then(expanded => console.log(JSON.stringify(expanded)))
  .catch(error => { console.error(JSON.stringify(error.details || String(error))); process.exit(1); });
"""


def as_json_ld_no_term_is_dropped():
    collection()
    done = subprocess.run([shutil.which("node"), "-e", SCRIPT, f"{out.name}/0.jsonld", f"{os.environ['GAINSAY_W3C']}/jsonld/anno.jsonld"], capture_output=True, text=True,
                          env={**os.environ, "NODE_PATH": os.environ["GAINSAY_NODE_MODULES"]}, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    exact = "http://www.w3.org/ns/oa#exact"
    words = []

    def walk(node):
        if isinstance(node, list):
            for one in node:
                walk(one)
        elif isinstance(node, dict):
            if exact in node:
                words.extend(value["@value"] for value in node[exact])
            for one in node.values():
                walk(one)

    walk(json.loads(done.stdout))
    for one in said:
        for span in one["spans"]:
            assert span["exact"] in words, span


# --- The Recommendation's tests: each “must” for an annotation. ---

def each_must_of_the_recommendation_is_met():
    import jsonschema
    tests = pathlib.Path(os.environ["GAINSAY_W3C_TESTS"])
    store = {}
    for part in ("annotations", "definitions"):
        for path in (tests / part).rglob("*.json"):
            store[path.name] = json.loads(path.read_text(encoding="utf-8"))
    own = [(name, store[name]) for name in sorted(store) if (tests / "annotations" / name).exists() and store[name].get("assertionType") == "must"]
    assert own
    failed = []
    for annotation in collection()["first"]["items"]:
        for name, schema in own:
            resolver = jsonschema.RefResolver(base_uri="", referrer=schema, store=store)
            valid = jsonschema.Draft4Validator(schema, resolver=resolver).is_valid(annotation)
            if valid != (schema.get("expectedResult", "valid") == "valid"):
                failed.append((name, annotation["id"]))
    assert not failed, failed[:5]
    print(f"# {len(own)} musts met by each annotation")


checks = []
for needed, check in ((["GAINSAY_NODE_MODULES", "chromium"], recogito_finds_the_words_of_each_statement),
                      (["GAINSAY_NODE_MODULES", "GAINSAY_W3C", "node"], as_json_ld_no_term_is_dropped),
                      (["GAINSAY_W3C_TESTS"], each_must_of_the_recommendation_is_met)):
    missing = [one for one in needed if not (one in os.environ if one.isupper() else shutil.which(one))]
    if missing:
        print(f"# not run: {check.__name__.replace('_', ' ')}; it needs {', '.join(missing)}")
    else:
        checks.append(check)


def what_is_written_is_json():
    assert collection()["type"] == "AnnotationCollection"


folder.run(what_is_written_is_json, *checks)
