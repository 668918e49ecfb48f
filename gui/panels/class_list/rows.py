"""Rows of the list of classes: headings of groups and the classes below them, in the order of the project."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from engine.core import ClassInfo, ClassList
from gui import plain_text
from gui.language.texts import counted, listed, tr

Index = QModelIndex | QPersistentModelIndex
INFO_ROLE: Final = Qt.ItemDataRole.UserRole
COUNT_ROLE: Final = Qt.ItemDataRole.UserRole + 1
NAMES_ROLE: Final = Qt.ItemDataRole.UserRole + 2
"""Names of all rows, in one line each."""


@dataclass(frozen=True, slots=True)
class GroupHeading:
    """Row above the classes of a group; `class_ids` are those of all of them, shown or folded away."""

    name: str
    class_ids: tuple[int, ...]
    is_folded: bool


class ClassRows(QAbstractListModel):
    """Class list as rows of a model; a new name is only requested, the session decides.

    A row holds a `ClassInfo` or a `GroupHeading`, by `INFO_ROLE`. Which groups are folded is a matter of this
    window.
    """

    rename_requested = Signal(int, str)

    def __init__(self) -> None:
        super().__init__()
        self._classes: tuple[ClassInfo, ...] = ()
        self._rows: list[ClassInfo | GroupHeading] = []
        self._names: tuple[str, ...] = ()
        self._folded: set[str] = set()
        self._counts: dict[int, int] | None = None
        self._is_editable = True

    def show(self, classes: ClassList) -> None:
        self._classes = classes.in_order
        self._folded &= {info.group for info in self._classes}
        self._arrange()

    @property
    def groups(self) -> tuple[str, ...]:
        """Headings that classes stand under, in their order."""
        return tuple(dict.fromkeys(info.group for info in self._classes if info.group))

    def fold(self, group: str, is_folded: bool) -> None:
        """Leave the classes of a group out of the rows, or show them again."""
        if is_folded != (group in self._folded):
            self._folded ^= {group}
            self._arrange()

    def row_of(self, class_id: int) -> int | None:
        """Row of a class; None where there is none, as the class is gone or folded away."""
        for row, info in enumerate(self._rows):
            if isinstance(info, ClassInfo) and info.id == class_id:
                return row
        return None

    def info(self, row: int) -> ClassInfo | GroupHeading:
        """What a row shows."""
        return self._rows[row]

    def class_of(self, class_id: int) -> ClassInfo | None:
        """A class that is present, folded away or not."""
        return next((info for info in self._classes if info.id == class_id), None)

    def show_counts(self, counts: dict[int, int] | None) -> None:
        """Show the number of instances of each class, by class id; None when they are not counted."""
        self._counts = counts
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, 0), [COUNT_ROLE])

    def set_editable(self, editable: bool) -> None:
        self._is_editable = editable

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        info = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return info.name
        if role == INFO_ROLE:
            return info
        if role == NAMES_ROLE:
            return self._names
        if isinstance(info, GroupHeading):
            return self._about_group(info, role)
        if role == COUNT_ROLE:
            return self._counts.get(info.id, 0) if self._counts is not None and info.is_thing else None
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_text.tip(tr("Class {about}. Double-click to rename.", about=_about(info)))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return plain_text.one_line(tr("{name}, class {about}", name=info.name, about=_about(info)))
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        name, info = str(value).strip(), self._rows[index.row()]
        if name and name != info.name and isinstance(info, ClassInfo):
            self.rename_requested.emit(info.id, name)
        return False

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self._rows[index.row()], GroupHeading):
            return Qt.ItemFlag.ItemIsEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if self._is_editable else flags

    def _arrange(self) -> None:
        self.beginResetModel()
        self._rows = []
        group = ""
        for info in self._classes:
            if info.group and info.group != group:
                ids = _ids_of_group(self._classes, info.group)
                self._rows.append(GroupHeading(info.group, ids, info.group in self._folded))
            group = info.group
            if not group or group not in self._folded:
                self._rows.append(info)
        self._names = tuple(plain_text.one_line(info.name) for info in self._rows)
        self.endResetModel()

    def _about_group(self, heading: GroupHeading, role: int) -> object:
        classes = counted(len(heading.class_ids), "{count} class", "{count} classes")
        if role == Qt.ItemDataRole.ToolTipRole:
            text = (
                tr("{group}: {classes}. A click unfolds it.", group=heading.name, classes=classes)
                if heading.is_folded
                else tr("{group}: {classes}. A click folds it.", group=heading.name, classes=classes)
            )
            return plain_text.tip(text)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            text = (
                tr("Group {group}, {classes}, folded", group=heading.name, classes=classes)
                if heading.is_folded
                else tr("Group {group}, {classes}, unfolded", group=heading.name, classes=classes)
            )
            return plain_text.one_line(text)
        return None


def _ids_of_group(classes: Sequence[ClassInfo], group: str) -> tuple[int, ...]:
    return tuple(info.id for info in classes if info.group == group)


def _about(info: ClassInfo) -> str:
    """Such as "3: tree (key 3), no single objects, locked"."""
    name = (
        tr("{id}: {name} (key {id})", id=info.id, name=info.name)
        if info.id < 10
        else tr("{id}: {name}", id=info.id, name=info.name)
    )
    kind = tr("single objects") if info.is_thing else tr("no single objects")
    return listed([name, kind, *[tr("locked")] * info.is_locked, *[tr("hidden")] * info.is_hidden])
