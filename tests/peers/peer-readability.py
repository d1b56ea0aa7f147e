# SPDX-License-Identifier: GPL-3.0-or-later
"""Saved pages are read as Mozilla's Readability reads them: its own test pages, when GAINSAY_READABILITY is the path of a checkout of github.com/mozilla/readability.
Compared are runs of three words of the article, and what the pages say of title, date, outlet and language."""
import collections
import html.parser
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import folder

BLOCKS = {"br", "p", "div", "li", "td", "th", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "figcaption", "pre", "blockquote", "tr"}


class Text(html.parser.HTMLParser):
    def __init__(self, page):
        super().__init__()
        self.pieces = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        if tag in BLOCKS:
            self.pieces.append(" ")

    def handle_endtag(self, tag):
        self.handle_starttag(tag, [])

    def handle_data(self, data):
        self.pieces.append(data)


def runs(text):
    words = re.findall(r"\w+", text.lower())
    return collections.Counter(zip(words, words[1:], words[2:])) if len(words) > 2 else collections.Counter(words)


def one_line(text):
    return re.sub(r"\s+", " ", text or "").strip()


def measure():
    work = tempfile.TemporaryDirectory()
    pages, out = pathlib.Path(work.name, "pages"), pathlib.Path(work.name, "out")
    pages.mkdir()
    sources = sorted(pathlib.Path(os.environ["GAINSAY_READABILITY"], "test", "test-pages").glob("*/source.html"))
    for source in sources:
        shutil.copy(source, pages / (source.parent.name + ".html"))
    subprocess.run([sys.argv[1], "import", "--format", "html", "--output", str(out), *map(str, sorted(pages.iterdir()))], check=False, capture_output=True)
    scores, recalls, right, asked = [], [], collections.Counter(), collections.Counter()
    for source in sources:
        article = out / (source.parent.name + ".txt")
        mine = runs(article.read_text(encoding="utf-8")) if article.exists() else collections.Counter()
        theirs = runs("".join(Text((source.parent / "expected.html").read_text(encoding="utf-8")).pieces))
        same = sum((mine & theirs).values())
        recall, precision = same / max(1, sum(theirs.values())), same / max(1, sum(mine.values()))
        recalls.append(recall)
        scores.append(2 * recall * precision / max(1e-9, recall + precision))
        sidecar = article.with_name(article.name + ".annotations.json")
        said = json.loads(sidecar.read_text(encoding="utf-8"))["article"] if sidecar.exists() else {}
        known = json.loads((source.parent / "expected-metadata.json").read_text(encoding="utf-8"))
        for their, our in (("lang", "language"), ("publishedTime", "published"), ("siteName", "outlet")):
            if known.get(their):
                asked[our] += 1
                right[our] += said.get(our, "").lower() == (known[their][:10] if our == "published" else one_line(known[their]).lower().replace("_", "-"))
    return scores, recalls, right, asked


if "GAINSAY_READABILITY" not in os.environ:
    sys.exit("GAINSAY_READABILITY is not set")
SCORES, RECALLS, RIGHT, ASKED = measure()
print(f"# {len(SCORES)} pages: F {sum(SCORES) / len(SCORES):.3f}, recall {sum(RECALLS) / len(RECALLS):.3f}; {sum(score > 0.9 for score in SCORES)} over 0.9; right of {dict(ASKED)}: {dict(RIGHT)}")


def most_of_each_article_is_the_same():
    assert len(SCORES) > 100 and sum(SCORES) / len(SCORES) > 0.94 and sum(RECALLS) / len(RECALLS) > 0.96


def what_pages_say_is_the_same():
    assert all(RIGHT[our] >= 0.85 * ASKED[our] for our in ASKED)


folder.run(most_of_each_article_is_the_same, what_pages_say_is_the_same)
