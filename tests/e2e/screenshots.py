# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of every window, for people to look at, for the manual and for software centres: ./run screenshots FOLDER. A TAP program as the journeys are: it fails
when a window does not come, and when the program complains of anything. Its home is always the same, and so are the pictures, but for dates of versions.

GAINSAY_SHOTS names the folder. Names of variants as arguments choose among them."""

import contextlib
import datetime
import gettext
import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile

from harness import BUTTONS, App, Failure, claim, expect, extents, journey, main, run, wait_until, xdotool
from harness.place import Place
from harness.program import find_complaints
from pixels import Display, write_png

TOP = pathlib.Path(__file__).resolve().parents[2]
SAMPLES = TOP / "data" / "samples"
OUT = pathlib.Path(os.environ.get("GAINSAY_SHOTS", "screenshots"))
HOME = pathlib.Path(tempfile.gettempdir()) / f"gainsay-screenshots-{os.getuid()}"
SETTINGS = """[Settings]
gtk-font-name=Cantarell 11
gtk-xft-antialias=1
gtk-xft-hinting=1
gtk-xft-hintstyle=hintslight
gtk-xft-rgba=none
gtk-cursor-blink=false
gtk-enable-animations=false
gtk-decoration-layout=appmenu:close
"""
PAGE = """<!DOCTYPE html><html lang="en"><head><title>Norvane hands over its logs</title></head><body><article><h1>Norvane hands over its logs</h1>
<p>The company that built the control system of the Tarsine dam handed its logs to the Commission of the Oule on Friday, and denied once more that it had known of any
intrusion before the flood.</p><p>“We have nothing to add to what the logs say,” said its chief executive, Hanne Oldemark, who accused the operator of silence.</p></article></body></html>
"""


class Variant:
    """How the program looks, and in which language it speaks."""

    def __init__(self, name, locale="C.UTF-8", percent=100, width=None, **env):
        self.name = name
        self.locale = locale
        self.percent = percent
        self.width = width
        self.folded = width is not None or percent > 150  # there is room for the article alone
        self.env = env
        language = locale.partition(".")[0]
        self.words = gettext.translation("gainsay", os.environ["GAINSAY_LOCALEDIR"], [language, language.partition("_")[0]], fallback=True)

    def __call__(self, text):
        """A word of the program in this language, as assistive technology is told it."""
        return self.words.gettext(text).replace("_", "")


class Studio(Place):
    """A home that is always at the same place, with the samples in it."""

    def __init__(self, variant, samples=True):
        shutil.rmtree(HOME, ignore_errors=True)
        self.root = HOME
        for name in ("home", "config/gtk-4.0", "data", "cache", "state"):
            (self.root / name).mkdir(parents=True)
        self.folder = self.root / "home" / "La crue de l’Oule"
        if samples:
            shutil.copytree(SAMPLES, self.folder)
        (self.root / "config" / "gtk-4.0" / "settings.ini").write_text(SETTINGS, encoding="utf-8")


class Model(App):
    """The program, standing still."""

    def __init__(self, here, variant, *arguments):
        self.variant = variant
        self.article_name = variant("Article")
        self.display = Display()
        self.display.promise_shadows()
        self.display.set_resources(f"Xft.dpi: {96 * variant.percent // 100}\n")
        super().__init__(here, *arguments, locale=variant.locale, env=variant.env)
        if variant.width:
            self.resize(variant.width, 720)

    def resize(self, width, height):
        """Of what is seen of the window, without its shadow."""
        left, right, top, bottom = self.shadow(self.window)
        xdotool("windowsize", "--sync", self.window, width + left + right, height + top + bottom)
        wait_until(self.is_laid_out, what="the window's layout")

    @staticmethod
    def shadow(window):
        found = re.findall(r"\d+", run("xprop", "-id", window, "_GTK_FRAME_EXTENTS").partition("=")[2])
        return tuple(map(int, found)) if len(found) == 4 else (0, 0, 0, 0)

    def front(self):
        """The window that is in front."""
        stacked = re.findall(r"0x[0-9a-f]+", run("xprop", "-root", "_NET_CLIENT_LIST_STACKING"))
        mine = {int(w, 16) for w in self.windows()}
        return next(w for w in reversed(stacked) if int(w, 16) in mine)

    def open(self, *keys):
        """A window of its own."""
        before = len(self.windows())
        self.key(*keys)
        wait_until(lambda: len(self.windows()) > before, what="another window")
        if self.variant.width:
            self.shrink()

    def shrink(self):
        """The window in front, as far as it may."""
        window = self.front()
        left, right, top, bottom = self.shadow(window)
        xdotool("windowsize", window, self.variant.width + left + right, 720 + top + bottom)

    def close(self, *keys, back=True):
        before = len(self.windows())
        self.key(*(keys or ("Escape",)))
        for _ in range(4 if not keys and self.variant.folded else 0):  # first out of a field, and back from a page
            with contextlib.suppress(Failure):
                wait_until(lambda: len(self.windows()) < before, 1.0)
                break
            self.key("Escape")
        wait_until(lambda: len(self.windows()) < before, what="the window to go")
        if back:
            wait_until(self.is_active, what="the main window to be in front")

    @contextlib.contextmanager
    def in_front(self):
        """What is clicked meanwhile is in the window in front."""
        before = self.frame, self.window
        self.frame, self.window = self.dialog(), self.front()
        try:
            yield
        finally:
            self.frame, self.window = before

    def drag_details(self, by):
        """The separator above the details."""
        x, y, width, _ = extents(self.get(name=self.variant("Details")))
        xdotool("mousemove", *self.to_screen(x + width // 2, y - 2), "mousedown", 1, "mousemove", *self.to_screen(x + width // 2, y - 2 + by), "mouseup", 1)
        wait_until(lambda: extents(self.get(name=self.variant("Details")))[1] != y, what="the separator to move")

    @staticmethod
    def active_name():
        """Of the window that has the keyboard; between two of them, none has."""
        with contextlib.suppress(subprocess.CalledProcessError):
            return run("xdotool", "getactivewindow", "getwindowname")
        return ""

    @staticmethod
    def around(node, room=0):
        x, y, width, height = extents(node)
        return x - room, y - room, width + 2 * room, height + 2 * room

    def snap(self, name, crop=None, screen=False, window=None):
        """A picture of the window in front, or, with what is before it, of the screen there; of a part of it."""
        window = window or self.front()
        self.put_mouse_away()
        x, y, width, height = map(int, re.findall(r"=(-?\d+)", run("xdotool", "getwindowgeometry", "--shell", window))[1:5])
        if screen:
            left, right, top, bottom = self.shadow(window)
            x, y, width, height = x + left, y + top, width - left - right, height - top - bottom
            picture = self.display.look_still(int(run("xwininfo", "-root", "-int").split("Window id:")[1].split()[0]), x, y, width, height)
        else:
            picture = self.display.look_still(int(window, 16), 0, 0, width, height)
        folder = OUT / self.variant.name
        folder.mkdir(parents=True, exist_ok=True)
        options = ()
        if crop is not None:
            left, right, top, bottom = self.shadow(window)
            cx, cy, cw, ch = crop
            options = ("-crop", f"{cw}x{ch}+{cx + left}+{cy + top}", "+repage")
        write_png(folder / f"{name}.png", picture, *options)
        found = find_complaints(self.stderr())
        expect(not found, lambda: f"complaints on stderr: {found}")


def rewrite(here, name, *pairs):
    """An article, as another program may have changed it."""
    path = here.folder / name
    text = path.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def keep_versions(here, name, *versions):
    """Earlier versions of an article's annotations, as if each had been written a day before the next one, the last one yesterday."""
    path = os.path.realpath(here.sidecar_path(name))
    folder = here.root / "state" / "gainsay" / "versions" / hashlib.sha256(os.fsencode(path)).hexdigest()
    folder.mkdir(parents=True, mode=0o700)
    (folder / "path").write_text(path, encoding="utf-8")
    yesterday = datetime.datetime.now(datetime.timezone.utc).replace(hour=10, minute=20, second=0, microsecond=0) - datetime.timedelta(days=1)
    for days, version in enumerate(reversed(versions)):
        data = (json.dumps(version, ensure_ascii=False, indent=2) + "\n").encode()
        instant = yesterday - datetime.timedelta(days=days, minutes=47 * days)
        (folder / f"{instant:%Y%m%dT%H%M%S}.000000Z-{hashlib.sha256(data).hexdigest()[:16]}.json").write_bytes(data)


