# SPDX-License-Identifier: GPL-3.0-or-later
"""What every journey needs: a display and a session bus of its own, the program in it, eyes (AT-SPI), hands (xdotool) and TAP.

A journey looks at three things: what the program says of itself to a screen reader, what is on disk, and that it has nothing to
complain of on stderr. Nothing in here sleeps for a fixed time: it waits for what it wants to see, and gives up after a limit.

By hand, one journey of a program, with the time that each claim took:
  GAINSAY=$PWD/build/src/gainsay GAINSAY_E2E_TIMES=1 meson devenv -C build -w . /usr/bin/python3 tests/e2e/journey-mouse.py brush
GAINSAY_E2E_PICTURES names a folder for pictures of what went wrong, GAINSAY_E2E_LIMIT the seconds to wait for anything.

  claims   what is claimed and what becomes of it; waiting; TAP      place    articles and sidecars on disk
  program  the process: its stderr, its end                          window, reading, lists, hands: all parts of an App
  eyes     the accessibility tree                                    display  the display, the bus, main()

test-harness.py shows that claims, place and program let nothing bad pass; these do without gi and without a display.
"""

from .claims import Failure, Skip, claim, comment, equal, expect, journey, take_picture, wait_until
from .display import main
from .place import place
from .program import run

try:
    from .app import App
    from .eyes import BUTTONS, LISTS, MENU_ITEMS, describe, extents, has_state, is_visible, text_of, walk, walk_shown
    from .hands import xdotool
except (ImportError, ValueError):  # main() then says what is missing, and skips
    App = BUTTONS = LISTS = MENU_ITEMS = describe = extents = has_state = is_visible = text_of = walk = walk_shown = xdotool = None

__all__ = ["BUTTONS", "LISTS", "MENU_ITEMS", "App", "Failure", "Skip", "claim", "comment", "describe", "equal", "expect", "extents", "has_state",
           "is_visible", "journey", "main", "place", "run", "take_picture", "text_of", "wait_until", "walk", "walk_shown", "xdotool"]
