"""Panel of images: a list of any length with search, status filter and progress."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Final

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QAction,
    QKeyEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QMenu,
    QProgressBar,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from engine.storage import ImageStatus
from gui.language.texts import marked, tr
from gui.panels.card import Card, Chooser, ElidedButton, label
from gui.panels.image_list.delegate import ROW_HEIGHT, ImageDelegate
from gui.panels.image_list.group_box import GroupBox
from gui.panels.image_list.tag_box import TagBox
from gui.panels.image_list.view import ImageView, ListReason
from gui.panels.image_rows import (
    MARK_TEXTS,
    STATUS_TEXTS,
    ImageFilter,
    ImageListModel,
    ImageMark,
    ImageSource,
)
from gui.panels.next_row import NextRow
from gui.panels.rows.view import KEEPS_RETURN
from gui.panels.thumbnails import Thumbnails
from gui.style.icons import Icons
from gui.style.theme import SPACE, Theme

NARROW_PX: Final = 240
"""Below this width of the list, words that repeat others make room."""
TYPING_PAUSE_MS: Final = 150

_FILTERS: Final[tuple[tuple[str, ImageStatus | ImageMark | None], ...]] = (
    (marked("All images"), None),
    (MARK_TEXTS[ImageMark.UNTOUCHED], ImageMark.UNTOUCHED),
    (MARK_TEXTS[ImageMark.PREDICTED], ImageMark.PREDICTED),
    (STATUS_TEXTS[ImageStatus.STARTED], ImageStatus.STARTED),
    (STATUS_TEXTS[ImageStatus.ACCEPTED], ImageStatus.ACCEPTED),
    (MARK_TEXTS[ImageMark.UNCHECKED], ImageMark.UNCHECKED),
    (MARK_TEXTS[ImageMark.CHECKED], ImageMark.CHECKED),
    (STATUS_TEXTS[ImageStatus.SKIPPED], ImageStatus.SKIPPED),
    (STATUS_TEXTS[ImageStatus.UNREADABLE], ImageStatus.UNREADABLE),
    (STATUS_TEXTS[ImageStatus.MISSING], ImageStatus.MISSING),
    (STATUS_TEXTS[ImageStatus.REMOVED], ImageStatus.REMOVED),
)

_CHOOSING: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
"""With these a click chooses one row more, or fewer, and opens nothing."""


def image_count(counts: Mapping[ImageStatus, int]) -> int:
    """Images of the project: all but the removed ones."""
    return sum(counts.values()) - counts.get(ImageStatus.REMOVED, 0)


def progress_text(counts: Mapping[ImageStatus, int]) -> str:
    """Such as "12 of 340 accepted"."""
    total = image_count(counts)
    if not total:
        return tr("No images yet")
    return tr("{count:,} of {total:,} accepted", count=counts.get(ImageStatus.ACCEPTED, 0), total=total)


class ImagesPanel(Card):
    """List of images; `image_chosen` carries the id of the one that the user wants."""

    image_chosen = Signal(int)
    filter_changed = Signal(object)
    add_requested = Signal()
    all_requested = Signal()
    remove_requested = Signal()
    """The chosen images are to be removed from the project."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(tr("Images"), parent)
        self._icons = icons
        self.thumbnails = Thumbnails(self)
        self.rows = ImageListModel(self.thumbnails.part_sentence)
        self.progress_label = label(tr("No images yet"), "small", elide=True)
        self.progress_bar = QProgressBar()
        self.progress_bar.setTextVisible(False)
        self.progress_bar.setAccessibleName(tr("Share of accepted images"))
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Find by name ([[find_image]])"))
        self.search.setAccessibleName(tr("Find an image by name"))
        self.search.setClearButtonEnabled(True)
        self.status_box = Chooser(theme, tr("Show images with this status"))
        self.status_box.setToolTip(tr("Which images the list shows, by their status"))
        for text, wanted in _FILTERS:
            self.status_box.addItem(tr(text), wanted)
        self.group_box = GroupBox(theme)
        self.tag_box = TagBox(theme)
        self.next = NextRow(theme, icons)
        self.reason = ListReason()
        self.reason.back_requested.connect(self.all_requested)
        self.head.addWidget(self.progress_label)
        self.body.addWidget(self.progress_bar)
        self.body.addWidget(self.reason)
        self.body.addWidget(self.search)
        self.body.addWidget(self.status_box)
        self.body.addWidget(self.group_box)
        self.body.addWidget(self.tag_box)
        self.body.addWidget(self.next)
        self._build_list(theme)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING_PAUSE_MS)
        self._typing.timeout.connect(self._apply_filter)
        self.search.textChanged.connect(lambda _text: self._typing.start())
        self.search.installEventFilter(self)
        self.status_box.currentIndexChanged.connect(lambda _index: self._apply_filter())
        for box in (self.group_box, self.tag_box):
            box.currentIndexChanged.connect(lambda _index: self._apply_filter())
        self.view.setMinimumHeight(2 * ROW_HEIGHT)
        self.view.clicked.connect(self._on_clicked)
        self.view.remove_requested.connect(self.remove_requested)
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
        self.group_box.setCurrentIndex(0)
        self.tag_box.setCurrentIndex(0)
        self._apply_filter()

    def refresh(self, *, same_rows: bool) -> None:
        """Read again; `same_rows` promises that none came or went and keeps the place.

        What is chosen stays so, as far as it is still listed.
        """
        hides_some = self.rows.filter != ImageFilter()
        if same_rows and not hides_some:
            self.rows.refresh_rows()
        else:
            place, chosen = self.view.verticalScrollBar().value(), self.chosen_ids()
            self.rows.refresh()
            self._choose_again(chosen)
            self.view.verticalScrollBar().setValue(place)
        self._show_counts()

    def show_predicted(self) -> None:
        """Tell which images are predicted by now; what is chosen stays, unless these alone are listed."""
        if self.rows.filter.mark in (ImageMark.PREDICTED, ImageMark.UNTOUCHED):
            self.refresh(same_rows=False)
        else:
            self.rows.refresh_rows()
            self._show_counts()

    def show_open(self, image_id: int | None) -> None:
        """Mark the open image and bring it into view."""
        self.delegate.open_id = image_id
        position = None if image_id is None else self.rows.position(image_id)
        if position is not None:
            index = self.rows.index(position, 0)
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index)
        self._keep_return()
        self.view.viewport().update()

    def open_first(self) -> bool:
        """Open the image of the first row; False where none is listed."""
        self._open_row(0)
        self.view.scrollToTop()
        return self.rows.rowCount() > 0

    def open_next(self) -> None:
        """Open the image of the row below the last chosen one, where there is one."""
        selection = self.view.selectionModel().selection()
        self._open_row(1 + max((selection.at(n).bottom() for n in range(selection.count())), default=-1))

    def _open_row(self, place: int) -> None:
        row = self.rows.row(place) if place < self.rows.rowCount() else None
        if row is not None:
            # Chosen at once: the next key is for this image, which may still be on its way.
            self.view.setCurrentIndex(self.rows.index(place, 0))
            if row.id != self.delegate.open_id:
                self.image_chosen.emit(row.id)

    def _choose_again(self, image_ids: Sequence[int]) -> None:
        """Choose the rows of these images, as far as they are listed."""
        places = self.rows.places(image_ids) if image_ids else []
        if not places:
            return
        chosen = QItemSelection()
        for _, run in groupby(enumerate(places), key=lambda place: place[1] - place[0]):
            rows = [place for _, place in run]
            chosen.select(self.rows.index(rows[0], 0), self.rows.index(rows[-1], 0))
        flags, model = QItemSelectionModel.SelectionFlag, self.view.selectionModel()
        model.setCurrentIndex(self.rows.index(places[-1], 0), flags.NoUpdate)
        model.select(chosen, flags.ClearAndSelect | flags.Rows)

    def chosen_ids(self) -> list[int]:
        """Ids of the images that are chosen in the list, in its order."""
        # By ranges: the indexes of 100,000 rows would be as many objects.
        chosen = self.view.selectionModel().selection()
        ranges = sorted((chosen.at(n).top(), chosen.at(n).bottom()) for n in range(chosen.count()))
        return [image_id for first, last in ranges for image_id in self.rows.ids_between(first, last)]

    def give_width(self, width: int) -> None:
        """Take up this many px; below `NARROW_PX`, words that the bar and the choices say too make room."""
        self.progress_label.setVisible(width >= NARROW_PX)
        self.next.caption.setVisible(width >= NARROW_PX)
        policy = QSizePolicy.Policy.Preferred if width >= NARROW_PX else QSizePolicy.Policy.Ignored
        for box in (self.status_box, self.group_box, self.tag_box, self.next.box):
            box.setSizePolicy(policy, QSizePolicy.Policy.Fixed)

    def set_menu(self, actions: Sequence[QAction]) -> None:
        """Offer these actions in the menu of the chosen images."""
        self.view.menu_requested.connect(lambda where: self._show_menu(actions, where))

    def focus_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the search: Down and Up go through the list below it, Return opens what is chosen there."""
        if watched is not self.search or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        assert isinstance(event, QKeyEvent)
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step_choice(1 if event.key() == Qt.Key.Key_Down else -1)
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open_found()
        return False

    def _step_choice(self, step: int) -> None:
        """Choose the row below or above the chosen one; the first where none was chosen since the typing."""
        self._apply_typed()
        count = self.rows.rowCount()
        if count:
            current = self.view.currentIndex().row()
            place = current + step if self._has_stepped and current >= 0 else 0
            self._has_stepped = True
            self.view.setCurrentIndex(self.rows.index(min(count - 1, max(0, place)), 0))

    def _open_found(self) -> None:
        """Open the chosen row, or the first one that fits what was typed."""
        self._apply_typed()
        if self.search.text().strip() and self.rows.rowCount():
            self._on_clicked(self.view.currentIndex() if self._has_stepped else self.rows.index(0, 0))

    def _apply_typed(self) -> None:
        if self._typing.isActive():
            self._apply_filter()

    def close_images(self) -> None:
        """Stop reading pictures."""
        self.show_images(None)
        self.thumbnails.close()

    def _build_list(self, theme: Theme) -> None:
        self.view = ImageView()
        self.view.setAccessibleName(tr("Images of the project"))
        self.delegate = ImageDelegate(theme, self.thumbnails, self.view)
        self.view.setModel(self.rows)
        self.view.setItemDelegate(self.delegate)
        self.view.activated.connect(self._on_clicked)
        self.view.selectionModel().currentChanged.connect(lambda _now, _before: self._keep_return())
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
        self.empty_button = ElidedButton()
        self.empty_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.empty_button.clicked.connect(self._on_empty_button)
        rows.addStretch(1)
        rows.addWidget(self.empty_label)
        rows.addWidget(self.empty_button, 0, Qt.AlignmentFlag.AlignHCenter)
        rows.addStretch(2)
        return page

    _source: ImageSource | None = None
    _has_stepped = False
    """Whether a row was chosen by the keys of the search since the last typing."""

    def _show_counts(self) -> None:
        counts: Mapping[ImageStatus, int] = {} if self._source is None else self._source.status_counts()
        total = image_count(counts)
        self.progress_label.setText(progress_text(counts))
        self.progress_bar.setRange(0, max(1, total))
        self.progress_bar.setValue(counts.get(ImageStatus.ACCEPTED, 0))
        marks: Mapping[ImageMark, int] = {} if self._source is None else self._source.mark_counts()
        for position, (text, wanted) in enumerate(_FILTERS):
            if isinstance(wanted, ImageMark):
                number = marks.get(wanted, 0)
            else:
                number = total if wanted is None else counts.get(wanted, 0)
            self.status_box.setItemText(position, tr("{name} ({count:,})", name=tr(text), count=number))
        self.group_box.show_groups({} if self._source is None else self._source.group_counts())
        self.tag_box.show_tags({} if self._source is None else self._source.tag_counts())
        is_empty = self.rows.rowCount() == 0
        self._pages.setCurrentIndex(1 if is_empty else 0)
        self.empty_label.setText(
            tr("No image fits this search.") if total else tr("This project has no images yet.")
        )
        self.empty_button.setText(tr("Show all images") if total else tr("Add images…"))

    def _apply_filter(self) -> None:
        self._typing.stop()
        wanted = _FILTERS[self.status_box.currentIndex()][1]
        text, group, tag = self.search.text().strip(), self.group_box.group, self.tag_box.tag
        if isinstance(wanted, ImageMark):
            self.rows.set_filter(ImageFilter(None, text, group, wanted, tag))
        else:
            self.rows.set_filter(ImageFilter(wanted, text, group, tag=tag))
        self._show_counts()
        self.show_open(self.delegate.open_id)
        self._has_stepped = False
        self.filter_changed.emit(self.rows.filter)

    def _on_empty_button(self) -> None:
        if self.rows.filter == ImageFilter():
            self.add_requested.emit()
            return
        self.show_everything()

    def _show_menu(self, actions: Sequence[QAction], where: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(list(actions))
        menu.popup(where)

    def _keep_return(self) -> None:
        """Let Return open the row that keys went to; at the open image it is a key of the canvas."""
        row = self.rows.row(self.view.currentIndex().row()) if self.view.currentIndex().isValid() else None
        self.view.setProperty(KEEPS_RETURN, row is not None and row.id != self.delegate.open_id)

    def _on_clicked(self, index: QModelIndex) -> None:
        if QApplication.keyboardModifiers() & _CHOOSING:
            return
        row = self.rows.row(index.row())
        if row is not None and row.id != self.delegate.open_id:
            self.image_chosen.emit(row.id)
