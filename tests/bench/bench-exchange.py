# SPDX-License-Identifier: GPL-3.0-or-later
"""How much memory an export of 10,000 articles takes in each format, and an import of what was written; and how long 1,000 articles take, against other
programs' own converters in the same run: brat's parser, with GAINSAY_BRAT as the path of a copy of brat, and cassis, with GAINSAY_CASSIS as that of its source.
Prints a line of JSON a figure, as the other benchmarks do.

bench-exchange.py PROGRAM [ARTICLES [FORMAT…]]"""
import hashlib
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import time
import uuid

N_STATEMENTS = 20
LIMIT = 200
WORDS = "Aland accuse Borland d’avoir caché le rapport ; « c’est faux », répond-elle 😊 mardi à Port-Lenne sans preuve selon son ministère".split()
SOURCES = ["Aland", "Borland", "Ilsa Korvath", "le ministère"]


def make(top, n_articles):
    """Small articles, a tenth of them in each of ten folders, as people would have them."""
    rand = random.Random(1)
    ids = [[str(uuid.UUID(int=article * 1000 + number + 1)) for number in range(N_STATEMENTS)] for article in range(n_articles)]
    for number in range(n_articles):
        text = "\n".join(" ".join(rand.choice(WORDS) for _ in range(12)) + "." for _ in range(30)) + "\n"
        path = pathlib.Path(top, f"year-{number % 10}", f"article-{number:05}.txt")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        length, statements = len(text), []
        for place in range(N_STATEMENTS):
            start = place * length // N_STATEMENTS
            end = start + 40

            def span(first, last):
                return {"start": first, "end": last, "exact": text[first:last]}
            statement = {"id": ids[number][place], "layer": rand.choice(["accusation", "denial", "counter-accusation"]), "spans": [span(start, end)],
                         "cue": {"spans": [span(start, start + 5)]}, "source": [{"actor": rand.choice(SOURCES), "spans": [span(end + 1, end + 6)]}], "target": [{"actor": rand.choice(SOURCES)}],
                         "about": ["the report"], "said": "2031-05-07", "attributes": {"voice": "direct"}, "note": "seen twice", "creator": "marie", "created": "2031-05-08T10:00:00Z"}
            if place:
                statement["links"] = [{"relation": "answers", "to": ids[number][place - 1]}]
            statements.append(statement)
        sidecar = {"format": "gainsay-annotations", "version": 1, "unit": "code-point",
                   "article": {"file": path.name, "sha256": hashlib.sha256(text.encode()).hexdigest(), "length": length, "language": "fr"}, "statements": statements}
        path.with_name(path.name + ".annotations.json").write_text(json.dumps(sidecar, ensure_ascii=False), encoding="utf-8")


def make_aside(top, n_articles):
    """In a process of its own: what this one has in memory counts for those that it starts."""
    subprocess.run([sys.executable, __file__, "--make", top, str(n_articles)], check=True)


def run(*arguments):
    """Memory in MB, processor time in seconds, and what was told."""
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(arguments, stdout=output, stderr=output)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        told = output.read().decode()
    assert process.returncode == 0, told
    return usage.ru_maxrss / 1024, usage.ru_utime + usage.ru_stime, told


def report(name, ratio, target, what):
    figure = {"name": name, "ratio": round(ratio, 3)}
    if target:
        figure |= {"target": target, "met": ratio <= target}
    print(json.dumps({**figure, "what": what}, ensure_ascii=False), flush=True)


