"""Commands of the menu Edit."""

from __future__ import annotations

from gui.command_table.group import Command, CommandGroup


class EditCommands(CommandGroup):
    """Commands of the menu Edit."""

    def commands(self) -> dict[str, Command]:
        with_session = self._with_session
        return {
            "preferences": self._dialogs.preferences,
            "undo": self._with_edits(lambda edits: edits.undo()),
            "redo": self._with_edits(lambda edits: edits.redo()),
            "take_back": with_session(lambda s: s.take_back()),
            "clear_image": with_session(lambda s: s.clear_image()),
        }
