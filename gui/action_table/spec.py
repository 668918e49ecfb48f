"""Row of the table of actions, its menus, and the condition under which an action can be used."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from engine.edit.operation import Operation
from gui.language.texts import marked, tr


@dataclass(frozen=True, slots=True)
class WindowState:
    """State of a window that decides which actions can be used."""

    has_project: bool = False
    can_edit: bool = False
    has_image: bool = False
    can_undo: bool = False
    can_redo: bool = False
    is_learning: bool = False
    has_model: bool = False
    opening: str = ""
    """Name of the image that is being opened; empty for none."""


class When(Enum):
    """The condition under which an action can be used."""

    ALWAYS = auto()
    PROJECT = auto()
    EDITABLE_PROJECT = auto()
    IMAGE = auto()
    EDITABLE_IMAGE = auto()
    UNDO = auto()
    REDO = auto()
    CAN_LEARN = auto()
    LEARNING = auto()
    MODEL = auto()


def availability(state: WindowState) -> dict[When, bool]:
    """Whether actions with each condition can be used in this state."""
    editable = state.has_project and state.can_edit
    return {
        When.ALWAYS: True,
        When.PROJECT: state.has_project,
        When.EDITABLE_PROJECT: editable,
        When.IMAGE: state.has_image,
        When.EDITABLE_IMAGE: editable and state.has_image,
        When.UNDO: editable and state.can_undo,
        When.REDO: editable and state.can_redo,
        When.CAN_LEARN: editable and not state.is_learning,
        When.LEARNING: editable and state.is_learning,
        When.MODEL: state.has_image and state.has_model,
    }


class EffortScope(Enum):
    """Part of the project that the effort of an action belongs to."""

    NONE = auto()
    IMAGE = auto()
    CLASS = auto()


MENUS: Final = {
    "File": EffortScope.NONE,
    "Edit": EffortScope.IMAGE,
    "Image": EffortScope.IMAGE,
    "Mask": EffortScope.CLASS,
    "Tools": EffortScope.CLASS,
    "Classes": EffortScope.CLASS,
    "Sequence": EffortScope.IMAGE,
    "View": EffortScope.IMAGE,
    "Display": EffortScope.IMAGE,
    "Learning": EffortScope.NONE,
    "Help": EffortScope.NONE,
}
"""Menus in their order, each with the scope of the effort of its actions."""
_MENU_TITLES: Final = {
    "File": marked("&File"),
    "Edit": marked("&Edit"),
    "Image": marked("&Image"),
    "Mask": marked("&Mask"),
    "Tools": marked("&Tools"),
    "Classes": marked("&Classes"),
    "Sequence": marked("&Sequence"),
    "View": marked("&View"),
    "Display": marked("&Display"),
    "Learning": marked("&Learning"),
    "Help": marked("&Help"),
}
_LETTER_AFTER: Final = re.compile(r"\s*\(&(\w)\)")
"""Letter of a menu behind its title, in languages written without such letters: 文件(&F)."""


def menu_title(menu: str) -> str:
    """Title of a menu as its bar shows it, with & before the letter that opens it with Alt."""
    return tr(_MENU_TITLES[menu])


def menu_name(menu: str) -> str:
    """Title of a menu in a sentence."""
    return _LETTER_AFTER.sub("", menu_title(menu)).replace("&", "")


def menu_letter(menu: str) -> str:
    """Capital letter that opens a menu with Alt; empty for none."""
    return menu_title(menu).partition("&")[2][:1].upper()


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """Row of the table of actions.

    Args:
        keys: the first is what menus show.
        icon: empty for none.
        checkable: its command is a `Toggle`.
        starts_group: a line in the menu above it.
        held: a key that the canvas itself watches while it is down.
        short: text of a button, where `text` is too long.
        is_work: False for going elsewhere and for arranging the window, which is no work on the image.
        repeats: False where a held key must not go on: it must not accept a hundred images.
        operation: what it does to the region of the class in hand.
        tool: id of the drawing tool that it takes.
        class_id: class that it draws with from then on; a key that no menu shows.
        submenu: menu inside its menu that it stands in; empty for none.
    """

    id: str
    menu: str
    text: str
    keys: tuple[str, ...]
    icon: str
    tip: str
    when: When = When.ALWAYS
    checkable: bool = False
    starts_group: bool = False
    held: bool = False
    short: str = ""
    is_work: bool = True
    repeats: bool = True
    operation: Operation | None = None
    tool: str = ""
    class_id: int | None = None
    submenu: str = ""

    @property
    def effort_scope(self) -> EffortScope:
        """Part of the project that the effort of this action belongs to."""
        if not self.is_work:
            return EffortScope.NONE
        return MENUS[self.menu]
