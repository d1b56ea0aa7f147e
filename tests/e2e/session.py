# SPDX-License-Identifier: GPL-3.0-or-later
"""Who has to do with the session's end, as a program of its own on the session's bus. It says "ready", and then what it is asked for.

    session.py manager   GNOME's session manager: says "registered", and tells that program the signals that it reads from standard input
    session.py portal    a portal with a desktop behind it: says "wait", and "go on"
    session.py mute      a portal with none, which can do nothing of that"""

import os
import sys

from gi.repository import Gio, GLib

MANAGER = """<node><interface name="org.gnome.SessionManager">
<method name="RegisterClient"><arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="o" direction="out"/></method>
<method name="UnregisterClient"><arg type="o" direction="in"/></method>
<method name="Inhibit"><arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="u" direction="out"/></method>
<method name="Uninhibit"><arg type="u" direction="in"/></method>
<method name="IsInhibited"><arg type="u" direction="in"/><arg type="b" direction="out"/></method>
<property name="SessionIsActive" type="b" access="read"/></interface>
<interface name="org.gnome.SessionManager.ClientPrivate"><method name="EndSessionResponse"><arg type="b" direction="in"/><arg type="s" direction="in"/></method>
<signal name="QueryEndSession"><arg type="u"/></signal><signal name="EndSession"><arg type="u"/></signal><signal name="Stop"/></interface></node>"""
CLIENT = "/org/gnome/SessionManager/Client1"

PORTAL = """<node><interface name="org.freedesktop.portal.Inhibit">
<method name="Inhibit"><arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="a{sv}" direction="in"/><arg type="o" direction="out"/></method>
<method name="CreateMonitor"><arg type="s" direction="in"/><arg type="a{sv}" direction="in"/><arg type="o" direction="out"/></method>
<property name="version" type="u" access="read"/></interface></node>"""
REQUEST = """<node><interface name="org.freedesktop.portal.Request"><method name="Close"/></interface></node>"""
MUTE = """<node><interface name="org.freedesktop.portal.Trash"><property name="version" type="u" access="read"/></interface></node>"""
DESKTOP = "/org/freedesktop/portal/desktop"
WAIT = f"{DESKTOP}/request/1/wait"

ANSWERS = {
    "RegisterClient": ("registered", GLib.Variant("(o)", (CLIENT,))),
    "org.gnome.SessionManager.Inhibit": (None, GLib.Variant("(u)", (1,))),
    "IsInhibited": (None, GLib.Variant("(b)", (False,))),
    "org.freedesktop.portal.Inhibit.Inhibit": ("wait", GLib.Variant("(o)", (WAIT,))),
    "CreateMonitor": ("monitor", GLib.Variant("(o)", (f"{DESKTOP}/request/1/monitor",))),
    "Close": ("go on", None),
}

bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)
peers = []


def say(line):
    print(line, flush=True)


def on_call(connection, sender, path, interface, method, arguments, invocation):
    words, answer = ANSWERS.get(method) or ANSWERS.get(f"{interface}.{method}", (None, None))
    peers.append(sender)
    if words:
        say(words)
    invocation.return_value(answer)


def publish(path, xml, number=0, value=None):
    bus.register_object(path, Gio.DBusNodeInfo.new_for_xml(xml).interfaces[number], on_call, lambda *a: value, None)


def on_line(channel, condition):
    signals = os.read(0, 1000).decode().split()
    for name in signals:
        bus.emit_signal(peers[-1], CLIENT, "org.gnome.SessionManager.ClientPrivate", name, GLib.Variant("(u)", (0,)))
    if not signals:
        loop.quit()
    return bool(signals)


if sys.argv[1] == "manager":
    name = "org.gnome.SessionManager"
    publish("/org/gnome/SessionManager", MANAGER, 0, GLib.Variant("b", True))
    publish(CLIENT, MANAGER, 1)
else:
    name = "org.freedesktop.portal.Desktop"
    publish(DESKTOP, PORTAL if sys.argv[1] == "portal" else MUTE, 0, GLib.Variant("u", 3))
    publish(WAIT, REQUEST)
Gio.bus_own_name_on_connection(bus, name, 0, lambda *a: say("ready"), None)
GLib.io_add_watch(GLib.IOChannel.unix_new(0), GLib.IO_IN | GLib.IO_HUP, on_line)
loop = GLib.MainLoop()
loop.run()
