"""Language that no one speaks: each text of the catalogue in brackets, so that a text that is not is seen."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    Qt,
    QTranslator,
)
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

from gui.language.texts import CONTEXT

OPENING, CLOSING = "⟦", "⟧"
_OF_QT = ("QPlatformTheme", "QDialogButtonBox")
"""Contexts of the buttons that Qt names itself."""
_INVISIBLE = str.maketrans("", "", "\u200b\u2060")
"""Places where a path may be broken, and signs against rich text."""
_WORD = re.compile(r"[^\W\d_]{2,}")
_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)
_MOST_ROWS = 200


class PseudoTranslator(QTranslator):
    """Translation of each of these texts into itself in brackets; others have none.

    Args:
        texts: English texts of the catalogue.
        longer: length that is added to a text, as a share of its own.
    """

    def __init__(self, texts: Iterable[str], longer: float = 0.0) -> None:
        super().__init__()
        self._texts = frozenset(texts)
        self._longer = longer

    def translate(
        self, context: str, source_text: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        if context in _OF_QT:
            return bracketed(source_text, self._longer)
        if context != CONTEXT or source_text not in self._texts:
            return None
        return bracketed(source_text, self._longer)

    def isEmpty(self) -> bool:
        return False


def bracketed(text: str, longer: float = 0.0) -> str:
    """A text in brackets, longer by this share; spaces around it and "…" behind it stay outside."""
    core = text.strip()
    start = text.find(core)
    end = "…" if core.endswith("…") else ""
    inner = core.removesuffix("…")
    more = "".join(" " if number % 8 == 7 else "x" for number in range(round(longer * len(inner))))
    return text[:start] + OPENING + inner + more + CLOSING + end + text[start + len(core) :]


@contextmanager
def pseudo_language(texts: Iterable[str], longer: float = 0.0) -> Iterator[None]:
    """The language while this lasts, for what is made meanwhile."""
    application = QCoreApplication.instance()
    assert application is not None
    translator = PseudoTranslator(texts, longer)
    application.installTranslator(translator)
    try:
        yield
    finally:
        application.removeTranslator(translator)


def left_outside(text: str, known: Collection[str]) -> list[str]:
    """Words of a shown text that stand in no bracket and are none of those known."""
    depth, outside = 0, []
    for letter in text:
        depth += letter == OPENING
        outside.append(letter if depth <= 0 else " ")
        depth -= letter == CLOSING
    return [word for word in _WORD.findall("".join(outside).translate(_INVISIBLE)) if word not in known]


def shown_texts(root: QWidget) -> Iterator[tuple[str, str]]:
    """(where, text) of every text of a widget and of all below that can be seen now or read out."""
    for widget in (root, *root.findChildren(QWidget)):
        if not widget.isVisibleTo(root) and widget is not root:
            continue
        where = f"{type(widget).__name__} {widget.objectName()}".strip()
        for name in ("text", "toolTip", "accessibleName", "accessibleDescription", "placeholderText"):
            value = widget.property(name)
            if isinstance(value, str) and value and not _is_typed(widget, name):
                yield f"{where}.{name}", value
        if widget.isWindow() and widget.windowTitle():
            yield f"{where}.windowTitle", widget.windowTitle()
        yield from ((f"{where}.{kind}", text) for kind, text in _of_kind(widget) if text)


def _is_typed(widget: QWidget, name: str) -> bool:
    """Whether a property holds what the user typed, or what a spin box composes of its parts."""
    return name == "text" and (widget.inherits("QLineEdit") or isinstance(widget, QAbstractSpinBox))


def _of_kind(widget: QWidget) -> Iterator[tuple[str, str]]:
    match widget:
        case QComboBox():
            yield from (("item", widget.itemText(number)) for number in range(widget.count()))
        case QTabBar():
            yield from (("tab", widget.tabText(number)) for number in range(widget.count()))
        case QGroupBox():
            yield "title", widget.title()
        case QPlainTextEdit():
            yield "plainText", widget.toPlainText()
        case QAbstractSpinBox():
            for name in ("prefix", "suffix", "specialValueText"):
                value = widget.property(name)
                if isinstance(value, str):
                    yield name, value
        case QMenu():
            yield from _of_actions(widget.actions())
        case QHeaderView():
            pass
        case QAbstractItemView():
            model = widget.model()
            if model is not None:
                yield from _of_model(model)


def _of_actions(actions: Iterable[QAction]) -> Iterator[tuple[str, str]]:
    for action in actions:
        yield "action", action.text()
        yield "action's tip", action.toolTip()


def _of_model(model: QAbstractItemModel, parent: QModelIndex | None = None) -> Iterator[tuple[str, str]]:
    above = QModelIndex() if parent is None else parent
    # The count of a list's columns is private.
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(above)
    for column in range(columns):
        heading = model.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.DisplayRole)
        if isinstance(heading, str) and parent is None:
            yield "heading", heading
    for row in range(min(_MOST_ROWS, model.rowCount(above))):
        for column in range(columns):
            index = model.index(row, column, above)
            for role in _ROLES:
                value = model.data(index, role)
                if isinstance(value, str):
                    yield f"row {role.name}", value
        first = model.index(row, 0, above)
        if not isinstance(model, QAbstractListModel | QAbstractTableModel) and model.rowCount(first):
            yield from _of_model(model, first)
