# SPDX-License-Identifier: GPL-3.0-or-later
"""Whoever runs the journeys, the program may write only where anybody may."""

import os
import shutil
import subprocess

from harness import Skip

# Root may write anywhere; without these capabilities it is as anybody.
AS_ANYBODY = ("setpriv", "--bounding-set", "-dac_override,-dac_read_search,-fowner", "--inh-caps", "-all", "--")


def as_anybody():
    """What comes before the program's name, for App's prefix."""
    if os.geteuid() != 0:
        return ()
    if not shutil.which("setpriv") or subprocess.run([*AS_ANYBODY, "true"], stderr=subprocess.DEVNULL).returncode != 0:
        raise Skip("root's rights can't be taken away here")
    return AS_ANYBODY
