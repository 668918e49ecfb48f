"""Parts that the panels share: cards, rows of text, key hints, the on-off switch."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStylePainter,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from gui import plain_text
from gui.panels.rows.short_names import shortened_name
from gui.style.steady_fields import ChoiceField
from gui.style.theme import SPACE, Theme

LEAST_TEXT_PX: Final = 40
"""Least width of a text that is cut where there is no room for all of it."""


class ElidedLabel(QLabel):
    """Line of text that ends in "…" where there is no room for all of it, which its tool tip says then.

    Args:
        keeps_end: the "…" is in its middle.
    """

    def __init__(self, text: str, *, keeps_end: bool = False) -> None:
        super().__init__(text)
        self._mode = Qt.TextElideMode.ElideMiddle if keeps_end else Qt.TextElideMode.ElideRight

    def minimumSizeHint(self) -> QSize:
        whole = super().minimumSizeHint()
        return QSize(min(whole.width(), LEAST_TEXT_PX), whole.height())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and self._is_cut() and not self.toolTip():
            assert isinstance(event, QHelpEvent)
            QToolTip.showText(event.globalPos(), plain_text.tip(self.text()), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._is_cut():
            super().paintEvent(event)
            return
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), self._mode, room.width())
        painter = QPainter(self)
        self.style().drawItemText(
            painter,
            room,
            int(self.alignment()),
            self.palette(),
            self.isEnabled(),
            shown,
            self.foregroundRole(),
        )

    def _is_cut(self) -> bool:
        return self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()


class ElidedButton(QPushButton):
    """Button whose text ends in "…" where there is no room for all of it."""

    def minimumSizeHint(self) -> QSize:
        whole = super().minimumSizeHint()
        return QSize(min(whole.width(), 2 * LEAST_TEXT_PX), whole.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        option, painter = QStyleOptionButton(), QStylePainter(self)
        self.initStyleOption(option)
        inside = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self)
        option.text = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, inside.width(), Qt.TextFlag.TextShowMnemonic
        )
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)


def label(
    text: str, role: str = "", *, wrap: bool = False, elide: bool = False, keeps_end: bool = False
) -> QLabel:
    """Text in one of the style sheet's roles; plain text, never markup.

    Args:
        wrap: the text goes over several lines where there is no room for one.
        elide: it is cut there; with `keeps_end` in its middle.
    """
    made = ElidedLabel(text, keeps_end=keeps_end) if elide else QLabel(text)
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
        outer.setContentsMargins(SPACE * 3 // 2, SPACE, SPACE * 3 // 2, SPACE)
        outer.setSpacing(SPACE)
        self.head = QHBoxLayout()
        self.head.setSpacing(SPACE // 2)
        self.title = label(title, "heading", elide=True)
        self.head.addWidget(self.title)
        self.head.addStretch(1)
        self.body = QVBoxLayout()
        self.body.setSpacing(SPACE)
        if title:
            self.title.setMinimumHeight(28)
            outer.addLayout(self.head)
        outer.addLayout(self.body, 1)


class Chooser(ChoiceField):
    """A combo box with an arrow in the theme's colour, which a style sheet alone cannot draw.

    Where there is no room for the longest of its texts, "…" stands where the one shown is like the others.
    """

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def minimumSizeHint(self) -> QSize:
        whole = super().minimumSizeHint()
        return QSize(min(whole.width(), 3 * LEAST_TEXT_PX), whole.height())

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        super().initStyleOption(option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self).width()
        others = (self.itemText(number) for number in range(self.count()))
        option.currentText = shortened_name(option.currentText, others, self.fontMetrics(), room)

    def showPopup(self) -> None:
        """Open the list with room for its longest text."""
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + bar)
        super().showPopup()

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
        edge = "accent" if is_on else "text_soft"
        painter.setPen(color("text" if self.hasFocus() else edge))
        painter.setBrush(color("accent" if is_on and self.isEnabled() else "raised"))
        painter.drawRoundedRect(track, track.height() / 2, track.height() / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        knob = "on_accent" if is_on else "text_soft"
        painter.setBrush(color(knob if self.isEnabled() else "text_off"))
        radius = self.height() / 2 - 4
        x = self.width() - self.height() / 2 if is_on else self.height() / 2
        painter.drawEllipse(QPointF(x, self.height() / 2), radius, radius)
