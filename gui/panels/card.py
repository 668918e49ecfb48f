"""Parts that the panels share: cards, rows of text, key hints, the on-off switch."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gui.style.theme import SPACE, Theme


def label(text: str, role: str = "", *, wrap: bool = False) -> QLabel:
    """Text in one of the style sheet's roles; plain text, never markup."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        made.setProperty("role", role)
    if wrap:
        made.setWordWrap(True)
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return made


def set_property(widget: QWidget, name: str, value: str) -> None:
    """Change a property that the style sheet looks at, and have it looked at again."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


class Card(QFrame):
    """A box: `head` holds the title and small buttons (none without a title), `body` the content."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(SPACE * 3 // 2, SPACE, SPACE * 3 // 2, SPACE * 3 // 2)
        outer.setSpacing(SPACE)
        self.head = QHBoxLayout()
        self.head.setSpacing(SPACE // 2)
        self.title = label(title, "heading")
        self.head.addWidget(self.title)
        self.head.addStretch(1)
        self.body = QVBoxLayout()
        self.body.setSpacing(SPACE)
        if title:
            self.title.setMinimumHeight(28)
            outer.addLayout(self.head)
        else:
            margin = SPACE * 3 // 2
            outer.setContentsMargins(margin, margin, margin, margin)
        outer.addLayout(self.body, 1)


class Chooser(QComboBox):
    """A combo box with an arrow in the theme's colour, which a style sheet alone cannot draw."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("text_soft"), 1.6))
        x, y = self.width() - 16, self.height() / 2
        painter.drawPolyline([QPointF(x - 4, y - 2), QPointF(x, y + 2), QPointF(x + 4, y - 2)])


class Switch(QAbstractButton):
    """An on-off switch that shows its state at a glance."""

    _TRACK = QSize(36, 20)

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return self._TRACK

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_on, color = self.isChecked(), self._theme.color
        track = QRectF(0.5, 0.5, self.width() - 1, self.height() - 1)
        painter.setPen(color("accent" if is_on or self.hasFocus() else "text_soft"))
        painter.setBrush(color("accent" if is_on and self.isEnabled() else "raised"))
        painter.drawRoundedRect(track, track.height() / 2, track.height() / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        knob = "on_accent" if is_on else "text_soft"
        painter.setBrush(color(knob if self.isEnabled() else "text_off"))
        radius = self.height() / 2 - 4
        x = self.width() - self.height() / 2 if is_on else self.height() / 2
        painter.drawEllipse(QPointF(x, self.height() / 2), radius, radius)