def fewer(sidecar, *left_out):
    """The sidecar without some of its statements, by their numbers."""
    return {**sidecar, "statements": [s for i, s in enumerate(sidecar["statements"]) if i not in left_out]}


# --- what is pictured ---

FIRST = "01-crue-a-port-lenne.txt"
SECOND = "02-brisme-dement.txt"
LAST = "10-la-cle-de-tarsine.txt"


def take_first_run(here, variant):
    with claim(f"{variant.name}: the first steps"), Model(here, variant, None) as app:
        app.get(name=variant("Welcome to Gainsay"))
        app.snap("first-run")


def take_article(app, variant):
    with claim(f"{variant.name}: the window"):
        app.focus_article()
        app.key("ctrl+Page_Down")
        app.wait_article(SECOND)
        app.focus_article()
        app.key("n")
        if variant.folded:
            app.snap("main")
            app.key("shift+F9")
            app.snap("statements")
            app.key("shift+F9", "F9")
            app.snap("articles")
            app.key("F9")
            app.focus_article()
        else:
            app.get(name=variant("Details"))
            app.snap("main")
            app.snap("layers", crop=app.around(app.list(variant("Layers"))))
    with claim(f"{variant.name}: the link bar"):
        app.key("l")
        app.get(name=variant("Statements to link to"))
        app.snap("link")
        app.key("Escape")
    if not variant.folded:
        with claim(f"{variant.name}: all details"):
            app.resize(1170, 1150)
            app.drag_details(-330)
            x, y, width, _ = extents(app.get(name=variant("Details")))
            app.snap("details", crop=(x, y, width, 1150 - y))
            app.drag_details(330)
            app.resize(1170, 750)


