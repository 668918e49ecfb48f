"""Label of one line that is cut with an ellipsis where it has less room than its text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStylePainter

_SENTENCES: Final = re.compile(r"(?<=\.) +|(?<=。)")
_LEAST_PX: Final = 120
"""Below this a cut text would be a word or two, which say nothing: it is left out."""


class CutLabel(QLabel):
    """Plain text in one line that takes whatever room is left.

    Where there is too little, as few sentences as possible go from its middle: the last two, which say how to
    end what was begun, later than the others.

    Args:
        role: of the style sheet.
    """

    def __init__(self, role: str) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def shown_text(self) -> str:
        """What of the text is painted."""
        room, metrics = self.contentsRect().width(), self.fontMetrics()
        if metrics.horizontalAdvance(self.text()) <= room:
            return self.text()
        if room < _LEAST_PX:
            return ""
        for shown in _shortened(_SENTENCES.split(self.text())):
            if metrics.horizontalAdvance(shown) <= room:
                return shown
        return metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        text, role = self.shown_text(), self.foregroundRole()
        painter.drawItemText(self.contentsRect(), flags, self.palette(), self.isEnabled(), text, role)


def _shortened(sentences: list[str]) -> Iterator[str]:
    """The text with ever more of its middle left out."""
    for kept in (2, 1):
        last = len(sentences) - kept
        for count in range(1, last):
            for start in range(1, last - count + 1):
                yield " ".join((*sentences[:start], "…", *sentences[start + count :]))
