# SPDX-License-Identifier: GPL-3.0-or-later
"""A browser shows the report of a folder whose texts, notes and names try to run and to fetch; and a strict parser reads it."""
import hashlib
import http.server
import json
import pathlib
import subprocess
import sys
import tempfile
import uuid

import html5lib

import browser
import folder

HOST = "probe.example"
# Each runs or fetches something in a page that takes it as it is.
TRAPS = [f"<script>document.title = 'ran'</script>", f"<img src=http://{HOST}/image onerror=\"document.title = 'ran'\">", f"</style><link rel=stylesheet href=http://{HOST}/style>",
         f"<iframe src=http://{HOST}/frame></iframe>", f"\" onmouseover=\"document.title='ran'\" style=\"background:url(http://{HOST}/quote)", f"--><script src=http://{HOST}/script></script>",
         "<svg onload=\"document.title='ran'\">", "javascript:document.title='ran'", f"</title><meta http-equiv=refresh content='0;url=http://{HOST}/refresh'>"]

top = tempfile.TemporaryDirectory()
out = tempfile.TemporaryDirectory()
folder.build(top.name)


def build_traps():
    text = "\n".join(TRAPS) + "\n"
    path = pathlib.Path(top.name, "traps <b>.txt")
    path.write_text(text, encoding="utf-8")
    statements, at = [], 0
    for number, trap in enumerate(TRAPS):
        statements.append({"id": str(uuid.UUID(int=1000 + number)), "layer": "denial", "spans": [{"start": at, "end": at + len(trap), "exact": trap}], "source": [{"actor": trap}],
                           "about": [trap], "note": trap, "attributes": {"voice": trap}, "creator": trap})
        at += len(trap) + 1
    sidecar = {"format": "gainsay-annotations", "version": 1, "unit": "code-point",
               "article": {"file": path.name, "sha256": hashlib.sha256(text.encode()).hexdigest(), "length": len(text), "title": TRAPS[0] + TRAPS[8], "outlet": TRAPS[1],
                           "url": "javascript:document.title='ran'", "note": TRAPS[4]},
               "statements": statements}
    path.with_name(path.name + ".annotations.json").write_text(json.dumps(sidecar), encoding="utf-8")


build_traps()
folder.export(sys.argv[1], top.name, f"{out.name}/report.html", "html")
report = pathlib.Path(out.name, "report.html")


class Proxy(http.server.BaseHTTPRequestHandler):
    asked = []

    def answer(self):
        self.asked.append(self.path)
        self.send_error(404)

    do_GET = do_CONNECT = do_POST = do_HEAD = answer

    def log_message(self, *_):
        pass


def show(path):
    """The page's document, and what of the probe's host it asked for."""
    Proxy.asked.clear()
    with browser.Serving(Proxy) as port:
        document = browser.dom(path.as_uri(), f"--proxy-server=127.0.0.1:{port}")
    return document, [one for one in Proxy.asked if HOST in one]


def a_page_that_takes_them_as_they_are_runs_and_fetches():
    """Otherwise the next claim says nothing."""
    path = pathlib.Path(out.name, "careless.html")
    path.write_text("<!DOCTYPE html><html><head><title>still</title></head><body>" + TRAPS[0] + TRAPS[1] + TRAPS[3] + "</body></html>", encoding="utf-8")
    document, asked = show(path)
    assert "<title>ran</title>" in document, document[:300]
    assert asked


def the_report_runs_nothing_and_fetches_nothing():
    document, asked = show(report)
    assert asked == [], asked
    assert "<title>ran</title>" not in document
    for trap in TRAPS:
        assert trap.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") in document, trap


def the_report_is_sound_html():
    """html5lib as a validator: the first parse error ends it."""
    html5lib.HTMLParser(strict=True).parse(report.read_bytes().decode())


def the_report_prints_all_of_its_articles():
    path = pathlib.Path(out.name, "report.pdf")
    browser.run(report.as_uri(), f"--print-to-pdf={path}", "--no-pdf-header-footer")
    words = subprocess.run(["pdftotext", "-enc", "UTF-8", path, "-"], capture_output=True, text=True, check=True).stdout
    for expected in ("Nobody says anything", "accuse la", "document.title", "甲国指责乙国"):
        assert expected in words, expected


folder.run(a_page_that_takes_them_as_they_are_runs_and_fetches, the_report_runs_nothing_and_fetches_nothing, the_report_is_sound_html, the_report_prints_all_of_its_articles)
