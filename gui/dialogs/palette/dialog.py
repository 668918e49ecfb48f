"""Dialog of the command palette: one field, and what fits what is typed, for the keyboard alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from gui import plain_text
from gui.dialogs.palette.fuzzy import SearchText, best_first
from gui.language.texts import marked, tr
from gui.panels.card import label
from gui.style.theme import SPACE, Theme

ROW_HEIGHT: Final = 46
ENTRY_ROLE: Final = Qt.ItemDataRole.UserRole
_HELP: Final = marked(
    "Enter runs it · arrows choose · > only actions · # only classes · / only images · Esc closes"
)
_SECTIONS: Final = {">": "action", "#": "class", "/": "image"}
_MOVING: Final = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class PaletteEntry:
    """One thing that the palette can do.

    Args:
        kind: "action", "class" or "image".
        where: menu, or what it is.
        reason: why it cannot be done now; empty where it can.
        english: its English title, which manuals and other programs use; found in every language.
        elsewhere: names that other programs have for it, parted by commas.
        by_name_only: a word of `tip` does not find it, as Enter would end or delete what nobody asked it to.
    """

    id: str
    kind: str
    title: str
    where: str
    keys: str
    tip: str
    reason: str
    run: Callable[[], object]
    english: str = ""
    elsewhere: str = ""
    by_name_only: bool = False

    @property
    def search_text(self) -> SearchText:
        hints = (self.keys,) if self.by_name_only else (self.where, self.keys, self.tip)
        return SearchText.of(
            *(self.title, *hints),
            english=self.english,
            elsewhere=self.elsewhere,
            by_name_only=self.by_name_only,
        )

    @property
    def spoken(self) -> str:
        """All that the row shows, for a screen reader."""
        reason = tr("not possible now: {reason}", reason=self.reason) if self.reason else self.tip
        return ", ".join(filter(None, (self.title, self.where, self.keys, reason)))


class PaletteRows(QAbstractListModel):
    """Entries that fit what is typed.

    Args:
        entries: recent ones first.
        find_images: entries of images whose name holds a text, a few at most.
    """

    def __init__(
        self,
        entries: Sequence[PaletteEntry],
        find_images: Callable[[str], Sequence[PaletteEntry]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._entries = entries
        self._texts = [entry.search_text for entry in entries]
        self._find_images = find_images
        self._shown: list[PaletteEntry] = []
        self.search("")

    def search(self, typed: str) -> None:
        """Show what fits, the best first; images after all others."""
        kind = _SECTIONS.get(typed[:1], "")
        query = typed[1:].strip() if kind else typed.strip()
        self.beginResetModel()
        fitting = [self._entries[number] for number in best_first(query, self._texts)]
        self._shown = [entry for entry in fitting if not kind or entry.kind == kind]
        # One letter is in nearly every name.
        if kind == "image" or (not kind and len(query) > 1):
            self._shown += self._find_images(query)
        self.endResetModel()

    def entry(self, index: Index) -> PaletteEntry | None:
        return self._shown[index.row()] if index.isValid() and index.row() < len(self._shown) else None

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entry(index)
        if entry is None or role == ENTRY_ROLE:
            return entry
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return entry.spoken if role == Qt.ItemDataRole.AccessibleTextRole else entry.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_text.tip(entry.spoken)
        return None


class PaletteDelegate(QStyledItemDelegate):
    """Row of the palette: title and keys, below them what it does or why it cannot be done now."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(320, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: PaletteEntry | None = index.data(ENTRY_ROLE)
        if entry is None:
            return
        color, rect = self._theme.color, option.rect
        painter.save()
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_chosen:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(color("accent"))
            painter.setBrush(color("selection"))
            painter.drawRoundedRect(rect.adjusted(1, 1, -2, -2), 6, 6)
        left, width = rect.left() + SPACE, rect.width() - 2 * SPACE
        first = QRect(left, rect.top() + 5, width, 18)
        side = "  ".join(filter(None, (entry.where, entry.keys)))
        side_width = painter.fontMetrics().horizontalAdvance(side) + SPACE
        middle, right = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignRight
        painter.setPen(color("text_soft"))
        painter.drawText(first, middle | right, side)
        painter.setPen(color("text_soft" if entry.reason else "text"))
        room = max(0, width - side_width)
        title = painter.fontMetrics().elidedText(
            plain_text.one_line(entry.title), Qt.TextElideMode.ElideMiddle, room
        )
        painter.drawText(QRect(left, first.top(), room, 18), middle, title)
        font = painter.font()
        font.setPixelSize(11)
        painter.setFont(font)
        painter.setPen(color("warning" if entry.reason else "text_soft"))
        second = painter.fontMetrics().elidedText(
            plain_text.one_line(entry.reason or entry.tip), Qt.TextElideMode.ElideRight, width
        )
        painter.drawText(first.translated(0, 18), middle, second)
        painter.restore()


class PaletteDialog(QDialog):
    """Field and list; Enter emits what is chosen and closes, or says why it cannot be done now."""

    chosen = Signal(object)
    """The `PaletteEntry` to be run, after the dialog has closed."""

    def __init__(
        self,
        theme: Theme,
        entries: Sequence[PaletteEntry],
        find_images: Callable[[str], Sequence[PaletteEntry]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Find an action"))
        self.resize(680, 560)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Action, class or image"))
        self.search.setAccessibleName(tr("Action, class or image"))
        self.search.setClearButtonEnabled(True)
        self.rows = PaletteRows(entries, find_images, self)
        self.view = QListView()
        self.view.setModel(self.rows)
        self.view.setItemDelegate(PaletteDelegate(theme, self.view))
        self.view.setUniformItemSizes(True)
        self.view.setAccessibleName(tr("What fits"))
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.empty = label(tr("Nothing fits these words."), "soft")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.empty.hide()
        self.said = label(tr(_HELP), "small", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE)
        column.setSpacing(SPACE)
        column.addWidget(self.search)
        column.addWidget(self.view, 1)
        column.addWidget(self.empty, 1)
        column.addWidget(self.said)
        self.search.textChanged.connect(self._show)
        self.view.clicked.connect(self._choose)
        self.view.selectionModel().currentChanged.connect(lambda index, _old: self._say(index))
        for part in (self.search, self.view):
            part.installEventFilter(self)
        self._choose_first()
        self.search.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys that move in the list reach it from the field; Enter chooses from both."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose(self.view.currentIndex())
                return True
            if watched is self.search and event.key() in _MOVING:
                QApplication.sendEvent(self.view, event)
                return True
        return super().eventFilter(watched, event)

    @property
    def current(self) -> PaletteEntry | None:
        """The entry that Enter takes."""
        return self.rows.entry(self.view.currentIndex())

    def _show(self, typed: str) -> None:
        self.rows.search(typed)
        self._choose_first()

    def _choose_first(self) -> None:
        self.view.setCurrentIndex(self.rows.index(0))
        self.view.scrollToTop()
        is_empty = not self.rows.rowCount()
        self.view.setHidden(is_empty)
        self.empty.setVisible(is_empty)
        if is_empty:
            self.said.setText(tr(_HELP))
            self.search.setAccessibleDescription(self.empty.text())

    def _say(self, index: QModelIndex) -> None:
        entry = self.rows.entry(index)
        if entry is not None:
            self.said.setText(entry.reason or tr(_HELP))
            self.search.setAccessibleDescription(entry.spoken)

    def _choose(self, index: QModelIndex) -> None:
        entry = self.rows.entry(index)
        if entry is None:
            return
        if entry.reason:
            self._say(index)
            return
        self.accept()
        self.chosen.emit(entry)
