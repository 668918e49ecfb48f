"""Commands of the menu Tools."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Qt

from engine.session import Notice
from gui.action_table.tools import TOOLS_ROWS
from gui.command_table.group import Command, CommandGroup, Toggle
from gui.language.texts import tr
from gui.tool_state import flip

_POINTER: Final = "pointer-by-keys"
"""Subject of what is said of it as long as it is on."""


class ToolsCommands(CommandGroup):
    """Commands of the menu Tools."""

    def commands(self) -> dict[str, Command]:
        tools = self._parts.tools
        choose_tool: dict[str, Command] = {
            spec.id: Toggle(partial(self._choose, spec.tool), partial(self._is_in_hand, spec.tool))
            for spec in TOOLS_ROWS
            if spec.tool
        }
        return {
            **choose_tool,
            "size_smaller": lambda: tools.step_radius(-1),
            "size_larger": lambda: tools.step_radius(1),
            "paint_over": self._parts.canvas_link.next_only_over,
            "pointer_by_keys": Toggle(self._toggle_pointer, lambda: tools.is_pointer_by_keys.value),
            "hold_button": self._hold_button,
            "right_button": lambda: self._parts.canvas_link.key_pointer.click(Qt.MouseButton.RightButton),
        }

    def _toggle_pointer(self) -> None:
        choice, notices = self._parts.tools.is_pointer_by_keys, self._parts.notices
        flip(choice)
        notices.end_subjects({_POINTER})
        if choice.value:
            # No answer, which the first press would end: it is read while it is tried.
            summary = tr("Arrow keys move the pointer now, and Space is the left button while it is down.")
            hint = tr("Shift: ten steps. [[hold_button]] keeps the button down. [[pointer_by_keys]] ends it.")
            notices.show_notice(Notice(summary, hint, subject=_POINTER))

    def _hold_button(self) -> None:
        is_down = self._parts.canvas_link.key_pointer.hold()
        self._parts.status.say_briefly(
            tr("The left button stays down until the same key lets go.")
            if is_down
            else tr("The left button is up.")
        )

    def _choose(self, tool: str) -> None:
        """Draw with this tool; its key once more begins on the whole view, where the tool can."""
        if self._is_in_hand(tool) and self._parts.actions.is_by_key:
            self._parts.canvas.begin_in_view()
        self._parts.tools.choose_tool(tool)

    def _is_in_hand(self, tool: str) -> bool:
        return self._parts.tools.tool == tool
