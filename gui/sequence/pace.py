"""Settings of the film: how many frames a second it shows, and whether it goes on from the first one."""

from __future__ import annotations

from typing import Final

from gui.settings import flag, whole_number

MOST_RATE: Final = 60
"""Frames a second; more no screen shows."""
FRAME_RATE: Final = whole_number("sequence/rate", 8, 1, MOST_RATE)
IS_REPEATED: Final = flag("flag/film_repeated", False)
