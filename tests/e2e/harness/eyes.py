# SPDX-License-Identifier: GPL-3.0-or-later
"""Eyes: nodes of the accessibility tree, as a screen reader sees them."""

import re

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib

from .claims import PASSING, expect

PASSING.append(GLib.Error)
BUTTONS = re.compile("button|switch|check box")
MENU_ITEMS = re.compile("menu item|radio")
LISTS = re.compile("^(list|list box|table|tree|tree table)$")
ROWS = ("list item", "row", "table row", "tree item")


def walk(node, depth=40):
    """The node and all below it, in order. Whatever vanishes meanwhile is left out."""
    try:
        yield node
        if depth == 0:
            return
        for i in range(node.get_child_count()):
            child = node.get_child_at_index(i)
            if child is not None:
                yield from walk(child, depth - 1)
    except GLib.Error:
        return


def walk_except(node, left_out):
    """The node and all below it but one child with what is below that."""
    yield node
    for i in range(node.get_child_count()):
        child = node.get_child_at_index(i)
        if child is not None and child != left_out:
            yield from walk(child)


def matches(pattern, string):
    if pattern is None:
        return True
    if callable(pattern):
        return pattern(string)
    if isinstance(pattern, re.Pattern):
        return pattern.search(string) is not None
    return pattern == string


def has_state(node, state):
    return node.get_state_set().contains(getattr(Atspi.StateType, state.upper().replace("-", "_")))


def extents(node):
    component = node.get_component_iface()
    expect(component is not None, "it has gone")
    box = component.get_extents(Atspi.CoordType.WINDOW)
    return box.x, box.y, box.width, box.height


def is_visible(node):
    """Shown, as far as the toolkit says: neither it nor what holds it is hidden, or has no room: of what was hidden later than it was
    shown GTK 4.8 says that alone."""
    while node is not None and node.get_role() != Atspi.Role.APPLICATION:
        component = node.get_component_iface()
        if component is not None:
            box = component.get_extents(Atspi.CoordType.WINDOW)
            if box.width <= 0 or box.height <= 0 or not has_state(node, "visible"):
                return False
        node = node.get_parent()
    return True


def walk_shown(node):
    """The node and all below it that is shown: what is below something hidden is not asked."""
    component = node.get_component_iface()
    if component is not None and node.get_role() != Atspi.Role.APPLICATION:
        box = component.get_extents(Atspi.CoordType.WINDOW)
        if box.width <= 0 or box.height <= 0 or not has_state(node, "visible"):
            return
    yield node
    for i in range(node.get_child_count()):
        child = node.get_child_at_index(i)
        if child is not None:
            yield from walk_shown(child)



def text_of(node):
    """Its text. By the interface's name: later bindings take get_text for a method of what has the interface. With its length: of a field
    GTK says nothing up to -1."""
    return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))


def describe(node):
    return f"{node.get_role_name()} “{node.get_name()}”"
