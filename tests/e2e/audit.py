# SPDX-License-Identifier: GPL-3.0-or-later
"""What is wrong with the nodes that a screen reader is given: names that are missing, that are a type's, or that are said twice."""

import re

from gi.repository import GLib

from harness import describe, extents, has_state, walk

INTERACTIVE = {"push button", "toggle button", "check box", "radio button", "combo box", "entry", "text", "password text", "list", "list box",
               "list item", "menu item", "check menu item", "radio menu item", "slider", "spin button", "link", "page tab", "tree", "table",
               "switch", "menu", "button"}
TYPE_NAME = re.compile("^(Gtk|Adw|Gsy|_)")
# GTK 4.8 and libadwaita call what has no name by its type: harmless for boxes, which nobody goes to and no screen reader says.
UNNAMED = {"filler", "panel", "scroll bar", "scroll pane", "unknown", "redundant object", "icon", "image", "menu"}
# They may have actions for keys, which others carry out; only what can have the keyboard needs a name.
PASSIVE = ("label", "grouping")
# What can be scrolled stops the keyboard when it has nothing else in it that would.
SCROLLED = ("scroll pane",)
# What GTK makes for itself inside a control that has a name.
INNER = {
    ("text", "entry"), ("text", "search box"), ("text", "spin button"),  # the text of an entry
    ("toggle button", "menu"), ("toggle button", "button"), ("toggle button", "push button"), ("toggle button", "combo box"),  # of a menu button
    ("push button", "page tab list"),
}
# Inside these, GTK and libadwaita make controls of their own that cannot be reached from here: the switcher of a window with one page, the
# list of a combo row.
FOREIGN = {"AdwViewSwitcher"}
# Lists without a heading, which libadwaita makes; their rows have names.
LISTS_OF_ROWS = {"About"}


# Pixels: no window and nothing that is scrolled in one is as large here.
LARGEST = 100000


def is_foreign(node):
    role = node.get_role_name()
    while node is not None:
        if role == "list" and node.get_name() in LISTS_OF_ROWS and node.get_role_name() == "frame":
            return True
        parent = node.get_parent()
        if node.get_name() in FOREIGN or (parent is not None and parent.get_role_name() == "combo box" and node.get_role_name() == "panel"):
            return True
        node = parent
    return False


def path(node):
    steps = []
    while node is not None and len(steps) < 5:
        steps.append(describe(node))
        node = node.get_parent()
    return " in ".join(steps)


def group_name(node):
    """Of the group that it fills: GTK 4.18 lets what scrolls have no name, and screen readers say that one instead."""
    parent = node.get_parent()
    return parent.get_name() if parent is not None and parent.get_role_name() == "grouping" else None


def judge(node):
    """What is wrong with one node, or None."""
    name = (node.get_name() or "").strip()
    role = node.get_role_name()
    if role in SCROLLED and has_state(node, "focusable") and not any(has_state(below, "focusable") for below in walk(node) if below != node):
        if TYPE_NAME.search(name) or not (name or group_name(node)):
            return "focusable, without a name"
    if role in UNNAMED:
        return None
    if role == "label" and name == "GtkLabel":
        return None  # there is nothing in it
    if TYPE_NAME.search(name):
        return "the name of a type"
    if re.fullmatch(r"(.+) \1", name):
        return "a name said twice"
    if name:
        return None
    action = node.get_action_iface()
    if not (has_state(node, "focusable") or (action is not None and action.get_n_actions() > 0 and role not in PASSIVE) or role in INTERACTIVE):
        return None
    parent = node.get_parent()
    if parent is not None and (role, parent.get_role_name()) in INNER and (parent.get_name() or "").strip():
        return None
    return "no name"


def walk_visible(node):
    """The node and all below it, without what is not shown and all that is in there."""
    try:
        box = extents(node) if node.get_component_iface() is not None else None
        if box is not None and (box[2] <= 0 or box[3] <= 0 or not has_state(node, "visible")):
            return
        yield node
        for i in range(node.get_child_count()):
            child = node.get_child_at_index(i)
            if child is not None:
                yield from walk_visible(child)
    except GLib.Error:  # it has gone meanwhile
        return


def judge_place(node):
    """What is wrong with the place where it is said to be shown, or None: a screen reader reckons with it."""
    box = extents(node) if node.get_component_iface() is not None and has_state(node, "showing") else (0, 0, 0, 0)
    return f"shown as {box[2]} × {box[3]} pixels" if max(map(abs, box)) > LARGEST else None


def problems(*roots):
    """Every node that can be acted on, without a proper name; every name that is a type's, or is said twice; every place that cannot be."""
    found = []
    for root in roots:
        for node in walk_visible(root):
            wrong = judge(node) or judge_place(node)
            if wrong is not None and not is_foreign(node):
                found.append(f"{path(node)} at {extents(node)}: {wrong}")
    return found
