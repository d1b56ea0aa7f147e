# SPDX-License-Identifier: GPL-3.0-or-later
"""A folder that can't be written, a full disk, a folder that goes away: the program says so, keeps the work, and saves it when it can."""

import contextlib
import json
import os
import pathlib
import re
import shutil
import subprocess

from harness import BUTTONS, App, Skip, claim, comment, equal, expect, journey, main, place, take_picture, wait_until
from rights import as_anybody


def recovered(here):
    """Files in the recovery folder that hold the phrase."""
    return [p for p in (here.root / "state" / "gainsay" / "recovery").rglob("*") if p.is_file() and "rejected the claim" in p.read_text(encoding="utf-8", errors="replace")]


@journey
def unwritable_folder():
    """Marking in a folder without write permission, which is then given."""
    with place() as here:
        with claim("the indicator says why it can't save, and the work is in the recovery folder"):
            before = as_anybody()
            app = App(here, prefix=before)
            app.open_article(re.compile("^Fishing crews"), "harbour.txt")
            app.wait_saved()
            os.chmod(here.folder, 0o555)
            app.select_phrase("rejected the claim")
            app.key("2")
            app.row("Statements", re.compile("rejected the claim"))
            wait_until(lambda: recovered(here), what="a recovery file")
            app.gone(name="Saved")
            app.get(name=re.compile("not saved|cannot be saved|could not be saved|recovery|no permission|permission", re.I))
            equal(here.sidecar("harbour.txt"), None, "the sidecar")
        with claim("made writable again, it is saved by itself, and the recovery file is gone"):
            os.chmod(here.folder, 0o755)
            here.wait_statements("harbour.txt", 1, seconds=15)
            app.wait_saved()
            wait_until(lambda: not recovered(here), what="the recovery file to be gone")
            app.quit()


@journey
def unwritable_until_the_next_start():
    """The work of a session that could never save is there in the next one."""
    with place() as here:
        with claim("closing keeps the work in the recovery folder"):
            app = App(here, prefix=as_anybody())
            app.open_article(re.compile("^Fishing crews"), "harbour.txt")
            os.chmod(here.folder, 0o555)
            app.select_phrase("rejected the claim")
            app.key("2")
            app.row("Statements", re.compile("rejected the claim"))
            wait_until(lambda: recovered(here), what="a recovery file")
            app.process.terminate()
            app.wait_end()
            expect(recovered(here), "the recovery file is gone")
            equal(here.sidecar("harbour.txt"), None, "the sidecar")
            os.chmod(here.folder, 0o755)
        with claim("the next start shows the mark, and it is written beside the article"):
            with App(here, prefix=as_anybody()) as app:
                app.open_article(re.compile("^Fishing crews"), "harbour.txt")
                app.row("Statements", re.compile("rejected the claim"))
                here.wait_statements("harbour.txt", 1, seconds=10)


# In a namespace of its own the folder is a disk of 64 kB, which has the articles; what it is called is looked at by way of /proc.
SMALL_DISK = 'cp -r "$0" "$0.copy" && mount -t tmpfs -o size=64k none "$0" && cp "$0.copy"/* "$0" && exec "$@"'


def small_disk(folder):
    prefix = ("unshare", "-m", "--propagation", "private", "sh", "-c", SMALL_DISK, str(folder))
    if os.geteuid() != 0 or not shutil.which("unshare") or subprocess.run([*prefix, "true"], stderr=subprocess.DEVNULL).returncode != 0:
        raise Skip("nothing can be mounted here")
    shutil.rmtree(f"{folder}.copy")
    return prefix


def fill(path):
    """To the last byte."""
    with open(path, "wb", buffering=0) as stream, contextlib.suppress(OSError):
        while True:
            stream.write(b"x" * 512)


def statements(folder):
    path = folder / "harbour.txt.annotations.json"
    return json.loads(path.read_text(encoding="utf-8"))["statements"] if path.exists() else []


@journey
def full_disk():
    """The disk gets full while one marks, and has room again."""
    with place() as here:
        with claim("on a full disk the indicator says so, the old sidecar is whole, and the work is in the recovery folder"):
            app = App(here, prefix=small_disk(here.folder))
            disk = pathlib.Path(f"/proc/{app.process.pid}/root{here.folder}")
            app.open_article(re.compile("^Fishing crews"), "harbour.txt")
            app.select_phrase("They signed the lease in March")
            app.key("2")
            app.wait_saved()
            before = (disk / "harbour.txt.annotations.json").read_bytes()
            fill(disk / ".filler")
            app.select_phrase("rejected the claim")
            app.key("2")
            app.get(name=re.compile("the disk is full. Free some space.*safe in", re.S))
            expect(recovered(here), "nothing is in the recovery folder")
            equal((disk / "harbour.txt.annotations.json").read_bytes(), before, "the sidecar")
            equal([p.name for p in disk.iterdir() if p.name.endswith(".tmp")], [], "temporary files")
            comment(take_picture("full-disk"))
        with claim("with room again it is saved by itself"):
            (disk / ".filler").unlink()
            wait_until(lambda: len(statements(disk)) == 2, 12, "two statements on the disk")
            app.wait_saved()
            wait_until(lambda: not recovered(here), what="the recovery file to be gone")
            app.quit()


@journey
def nowhere_to_write():
    """Neither beside the article nor in the recovery folder: the window alone has the work."""
    with place() as here:
        with claim("the indicator says that the work is in the window alone"):
            app = App(here, prefix=small_disk(here.folder), env={"XDG_STATE_HOME": str(here.folder / ".state")})
            disk = pathlib.Path(f"/proc/{app.process.pid}/root{here.folder}")
            app.open_article(re.compile("^Fishing crews"), "harbour.txt")
            fill(disk / ".filler")
            app.select_phrase("rejected the claim")
            app.key("2")
            button = app.get(BUTTONS, re.compile("the disk is full.*in this window alone", re.S))
            app.click(button)
            app.get(name="Not Saved")
            comment(take_picture("nowhere-to-write"))
            app.key("Escape")
        with claim("closing asks, and Esc keeps the window"):
            app.key("ctrl+w")
            app.get(name="Close although not everything is saved?")
            comment(take_picture("close-unsaved"))
            app.key("Escape")
            app.row("Statements", re.compile("rejected the claim"))
        with claim("with room again it is saved by itself"):
            (disk / ".filler").unlink()
            wait_until(lambda: len(statements(disk)) == 1, 12, "the statement on the disk")
            app.wait_saved()
            app.quit()


@journey
def folder_goes_away():
    """The folder is renamed while it is open, as when a disk is unmounted, and comes back."""
    with place() as here:
        away = here.folder.with_name("Elsewhere")
        with claim("without its folder the work is in the recovery folder, and the indicator says what to do"):
            app = App(here)
            app.open_article(re.compile("^Fishing crews"), "harbour.txt")
            app.select_phrase("rejected the claim")
            os.rename(here.folder, away)
            app.key("2")
            app.get(name=re.compile("its folder is not there. Put the folder back.*safe in", re.S))
            expect(recovered(here), "nothing is in the recovery folder")
            comment(take_picture("folder-gone"))
        with claim("when it is back, it is saved by itself"):
            os.rename(away, here.folder)
            here.wait_statements("harbour.txt", 1, seconds=12)
            app.wait_saved()
            app.quit()


main()
