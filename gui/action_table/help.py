"""Rows of the menu Help."""

from __future__ import annotations

from typing import Final

from gui.action_table.spec import ActionSpec

_A = ActionSpec

HELP_ROWS: Final[tuple[ActionSpec, ...]] = (
    _A("palette", "Help", "Find an action…", ("Ctrl+K",), "mdi6.console-line",
       "Type a few letters of what you want: any action, a class or an image"),
    _A("tour", "Help", "Tour in four steps", ("Ctrl+Shift+H",), "mdi6.sign-direction",
       "Scribble, correct, accept and see a prediction, on the demo; a small card says what comes next"),
    _A("shortcuts", "Help", "Keyboard shortcuts", ("F1", "?"), "mdi6.keyboard-outline",
       "Find any action and its key, set your own keys, choose those of another program, print them"),
    _A("check_project", "Help", "Check this project…", ("Ctrl+F1",), "mdi6.clipboard-check-outline",
       "Look for damage in the project's files, and repair it"),
    _A("check_machine", "Help", "Check this machine…", ("Ctrl+Shift+F1",), "mdi6.stethoscope",
       "Run the graph cut and a network of every family once; about a minute, beside the window"),
    _A("past_notices", "Help", "Past messages", ("Ctrl+M",), "mdi6.message-text-clock-outline",
       "Read again what was reported since the start"),
    _A("about", "Help", "About Inkling", ("Shift+F1",), "mdi6.information-outline",
       "Version, licence and the log file"),
)  # fmt: skip
