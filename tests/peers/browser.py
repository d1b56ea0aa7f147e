# SPDX-License-Identifier: GPL-3.0-or-later
"""A browser without a window, for pages that we write."""
import http.server
import shutil
import subprocess
import tempfile
import threading

PROGRAM = shutil.which("chromium")
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--virtual-time-budget=20000"]


def run(url, *more):
    """What the browser says of the page at @url."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        done = subprocess.run([PROGRAM, *FLAGS, f"--user-data-dir={profile}", *more, url], capture_output=True, timeout=100, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout.decode()


def dom(url, *more):
    """The page as it is when it has done all that it does."""
    return run(url, "--dump-dom", *more)


class Serving:
    """A server on this machine alone: with Serving(handler) as port."""

    def __init__(self, handler):
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self.server.server_address[1]

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()
