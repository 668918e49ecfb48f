"""Errors of C code in overrides of Qt's methods end in the guard, and not in a segmentation fault."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import cv2
import numpy as np
import pytest
from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
)
from PySide6.QtGui import QMouseEvent, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

Index = QModelIndex | QPersistentModelIndex
Fail = Callable[[], Any]

ERRORS: dict[str, tuple[type[Exception], Fail]] = {
    "index": (IndexError, lambda: [0][1]),
    "division": (ZeroDivisionError, lambda: 1 // len("")),
    "word": (ValueError, lambda: int("x")),
    "numpy": (ValueError, lambda: np.zeros(3) + np.zeros(4)),
    "opencv": (cv2.error, lambda: cv2.resize(np.zeros((0, 0), np.uint8), (1, 1))),
    "codec": (UnicodeDecodeError, lambda: b"\xff".decode()),
}


def in_painting(qtbot: QtBot, fail: Fail) -> None:
    class Painted(QWidget):
        def paintEvent(self, event: QPaintEvent) -> None:
            fail()

    widget = Painted()
    qtbot.addWidget(widget)
    widget.grab()


def in_an_event_within_an_event(qtbot: QtBot, fail: Fail) -> None:
    class Outer(QWidget):
        def event(self, event: QEvent) -> bool:
            return super().event(event)

        def mousePressEvent(self, event: QMouseEvent) -> None:
            fail()

    widget = Outer()
    qtbot.addWidget(widget)
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def in_a_filter(qtbot: QtBot, fail: Fail) -> None:
    class Filter(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.User:
                fail()
            return False

    widget = QWidget()
    qtbot.addWidget(widget)
    event_filter = Filter(widget)
    widget.installEventFilter(event_filter)
    QCoreApplication.sendEvent(widget, QEvent(QEvent.Type.User))


def in_a_model(qtbot: QtBot, fail: Fail) -> None:
    class Rows(QAbstractListModel):
        def rowCount(self, parent: Index | None = None) -> int:
            return 1

        def data(self, index: Index, role: int = 0) -> Any:
            fail()

    view = QListView()
    qtbot.addWidget(view)
    model = Rows(view)
    view.setModel(model)
    view.grab()


def in_a_delegate(qtbot: QtBot, fail: Fail) -> None:
    class Tall(QStyledItemDelegate):
        def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
            fail()
            return QSize(1, 1)

    class Rows(QAbstractListModel):
        def rowCount(self, parent: Index | None = None) -> int:
            return 1

        def data(self, index: Index, role: int = 0) -> Any:
            return None

    view = QListView()
    qtbot.addWidget(view)
    view.setItemDelegate(Tall(view))
    view.setModel(Rows(view))
    view.grab()


def in_an_override_of_a_slot(qtbot: QtBot, fail: Fail) -> None:
    class Strict(QDialog):
        def reject(self) -> None:
            super().reject()
            fail()

    dialog = Strict()
    qtbot.addWidget(dialog)
    dialog.show()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)


PLACES = [
    in_painting,
    in_an_event_within_an_event,
    in_a_filter,
    in_a_model,
    in_a_delegate,
    in_an_override_of_a_slot,
]


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.__name__)
@pytest.mark.parametrize("error", ERRORS)
def test_an_error_of_c_code_comes_out_as_itself(
    qtbot: QtBot, place: Callable[[QtBot, Fail], None], error: str
) -> None:
    kind, fail = ERRORS[error]
    with capture_exceptions() as caught:
        try:
            place(qtbot, fail)
        except kind as raised:
            caught.append((type(raised), raised, None))
    assert caught, "the error got lost"
    assert {caught_kind for caught_kind, _, _ in caught} == {kind}
