"""Dialog of the review wall: the grid with its choices, keys, messages and buttons."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from engine.core import ImageId
from engine.session import NoticeLevel
from engine.session.review.tile_drawing import TileStyle
from engine.session.review.wall_order import WallOrder
from gui.language.sentences import sentence
from gui.language.texts import counted, marked, tr
from gui.modes import OverlayMode, following
from gui.panels.card import Chooser, label, set_property
from gui.panels.rows.wrap_row import WrapRow
from gui.panels.sliders import HomeSlider
from gui.style.theme import SPACE, Theme
from gui.wall.foot import WallFoot
from gui.wall.grid import LEAST_TILE_PX, MOST_TILE_PX, USUAL_TILE_PX, WallGrid
from gui.wall.key_line import WallKeyLine
from gui.wall.keys import portable_key
from gui.wall.legend import ClassLegend

if TYPE_CHECKING:
    from engine.core import ClassList, Progress
    from engine.session import Notice
    from engine.session.review.review_wall import ReviewWall

_BARE_KEY: Final = Qt.Key.Key_Q
_NUMBER_MS: Final = 3000
"""A number that was typed is forgotten after so long."""
_COUNTS_MS: Final = 100
"""Counts, which look at all marks, follow the tiles that are made no more often than this."""
_LEAST_LETTERS: Final = 16
_LIST_MARKED: Final = marked("List marked images")
_SIZE: Final = QSize(1240, 840)
_OVERLAY_TEXTS: Final = {
    OverlayMode.FILL: marked("Masks: filled"),
    OverlayMode.OUTLINE: marked("Masks: outlines"),
    OverlayMode.BOTH: marked("Masks: both"),
    OverlayMode.OFF: marked("Masks: off"),
}


@dataclass(frozen=True, slots=True)
class WallChoices:
    """What the wall looked like last; remembered by the window."""

    order: WallOrder = WallOrder.SUREST
    class_id: int = 1
    tile_px: int = USUAL_TILE_PX
    overlay: OverlayMode = OverlayMode.FILL


class WallDialog(QDialog):
    """Review wall in front of the window; closing it ends the visit. GUI thread."""

    open_requested = Signal(int)
    marked_requested = Signal()
    """The images marked for later are to be listed in the window."""
    back_requested = Signal()
    """The last mark is to be taken back, or else the last page."""
    undo_requested = Signal()
    redo_requested = Signal()
    background_requested = Signal()
    """Predicting in the background is to be switched on or off."""
    chosen = Signal(object)
    """The WallChoices are others."""

    def __init__(
        self,
        wall: ReviewWall,
        classes: ClassList,
        opacity: float,
        choices: WallChoices,
        theme: Theme,
        attempt: Callable[[Callable[[], object]], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Review wall"))
        self.resize(_SIZE if parent is None else _SIZE.expandedTo(parent.size() * 0.92))
        self.wall = wall
        self._classes = classes
        self._opacity = opacity
        self._overlay = choices.overlay
        self._attempt = attempt
        self._number = ""
        self._number_timer = QTimer(self)
        self._number_timer.setSingleShot(True)
        self._number_timer.setInterval(_NUMBER_MS)
        self._number_timer.timeout.connect(self._forget_number)
        self._counts_timer = QTimer(self)
        self._counts_timer.setSingleShot(True)
        self._counts_timer.setInterval(_COUNTS_MS)
        self._counts_timer.timeout.connect(self._show_counts)
        self.finished.connect(lambda _result: self._counts_timer.stop())
        self.grid = WallGrid(wall, theme)
        self._build_choices(choices, theme)
        self._build_messages()
        self._build_buttons()
        self._lay_out()
        self._keys = self._key_table()
        self.grid.mark_clicked.connect(lambda number: self._mark(ImageId(number), by_key=False))
        self.grid.warning_clicked.connect(lambda number: self._confirm(ImageId(number), by_key=False))
        self.grid.open_requested.connect(self.open_requested)
        self.grid.moved.connect(wall.note_alive)
        self.grid.tile_px_changed.connect(self._tile_px_changed)
        wall.choose_order(choices.order, self._class_id())
        self.grid.set_tile_px(choices.tile_px)
        self.grid.set_mask_style(self._mask_style())
        self.show_list()
        # Whichever is in sight: a chooser with the keyboard would search for what is typed.
        (self.grid if self.wall.images else self._empty_page).setFocus()

    # ---- what to show

    def begin_at(self, place: tuple[ImageId, ...]) -> None:
        """Show the first of these images that is on the wall as soon as it is listed."""
        self._place = place

    def show_list(self) -> None:
        """The wall's list is another one."""
        place: tuple[ImageId, ...] = ()
        if self.wall.list.is_listed:
            place, self._place = self._place, ()
        self.grid.refresh(to_top=self._is_reordered, place=place)
        self._is_reordered = False
        self._show_counts()
        has_images = bool(self.wall.images)
        page = self.grid if has_images else self._empty_page
        if self._pages.currentWidget() is not page:
            self._pages.setCurrentWidget(page)
            page.setFocus()
        if not has_images:
            self._show_empty()

    def show_refilled(self) -> None:
        """What was decided has gone to the end of the list, or has come back: the page begins anew."""
        self._is_reordered = True
        self.show_list()

    def show_tile(self, image_id: ImageId | None) -> None:
        """A tile is another one, or what became of it."""
        self.grid.show_tile(image_id)
        self.key_line.refresh()
        if not self._counts_timer.isActive():
            self._counts_timer.start()

    def show_notice(self, notice: Notice) -> None:
        """Say what was done, above the buttons."""
        text = " ".join(sentence(part) for part in (notice.summary, notice.hint) if part)
        is_grave = notice.level in (NoticeLevel.WARNING, NoticeLevel.ERROR)
        self.foot.say(text, "error" if is_grave else "soft")

    def show_progress(self, progress: Progress | None) -> None:
        """How far a page, or looking through predictions, is; None: nothing runs."""
        self.foot.show_progress(progress)

    def show_background(self, progress: Progress | None, *, is_on: bool, has_model: bool) -> None:
        """Whether images are predicted in the background, and how far that is."""
        text = tr("Predict in the background")
        if is_on and progress is not None:
            text = tr("Predicting: {done:,} of {total:,}", done=progress.done, total=progress.total)
        self.background_button.setText(text)
        self.background_button.setChecked(is_on)
        self.background_button.setEnabled(has_model)
        self._has_model, self._is_predicting = has_model, is_on and progress is not None
        if not self.wall.images:
            self._show_empty()

    def show_classes(self, classes: ClassList) -> None:
        """Classes were changed."""
        self._classes = classes
        self.legend.show_classes(classes)
        self.grid.set_mask_style(self._mask_style())

    # ---- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys of the wall, wherever the keyboard is in it."""
        self.wall.note_alive()
        text, modifiers = event.text(), event.modifiers()
        if text.isdecimal() and text.isascii() and not modifiers & Qt.KeyboardModifier.ControlModifier:
            self._type_digit(text)
            return
        if self._number and event.key() == Qt.Key.Key_Escape:
            # The wall closes by the next one.
            self._forget_number()
            return
        work = self._keys.get(portable_key(event))
        if work is not None:
            if not event.isAutoRepeat():
                work()
        elif not self.grid.take_key(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """The key that shows the images alone is up again."""
        if event.key() == _BARE_KEY and not event.isAutoRepeat():
            self._show_bare(False)
        else:
            super().keyReleaseEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowDeactivate and self._is_bare:
            # The key is let go in another window, which nobody tells this one.
            self._show_bare(False)
        return super().event(event)

    def _show_bare(self, is_bare: bool) -> None:
        self._is_bare = is_bare
        self.grid.set_mask_style(self._mask_style())

    def _key_table(self) -> dict[str, Callable[[], object]]:
        """What keys do, by their names in Qt's portable form."""
        return {
            "X": lambda: self._for_current(lambda i: self._mark(i, by_key=True)),
            "Space": lambda: self._for_current(lambda i: self._mark(i, by_key=True)),
            "W": lambda: self._for_current(lambda i: self._confirm(i, by_key=True)),
            "Return": lambda: self._for_current(lambda i: self.open_requested.emit(int(i))),
            "Enter": lambda: self._for_current(lambda i: self.open_requested.emit(int(i))),
            "Y": lambda: self._accept(with_doubtful=False, by_key=True),
            "Ctrl+Return": lambda: self._accept(with_doubtful=False, by_key=True),
            "Ctrl+Enter": lambda: self._accept(with_doubtful=False, by_key=True),
            "Shift+W": lambda: self._accept(with_doubtful=True, by_key=True),
            "S": self._next_order,
            "C": self._next_class,
            "O": self._next_overlay,
            "Q": lambda: self._show_bare(True),
            "R": self.wall.refresh,
            "B": self._toggle_background,
            "M": self.marked_requested.emit,
            "+": lambda: self._resize_tiles(1.25),
            "=": lambda: self._resize_tiles(1.25),
            "-": lambda: self._resize_tiles(0.8),
            "Ctrl+Z": self.back_requested.emit,
            "Ctrl+Shift+Z": self.redo_requested.emit,
            "Ctrl+Y": self.redo_requested.emit,
            "Ctrl+.": self.wall.stop,
            "F1": self.key_line.button.toggle,
        }

    def _type_digit(self, digit: str) -> None:
        """The number of a tile: its tile becomes the current one."""
        self._number = (self._number + digit)[-3:]
        self._number_timer.start()
        image_id = self.grid.image_of_number(int(self._number))
        if image_id is None:
            self.foot.say(tr("Tile {number}: there is none in sight.", number=self._number))
        else:
            self.grid.go_to(image_id)
            text = "Tile {number}: X marks it, W says its warning is read, Enter opens it."
            self.foot.say(tr(text, number=self._number))

    def _forget_number(self) -> None:
        if self._number:
            self._number = ""
            self.foot.say("")

    def _for_current(self, work: Callable[[ImageId], object]) -> None:
        image_id = self.grid.current_image
        if image_id is not None:
            self._number = ""
            work(image_id)

    # ---- what keys and buttons do

    def _mark(self, image_id: ImageId, *, by_key: bool) -> None:
        self._attempt(lambda: self.wall.toggle_mark(image_id, by_key=by_key))

    def _confirm(self, image_id: ImageId, *, by_key: bool) -> None:
        self._attempt(lambda: self.wall.toggle_confirmed(image_id, by_key=by_key))

    def _accept(self, *, with_doubtful: bool, by_key: bool) -> None:
        if self._is_bare:
            text = tr("The masks are hidden while Q is held, so nothing is accepted. Let go of it.")
            self.foot.say(text, "error")
            return
        if self._overlay is OverlayMode.OFF:
            self.foot.say(tr("The masks are not drawn, so nothing is accepted. O draws them."), "error")
            return
        self._attempt(lambda: self.wall.accept_page(with_doubtful=with_doubtful, by_key=by_key))

    def _resize_tiles(self, factor: float) -> None:
        self.grid.set_tile_px(round(self.grid.tile_px * factor))

    def _tile_px_changed(self, width: int) -> None:
        self.size_slider.setValue(width)
        self._note_choices()

    def _next_order(self) -> None:
        self.order_box.setCurrentIndex((self.order_box.currentIndex() + 1) % self.order_box.count())

    def _next_class(self) -> None:
        if self.class_box.count():
            self.order_box.setCurrentIndex(list(WallOrder).index(WallOrder.CLASS))
            self.class_box.setCurrentIndex((self.class_box.currentIndex() + 1) % self.class_box.count())

    def _next_overlay(self) -> None:
        self._overlay = following(self._overlay)
        self.overlay_button.setText(tr(_OVERLAY_TEXTS[self._overlay]))
        self.grid.set_mask_style(self._mask_style())
        self._note_choices()

    def _toggle_background(self) -> None:
        if self.background_button.isEnabled():
            self.background_requested.emit()
        else:
            self.foot.say(tr("There is no model yet. Accept an image and start learning, or load a model."))

    def _order_chosen(self) -> None:
        self._is_reordered = True
        order = WallOrder(self.order_box.currentData())
        self.class_box.setVisible(order is WallOrder.CLASS)
        self.wall.choose_order(order, self._class_id())
        self._note_choices()

    def _class_id(self) -> int:
        class_id = self.class_box.currentData()
        return int(class_id) if isinstance(class_id, int) else 0

    def _mask_style(self) -> TileStyle:
        mode = OverlayMode.OFF if self._is_bare else self._overlay
        return TileStyle(self._classes, self._opacity, mode.has_fill, mode.has_outline)

    def _note_choices(self) -> None:
        order = WallOrder(self.order_box.currentData())
        self.chosen.emit(WallChoices(order, self._class_id(), self.grid.tile_px, self._overlay))

    # ---- inside

    _place: tuple[ImageId, ...] = ()
    _is_bare = False
    """Whether the key is held that shows the images alone."""
    _is_reordered = False
    _has_model = False
    _is_predicting = False

    def _show_counts(self) -> None:
        open_count, marked_count, accepted_count = self.wall.counts
        parts = [tr("{count:,} to judge", count=open_count)]
        parts += [tr("{count:,} marked", count=marked_count)] if marked_count else []
        parts += [tr("{count:,} accepted", count=accepted_count)] if accepted_count else []
        self.foot.counts.setText(" · ".join(parts))
        count = len(self.wall.marked)
        text = counted(count, "List {count:,} marked image", "List {count:,} marked images")
        self.marked_button.setText(text if count else tr(_LIST_MARKED))
        self.marked_button.setEnabled(count > 0)
        self.key_line.refresh()

    def _show_empty(self) -> None:
        """Say what to do while there is nothing to judge."""
        if self.wall.list.is_busy:
            text = tr("Looking for predictions…")
        elif not self.wall.list.is_listed:
            text = tr("The list was stopped. R lists the images anew.")
        elif not self._has_model:
            text = tr("There is no model yet. Accept a few images, and one learns from them.")
        elif self._is_predicting:
            text = tr("The first predictions are being made. They appear here by themselves.")
        else:
            text = tr(
                "No image that is to be judged has a prediction."
                " Predict in the background (B) makes them, or all images are accepted already."
            )
        self.empty.setText(text)
        self.empty_button.setVisible(self._has_model and not self._is_predicting)

    def _build_choices(self, choices: WallChoices, theme: Theme) -> None:
        self.order_box = Chooser(theme, tr("Order of the wall"))
        for order in WallOrder:
            self.order_box.addItem(sentence(order.in_words), order)
        self.order_box.setCurrentIndex(list(WallOrder).index(choices.order))
        self.class_box = Chooser(theme, tr("Class that the wall is ordered by"))
        for info in self._classes.in_order:
            self.class_box.addItem(info.name, info.id)
        self.class_box.setCurrentIndex(max(0, self.class_box.findData(choices.class_id)))
        self.order_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        # A class may have a long name.
        self.class_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.class_box.setMinimumContentsLength(_LEAST_LETTERS)
        self.class_box.setVisible(choices.order is WallOrder.CLASS)
        self.order_box.currentIndexChanged.connect(lambda _index: self._order_chosen())
        self.class_box.currentIndexChanged.connect(lambda _index: self._order_chosen())
        self.order_box.setToolTip(tr("Which images come first (S)"))
        self.class_box.setToolTip(
            tr("The class of which images with many pixels come first (C: the next one)")
        )
        tip = tr("Size of the tiles; Ctrl and the wheel, + and − as well")
        ends = tr("many small"), tr("few large")
        sizes = LEAST_TILE_PX, MOST_TILE_PX, USUAL_TILE_PX
        self.size_slider = HomeSlider(tr("Size of the tiles"), tip, ends, *sizes)
        self.size_slider.setMaximumWidth(180)
        self.size_slider.setValue(choices.tile_px)
        self.size_slider.valueChanged.connect(self.grid.set_tile_px)
        self.tile_size: QLabel = label(f"{choices.tile_px} px", "small")
        self.size_slider.valueChanged.connect(lambda px: self.tile_size.setText(f"{px} px"))
        self.overlay_button = _button(tr(_OVERLAY_TEXTS[self._overlay]), tr("How masks are drawn (O)"))
        self.overlay_button.clicked.connect(self._next_overlay)
        self.background_button = _button(
            tr("Predict in the background"), tr("Predict the images that are to be judged, one at a time (B)")
        )
        self.background_button.setCheckable(True)
        self.background_button.clicked.connect(lambda _on: self.background_requested.emit())
        self.legend = ClassLegend(theme)
        self.legend.show_classes(self._classes)

    def _build_messages(self) -> None:
        stop_button = _button(tr("Stop"), tr("Stop; what is done until then stays (Ctrl+.)"))
        stop_button.clicked.connect(lambda: self.wall.stop())
        self.foot = WallFoot(stop_button)
        self.key_line = WallKeyLine(self.wall, self.grid)
        self.empty = label("", "soft", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty_button = _button(
            tr("Predict in the background"), tr("Predict the images one at a time (B)")
        )
        self.empty_button.clicked.connect(lambda: self.background_requested.emit())

    def _build_buttons(self) -> None:
        self.accept_button = _button(
            tr("Accept page"), tr("Accept what is in sight and not marked (Y, Ctrl+Enter)")
        )
        set_property(self.accept_button, "role", "primary")
        self.accept_button.clicked.connect(lambda: self._accept(with_doubtful=False, by_key=False))
        self.doubtful_button = _button(
            tr("Accept with warnings"),
            tr("Accept what is in sight and not marked, those with a warning as well (Shift+W)"),
        )
        self.doubtful_button.clicked.connect(lambda: self._accept(with_doubtful=True, by_key=False))
        self.undo_button = _button(tr("Undo"), tr("Take the last page back (Ctrl+Z)"))
        self.undo_button.clicked.connect(lambda: self.undo_requested.emit())
        self.marked_button = _button(tr(_LIST_MARKED), tr("Close the wall and list them in the window (M)"))
        self.marked_button.clicked.connect(lambda: self.marked_requested.emit())
        self.close_button = _button(tr("Close"), tr("Back to the window (Esc)"))
        self.close_button.clicked.connect(self.reject)

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        rows.setSpacing(SPACE)
        head = QHBoxLayout()
        head.setSpacing(SPACE)
        for part in (self.order_box, self.class_box, self.size_slider, self.tile_size, self.overlay_button):
            head.addWidget(part)
        head.addSpacing(SPACE)
        head.addWidget(self.legend, 1)
        rows.addLayout(head)
        holder = QWidget()
        self._pages = QStackedLayout(holder)
        self._pages.addWidget(self.grid)
        self._empty_page = self._make_empty_page()
        self._pages.addWidget(self._empty_page)
        rows.addWidget(holder, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.foot, 1)
        foot.addWidget(self.background_button)
        rows.addLayout(foot)
        rows.addWidget(self.key_line)
        buttons = WrapRow()
        for button in (self.accept_button, self.doubtful_button, self.undo_button, self.marked_button):
            buttons.addWidget(button)
        buttons.add_stretch()
        buttons.addWidget(self.close_button)
        rows.addLayout(buttons)

    def _make_empty_page(self) -> QWidget:
        page = QWidget()
        page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        rows = QVBoxLayout(page)
        rows.addStretch(1)
        rows.addWidget(self.empty)
        rows.addWidget(self.empty_button, 0, Qt.AlignmentFlag.AlignHCenter)
        rows.addStretch(1)
        return page


def _button(text: str, tip: str) -> QPushButton:
    """A button that Return does not press: that key opens an image."""
    button = QPushButton(text)
    button.setToolTip(tip)
    button.setAutoDefault(False)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
