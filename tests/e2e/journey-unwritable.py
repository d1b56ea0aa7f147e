# SPDX-License-Identifier: GPL-3.0-or-later
"""A folder that can't be written: the program says so, keeps the work, and saves it when it can."""

import os
import re
import shutil
import subprocess

from harness import App, Skip, claim, equal, expect, journey, main, place, wait_until

# Root may write anywhere; without these capabilities it is as anybody.
AS_ANYBODY = ("setpriv", "--bounding-set", "-dac_override,-dac_read_search,-fowner", "--inh-caps", "-all", "--")


def prefix():
    if os.geteuid() != 0:
        return ()
    if not shutil.which("setpriv") or subprocess.run([*AS_ANYBODY, "true"], stderr=subprocess.DEVNULL).returncode != 0:
        raise Skip("root's rights can't be taken away here")
    return AS_ANYBODY


def recovered(here):
    """Files in the recovery folder that hold the phrase."""
    return [p for p in (here.root / "state" / "gainsay" / "recovery").rglob("*") if p.is_file() and "rejected the claim" in p.read_text(encoding="utf-8", errors="replace")]


@journey
def unwritable_folder():
    """Marking in a folder without write permission, which is then given."""
    with place() as here:
        with claim("the indicator says why it can't save, and the work is in the recovery folder"):
            before = prefix()
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
            app = App(here, prefix=prefix())
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
            with App(here, prefix=prefix()) as app:
                app.open_article(re.compile("^Fishing crews"), "harbour.txt")
                app.row("Statements", re.compile("rejected the claim"))
                here.wait_statements("harbour.txt", 1, seconds=10)


main()
