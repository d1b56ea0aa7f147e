# SPDX-License-Identifier: GPL-3.0-or-later
"""As in a sandbox: the articles' folder is reached by way of the document portal, which knows no locks and tells of no change. In the suite “long”: needs
xdg-document-portal, of the package xdg-desktop-portal, and FUSE. GAINSAY_DOCUMENT_PORTAL says where it is if not in /usr/libexec."""

import contextlib
import os
import pathlib
import re
import subprocess
import sys

from harness import App, claim, equal, expect, journey, main, place, wait_until

PORTAL = pathlib.Path(os.environ.get("GAINSAY_DOCUMENT_PORTAL", "/usr/libexec/xdg-document-portal"))
NAME = "org.freedesktop.portal.Documents"
OBJECT = "/org/freedesktop/portal/documents"
REUSE, DIRECTORY = 1, 8


@contextlib.contextmanager
def documents():
    """A function that exports a path to the program, and gives where it sees it."""
    from gi.repository import Gio, GLib

    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    servers = [subprocess.Popen([PORTAL.parent / "xdg-permission-store"], stderr=subprocess.DEVNULL), subprocess.Popen([PORTAL], stderr=subprocess.DEVNULL)]

    def call(method, arguments, files=None):
        return bus.call_with_unix_fd_list_sync(NAME, OBJECT, NAME, method, arguments, None, Gio.DBusCallFlags.NO_AUTO_START, -1, files)[0].unpack()

    def find_mount_point():
        try:
            return bytes(call("GetMountPoint", None)[0]).rstrip(b"\0").decode()
        except GLib.Error:
            return None

    def export(path):
        files = Gio.UnixFDList.new()
        number = files.append(os.open(path, os.O_PATH))
        flags = REUSE | (DIRECTORY if path.is_dir() else 0)
        names, _ = call("AddFull", GLib.Variant("(ahusas)", ([number], flags, "org.gainsay.Gainsay", ["read", "write", "grant-permissions"])), files)
        return mount / names[0] / path.name

    try:
        mount = pathlib.Path(wait_until(find_mount_point, 20, "the document portal"))
        yield export
    finally:
        for server in reversed(servers):
            server.terminate()
            server.wait()


@journey
def folder():
    """A folder that somebody chose in the file chooser."""
    with place() as here, documents() as export:
        chosen = export(here.folder)
        before = set(os.listdir(here.folder))
        with App(here, chosen) as app:
            with claim("its articles are listed, and what is marked is saved beside the article"):
                app.wait_rows("Articles", lambda rows: len(rows) == 4, "four rows")
                app.open_article(re.compile("Port Ansel"), "harbour.txt")
                app.select_phrase("They signed the lease")
                app.key("1")
                here.wait_statements("harbour.txt", 1)
            with claim("so is the next change, over the first"):
                app.key("Delete")
                here.wait_statements("harbour.txt", 0)
                app.key("ctrl+z")
                here.wait_statements("harbour.txt", 1)
        with claim("nothing else is left there"):
            equal(set(os.listdir(here.folder)) - before, {"harbour.txt.annotations.json"}, "what is new in the folder")
        with App(here, chosen) as app:
            with claim("it is there the next time"):
                app.open_article(re.compile("Port Ansel"), "harbour.txt")
                app.row("Statements", re.compile("They signed the lease"))


@journey
def alone():
    """An article that was opened without its folder: what is saved beside it would be gone with the program."""
    with place() as here, documents() as export:
        seen = export(here.folder / "harbour.txt")
        before = set(os.listdir(here.folder))
        with App(here, seen) as app:
            with claim("it is said that it cannot be worked on, and what to do"):
                app.get(name="Nothing to Open")
                app.get("label", re.compile("“harbour.txt”.*Open its folder instead"))
        with claim("nothing was written"):
            equal(set(os.listdir(here.folder)), before, "the folder")


if not PORTAL.exists():
    sys.exit(f"there is no {PORTAL}: install xdg-desktop-portal, or say where it is in GAINSAY_DOCUMENT_PORTAL")
main()
