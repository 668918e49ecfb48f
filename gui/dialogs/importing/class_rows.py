"""Rows of the classes of a source: colour, name, value and pixels of each, and what it becomes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor

from engine.core import ClassList
from engine.core.class_names import clean_class_name
from engine.formats.incoming.contents import ClassKey, IncomingClass
from engine.formats.incoming.mapping import (
    LEFT_OUT_TARGET,
    UNLABELLED_TARGET,
    ClassTarget,
    TargetKind,
    class_title,
    value_text,
)
from gui import plain_text
from gui.language.texts import marked, tr, with_signs

Index = QModelIndex | QPersistentModelIndex
TARGET_ROLE: Final = Qt.ItemDataRole.UserRole
NAME, VALUE, PIXELS, BECOMES = range(4)
_HEADS: Final = (marked("In the source"), marked("Value"), marked("Pixels"), marked("Becomes"))
_NONE: Final = QColor(0, 0, 0, 0)


def target_text(target: ClassTarget) -> str:
    """Such as "cell", "New: debris" or "Unlabelled"."""
    match target.kind:
        case TargetKind.CLASS:
            return plain_text.one_line(target.name)
        case TargetKind.NEW:
            return tr("New: {name}", name=plain_text.one_line(target.name))
        case TargetKind.UNLABELLED:
            return tr("Unlabelled")
        case TargetKind.LEFT_OUT:
            return tr("Leave out")


def becomes_text(source: IncomingClass, target: ClassTarget) -> str:
    """Such as "value 3 becomes: cell"."""
    name = plain_text.one_line(class_title(source))
    return tr("{name} becomes: {target}", name=name, target=target_text(target))


def new_target(name: str) -> ClassTarget:
    """A class of its own with this name."""
    return ClassTarget(TargetKind.NEW, clean_class_name(name))


class SourceClassRows(QAbstractTableModel):
    """Table of the classes of a source; `targets_changed` after each change of what they become.

    Others can be shown in their place for a while, which changes no target and cannot be edited.

    Args:
        parent: what shows it, which ends it on the GUI thread.
    """

    targets_changed = Signal()

    def __init__(self, classes: ClassList, parent: QObject) -> None:
        super().__init__(parent)
        self._classes = classes
        self._sources: tuple[IncomingClass, ...] = ()
        self._targets: dict[ClassKey, ClassTarget] = {}
        self._shown: tuple[IncomingClass, ...] = ()
        self._shown_targets = self._targets
        self._after = classes

    @property
    def classes(self) -> ClassList:
        """The classes of the project."""
        return self._classes

    @property
    def sources(self) -> tuple[IncomingClass, ...]:
        """The classes of the source."""
        return self._sources

    @property
    def targets(self) -> dict[ClassKey, ClassTarget]:
        """What each class of the source becomes, by its key."""
        return dict(self._targets)

    @property
    def is_considering(self) -> bool:
        """Whether classes stand here that are only considered."""
        return self._shown_targets is not self._targets

    def show(self, sources: Sequence[IncomingClass], targets: Mapping[ClassKey, ClassTarget]) -> None:
        """Show these; where only pixels are others than before, the selection stays."""
        self._sources, self._targets = tuple(sources), dict(targets)
        self._show(self._sources, self._targets)
        self.targets_changed.emit()

    def consider(self, sources: Sequence[IncomingClass], targets: Mapping[ClassKey, ClassTarget]) -> None:
        """Show these for a while in the place of the classes of the source, whose targets stay."""
        self._show(tuple(sources), dict(targets))

    def end_considering(self) -> None:
        """Show the classes of the source with their own targets again."""
        if self.is_considering:
            self.show(self._sources, self._targets)

    def show_after(self, classes: ClassList) -> None:
        """Show new classes in the colours that they have in the project after the import."""
        if classes != self._after:
            self._after = classes
            if self._shown:
                self.dataChanged.emit(self.index(0, BECOMES), self.index(len(self._shown) - 1, BECOMES))

    def set_targets(self, targets: Mapping[int, ClassTarget]) -> None:
        """Let the classes in these rows become something else."""
        for row, target in targets.items():
            self._targets[self._sources[row].key] = target
            self.dataChanged.emit(self.index(row, BECOMES), self.index(row, BECOMES))
        self.targets_changed.emit()

    def own_new_class(self, row: int) -> ClassTarget:
        """A new class of the name that the source has for it."""
        source = self._shown[row]
        return new_target(source.name or tr("class {value}", value=source.key))

    def keys_of(self, rows: Iterable[int]) -> frozenset[ClassKey]:
        """Keys of the classes in these rows."""
        return frozenset(self._shown[row].key for row in rows)

    # ---- as Qt asks a model

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        return 0 if parent.isValid() else len(_HEADS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(_HEADS[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section in (VALUE, PIXELS) else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        is_editable = index.column() == BECOMES and not self.is_considering
        return flags | Qt.ItemFlag.ItemIsEditable if is_editable else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        source, column = self._shown[index.row()], index.column()
        target = self._shown_targets[source.key]
        if role == TARGET_ROLE:
            return target
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(source, target, column)
        if role == Qt.ItemDataRole.TextAlignmentRole and column in (VALUE, PIXELS):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.DecorationRole and column == NAME:
            return self._own_color(source)
        if role == Qt.ItemDataRole.DecorationRole and column == BECOMES:
            return target_color(target, self._after)
        if role == Qt.ItemDataRole.ToolTipRole and column in (NAME, BECOMES):
            return plain_text.tip(becomes_text(source, target))
        if role == Qt.ItemDataRole.AccessibleTextRole and column == BECOMES:
            return becomes_text(source, target)
        return None

    def _show(self, sources: tuple[IncomingClass, ...], targets: dict[ClassKey, ClassTarget]) -> None:
        is_same = [source.key for source in sources] == [source.key for source in self._shown]
        if not is_same:
            self.beginResetModel()
        self._shown, self._shown_targets = sources, targets
        if not is_same:
            self.endResetModel()
        elif sources:
            self.dataChanged.emit(self.index(0, 0), self.index(len(sources) - 1, BECOMES))

    def _own_color(self, source: IncomingClass) -> QColor | None:
        """Colour that the source has for a class; None where it has none for any."""
        if source.color is not None:
            return QColor(*source.color)
        return _NONE if any(each.color is not None for each in self._shown) else None

    def _text(self, source: IncomingClass, target: ClassTarget, column: int) -> str:
        if column == NAME:
            return plain_text.one_line(source.name) or "–"
        if column == VALUE:
            return plain_text.one_line(value_text(source, self._shown))
        if column == PIXELS:
            return with_signs(f"{source.count:,}") if source.count else "–"
        return target_text(target)


def target_color(target: ClassTarget, classes: ClassList) -> QColor:
    """Colour of what a class becomes; transparent where that has none."""
    names = classes.names
    return QColor(*classes[names.index(target.name)].color) if target.name in names else _NONE


class TargetChoices(QAbstractListModel):
    """What a class may become: those of the project, a new one, unlabelled, left out.

    In a field that takes text a new class is written as its name alone, so that it can be changed there.

    Args:
        own: the new class that the source's name would make.
    """

    def __init__(self, classes: ClassList, own: ClassTarget) -> None:
        super().__init__()
        self._classes = classes
        names = [info.name for info in classes.in_order]
        self.targets: tuple[ClassTarget, ...] = (
            *(ClassTarget(TargetKind.CLASS, name) for name in names),
            *(() if own.name in names else (own,)),
            UNLABELLED_TARGET,
            LEFT_OUT_TARGET,
        )

    def row_of(self, target: ClassTarget) -> int:
        """Row of a target; -1 for a new class under another name."""
        return self.targets.index(target) if target in self.targets else -1

    def target_of(self, text: str) -> ClassTarget | None:
        """What was chosen or typed: one of these, whatever its case, or a new class; None for nothing."""
        typed = clean_class_name(text)
        if not typed:
            return None
        for row, target in enumerate(self.targets):
            if self._text(row, is_edited=True).casefold() == typed.casefold():
                return target
        return new_target(typed)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        return 0 if parent.isValid() else len(self.targets)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.EditRole:
            return self._text(index.row(), is_edited=True)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(index.row(), is_edited=False)
        if role == Qt.ItemDataRole.DecorationRole:
            return target_color(self.targets[index.row()], self._classes)
        return None

    def _text(self, row: int, *, is_edited: bool) -> str:
        target = self.targets[row]
        if is_edited and target.kind is TargetKind.NEW:
            return plain_text.one_line(target.name)
        return target_text(target)
