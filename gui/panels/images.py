"""Panel of images: a list of any length with search, status filter and progress."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QListView,
    QProgressBar,
    QPushButton,
    QStackedLayout,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from engine.storage import ImageStatus
from gui.panels.card import Card, Chooser, label
from gui.panels.image_rows import ROW_ROLE, ImageFilter, ImageListModel, ImageListRow, ImageSource, row_text
from gui.panels.next_row import NextRow
from gui.panels.thumbnails import Thumbnails
from gui.style.icons import Icons
from gui.style.theme import SPACE, Theme

ROW_HEIGHT: Final = 52
PICTURE: Final = 36
TYPING_PAUSE_MS: Final = 150

_FILTERS: Final[tuple[tuple[str, ImageStatus | None], ...]] = (
    ("All images", None),
    ("Not started", ImageStatus.NEW),
    ("In work", ImageStatus.STARTED),
    ("Accepted", ImageStatus.ACCEPTED),
    ("Skipped", ImageStatus.SKIPPED),
    ("Cannot be read", ImageStatus.UNREADABLE),
)

_BROKEN: Final = (ImageStatus.UNREADABLE, ImageStatus.MISSING)
_MARK_INK: Final = {
    ImageStatus.STARTED: "accent",
    ImageStatus.ACCEPTED: "good",
    ImageStatus.UNREADABLE: "error",
    ImageStatus.MISSING: "error",
}


def progress_text(counts: Mapping[ImageStatus, int]) -> str:
    """Such as "12 of 340 accepted"."""
    total = sum(counts.values())
    return f"{counts.get(ImageStatus.ACCEPTED, 0):,} of {total:,} accepted" if total else "No images yet"


class ImageDelegate(QStyledItemDelegate):
    """Delegate that paints one image: picture, name, status."""

    def __init__(self, theme: Theme, thumbnails: Thumbnails, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._thumbnails = thumbnails
        self.open_id: int | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(160, ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: ImageListRow | None = index.data(ROW_ROLE)
        if row is None:
            return
        color = self._theme.color
        rect = QRectF(option.rect).adjusted(0.5, 1.5, -0.5, -1.5)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_open = row.id == self.open_id
        if is_open or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(color("accent") if is_open else Qt.PenStyle.NoPen)
            painter.setBrush(color("selection" if is_open else "hover"))
            painter.drawRoundedRect(rect, 6, 6)
        left, top = option.rect.left() + 8, option.rect.top()
        self._paint_picture(painter, QRect(left, top + (ROW_HEIGHT - PICTURE) // 2, PICTURE, PICTURE), row)
        if row.weight is not None:
            self._paint_weight(painter, QRectF(left, top + ROW_HEIGHT - 6, PICTURE, 3), row.weight)
        text = QRect(left + PICTURE + 10, top + 8, option.rect.width() - PICTURE - 54, 18)
        painter.setPen(color("text"))
        name = painter.fontMetrics().elidedText(row.name, Qt.TextElideMode.ElideMiddle, text.width())
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, name)
        font = painter.font()
        font.setPixelSize(11)
        painter.setFont(font)
        painter.setPen(color("error" if row.status in _BROKEN else "text_soft"))
        second = painter.fontMetrics().elidedText(row_text(row), Qt.TextElideMode.ElideRight, text.width())
        painter.drawText(text.translated(0, 19), Qt.AlignmentFlag.AlignVCenter, second)
        mark = QPointF(option.rect.right() - 18, option.rect.center().y() + 0.5)
        paint_status(painter, mark, row.status, self._theme)
        painter.restore()

    def _paint_weight(self, painter: QPainter, rect: QRectF, weight: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("line"))
        painter.drawRoundedRect(rect, 1.5, 1.5)
        painter.setBrush(self._theme.color("accent"))
        painter.drawRoundedRect(QRectF(rect.x(), rect.y(), rect.width() * weight, rect.height()), 1.5, 1.5)

    def _paint_picture(self, painter: QPainter, rect: QRect, row: ImageListRow) -> None:
        picture = self._thumbnails.get(row.path)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(rect), 4, 4)
        painter.fillPath(shape, self._theme.color("raised"))
        if picture is not None:
            painter.setClipPath(shape)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(rect, picture)
            painter.setClipping(False)


def paint_status(painter: QPainter, center: QPointF, status: ImageStatus, theme: Theme) -> None:
    """A mark of 14 px: ring, half disc, tick, dash or exclamation mark."""
    color = theme.color(_MARK_INK.get(status, "text_off"))
    disc = QRectF(center.x() - 7, center.y() - 7, 14, 14)
    painter.setPen(QPen(color, 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if status is ImageStatus.ACCEPTED:
        painter.setBrush(color)
        painter.drawEllipse(disc)
        painter.setPen(QPen(theme.color("panel"), 1.8))
        tick = [QPointF(-3.2, 0.2), QPointF(-0.8, 2.8), QPointF(3.4, -2.4)]
        painter.drawPolyline([center + point for point in tick])
        return
    painter.drawEllipse(disc)
    if status is ImageStatus.STARTED:
        painter.setBrush(color)
        painter.drawPie(disc, 90 * 16, -180 * 16)
    elif status is ImageStatus.SKIPPED:
        painter.drawLine(center + QPointF(-3, 0), center + QPointF(3, 0))
    elif status in _BROKEN:
        painter.drawLine(center + QPointF(0, -3.5), center + QPointF(0, 0.5))
        painter.drawPoint(center + QPointF(0, 3.2))


class ListReason(QFrame):
    """Line that tells why the list holds only some images, with the way back to all."""

    back_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "reason")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        rows.setSpacing(SPACE // 2)
        self.text = label("", "", wrap=True)
        self.by = label("", "small", wrap=True)
        self.back = QPushButton("Show all (Ctrl+B)")
        self.back.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.back.clicked.connect(self.back_requested)
        for part in (self.text, self.by, self.back):
            rows.addWidget(part)
        self.hide()

    def show_text(self, text: str, by: str) -> None:
        self.text.setText(text)
        self.by.setText(by)
        self.setVisible(bool(text))


class ImagesPanel(Card):
    """List of images; `image_chosen` carries the id of the one that the user wants."""

    image_chosen = Signal(int)
    filter_changed = Signal(object)
    add_requested = Signal()
    all_requested = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__("Images", parent)
        self._icons = icons
        self.rows = ImageListModel()
        self.thumbnails = Thumbnails(self)
        self.progress_label = label("No images yet", "small")
        self.progress_bar = QProgressBar()
        self.progress_bar.setTextVisible(False)
        self.progress_bar.setAccessibleName("Share of accepted images")
        self.search = QLineEdit()
        self.search.setPlaceholderText("Find by name (Ctrl+F)")
        self.search.setAccessibleName("Find an image by name")
        self.search.setClearButtonEnabled(True)
        self.status_box = Chooser(theme, "Show images with this status")
        for text, status in _FILTERS:
            self.status_box.addItem(text, status)
        self.next = NextRow(theme, icons)
        self.reason = ListReason()
        self.reason.back_requested.connect(self.all_requested)
        self.head.addWidget(self.progress_label)
        self.body.addWidget(self.progress_bar)
        self.body.addWidget(self.reason)
        self.body.addWidget(self.search)
        self.body.addWidget(self.status_box)
        self.body.addWidget(self.next)
        self._build_list(theme)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_PAUSE_MS)
        self._typing.timeout.connect(self._apply_filter)
        self.search.textChanged.connect(lambda _text: self._typing.start())
        self.status_box.currentIndexChanged.connect(lambda _index: self._apply_filter())
        self.view.clicked.connect(self._on_clicked)
        self.thumbnails.arrived.connect(lambda _path: self.view.viewport().update())
        theme.changed.connect(self.view.viewport().update)

    def show_images(self, source: ImageSource | None) -> None:
        """Show another project's images, or none."""
        self._source = source
        self.delegate.open_id = None
        self.rows.show(source)
        self._show_counts()

    def show_reason(self, text: str, by: str) -> None:
        """Say why only these images are listed; an empty text when all are."""
        self.reason.show_text(text, by)

    def show_everything(self) -> None:
        """Take search and status filter away."""
        self.search.clear()
        self.status_box.setCurrentIndex(0)
        self._apply_filter()

    def refresh(self, *, same_rows: bool) -> None:
        """Read again; `same_rows` promises that none came or went and keeps the place."""
        hides_some = self.rows.filter != ImageFilter()
        if same_rows and not hides_some:
            self.rows.refresh_rows()
        else:
            place = self.view.verticalScrollBar().value()
            self.rows.refresh()
            self.view.verticalScrollBar().setValue(place)
        self._show_counts()

    def show_open(self, image_id: int | None) -> None:
        """Mark the open image and bring it into view."""
        self.delegate.open_id = image_id
        position = None if image_id is None else self.rows.position(image_id)
        if position is not None:
            index = self.rows.index(position, 0)
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index)
        self.view.viewport().update()

    def focus_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def close_images(self) -> None:
        """Stop reading pictures."""
        self.show_images(None)
        self.thumbnails.close()

    def _build_list(self, theme: Theme) -> None:
        self.view = QListView()
        self.view.setAccessibleName("Images of the project")
        self.delegate = ImageDelegate(theme, self.thumbnails, self.view)
        self.view.setModel(self.rows)
        self.view.setItemDelegate(self.delegate)
        self.view.setUniformItemSizes(True)
        self.view.setMouseTracking(True)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.activated.connect(self._on_clicked)
        holder = QWidget()
        self._pages = QStackedLayout(holder)
        self._pages.addWidget(self.view)
        self._pages.addWidget(self._empty_page())
        self.body.addWidget(holder, 1)

    def _empty_page(self) -> QWidget:
        page = QWidget()
        rows = QVBoxLayout(page)
        rows.setSpacing(SPACE)
        self.empty_label = label("", "soft", wrap=True)
        self.empty_label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.empty_button = QPushButton()
        self.empty_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.empty_button.clicked.connect(self._on_empty_button)
        rows.addStretch(1)
        rows.addWidget(self.empty_label)
        rows.addWidget(self.empty_button, 0, Qt.AlignmentFlag.AlignHCenter)
        rows.addStretch(2)
        return page

    _source: ImageSource | None = None

    def _show_counts(self) -> None:
        counts: Mapping[ImageStatus, int] = {} if self._source is None else self._source.status_counts()
        total = sum(counts.values())
        self.progress_label.setText(progress_text(counts))
        self.progress_bar.setRange(0, max(1, total))
        self.progress_bar.setValue(counts.get(ImageStatus.ACCEPTED, 0))
        for position, (text, status) in enumerate(_FILTERS):
            number = total if status is None else counts.get(status, 0)
            self.status_box.setItemText(position, f"{text} ({number:,})")
        is_empty = self.rows.rowCount() == 0
        self._pages.setCurrentIndex(1 if is_empty else 0)
        self.empty_label.setText("No image fits this search." if total else "This project has no images yet.")
        self.empty_button.setText("Show all images" if total else "Add images…")

    def _apply_filter(self) -> None:
        self._typing.stop()
        status = _FILTERS[self.status_box.currentIndex()][1]
        self.rows.set_filter(ImageFilter(status, self.search.text().strip()))
        self._show_counts()
        self.show_open(self.delegate.open_id)
        self.filter_changed.emit(self.rows.filter)

    def _on_empty_button(self) -> None:
        if self.rows.filter == ImageFilter():
            self.add_requested.emit()
            return
        self.show_everything()

    def _on_clicked(self, index: QModelIndex) -> None:
        row = self.rows.row(index.row())
        if row is not None and row.id != self.delegate.open_id:
            self.image_chosen.emit(row.id)