def take_problems(app, variant):
    with claim(f"{variant.name}: problems of the folder"):
        app.key("ctrl+shift+p")
        app.activate(app.get(BUTTONS, variant("Problems of the Whole Folder")))
        if not variant.folded:
            app.drag_details(200)
        app.snap("problems")


def take_windows(app, variant):
    for name, keys in (("preferences", "ctrl+comma"), ("shortcuts", "ctrl+question"), ("export", "ctrl+e")):
        with claim(f"{variant.name}: {name}"):
            app.open(keys)
            if name == "export" and not variant.folded:
                app.get(name=variant("What the export holds"))
            app.snap(name)
            app.close()
    with claim(f"{variant.name}: an actor in the vocabulary"):
        app.open("ctrl+shift+a")
        with app.in_front():
            app.click(app.get("list item", re.compile("^Ilsa Korvath")))
        app.snap("vocabulary")
        app.close()


def take_import(app, here, variant):
    with claim(f"{variant.name}: a web page, to be imported"):
        page = here.root / "home" / "norvane-logs.html"
        page.write_text(PAGE, encoding="utf-8")
        app.open("ctrl+shift+o")
        app.get(BUTTONS, variant("Choose _Files…"), states=("focused",))
        app.open("Return")
        wait_until(lambda: variant("Choose Files to Import") in app.active_name(), what="the file chooser to have the keyboard")
        app.key("ctrl+l")
        app.type(str(page))
        app.close("Return", back=None)
        app.get(name=variant("Articles that come"))
        app.snap("import")
        app.close()


def take_marking(app, variant):
    with claim(f"{variant.name}: words selected, to be marked"):
        app.get(name=variant("Saved"))
        app.focus_article()
        app.key(*["ctrl+Page_Down"] * 9)
        app.wait_article(LAST)
        app.focus_article()
        app.select_phrase("avoir menti au Parlement")
        app.snap("marking", screen=True)


def take_changed(app, variant):
    with claim(f"{variant.name}: an article that has changed"):
        app.focus_article()
        app.key(*["ctrl+Page_Up"] * 9)
        app.wait_article(FIRST)
        app.focus_article()
        app.key("shift+n")
        if variant.folded:
            app.key("shift+F9")
        app.get(name=variant("Was"))
        app.snap("changed")
        if variant.folded:
            app.key("shift+F9")


def take_versions(app, variant):
    with claim(f"{variant.name}: earlier versions"):
        app.focus_article()
        app.key("ctrl+Page_Down")
        app.wait_article(SECOND)
        app.open("ctrl+h")
        app.list(variant("Versions"))
        app.key("Down")
        app.snap("versions")
        app.close()


def take_search(app, variant):
    with claim(f"{variant.name}: find in folder"):
        app.focus_article()
        app.open("ctrl+shift+f")
        app.type("accus")
        app.list(variant("Matches"))
        app.snap("search")
        app.close()


def take_loose(app, variant):
    with claim(f"{variant.name}: unsettled files"):
        before = len(app.windows())
        app.key("F10")
        app.choose(variant("_Unsettled Files…"))
        wait_until(lambda: len(app.windows()) > before, what="the window of unsettled files")
        if variant.width:
            app.shrink()
        app.snap("loose")
        app.close()


