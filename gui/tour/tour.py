"""Tour in a window: its start and end, and the place of its card, which covers nothing of its subject."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QTimer, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from engine.session.state import READ_ONLY
from gui import plain_text
from gui.language.texts import tr
from gui.style.theme import SPACE
from gui.tour.card import CARD_WIDTH, CARD_WIDTHS, Spotlight, TourCard, free_place
from gui.tour.steps import TourProgress, TourStep

if TYPE_CHECKING:
    from engine.session import Session
    from gui.parts import WindowParts

STEPS: Final = len(TourStep) - 1
_PLACING: Final = frozenset(
    {
        QEvent.Type.Resize,
        QEvent.Type.Move,
        QEvent.Type.Show,
        QEvent.Type.Hide,
        QEvent.Type.LayoutRequest,
    }
)


@dataclass(frozen=True, slots=True)
class Spot:
    """What a step is about: the part of the window that has a frame, which the card never covers.

    Attributes:
        needed: parts that the person needs beside it; they are covered only where there is no other room.
        is_subject: False where the frame stands for something that is in no place of the window.
    """

    lit: QWidget
    needed: tuple[QWidget, ...] = ()
    is_subject: bool = True


class Tour(QObject):
    """The tour of one window; without a running one its card is hidden. GUI thread."""

    images_wanted = Signal()
    """The tour is over, and the person wants to begin with images of their own."""

    def __init__(self, parts: WindowParts) -> None:
        super().__init__(parts.frame)
        self._parts = parts
        self._progress: TourProgress | None = None
        self._spot: Spot | None = None
        self._is_tool_given = False
        self.spotlight = Spotlight(parts.theme, parts.frame)
        self.card = TourCard(parts.frame)
        self._placing = QTimer(self)
        self._placing.setSingleShot(True)
        self._placing.timeout.connect(self._place)
        self.card.left.connect(self.leave)
        self.card.passed.connect(self._skip)
        self.card.images_wanted.connect(self._begin_own)
        parts.actions.keys_changed.connect(self._show_step)
        parts.frame.installEventFilter(self)

    @property
    def step(self) -> TourStep | None:
        """The step that is shown; None while no tour runs."""
        return None if self._progress is None else self._progress.step

    def start(self, session: Session) -> None:
        """Show the first step on this project; a tour that runs begins anew."""
        self._is_tool_given = False
        if session.read_only:
            self._parts.notices.show_notice(READ_ONLY)
        elif self._progress is not None:
            self._progress.begin()
        else:
            self._progress = TourProgress(session, self._show)
            self._show()

    def leave(self) -> None:
        """End the tour; the welcome page does not offer it again."""
        self._parts.settings.is_tour_over = True
        self.close()

    def leave_by_key(self) -> bool:
        """Leave for Escape; False where no tour runs, or where what is being drawn is to be dropped first."""
        canvas = self._parts.canvas
        if self._progress is None or canvas.is_active or canvas.has_draft:
            return False
        self.leave()
        return True

    def close(self) -> None:
        """The project is closed, or the tour is left: nothing of it stays in sight."""
        if self._progress is not None:
            self._progress.close()
            self._progress = None
        self._watch(None)
        self.card.hide()
        self.spotlight.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._progress is not None and event.type() in _PLACING:
            self._placing.start(0)
        return False

    # ---- inside

    def _skip(self) -> None:
        if self._progress is not None:
            self._progress.skip()

    def _begin_own(self) -> None:
        self.leave()
        self.images_wanted.emit()

    def _show(self) -> None:
        """Show step and note as they are now."""
        progress = self._progress
        if progress is None:
            return
        if progress.step is TourStep.END:
            self._parts.settings.is_tour_over = True
        self._show_step()
        self.card.show_note(progress.note)
        self._place()

    def _show_step(self) -> None:
        progress = self._progress
        if progress is None:
            return
        title, text = self._words(progress.step)
        is_new = title != self.card.title.text() or self.card.isHidden()
        if is_new or text != self.card.text.text():
            self.card.show_step(int(progress.step), STEPS, title, text)
        if is_new:
            self._prepare(progress.step)
        self._watch(self._spot_of(progress.step))
        self._placing.start(0)

    def _prepare(self, step: TourStep) -> None:
        """Put what a step begins with in sight, and in the hand."""
        if step is TourStep.SCRIBBLE:
            if not self._is_tool_given:
                # Once: who comes back to this step has chosen a tool since.
                self._is_tool_given = True
                self._parts.tools.choose_tool("scribble")
            self._parts.workspace.show_classes()
        elif step is TourStep.PREDICT:
            self._parts.workspace.show_list()

    def _words(self, step: TourStep) -> tuple[str, str]:
        keys = self._parts.actions.keys_text
        match step:
            case TourStep.SCRIBBLE:
                return tr("Scribble on two classes"), self._scribble_text()
            case TourStep.CORRECT:
                return tr("Look at the cut, and correct it"), tr(
                    "Inkling has cut the image along its edges; the dashed line is a proposal. Where it is "
                    "wrong, draw one more line there, with the class that it should be. Is all of it right? "
                    "Then go to the next step."
                )
            case TourStep.ACCEPT:
                return tr("Accept the image"), tr(
                    "Once the whole image is right, press Accept ({keys}). You may draw more lines before. "
                    "A network learns from accepted images, and from no others.",
                    keys=keys("accept_image"),
                )
            case TourStep.PREDICT:
                return tr("Open the next image"), tr(
                    "A model learns from what you accepted, beside your work. Click an image in this list "
                    "without a tick, or press {keys}: what the model predicts is hatched.",
                    keys=keys("next_image"),
                )
            case TourStep.END:
                return tr("That was all of it"), tr(
                    "Is a prediction right? Accept it. Is a piece wrong? Draw over it: only its surroundings "
                    "change. Each image that you accept makes the next prediction better. "
                    "Every action and its key: {keys}.",
                    keys=keys("shortcuts"),
                )

    def _scribble_text(self) -> str:
        session = self._parts.controller.session
        if session is None:
            return ""
        classes = session.classes.in_order
        image = session.image
        name = "" if image is None else image.record.name.casefold()
        shown = next(
            (c for c in classes if name.startswith(c.name.casefold())), classes[min(1, len(classes) - 1)]
        )
        thing = plain_text.one_line(shown.name)
        ground = plain_text.one_line(session.classes[0].name)
        if shown.id < 10:
            return tr(
                "Choose '{thing}' (key {key}) in this list and draw a line across it in the image. Then, "
                "with the right mouse button, draw a line across what is not '{thing}': the right button "
                "always draws the first class, '{ground}'.",
                thing=thing,
                key=shown.id,
                ground=ground,
            )
        return tr(
            "Choose '{thing}' in this list and draw a line across it in the image. Then, with the right "
            "mouse button, draw a line across what is not '{thing}': the right button always draws the first "
            "class, '{ground}'.",
            thing=thing,
            ground=ground,
        )

    def _spot_of(self, step: TourStep) -> Spot:
        work = self._parts.workspace
        tools = (work.classes, work.tool)
        match step:
            case TourStep.SCRIBBLE:
                return Spot(work.classes, (work.tool, work.place))
            case TourStep.CORRECT:
                return Spot(work.place, tools)
            case TourStep.ACCEPT:
                button = self._parts.frame.findChild(QPushButton, "accept_image")
                assert button is not None
                return Spot(button, (work.place, *tools))
            case TourStep.PREDICT:
                return Spot(work.images, (work.learning, work.place))
            case _:
                return Spot(work.images, (work.place, *tools))

    def _watch(self, spot: Spot | None) -> None:
        """Follow the parts of this spot when they move."""
        if spot == self._spot:
            return
        for part in () if self._spot is None else (self._spot.lit, *self._spot.needed):
            part.removeEventFilter(self)
        self._spot = spot
        for part in () if spot is None else (spot.lit, *spot.needed):
            part.installEventFilter(self)

    def _place(self) -> None:
        spot, frame = self._spot, self._parts.frame
        if self._progress is None or spot is None:
            return
        # A panel that floats is a window of its own, in which nothing can be framed from here.
        if not self._is_in_frame(spot.lit):
            spot = Spot(self._parts.workspace.place, is_subject=False)
        self._place_card(spot)
        lit = _seen_rect(frame, spot.lit).adjusted(-SPACE // 2, -SPACE // 2, SPACE // 2, SPACE // 2)
        self.spotlight.setGeometry(lit.intersected(frame.rect()))
        self.spotlight.show()
        self.spotlight.raise_()
        self.card.raise_()

    def _place_card(self, spot: Spot) -> None:
        frame, card = self._parts.frame, self.card
        room = frame.rect().adjusted(SPACE, SPACE, -SPACE, -SPACE)
        card.show()
        if card.is_moved:
            width = min(CARD_WIDTH, room.width())
            card.setFixedSize(width, self._height(width))
            return
        lit = _seen_rect(frame, spot.lit)
        subject = lit if spot.is_subject else QRect()
        needed = [_seen_rect(frame, part) for part in spot.needed if self._is_in_frame(part)]
        needed += [] if spot.is_subject else [lit]
        heights = {min(width, room.width()): self._height(min(width, room.width())) for width in CARD_WIDTHS}
        place = free_place(heights, subject, needed, room)
        card.setFixedSize(place.size())
        card.move(place.topLeft())

    def _height(self, width: int) -> int:
        """Height of the card with all of its text at this width."""
        card = self.card
        card.setFixedWidth(width)
        return max(card.heightForWidth(width), card.minimumSizeHint().height())

    def _is_in_frame(self, part: QWidget) -> bool:
        frame = self._parts.frame
        return part.window() is frame and part.isVisibleTo(frame)


def _seen_rect(frame: QWidget, part: QWidget) -> QRect:
    """The rectangle of a part in the window, less what its side or the window cuts off."""
    seen = _rect_in(frame, part)
    parent = part.parentWidget()
    while parent is not None and parent is not frame:
        seen = seen.intersected(_rect_in(frame, parent))
        parent = parent.parentWidget()
    return seen.intersected(frame.rect())


def _rect_in(frame: QWidget, part: QWidget) -> QRect:
    """Rectangle of a part in the coordinates of the window."""
    return QRect(part.mapTo(frame, QPoint(0, 0)), part.size())