def measure_memory(program, top, work, forms, n_articles):
    for form in forms:
        out, inside = pathlib.Path(work, "out"), pathlib.Path(work, "in")
        out.mkdir()
        output = out / ("folder" if form["output"] == "folder" else f"all.{form['extension']}")
        memory, seconds, _ = run(program, "export", "--format", form["id"], "--output", str(output), top)
        report(f"memory-export-{form['id']}", memory, LIMIT, f"MB at most, {n_articles:,} articles; {seconds:.1f} s of processor time")
        if form.get("reads"):
            beside = "text" not in form["reads"] and form["output"] == "file"
            if beside:
                shutil.copytree(top, out, dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.json"))
            memory, seconds, _ = run(program, "import", "--output", str(inside), str(out if beside else output))
            n_read = sum(1 for _ in inside.rglob("*.annotations.json"))
            assert n_read == n_articles, n_read
            report(f"memory-import-{form['id']}", memory, LIMIT, f"MB at most, {n_articles:,} articles; {seconds:.1f} s of processor time")
        shutil.rmtree(out)
        shutil.rmtree(inside, ignore_errors=True)


BRAT = """
import builtins, os, pathlib, sys, time
sys.path[:0] = [os.environ['GAINSAY_BRAT'] + '/server/src', os.environ['GAINSAY_BRAT'] + '/server/lib']
plain = builtins.open
builtins.open = lambda name, mode='r', *more, **options: plain(name, mode.replace('U', ''), *more, **options)
import annotation
begin, n = time.process_time(), 0
for path in sorted(pathlib.Path(sys.argv[1]).rglob('*.ann')):
    with annotation.TextAnnotations(str(path)[:-4], read_only=True) as document:
        assert not document.failed_lines
        n += len(list(document.get_events()))
print(n, time.process_time() - begin)
"""

CASSIS = """
import os, pathlib, sys, time
sys.path.insert(0, os.environ['GAINSAY_CASSIS'] + '/src')
import cassis
begin, n, written = time.process_time(), 0, 0
for path in sorted(pathlib.Path(sys.argv[1]).rglob('*.json')):
    with open(path, 'rb') as file:
        cas = cassis.load_cas_from_json(file)
    n += len(cas.select(sys.argv[2]))
    before = time.process_time()
    cas.to_json()
    written += time.process_time() - before
print(n, time.process_time() - begin - written, written)
"""


def measure_speed(program, top, work, n_articles):
    """Of three rounds, in turns, the best of each."""
    n = n_articles * N_STATEMENTS
    for form, variable, peer, code, more in (("brat", "GAINSAY_BRAT", "brat’s parser", BRAT, []), ("cas-json", "GAINSAY_CASSIS", "cassis", CASSIS, ["webanno.custom.Statement"])):
        if variable not in os.environ:
            print(f"# {peer} was not run: {variable} is not set", flush=True)
            continue
        exports, imports, reads, writes = [], [], [], []
        for round_number in range(3):
            out, inside = f"{work}/speed-{form}-{round_number}", f"{work}/speed-{form}-{round_number}-in"
            exports.append(run(program, "export", "--format", form, "--output", out, top)[1])
            imports.append(run(program, "import", "--output", inside, out)[1])
            n_read, *seconds = (float(word) for word in run(sys.executable, "-c", code, out, *more)[2].splitlines()[-1].split())
            assert n_read == n, (n_read, n)
            reads.append(seconds[0])
            writes += seconds[1:]
        report(f"speed-import-{form}", min(imports) / min(reads), 1,
               f"our import, with all sidecars written / {peer}, reading alone, {n_articles:,} articles: {n / min(imports):,.0f} and {n / min(reads):,.0f} statements a second")
        if writes:
            report(f"speed-export-{form}", min(exports) / min(writes), 1,
                   f"our export, with all sidecars read / {peer}, writing alone: {n / min(exports):,.0f} and {n / min(writes):,.0f} statements a second")
        else:
            report(f"speed-export-{form}", min(exports) / min(reads), 0, f"our export / {peer}, which reads alone: {n / min(exports):,.0f} statements a second")


def main():
    program, n_articles = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 10000
    listed = json.loads(subprocess.run([program, "formats", "--json"], capture_output=True, text=True, check=True).stdout)["formats"]
    forms = [form for form in listed if form["writes"] and (len(sys.argv) < 4 or form["id"] in sys.argv[3:])]
    with tempfile.TemporaryDirectory() as work:
        make_aside(f"{work}/few", min(1000, n_articles))
        measure_speed(program, f"{work}/few", work, min(1000, n_articles))
        make_aside(f"{work}/many", n_articles)
        measure_memory(program, f"{work}/many", work, forms, n_articles)


if sys.argv[1] == "--make":
    make(sys.argv[2], int(sys.argv[3]))
else:
    begun = time.monotonic()
    main()
    print(f"# {time.monotonic() - begun:.0f} s", flush=True)
