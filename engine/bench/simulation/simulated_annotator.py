"""Simulated annotator: one policy of `bench effort` works through a folder in the real engine."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from enum import Enum
from typing import Final

import numpy as np

from engine.bench.simulation.equal_quality import GLANCES, MaskQuality
from engine.bench.simulation.human_time import (
    JUDGE_S,
    KEY_S,
    ClearError,
    Point,
    Work,
    are_lines,
    as_events,
    clear_errors,
    errors_by_size,
    next_error,
    quality,
)
from engine.bench.simulation.policies import ImageEffort, Policy
from engine.bench.simulation.simulated_keys import ClassKeys, KeyHabits, Moment
from engine.bench.simulation.simulated_strokes import brush_seconds, brush_work, scribble_work
from engine.bench.support.work_clock import WorkClock
from engine.core import IGNORE, BoolMap, LabelMap
from engine.document.planes import Plane
from engine.document.stroke_kind import StrokeKind
from engine.session import OpenImage, Session

TARGET_IOU: Final = 0.9
MOST_CORRECTIONS: Final = 1500
MOST_IMAGE_S: Final = 900.0
# Nobody sits longer before a progress bar.
_MOST_WAIT_S: Final = 10.0
_WAIT_STEP_S: Final = 0.05
# What a scribble mends, in sizes of the error under it: how many scribbles the first guess of 1 weighs.
_GUESS_WEIGHT: Final = 2.0
_MOST_YIELD: Final = 4.0


class _Way(Enum):
    """First action on an image."""

    CORRECTED = "a prediction is corrected"
    SCRIBBLED = "bare, by scribbles"
    PAINTED = "bare, on a background filled by one dab"
    MENDED = "scribbles are applied, and the brush is taken up"


# In times of what brushing is expected to take, until images have told. Corrections are painted too: until
# they have told, a first look is as wrong about them as about painting.
_GUESSED_SHARES: Final = {_Way.SCRIBBLED: 0.5, _Way.PAINTED: 1.0, _Way.MENDED: 0.5}
# Lines take a fifth longer to scribble than to paint: measured on cracks.
_TIMES_FOR_LINES: Final = 1.2


class Annotator:
    """Person who works in one session until each mask agrees with the true one."""

    def __init__(
        self, session: Session, clock: WorkClock, policy: Policy, on_work: Callable[[], None]
    ) -> None:
        self._session = session
        self._clock = clock
        self._policy = policy
        self._on_work = on_work
        self._hand: Point = (0.0, 0.0)
        # By whether a cut of the whole image is being scribbled, or a mask corrected.
        self._yields: dict[bool, list[float]] = {True: [], False: []}
        self._shares: dict[_Way, list[float]] = {way: [] for way in _Way}
        self._sees_lines = False
        self._habits = KeyHabits()

    def annotate(
        self, image: OpenImage, name: str, truth: LabelMap, goal: MaskQuality | None = None
    ) -> ImageEffort:
        """Judge the open image, correct it until it is good, and accept it.

        Args:
            goal: how good the brush alone made it; the work ends there, not at the first stop, and they
                look closer from the start.
        """
        self._sees_lines = are_lines(truth)
        return _WorkSession(self, image, name, truth, goal).work()

    # ---- the hand

    def draw(self, work: Work, kind: StrokeKind, class_id: int) -> None:
        """One correction; its seconds pass before the engine answers."""
        self._clock.run(work.seconds_from(self._hand))
        for path in work.strokes:
            stroke = self._session.begin_stroke(kind, class_id, work.radius_px)
            stroke.extend(as_events(path))
            stroke.finish()
        self._hand = work.strokes[-1][-1]
        self._on_work()
        self._clock.settle()

    def scribble_yield(self, is_first_cut: bool) -> float:
        """Mean gain of a scribble so far: pixels of error removed, in sizes of the error it was drawn on."""
        seen = self._yields[is_first_cut]
        return (_GUESS_WEIGHT + sum(seen)) / (_GUESS_WEIGHT + len(seen))

    def learn_yield(self, is_first_cut: bool, value: float) -> None:
        """Record the gain of the last scribble."""
        self._yields[is_first_cut].append(min(_MOST_YIELD, max(0.0, value)))

    def share(self, way: _Way) -> float:
        """Mean time of images begun in this way, in multiples of the expected brushing time."""
        seen = self._shares[way]
        guess = self.share(_Way.PAINTED) if way is _Way.CORRECTED else _GUESSED_SHARES[way]
        if way is _Way.SCRIBBLED and self._sees_lines:
            guess = _TIMES_FOR_LINES * self.share(_Way.PAINTED)
        return (guess + sum(seen)) / (1 + len(seen))

    @property
    def bare_way(self) -> _Way:
        """First action on bare images: the one that was quicker so far."""
        ways = (_Way.SCRIBBLED, _Way.PAINTED) if self._policy.scribbles else (_Way.PAINTED,)
        return min(ways, key=self.share)

    def learn_share(self, way: _Way, seconds: float, brush_s: float) -> None:
        """Record the time of an image and its expected brushing time."""
        self._shares[way].append(seconds / brush_s)

    @property
    def habits(self) -> KeyHabits:
        return self._habits

    @property
    def hand(self) -> Point:
        return self._hand

    @property
    def session(self) -> Session:
        return self._session

    @property
    def clock(self) -> WorkClock:
        return self._clock

    @property
    def policy(self) -> Policy:
        return self._policy


class _WorkSession:
    """One image in front of the annotator."""

    def __init__(
        self, person: Annotator, image: OpenImage, name: str, truth: LabelMap, goal: MaskQuality | None
    ) -> None:
        self._person = person
        self._session = person.session
        self._clock = person.clock
        self._image = image
        self._truth = truth
        self._goal = goal
        self._glance = 0 if goal is None else 1
        self._classes = len(person.session.classes)
        self._began_s = self._clock.now_s
        self._effort = ImageEffort(name)
        self._keys = ClassKeys(
            person.session, person.clock, person.habits, image, truth, self._wrong, self._work_s
        )
        self._stubborn = np.zeros(truth.shape, np.bool_)
        self._scribbled_classes: set[int] = set()
        # How the image was begun, and what brushing was expected to take; what it was for the prediction
        # that was put aside for scribbles.
        self._expected: tuple[_Way, float] | None = None
        self._aside_s: float | None = None
        self._tried_s = 0.0
        # When the brush was taken up on a first cut, and what mending all of it was expected to take.
        self._mending: tuple[float, float] | None = None

    def work(self) -> ImageEffort:
        effort = self._effort
        self._clock.run(JUDGE_S)
        self._wait_for_prediction()
        self._expected = self._begin()
        while self._goes_on():
            wrong = self._wrong()
            errors = errors_by_size(wrong, self._truth, GLANCES[self._glance][1])
            if self._glance and not self._effort.is_done and not self._seen_at_first():
                self._note_first_stop()
            if not errors:
                if self._goes_closer():
                    continue
                break
            if self._person.policy.scribbles:
                self._correct(errors, wrong)
            else:
                self._paint_all(errors, wrong)
        self._session.accept_image()
        self._clock.settle()
        end = self._quality()
        effort.end_iou, effort.end_boundary_f = end.iou, end.boundary_f
        effort.is_as_good = self._goal is not None and end.is_as_good_as(self._goal)
        effort.is_untouched = effort.is_as_predicted and (self._goal is None or effort.is_as_good)
        effort.seconds = self._spent_s
        if self._expected is not None:
            way, brush_s = self._expected
            self._person.learn_share(way, effort.seconds - self._tried_s, brush_s)
        if self._mending is not None:
            began_s, left_s = self._mending
            self._person.learn_share(_Way.MENDED, effort.seconds - began_s, left_s)
        effort.curve.append((effort.seconds, effort.end_iou))
        return effort

    @property
    def _spent_s(self) -> float:
        return self._clock.now_s - self._began_s

    def _begin(self) -> tuple[_Way, float] | None:
        """Begin with the mask shown, a filled background, or scribbles.

        Returns:
            The first action and the expected brushing time; None where there is no choice.
        """
        shown, bare = self._shown(), np.zeros_like(self._truth)
        wrong_if_bare = clear_errors(bare, self._truth, GLANCES[self._glance][0])
        brush_s = brush_seconds(wrong_if_bare, self._truth, self._person.hand)
        if bool((shown != IGNORE).any()):
            self._effort.start_iou = quality(shown, self._truth, self._classes)
            if not self._person.policy.scribbles:
                if int(self._wrong().sum()) > int(wrong_if_bare.sum()):
                    self._fill_background()
                return None
            steps = self._adjust(Moment.PREDICTED)
            mending_s = self._work_s()
            bare_s = brush_s * self._person.share(self._person.bare_way)
            if mending_s * self._person.share(_Way.CORRECTED) <= bare_s:
                return _Way.CORRECTED, mending_s
            self._effort.is_put_aside = True
            # Paint covers it: a key is needed for scribbles only.
            if self._person.bare_way is _Way.SCRIBBLED:
                self._put_aside(steps)
                self._aside_s = mending_s
        way = self._person.bare_way
        if way is _Way.PAINTED:
            self._fill_background()
        return way, brush_s

    def _put_aside(self, steps: int) -> None:
        """Dismiss the prediction by a key, after undoing the steps that adjusted it."""
        self._keys.undo(steps)
        self._clock.run(KEY_S)
        self._session.dismiss_prediction()
        self._clock.settle()

    def _shown(self) -> LabelMap:
        return self._image.shown(self._image.rect)

    def _wrong(self) -> BoolMap:
        """Pixels that look wrong, the closer the person looks the more of them."""
        return clear_errors(self._shown(), self._truth, GLANCES[self._glance][0])

    def _work_s(self) -> float:
        """Expected seconds to paint what looks wrong."""
        return brush_seconds(self._wrong(), self._truth, self._person.hand)

    def _seen_at_first(self) -> list[ClearError]:
        """What a first look would find."""
        tolerance_px, least_px = GLANCES[0]
        return errors_by_size(clear_errors(self._shown(), self._truth, tolerance_px), self._truth, least_px)

    def _quality(self) -> MaskQuality:
        return MaskQuality.of(self._shown(), self._truth, self._classes)

    def _goes_on(self) -> bool:
        """Judge the image; False when it is good enough, or the person gives up."""
        effort = self._effort
        iou = quality(self._shown(), self._truth, self._classes)
        effort.curve.append((self._spent_s, iou))
        if iou >= TARGET_IOU:
            self._note_first_stop()
        corrections = effort.brushed + effort.scribbled
        return not self._is_finished() and corrections < MOST_CORRECTIONS and self._spent_s < MOST_IMAGE_S

    def _is_finished(self) -> bool:
        """Whether the first stop is reached and, where there is a goal, that too."""
        if not self._effort.is_done or self._goal is None:
            return self._effort.is_done
        return self._quality().is_as_good_as(self._goal)

    def _note_first_stop(self) -> None:
        effort = self._effort
        if effort.is_done:
            return
        now = self._quality()
        effort.is_done = True
        effort.is_first_untouched = effort.is_as_predicted
        effort.first_s, effort.first_iou, effort.first_boundary_f = self._spent_s, now.iou, now.boundary_f

    def _goes_closer(self) -> bool:
        """Look at the whole image again, more closely; False when it is good enough, or all was looked at."""
        self._note_first_stop()
        if self._is_finished() or self._glance + 1 == len(GLANCES):
            return False
        self._glance += 1
        self._clock.run(JUDGE_S)
        if self._glance == 2 and self._person.policy.scribbles:
            self._effort.is_thinned = self._keys.thin()
            self._keys.resize(Moment.CLOSER)
            self._note_keys()
        return True

    def _adjust(self, moment: Moment) -> int:
        """Fit and resize classes by keys; returns the steps."""
        steps = self._keys.adjust(moment)
        self._note_keys()
        return steps

    def _note_keys(self) -> None:
        self._effort.fitted, self._effort.resized = self._keys.fitted, self._keys.resized

    def _wait_for_prediction(self) -> None:
        """Wait for the prediction, where there is a model."""
        began_s = self._clock.now_s
        while (
            self._session.current_model is not None
            and self._image.prediction is None
            and self._clock.now_s - began_s < _MOST_WAIT_S
        ):
            self._clock.run(_WAIT_STEP_S)
        self._effort.waited_s = self._clock.now_s - began_s

    # ---- the brush

    def _fill_background(self) -> None:
        """One dab of the largest pen: on a bare image everything is background first."""
        height, width = self._truth.shape
        middle = (height / 2, width / 2)
        self._paint(Work(((middle,),), float(height + width), height * width), 0)

    def _paint_all(self, errors: list[ClearError], wrong: BoolMap) -> None:
        """Correct every error seen in one look, always the most profitable one from the hand's position."""
        while errors:
            error = errors.pop(next_error(errors, self._person.hand))
            wrong &= self._shown() != self._truth
            if int((wrong[error.rect.slices] & error.piece).sum()) < error.area / 2:
                continue
            self._paint(brush_work(error, wrong, self._truth, self._person.hand), error.class_id)
            if not self._goes_on():
                return

    def _paint(self, work: Work, class_id: int) -> None:
        self._person.draw(work, StrokeKind.BRUSH, class_id)
        self._effort.brushed += 1

    # ---- scribbles

    def _correct(self, errors: Sequence[ClearError], wrong: BoolMap) -> None:
        """One correction of the most profitable error, by the tool that removes more error a second."""
        if not bool((self._shown() != IGNORE).any()):
            self._scribble_first(errors)
            return
        aside_s, self._aside_s = self._aside_s, None
        if aside_s is not None and self._is_first_cut:
            left_s = brush_seconds(wrong, self._truth, self._person.hand)
            if left_s > aside_s:
                self._bring_back(aside_s, left_s)
                return
        error = errors[next_error(errors, self._person.hand)]
        brush = brush_work(error, wrong, self._truth, self._person.hand)
        is_stubborn = bool(self._stubborn[error.rect.slices][error.piece].mean() > 0.5)
        if not is_stubborn and not self._is_on_paint:
            scribble = scribble_work(error, self._truth)
            expected = error.area * self._person.scribble_yield(self._is_first_cut)
            hand = self._person.hand
            if expected / scribble.seconds_from(hand) >= brush.gain_px / brush.seconds_from(hand):
                self._scribble(error, scribble)
                return
        if self._is_first_cut and not self._takes_up_brush(wrong):
            return
        self._paint(brush, error.class_id)

    def _scribble_first(self, errors: Sequence[ClearError]) -> None:
        """The first scribbles: one on the largest region of each class, until there is a cut."""
        fresh = [error for error in errors if error.class_id not in self._scribbled_classes]
        if not fresh:
            self._fill_background()
            return
        self._scribbled_classes.add(fresh[0].class_id)
        self._draw_scribble(fresh[0], scribble_work(fresh[0], self._truth))

    def _scribble(self, error: ClearError, work: Work) -> None:
        """A scribble, undone when it does more harm than good; then the brush is used."""
        is_first_cut = self._is_first_cut
        before = int(self._wrong().sum())
        self._draw_scribble(error, work)
        gain = before - int(self._wrong().sum())
        self._person.learn_yield(is_first_cut, gain / error.area)
        if gain > 0:
            return
        self._keys.undo(1)
        self._effort.undone += 1
        if is_first_cut:
            self._takes_up_brush(self._wrong())
        else:
            self._stubborn[error.rect.slices] |= error.piece

    def _draw_scribble(self, error: ClearError, work: Work) -> None:
        began_s = time.perf_counter()
        self._person.draw(work, StrokeKind.SCRIBBLE, error.class_id)
        self._effort.cut_s += time.perf_counter() - began_s
        self._effort.scribbled += 1

    def _takes_up_brush(self, wrong: BoolMap) -> bool:
        """Apply the first cut; or take it back where painting a bare image takes less than mending this one.

        Returns:
            Whether the errors are those seen before.
        """
        left_s = brush_seconds(wrong, self._truth, self._person.hand)
        mending_s = left_s * self._person.share(_Way.MENDED)
        way, brush_s = self._expected or (_Way.CORRECTED, 0.0)
        if way is _Way.SCRIBBLED and mending_s > brush_s * self._person.share(_Way.PAINTED):
            self._take_back(_Way.PAINTED, brush_s, left_s)
            self._fill_background()
            return False
        self._apply()
        self._mending = self._spent_s, left_s
        return not self._adjust(Moment.CUT)

    def _bring_back(self, aside_s: float, left_s: float) -> None:
        """The first scribbles left more error than the prediction that they replaced: take that again."""
        self._take_back(_Way.CORRECTED, aside_s, left_s)
        self._clock.run(KEY_S)
        self._session.open_prediction.restore()
        self._clock.settle()
        self._effort.is_put_aside = False
        self._tried_s = self._spent_s - JUDGE_S
        self._adjust(Moment.PREDICTED)

    def _take_back(self, way: _Way, expected_s: float, left_s: float) -> None:
        """Undo all scribbles, a key each, and begin in another way."""
        assert self._expected is not None
        self._person.learn_share(_Way.SCRIBBLED, self._spent_s + left_s, self._expected[1])
        self._expected = way, expected_s
        self._keys.undo(self._effort.scribbled - self._effort.undone)
        self._effort.undone = self._effort.scribbled
        # What was tried in vain says nothing about the other way, which begins with a look.
        self._tried_s = self._spent_s - JUDGE_S

    @property
    def _is_on_paint(self) -> bool:
        """Whether the ground was painted by one dab: no scribble changes paint."""
        return self._expected is not None and self._expected[0] is _Way.PAINTED

    @property
    def _is_first_cut(self) -> bool:
        """Whether the cut still has no mask to correct: each scribble may change the whole image."""
        image = self._image
        return image.prediction is None and image.preview is not None and image.planes.has_nothing(Plane.MASK)

    def _apply(self) -> None:
        """Switch to local corrections of this mask: scribbles leave the rest of it alone."""
        self._clock.run(KEY_S)
        self._session.apply_preview()
        self._clock.settle()
