"""Rows of the findings of an audit: severity and kind, image, sentence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from engine.audit.finding import AuditFinding, AuditKind, Severity
from gui import plain_text
from gui.language.sentences import sentence
from gui.language.texts import marked, tr
from gui.style.theme import Theme

KIND, IMAGE, WHAT = range(3)
_HEADS: Final = (marked("Kind"), marked("Image"), marked("Finding"))
KIND_TEXTS: Final = {
    AuditKind.UNREADABLE: marked("Unreadable files"),
    AuditKind.EMPTY: marked("Empty masks"),
    AuditKind.NEARLY_EMPTY: marked("Nearly empty masks"),
    AuditKind.ONE_CLASS: marked("Only one class"),
    AuditKind.ISLANDS: marked("Islands"),
    AuditKind.HOLES: marked("Small holes"),
    AuditKind.BRIDGES: marked("Thin bridges"),
    AuditKind.UNUSED_CLASSES: marked("Classes never used"),
    AuditKind.DISAGREEMENT: marked("Model disagrees"),
    AuditKind.DUPLICATES: marked("Near-duplicates"),
    AuditKind.SIZES: marked("Mixed sizes"),
    AuditKind.BIT_DEPTHS: marked("Mixed bit depths"),
}
SEVERITY_TEXTS: Final = {
    Severity.ERROR: marked("Error"),
    Severity.WARNING: marked("Warning"),
    Severity.NOTE: marked("Note"),
}
_INKS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "text_soft"}
_DOT_PX: Final = 10

Index = QModelIndex | QPersistentModelIndex


class FindingRows(QAbstractTableModel):
    """Findings of one kind, or of all, in the order of the audit."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: list[AuditFinding] = []

    def show(self, findings: Sequence[AuditFinding], kind: AuditKind | None) -> None:
        """Take these findings; of one kind alone, None for all."""
        self.beginResetModel()
        self._shown = [found for found in findings if kind in (None, found.kind)]
        self.endResetModel()

    def finding(self, row: int) -> AuditFinding:
        return self._shown[row]

    def row_of(self, found: AuditFinding) -> int:
        """Row of a finding; -1 where it is not shown."""
        return self._shown.index(found) if found in self._shown else -1

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(_HEADS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(_HEADS[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        found = self._shown[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            if index.column() == KIND:
                return tr(KIND_TEXTS[found.kind])
            if index.column() == IMAGE:
                return plain_text.one_line(found.image)
            return plain_text.one_line(sentence(found.sentence))
        if role == Qt.ItemDataRole.DecorationRole and index.column() == KIND:
            return _dot(self._theme.color(_INKS[found.severity]))
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == KIND:
            severity, kind = tr(SEVERITY_TEXTS[found.severity]), tr(KIND_TEXTS[found.kind])
            return tr("{severity}: {kind}", severity=severity, kind=kind)
        return None


def _dot(color: QColor) -> QPixmap:
    pixmap = QPixmap(2 * _DOT_PX, 2 * _DOT_PX)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawEllipse(1, 1, _DOT_PX - 2, _DOT_PX - 2)
    painter.end()
    return pixmap
