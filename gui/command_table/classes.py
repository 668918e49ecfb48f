"""Commands of the menu Classes; they work on the class that one draws with."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from engine.core import ClassInfo
from gui.action_table.classes import CLASSES_ROWS
from gui.command_table.group import Command, CommandGroup, Toggle

if TYPE_CHECKING:
    from engine.session.editing.project_edits import ProjectEdits
    from gui.panels.classes import ClassesPanel


class ClassesCommands(CommandGroup):
    """Commands of the menu Classes."""

    def commands(self) -> dict[str, Command]:
        tools = self._parts.tools
        self._panel.heading_requested.connect(self._dialogs.class_group)
        choices: dict[str, Command] = {
            spec.id: partial(tools.choose_class, spec.class_id)
            for spec in CLASSES_ROWS
            if spec.class_id is not None
        }
        return {
            **choices,
            "class_previous": lambda: tools.step_class(-1),
            "class_next": lambda: tools.step_class(1),
            "add_class": self._add_class,
            "class_templates": self._dialogs.class_templates,
            "class_counts": self._dialogs.class_counts,
            "distinct_colors": self._with_edits(lambda edits: edits.class_display.recolor_distinct()),
            "rename_class": self._with_class(lambda _, info: self._edit_name(info.id)),
            "recolor_class": self._with_class(lambda _, info: self._panel.ask_color(info.id)),
            "delete_class": self._with_class(lambda edits, info: edits.classes.request_delete(info.id)),
            "merge_class": self._with_class(lambda edits, info: edits.classes.request_merge(info.id)),
            "lock_class": Toggle(
                self._with_class(lambda edits, i: edits.class_display.lock([i.id], not i.is_locked)),
                lambda: self._is_now(lambda info: info.is_locked),
            ),
            "hide_class": Toggle(
                self._with_class(lambda edits, i: edits.class_display.hide([i.id], not i.is_hidden)),
                lambda: self._is_now(lambda info: info.is_hidden),
            ),
            "solo_class": self._with_class(lambda edits, info: edits.class_display.solo(info.id)),
            "show_classes": self._with_edits(lambda edits: edits.class_display.show_all()),
            "class_up": self._with_class(lambda edits, info: edits.class_display.move(info.id, -1)),
            "class_down": self._with_class(lambda edits, info: edits.class_display.move(info.id, 1)),
            "group_class": self._with_class(lambda _, info: self._panel.ask_group([info.id], info.group)),
            "fold_group": self._with_class(lambda _, info: self._panel.fold_group(info.id)),
        }

    @property
    def _panel(self) -> ClassesPanel:
        return self._parts.workspace.classes

    def _with_class(self, work: Callable[[ProjectEdits, ClassInfo], object]) -> Callable[[], object]:
        """The work on the class that one draws with."""

        def run() -> object:
            edits, info = self._parts.controller.edits, self._class_in_hand()
            return None if edits is None or info is None else work(edits, info)

        return run

    def _class_in_hand(self) -> ClassInfo | None:
        session, class_id = self._parts.controller.session, self._parts.tools.class_id
        return session.classes[class_id] if session is not None and session.classes.has(class_id) else None

    def _is_now(self, state: Callable[[ClassInfo], bool]) -> bool:
        info = self._class_in_hand()
        return info is not None and state(info)

    def _add_class(self) -> None:
        edits = self._parts.controller.edits
        if edits is None:
            return
        class_id = edits.classes.add()
        self._parts.tools.choose_class(class_id)
        self._edit_name(class_id)

    def _edit_name(self, class_id: int) -> None:
        """Open the name of a class for typing, where it is seen."""
        self._parts.workspace.show_classes()
        self._panel.edit_name(class_id)