def print_page(here, variant):
    with claim(f"{variant.name}: a printed page"):
        environment = {**os.environ, **here.env(), **variant.env, "LC_ALL": variant.locale, "GSK_RENDERER": "cairo", "GDK_BACKEND": "x11"}
        pdf = here.root / "page.pdf"
        done = subprocess.run([os.environ["GAINSAY_PRINT"], here.folder, SECOND, pdf], env=environment, capture_output=True, text=True, check=False)
        expect(done.returncode == 0 and not find_complaints(done.stderr), done.stderr)
        folder = OUT / variant.name
        run("pdftoppm", "-png", "-r", "80", "-f", "1", "-l", "1", "-singlefile", pdf, folder / "print")


def browse_help(here, variant):
    """As a browser shows it."""
    with claim(f"{variant.name}: the help"):
        language = variant.locale[:2] if (pathlib.Path(os.environ["GAINSAY_HELPDIR"]) / "html" / variant.locale[:2]).is_dir() else "C"
        for page in ("index", "mark"):
            uri = (pathlib.Path(os.environ["GAINSAY_HELPDIR"]) / "html" / language / f"{page}.html").as_uri()
            run("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--user-data-dir={here.root / 'chromium'}",
                f"--window-size={variant.width or 1170},1100", f"--screenshot={OUT / variant.name / f'help-{page}.png'}", uri)


def take_all(variant):
    """All windows: first of the samples as they are, then with what other programs may have done to them."""
    here = Studio(variant)
    try:
        take_first_run(here, variant)
        with Model(here, variant) as app:
            take_article(app, variant)
            take_windows(app, variant)
            take_import(app, here, variant)
            take_problems(app, variant)
        with Model(here, variant) as app:
            take_marking(app, variant)
        print_page(here, variant)
        browse_help(here, variant)
        rewrite(here, FIRST, ("avoir ouvert sans préavis", "avoir ouvert volontairement et sans le moindre préavis"), ("Ce n’est pas une erreur de manœuvre", "Ce n’est pas une fausse manœuvre"))
        current = here.sidecar(SECOND)
        changed = json.loads(json.dumps(fewer(current, 1, 4)))
        changed["statements"][0].pop("cue")
        keep_versions(here, SECOND, fewer(current, *range(1, 15)), fewer(current, *range(4, 15)), changed, current)
        other = json.loads(json.dumps(fewer(current, *range(6, 15))))
        other["statements"][0]["note"] = "Repris par toutes les agences."
        words = "Le porte-parole a présenté un relevé"
        start = here.text(SECOND).index(words)
        other["statements"].append({"id": "5a1f0c6e-52d0-4f5f-9d0e-2c8b6f3a9d11", "layer": "denial", "spans": [{"start": start, "end": start + len(words), "exact": words}],
                                    "creator": "Marie", "created": "2031-03-06T10:11:12Z"})
        copy = here.folder / f"{SECOND}.annotations (conflicted copy Marie 2031-03-06 101112).json"
        copy.write_text(json.dumps(other, ensure_ascii=False, indent=2), encoding="utf-8")
        os.utime(copy, (1772791872, 1772791872))
        with Model(here, variant) as app:
            app.get(name=variant("Saved"))
            take_changed(app, variant)
            take_versions(app, variant)
            take_search(app, variant)
            take_loose(app, variant)
    finally:
        here.remove()


@journey
def light():
    """As it is for most people."""
    take_all(Variant("light"))


@journey
def dark():
    """The same in the dark."""
    take_all(Variant("dark", ADW_DEBUG_COLOR_SCHEME="prefer-dark"))


@journey
def contrast():
    """In high contrast."""
    take_all(Variant("contrast", ADW_DEBUG_HIGH_CONTRAST="1"))


@journey
def contrast_dark():
    """In high contrast, in the dark."""
    take_all(Variant("contrast-dark", ADW_DEBUG_HIGH_CONTRAST="1", ADW_DEBUG_COLOR_SCHEME="prefer-dark"))


@journey
def french():
    """In French."""
    take_all(Variant("fr", locale="fr_FR.UTF-8"))


@journey
def arabic():
    """In Arabic, from right to left."""
    take_all(Variant("ar", locale="ar_EG.UTF-8"))


@journey
def chinese():
    """In Chinese."""
    take_all(Variant("zh_CN", locale="zh_CN.UTF-8"))


@journey
def large():
    """With letters twice as large."""
    take_all(Variant("large", percent=200))


@journey
def narrow():
    """As wide as a telephone."""
    take_all(Variant("narrow", width=360))


@journey
def narrow_large():
    """Both at once."""
    take_all(Variant("narrow-large", percent=200, width=360))


if __name__ == "__main__":
    main()
