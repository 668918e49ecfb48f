"""Commands of the menu Mask."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from engine.edit.operation import Operation
from engine.session import CUT_METHODS
from gui.action_table.mask import MASK_ROWS
from gui.command_table.group import Command, CommandGroup

if TYPE_CHECKING:
    from engine.session import Session


class MaskCommands(CommandGroup):
    """Commands of the menu Mask."""

    def commands(self) -> dict[str, Command]:
        tools = self._parts.tools
        operations: dict[str, Command] = {
            spec.id: self._with_session(partial(self._apply_operation, spec.operation))
            for spec in MASK_ROWS
            if spec.operation is not None
        }
        names = tuple(method.name for method in CUT_METHODS)
        return {
            **operations,
            "delete_object": self._parts.canvas_link.pointed_object.delete,
            "copy_object": self._parts.canvas_link.pointed_object.copy,
            "paste_object": self._parts.canvas_link.pointed_object.paste,
            "paste_in_place": self._parts.canvas_link.pointed_object.paste_in_place,
            "cut_method": lambda: tools.next_method(names),
        }

    def _apply_operation(self, operation: Operation, session: Session) -> None:
        tools = self._parts.tools
        session.apply_operation(operation, tools.class_id, tools.island_px.value)
