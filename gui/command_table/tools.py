"""Commands of the menu Tools."""

from __future__ import annotations

from functools import partial

from gui.action_table.tools import TOOLS_ROWS
from gui.command_table.group import Command, CommandGroup, Toggle


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
        }

    def _choose(self, tool: str) -> None:
        """Draw with this tool; its key once more begins on the whole view, where the tool can."""
        if self._is_in_hand(tool) and self._parts.actions.is_by_key:
            self._parts.canvas.begin_in_view()
        self._parts.tools.choose_tool(tool)

    def _is_in_hand(self, tool: str) -> bool:
        return self._parts.tools.tool == tool
