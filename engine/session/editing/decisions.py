"""Decisions about the mask in sight: a cut is applied, an image accepted, only as the canvas painted it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final, Self, TypeVar

from engine.core import IGNORE, NO_PROGRESS, CancelToken, ClassInfo, ClassList, ImageId, Reporter, UserError
from engine.document.mask_survey import dust_sentence, warnings_of
from engine.jobs import Dispatcher, JobDone, JobFailed, JobOutcome, Lane, LaneJob
from engine.session.editing.class_protection import hidden_notice
from engine.session.editing.cutter import Cutter
from engine.session.editing.rough_cuts import RoughCuts
from engine.session.image_loader import ImageLoader
from engine.session.open_image import CurrentImage, OpenImage, PreparedMask
from engine.session.sight import SeenLabels, ShownState, Sight
from engine.session.state import (
    NOTHING_TO_ACCEPT,
    BusyTracker,
    Notice,
    NoticeLevel,
    SessionEvents,
    error_notice,
)
from engine.storage import Project

T = TypeVar("T")

LEAST_IN_SIGHT_S: Final = 0.25
"""What was in sight for less, a prediction or an image, was not looked at: the second press of a double press
comes sooner."""

LEAST_READING_S: Final = 0.25
"""Doubts that were said for less were not read."""

LARGE_PX: Final = 1 << 20
"""From so many pixels on a mask is prepared on another thread: up to 9 ms for each million on two cores."""

SAY_DOUBTS: Final = "say_doubts_before_accepting"
"""Setting of a project: say what is doubtful about a mask before it is accepted. On, unless switched off."""

_NO_CUT: Final = Notice(
    "There is no cut to apply.",
    "Scribbles of two classes make one. [[accept_image]] accepts the image.",
    until_cut=True,
)
_OTHER_IMAGE: Final = Notice(
    "Another image is being opened, so nothing was applied or accepted.", until_cut=True
)
CHANGED: Final = Notice(
    "What is shown has changed since the key was pressed.", "Look at it, and press the key again."
)
_DROPPED_SUBJECT: Final = "decision that was dropped"
_SIGHT_SUBJECT: Final = "mask in sight"
_EDITED: Final = "Its labels were changed before that was done. Look at them, and press the key again."
_REPLACED: Final = "Another key was pressed before that was done, and only the last one waits."
_LEFT: Final = "Another image was opened before that was done. Open it again, and press the key again."
_HARDLY_SEEN: Final = "This image was on the screen too briefly to be checked."
_ONCE_MORE: Final = "The same key again accepts it."
_FILL_REST: Final = "[[mask_fill_rest]] gives all that is unlabelled to the class that you draw with."
_REMOVE_DUST: Final = "[[mask_remove_islands]] takes those of the class that you draw with off."
_TIDYING: Final = "Tidying a large image (Esc: do not)"
_LOOKING: Final = "Looking at the image (Esc: do not)"
_GATHERING: Final = "Gathering the labels of a large image (Esc: do not)"


class Decision(StrEnum):
    """What a person decides about the mask in sight; the value says what waits in the status line."""

    APPLY = "Applying: waits until the cut is done (Esc: do not)"
    ACCEPT = "Accepting: waits until the cut is done (Esc: do not)"
    TIDY = "Tidying: waits until the cut is done (Esc: do not)"
    CLEAR = "Clearing a large image (Esc: do not)"

    def includes(self, other: Decision) -> bool:
        """Whether it does all that the other one, made before it, was to do."""
        if self is Decision.ACCEPT:
            return other in (Decision.APPLY, Decision.ACCEPT)
        return self is other and self is not Decision.TIDY

    def dropped(self, name: str) -> str:
        """Sentence that says that it did not come to it."""
        match self:
            case Decision.APPLY:
                return f"The cut of {name} was not applied."
            case Decision.ACCEPT:
                return f"{name} was not accepted."
            case Decision.TIDY:
                return f"The mask of {name} was not tidied."
            case Decision.CLEAR:
                return f"{name} was not cleared."


@dataclass(frozen=True, slots=True, eq=False)
class _Waiting:
    """A decision about the image `name` that waits for the cut that runs, or for the canvas."""

    image_id: ImageId
    name: str
    decision: Decision
    in_sight: SeenLabels | None
    carry_out: Callable[[], object]
    is_made: bool = False
    """It is being made on the lane, and waits for nothing else."""


@dataclass(frozen=True, slots=True, eq=False)
class _Said:
    """Doubts about these labels that were said, and when, in seconds of the clock of `Sight`."""

    state: ShownState
    at_s: float


@dataclass(frozen=True, slots=True, eq=False)
class _Basis:
    """What a mask is prepared from: `accepts` what is shown in this state, or else applies its cut."""

    state: ShownState
    protected: frozenset[int]
    accepts: bool

    @classmethod
    def of(cls, image: OpenImage, decision: Decision) -> Self:
        return cls(ShownState.of(image), image.planes.protected, decision is not Decision.APPLY)

    def is_same(self, other: _Basis | None) -> bool:
        """Whether both give the same mask."""
        if other is None or (self.protected, self.accepts) != (other.protected, other.accepts):
            return False
        return self.state.is_same(other.state)


def _allow_the_same(before: ClassList, now: ClassList) -> bool:
    """Whether an edit changes the same with both: no class came or went, and the same ones are protected."""
    are_same_ids = [info.id for info in before.present] == [info.id for info in now.present]
    return are_same_ids and before.protected == now.protected


class Decisions:
    """Decides now, later or not at all; lives on the GUI thread.

    Every way to an applied cut and to an accepted image goes through it. A decision is carried out when
    nothing is being cut, no other image is being opened, the mask is visible and the canvas has painted it
    as it is. While something is being cut it waits, visibly, and is carried out only if the labels are then
    those that were in sight when it was made.
    """

    def __init__(
        self,
        project: Project,
        current: CurrentImage,
        cutter: Cutter,
        sight: Sight,
        loader: ImageLoader,
        lane: Lane,
        dispatcher: Dispatcher,
        busy: BusyTracker,
        events: SessionEvents,
    ) -> None:
        self._project = project
        self._current = current
        self._cutter = cutter
        self._sight = sight
        self._loader = loader
        self._lane = lane
        self._dispatcher = dispatcher
        self._busy = busy
        self._events = events
        self._waiting: _Waiting | None = None
        self._edit_job: LaneJob | None = None
        self._said: _Said | None = None
        self._rough_cuts = RoughCuts(cutter, sight, events, LEAST_READING_S)
        self._preparing: _Basis | None = None
        self._mask_job: LaneJob | None = None
        # Until it is decided, or the next decision: meanwhile the first stroke copies a whole plane.
        self._prepared: tuple[_Basis, PreparedMask] | None = None
        cutter.settled.subscribe(lambda _: self._go_on_soon())
        sight.painted_changed.subscribe(lambda _: self._go_on_soon())
        events.image_opened.subscribe(self._on_image)

    @property
    def says_doubts(self) -> bool:
        """Whether what is doubtful about a mask is said before it is accepted; a setting of the project."""
        return bool(self._project.settings.get(SAY_DOUBTS, True))

    def set_says_doubts(self, says: bool) -> None:
        """Remember with the project whether doubts are said."""
        self._project.settings.set(SAY_DOUBTS, says)

    def decide(self, decision: Decision, carry_out: Callable[[], object]) -> bool:
        """Carry out what was decided about the open image, if it is decided about what is in sight.

        Args:
            carry_out: does it; called at once or, when it has to wait, later from the owner's thread.

        Returns:
            False, with a notice or a line in the status, when it waits or is refused.
        """
        replaced = self._waiting
        self._end_waiting()
        self._rough_cuts.end()
        self._events.notice_over.emit(frozenset({_DROPPED_SUBJECT, _SIGHT_SUBJECT}))
        if replaced is not None and not decision.includes(replaced.decision):
            self._say_dropped(Notice(replaced.decision.dropped(replaced.name), _REPLACED))
        image = self._current.image
        if image is None:
            return False
        refusal = self._refusal(decision, image)
        if refusal is _NO_CUT:
            # Escape took it back, or it failed: the scribbles that wait are cut once more.
            self._cutter.refresh()
        if refusal is not None:
            if image.rect.area >= LARGE_PX:
                self._prepared = None
            self._events.notice.emit(refusal)
            return False
        is_of_cut = decision in (Decision.APPLY, Decision.ACCEPT)
        if is_of_cut and not self._rough_cuts.may_decide(
            decision, image, lambda: self._doubts_ahead(decision, image)
        ):
            return False
        must_wait = self._cutter.is_busy or not self._sight.is_current
        if must_wait or not self._prepare(decision, image):
            in_sight = self._in_sight(image)
            self._waiting = _Waiting(image.id, image.record.shown_name, decision, in_sight, carry_out)
            self._busy.update(waiting=decision.value if must_wait else _GATHERING)
            return False
        return self._carry_out(decision, image, carry_out)

    def take_mask(self, decision: Decision, image: OpenImage) -> PreparedMask:
        """The mask that a decision makes of what is shown now; for those who carry it out."""
        basis, prepared, self._prepared = _Basis.of(image, decision), self._prepared, None
        if prepared is not None and basis.is_same(prepared[0]):
            return prepared[1]
        return image.mask_preparation(accepts=basis.accepts)(CancelToken())

    def make_edit(
        self,
        decision: Decision,
        image: OpenImage,
        work: Callable[[CancelToken, Reporter], T],
        put: Callable[[T], bool],
        *,
        is_long: bool = False,
    ) -> bool:
        """Make an edit of the whole image and put it in, if image and classes are then as they were.

        Args:
            work: makes it, on a loan of the planes; a long one, or that of a large image, on the lane, where
                whatever drops it cancels its token.
            put: puts it in, and tells whether it changed anything.
            is_long: it takes as long as that of a large image.

        Returns:
            Whether it did; False for one on the lane, which Escape and every other edit drop.
        """
        if not self._sight.has_canvas or not (is_long or image.rect.area >= LARGE_PX):
            return put(work(CancelToken(), NO_PROGRESS))
        self._end_waiting()
        before, classes = ShownState.of(image), self._project.classes

        def on_made(outcome: JobOutcome[T]) -> None:
            if self._waiting is not waiting:
                return
            self._end_waiting()
            is_edited = not before.is_same(ShownState.of(image))
            if isinstance(outcome, JobFailed):
                self._events.notice.emit(error_notice(outcome.error))
            elif (
                isinstance(outcome, JobDone)
                and not is_edited
                and _allow_the_same(classes, self._project.classes)
            ):
                put(outcome.value)
            else:
                reason = _EDITED if is_edited else CHANGED.hint
                self._say_dropped(Notice(decision.dropped(image.record.shown_name), reason))

        name = image.record.shown_name
        waiting = self._waiting = _Waiting(image.id, name, decision, None, lambda: None, is_made=True)
        tidying = _LOOKING if is_long else _TIDYING
        self._busy.update(waiting=tidying if decision is Decision.TIDY else decision.value)
        self._edit_job = self._lane.submit("edit", work, on_made, lambda made: self._busy.update(made=made))
        return False

    def stop_waiting(self) -> bool:
        """Forget the decision that waits, as a person says; False when none does."""
        self._prepared = None
        if self._mask_job is not None:
            # On the lane of the cut, which the next stroke waits for.
            self._mask_job.cancel()
            self._preparing = self._mask_job = None
        is_ended = self._end_waiting()
        self._rough_cuts.end()
        return is_ended

    def drop_waiting(self) -> None:
        """Forget the decision that waits, as the image is edited; a message about it stays."""
        self._events.notice_over.emit(frozenset({_SIGHT_SUBJECT}))
        self._drop(_EDITED)

    # ---- inside

    def _end_waiting(self) -> bool:
        if self._waiting is None:
            return False
        self._waiting = None
        if self._edit_job is not None:
            self._edit_job.cancel()
            self._edit_job = None
        self._busy.update(waiting="", made=None)
        return True

    def _drop(self, reason: str) -> None:
        waiting = self._waiting
        if self.stop_waiting() and waiting is not None:
            self._say_dropped(Notice(waiting.decision.dropped(waiting.name), reason))

    def _say_dropped(self, notice: Notice) -> None:
        """Say it until the next decision: whoever pressed the key may have looked away by now."""
        level, subject = NoticeLevel.WARNING, notice.subject or _DROPPED_SUBJECT
        self._events.notice.emit(replace(notice, level=level, until_cut=False, subject=subject, stays=True))

    def _on_image(self, is_open: bool) -> None:
        # What was said of the mask in sight would be untrue of another one.
        self._events.notice_over.emit(frozenset({_SIGHT_SUBJECT}))
        waiting, image = self._waiting, self._current.image
        if waiting is None:
            return
        wanted = self._loader.requested or (image.id if is_open and image is not None else None)
        if wanted is None:
            # It was closed, or is gone: a message of its own says why.
            self._drop("")
        else:
            self._drop(CHANGED.hint if wanted == waiting.image_id else _LEFT)

    def _refusal(self, decision: Decision, image: OpenImage) -> Notice | None:
        """Reason why nothing can be decided now, whatever is still being cut."""
        if self._loader.requested not in (None, image.id):
            return _OTHER_IMAGE
        if self._sight.hidden is not None:
            return self._sight.hidden
        if self._sight.has_canvas and (hidden := self._hidden_classes(decision, image)):
            return hidden_notice(hidden)
        if decision is Decision.APPLY and image.preview is None and not self._cutter.is_busy:
            return _NO_CUT
        return None

    def _hidden_classes(self, decision: Decision, image: OpenImage) -> list[ClassInfo]:
        """The classes that are not drawn and are part of what is decided."""
        hidden = [info for info in self._project.classes.present if info.is_hidden]
        if not hidden:
            return []
        mask = self._mask(_Basis.of(image, decision), image)
        # A large one is asked for again once it is prepared.
        return [] if mask is None else [info for info in hidden if mask.counts[info.id]]

    def _mask(self, basis: _Basis, image: OpenImage) -> PreparedMask | None:
        """The mask made from `basis`; None while a large one is not prepared yet."""
        if self._prepared is None or not basis.is_same(self._prepared[0]):
            if self._sight.has_canvas and image.rect.area >= LARGE_PX:
                return None
            self._prepared = basis, image.mask_preparation(accepts=basis.accepts)(CancelToken())
        return self._prepared[1]

    def _prepare(self, decision: Decision, image: OpenImage) -> bool:
        """Have the mask prepared that is decided about, where it is needed; True when that is done."""
        is_needed = decision is not Decision.TIDY or any(c.is_hidden for c in self._project.classes.present)
        basis = _Basis.of(image, decision)
        if not is_needed or self._mask(basis, image) is not None:
            return True
        if not basis.is_same(self._preparing):
            work = image.mask_preparation(accepts=basis.accepts)
            self._preparing = basis
            self._mask_job = self._lane.submit(
                "mask", lambda token, report: work(token), lambda o: self._on_prepared(basis, o)
            )
        return False

    def _on_prepared(self, basis: _Basis, outcome: JobOutcome[PreparedMask]) -> None:
        if self._preparing is basis:
            self._preparing = self._mask_job = None
        if self._waiting is None or self._waiting.is_made:
            return
        if isinstance(outcome, JobDone):
            self._prepared = basis, outcome.value
            self._go_on()
        elif isinstance(outcome, JobFailed):
            self.stop_waiting()
            self._events.notice.emit(error_notice(outcome.error))

    def _in_sight(self, image: OpenImage) -> SeenLabels | None:
        now = ShownState.of(image)
        if self._sight.is_current:
            # Only a cut that runs may write into the memory of the one in sight.
            preview = image.preview if self._cutter.is_busy else None
            return SeenLabels(now, None if preview is None else preview.labels.copy())
        return None if self._sight.painted is None else SeenLabels(self._sight.painted, None)

    def _go_on_soon(self) -> None:
        """From the event loop: a canvas reports in the middle of painting."""
        if self._waiting is not None:
            self._dispatcher.post(self._go_on)

    def _go_on(self) -> None:
        waiting, image = self._waiting, self._current.image
        if waiting is None or waiting.is_made or image is None or self._cutter.is_busy:
            return
        refusal = self._refusal(waiting.decision, image)
        if refusal is None and not self._sight.is_current:
            return
        if refusal is _OTHER_IMAGE:
            self._drop(_LEFT)
            return
        in_sight = waiting.in_sight
        if refusal is None and (in_sight is None or not in_sight.is_shown_by(ShownState.of(image))):
            refusal = CHANGED
        if refusal is not None:
            self.stop_waiting()
            self._say_dropped(replace(refusal, subject=_SIGHT_SUBJECT))
            return
        if not self._prepare(waiting.decision, image):
            self._busy.update(waiting=_GATHERING)
            return
        self._end_waiting()
        try:
            self._carry_out(waiting.decision, image, waiting.carry_out)
        except UserError as error:
            self._events.notice.emit(error_notice(error))

    def _carry_out(self, decision: Decision, image: OpenImage, carry_out: Callable[[], object]) -> bool:
        try:
            if decision is Decision.ACCEPT and not self._may_accept(image):
                return False
            return carry_out() is not False
        finally:
            self._prepared = None
            self._rough_cuts.end()

    def _may_accept(self, image: OpenImage) -> bool:
        if image.is_empty:
            self._events.notice.emit(NOTHING_TO_ACCEPT)
            return False
        return not self._sight.has_canvas or self._is_agreed(image)

    def _is_agreed(self, image: OpenImage) -> bool:
        """Whether the mask is beyond doubt, or its doubts have been said and the key pressed again."""
        now, said, now_s = ShownState.of(image), self._said, self._sight.now_s
        self._said = None
        if image.is_unchanged_since_accepted or not self.says_doubts:
            return True
        is_said = said is not None and said.state.is_same(now)
        if said is not None and is_said and now_s - said.at_s >= LEAST_READING_S:
            return True
        doubts = self._doubts(image)
        if doubts or is_said:
            # A double press has not read it: its second press does not count, and starts no new wait.
            self._said = said if is_said else _Said(now, now_s)
            doubts = doubts or [_HARDLY_SEEN]
            summary, *others = doubts
            hint = " ".join([*others, _ONCE_MORE])
            self._events.notice.emit(Notice(summary, hint, NoticeLevel.WARNING, until_cut=True))
        return not doubts

    def _doubts_ahead(self, decision: Decision, image: OpenImage) -> list[str]:
        """The doubts that the decision will meet, as far as they are known by now; they count as said."""
        is_known = self._mask(_Basis.of(image, decision), image) is not None
        if decision is not Decision.ACCEPT or not self.says_doubts or not is_known:
            return []
        doubts, now = self._doubts(image), ShownState.of(image)
        if doubts and (self._said is None or not self._said.state.is_same(now)):
            self._said = _Said(now, self._sight.now_s)
        return doubts

    def _doubts(self, image: OpenImage) -> list[str]:
        """Sentences on what speaks against accepting what is in sight."""
        classes = self._project.classes
        mask = self._mask(_Basis.of(image, Decision.ACCEPT), image)
        assert mask is not None, "a decision is carried out once its mask is prepared"
        warnings = warnings_of(mask.counts, has_background=classes.has_background)
        doubts = [warning.sentence(classes) for warning in warnings]
        if doubts and mask.counts[IGNORE]:
            doubts.append(_FILL_REST)
        if mask.dust:
            doubts += [dust_sentence(mask.dust), _REMOVE_DUST]
        if image.part.breaks_off:
            doubts.insert(0, image.part.sentence())
        if image.preview is None and image.has_pending_scribbles:
            doubts.append("The scribbles have no cut, so only the pixels that they cover would count.")
        if image.is_mere_prediction and self._sight.painted_s < LEAST_IN_SIGHT_S:
            doubts.append("This prediction was on the screen too briefly to be checked.")
        elif (untouched_s := self._sight.untouched_s) is not None and untouched_s < LEAST_IN_SIGHT_S:
            doubts.append(_HARDLY_SEEN)
        return doubts
