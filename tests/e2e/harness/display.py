# SPDX-License-Identifier: GPL-3.0-or-later
"""A display and a session bus of its own for each test program."""

import ctypes
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

from .claims import TAP, say, travel, wait_until
from .program import die_with_parent, run

INSIDE = "GAINSAY_E2E_INSIDE"
WINDOW_MANAGER = """<?xml version="1.0"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <focus><focusNew>yes</focusNew><followMouse>no</followMouse></focus>
  <placement><policy>Smart</policy><center>yes</center></placement>
  <desktops><number>1</number><popupTime>0</popupTime></desktops>
  <keyboard><keybind key="A-F4"><action name="Close"/></keybind></keyboard>
  <mouse><context name="Client"><mousebind button="Left" action="Press"><action name="Focus"/><action name="Raise"/></mousebind></context></mouse>
</openbox_config>
"""
# Of all that could be started on a bus, only what screen readers need: portals, keyrings and the like are different on each machine.
SERVICE = pathlib.Path("/usr/share/dbus-1/services/org.a11y.Bus.service")
BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN" "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <auth>EXTERNAL</auth>
  <servicedir>{services}</servicedir>
  <policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>
"""


def configure_bus(root):
    """The arguments of a session bus with nothing on it that nobody asked for."""
    services = root / "services"
    services.mkdir()
    shutil.copy(SERVICE, services)
    (root / "bus.conf").write_text(BUS.format(services=services), encoding="utf-8")
    return [f"--config-file={root / 'bus.conf'}"]


def outside():
    """In a display and a session bus of its own, this program again."""
    missing = [tool for tool in ("Xvfb", "dbus-run-session", "openbox", "xdotool", "xprop") if shutil.which(tool) is None]
    if missing:
        say(f"1..0 # SKIP not installed: {', '.join(missing)}")
        return 0
    root = pathlib.Path(tempfile.mkdtemp(prefix="gainsay-e2e-display-"))
    (root / "runtime").mkdir(mode=0o700)
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", os.environ.get("GAINSAY_E2E_SCREEN", "1280x800") + "x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=[write], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, preexec_fn=die_with_parent)
    os.close(write)
    try:
        with os.fdopen(read) as stream:
            number = stream.readline().strip()
        if not number:
            say("Bail out! Xvfb did not start")
            return 1
        environment = {k: v for k, v in os.environ.items() if not k.startswith(("XDG_", "DBUS_", "AT_SPI"))}
        environment.update(DISPLAY=f":{number}", XDG_RUNTIME_DIR=str(root / "runtime"), HOME=str(root), LC_ALL="C.UTF-8",
                           XDG_CONFIG_HOME=str(root / "config"), XDG_CACHE_HOME=str(root / "cache"), XDG_DATA_HOME=str(root / "data"),
                           GSETTINGS_BACKEND="memory", GIO_USE_VFS="local", PYTHONDONTWRITEBYTECODE="1")
        environment[INSIDE] = "1"
        tap = os.dup(1)
        environment[TAP] = str(tap)
        return subprocess.run(["dbus-run-session", *configure_bus(root), "--", sys.executable, *sys.argv], env=environment, pass_fds=[tap],
                              stdout=subprocess.DEVNULL, preexec_fn=die_with_parent).returncode
    finally:
        server.terminate()
        server.wait()
        shutil.rmtree(root, ignore_errors=True)


def has_compositor():
    """Whether somebody composites: windows have shadows only then."""
    x11 = ctypes.CDLL("libX11.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    x11.XInternAtom.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int]
    x11.XInternAtom.restype = ctypes.c_ulong
    x11.XGetSelectionOwner.argtypes = [ctypes.c_void_p, ctypes.c_ulong]
    x11.XGetSelectionOwner.restype = ctypes.c_ulong
    x11.XCloseDisplay.argtypes = [ctypes.c_void_p]
    display = x11.XOpenDisplay(None)
    try:
        return x11.XGetSelectionOwner(display, x11.XInternAtom(display, b"_NET_WM_CM_S0", 0)) != 0
    finally:
        x11.XCloseDisplay(display)


def inside():
    """In that display: the window manager, the compositor, and then the journeys."""
    from .eyes import Atspi

    Atspi.set_timeout(800, 3000)
    helpers = []
    try:
        # Alt with the mouse is the program's: by default a window manager takes it.
        rules = pathlib.Path(os.environ["XDG_RUNTIME_DIR"]) / "openbox.xml"
        rules.write_text(WINDOW_MANAGER, encoding="utf-8")
        for command in (["openbox", "--config-file", str(rules)], ["xcompmgr"]):
            if shutil.which(command[0]):
                helpers.append(subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                                preexec_fn=die_with_parent))
        wait_until(lambda: "window id" in run("xprop", "-root", "_NET_SUPPORTING_WM_CHECK"), what="the window manager")
        if len(helpers) > 1:
            wait_until(has_compositor, what="the compositor")
        return travel(sys.argv[1:])
    finally:
        for helper in helpers:
            helper.terminate()
            helper.wait()


def main():
    """Ends the program with the journeys' result. Names of journeys as arguments choose among them."""
    try:
        import gi

        gi.require_version("Atspi", "2.0")
    except (ImportError, ValueError) as why:
        say(f"1..0 # SKIP {why}")
        sys.exit(0)
    if "GAINSAY" not in os.environ:
        sys.exit("GAINSAY must say where the program is")
    sys.exit(inside() if INSIDE in os.environ else outside())
