"""The preview of the open image: a new cut whenever its scribbles change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from engine.core import (
    IGNORE,
    CancelToken,
    Event,
    LabelMap,
    Reporter,
    UserError,
    read_only,
)
from engine.document.planes import Change, Plane
from engine.document.stroke_kind import StrokeKind
from engine.jobs import JobDone, JobFailed, JobOutcome, Lane, LaneJob
from engine.refine.image_cuts import CutInput, ImageCuts, LabelUpdate
from engine.refine.settings import QUICK_EXACT_PIXELS
from engine.session.cut_basis import CutBasis, is_by_hand
from engine.session.editing.active_stroke import ActiveStroke
from engine.session.editing.automatic_parameters import AutomaticParameters
from engine.session.objects.cut_features import CutFeatures
from engine.session.objects.cut_notices import CutNotices
from engine.session.open_image import CurrentImage, OpenImage
from engine.session.state import BusyTracker, Preview, SessionEvents
from engine.storage import Project

if TYPE_CHECKING:
    from engine.refine import CutSettings
    from engine.refine.appearance.image_features import ImageFeatures

_MOST_PREPARED_PX = 48_000_000
"""Above, the live cut is made by the first scribble: of 268 megapixels it takes gigabytes and seconds."""

_Work: TypeAlias = Callable[[CancelToken, Reporter], LabelUpdate]


@dataclass(frozen=True, slots=True)
class _Request:
    """One cut that was requested.

    Attributes:
        generation: the answer is valid as long as this is the generation of `_Requests`.
        number: count of requests when this one was made.
        is_final: the pen is up.
        follow_up: the better cut that is requested once this one is shown.
        serial: the same number; the answer is valid only while nothing newer has been requested. None: a
            newer request does not make it invalid.
    """

    generation: int
    number: int
    is_final: bool
    follow_up: _Work | None = None
    serial: int | None = None


class _Requests:
    """Cuts that were requested and not answered yet, and whether their answers will be valid."""

    def __init__(self) -> None:
        self._generation = 0
        self._serial = 0
        self._jobs: dict[LaneJob, _Request] = {}
        self._best: LaneJob | None = None

    @property
    def has_valid(self) -> bool:
        """Whether an answer is to come that will be valid, as far as is known now."""
        return any(self._is_valid(request) for request in self._jobs.values())

    def note_newer_request(self) -> None:
        """Something newer is requested: the best cut that runs is not needed."""
        self._serial += 1
        if self._best is not None:
            self._best.cancel()

    def void(self) -> None:
        """Cancel all: their basis is gone."""
        self._generation += 1
        if self._best is not None:
            self._best.cancel()
        for job in self._jobs:
            job.cancel()

    def make(self, *, is_final: bool, follow_up: _Work | None = None) -> _Request:
        return _Request(self._generation, self._serial, is_final, follow_up)

    def make_best(self) -> _Request:
        """The best cut, at the end of a stroke."""
        return _Request(self._generation, self._serial, True, None, self._serial)

    def is_newest(self, request: _Request) -> bool:
        """Whether nothing has been requested since."""
        return request.number == self._serial

    def add(self, job: LaneJob, request: _Request) -> None:
        self._jobs[job] = request
        if request.serial is not None:
            self._best = job

    def end(self, job: LaneJob, request: _Request) -> bool:
        """Forget an answered request; returns whether the answer is valid."""
        self._jobs.pop(job, None)
        return self._is_valid(request)

    def _is_valid(self, request: _Request) -> bool:
        return request.generation == self._generation and request.serial in (None, self._serial)


class Cutter:
    """Requests cuts on the refine lane and shows them as preview; lives on the GUI thread.

    A request gets a first answer at once and, when the pen is up, the best one after it. An answer is
    dropped when its basis no longer holds: after `void`, or, for the best one, after another request.

    The ways to cut (functions of `ImageCuts`); small: up to `QUICK_EXACT_PIXELS`:

    situation                       | pen down | pen up      | then
    compiled code not loaded yet    | early    | early       | best
    method other than graph cut     | quick    | best        |
    graph cut with texture          | quick    | best        | select
    graph cut on colours, small     | live     | best        | select
    graph cut on colours, larger    | live     | finish_live | best, select

    What was cut from other scribbles is void: it is taken off the canvas at once (`void_preview`), and when
    the scribbles that are left make no cut. What is painted by hand is no scribble: it covers the cut, and
    requests none.

    "select": `AutomaticParameters` lets the scribbles choose smoothness and texture, unless they correct a
    mask or a prediction; other parameters are a new request.
    """

    def __init__(
        self,
        project: Project,
        current: CurrentImage,
        lane: Lane,
        settings: CutSettings,
        busy: BusyTracker,
        events: SessionEvents,
        features: CutFeatures,
    ) -> None:
        self.settings = settings
        self.settled: Event[None] = Event()
        """Nothing is being cut any more, and nothing that would change the cut is being chosen."""
        self._project = project
        self._current = current
        self._lane = lane
        self._busy = busy
        self._events = events
        self._notices = CutNotices(events)
        self._parameters = AutomaticParameters(lane, events)
        self._parameters.changed.subscribe(lambda _: self.request(is_final=True))
        self._parameters.failed.subscribe(self._notices.report)
        self._parameters.ended.subscribe(lambda _: self._report_settled())
        self._cuts: ImageCuts | None = None
        self._basis: CutBasis | None = None
        self._features = features
        self._features_at_stroke_start: ImageFeatures | None = None
        self._cut_at_stroke_start: LabelMap | None = None
        self._preview_labels: LabelMap | None = None
        self._requests = _Requests()
        self._preparing: LaneJob | None = None

    @property
    def is_busy(self) -> bool:
        """Whether the cut that is shown, if any, is not the last word on the scribbles."""
        return self._parameters.is_busy or self._requests.has_valid

    @property
    def effective_settings(self) -> CutSettings:
        """`settings` with what the scribbles have chosen, where the user leaves that to them.

        Texture only in the image whose scribbles chose it, while it is cut from nothing: a correction goes by
        the mask that it corrects; and only in small images, because the live cut knows colours only.
        """
        image = self._current.image
        may_use_texture = image is not None and _is_small(image) and not self.is_correction
        return self._parameters.effective(self.settings, may_use_texture=may_use_texture)

    @property
    def is_correction(self) -> bool:
        """Whether there is a mask or a prediction that scribbles correct."""
        image, basis = self._current.image, self._basis
        if image is None or basis is None:
            return False
        return image.prediction is not None or basis.has_mask(image.planes)

    @property
    def learned_ids(self) -> tuple[int, ...]:
        """Classes whose scribbles the cut in sight has learned from; empty where none is."""
        image, basis = self._current.image, self._basis
        if image is None or image.preview is None or basis is None:
            return ()
        return basis.scribbled_ids

    def image_changed(self) -> None:
        """Cut the image that is open now; what runs for another one is cancelled."""
        image = self._current.image
        self._notices.begin_image()
        self._parameters.begin_image()
        self._cuts = None if image is None else ImageCuts(image.pixels)
        self._basis = None if image is None else CutBasis(image.planes)
        self._features_at_stroke_start = None
        if self.settings.method == "object":
            # Asked for now, they are there at the first stroke.
            self._features.of_open_image()
        self.restart()

    def restart(self) -> None:
        """Drop all requests and prepare the live cut for the mask that scribbles correct now."""
        image, cuts, basis = self._current.image, self._cuts, self._basis
        if self._preparing is not None:
            self._preparing.cancel()
            self._preparing = None
        self.void()
        if image is None or cuts is None or basis is None:
            return
        is_prepared = image.rect.area <= _MOST_PREPARED_PX and not _is_small(image)
        if self._is_live() and is_prepared and not _is_warming_up():
            settings = self.effective_settings
            basis.note(image.planes, image.prediction, len(self._project.classes))

            def prepare(token: CancelToken, report: Reporter) -> None:
                basis.bring_to(cuts)
                cuts.prepare(settings, token)

            self._preparing = self._lane.submit("prepare", prepare, self._notices.report)

    def void(self) -> None:
        """Drop and cancel every request: its basis is gone (undo, another image)."""
        self._cut_at_stroke_start = None
        self._preview_labels = None
        self._parameters.cancel()
        self._requests.void()
        # What still runs ends soon, and nobody waits for it.
        self._busy.update(is_refining=False)
        self._notices.scribbles_gone()
        if self._basis is not None:
            self._basis.release()

    def give_up_better(self) -> None:
        """Cancel what would take the place of the cut in sight, which is being decided about."""
        self._parameters.cancel()
        self._requests.void()

    def resume_better(self) -> None:
        """The rough cut in sight stays undecided: let the exact one take its place after all."""
        image, cuts = self._current.image, self._cuts
        if image is None or cuts is None or image.preview is None or self.is_busy:
            return
        if image.preview.is_rough:
            best = self._best_cut_work(cuts, is_live=False)
            self._submit(best, self._requests.make_best(), "best cut")

    def follow(self, stroke: ActiveStroke) -> None:
        """Cut while this stroke, which begins now, is drawn, if it is a scribble.

        Where regions are corrected one at a time, it corrects what is previewed now, by the features of the
        image that are there now: a cut does not change under the hand when they come.
        """
        if stroke.kind is StrokeKind.SCRIBBLE:
            stroke.extended.subscribe(lambda event: self.request(is_final=False))
        image = self._current.image
        self._cut_at_stroke_start = None if image is None or image.preview is None else image.preview.labels
        self._features_at_stroke_start = (
            self._features.of_open_image() if self.settings.method == "object" else None
        )

    def request(self, *, is_final: bool) -> None:
        """Request a cut of the open image as it is now.

        Args:
            is_final: the pen is up.
        """
        image, cuts = self._current.image, self._cuts
        if image is None or cuts is None:
            return
        self._parameters.cancel()
        self._requests.note_newer_request()
        if _is_warming_up():
            self._request_early(cuts, is_final)
        elif not self._is_live():
            self._request_from_scratch(cuts, is_final)
        elif is_final:
            self._request_final(image, cuts)
        else:
            self._request_live(cuts)

    def refresh(self) -> None:
        """Request a cut while scribbles wait for one; else drop the preview."""
        image = self._current.image
        if image is None:
            return
        if image.has_pending_scribbles:
            self.request(is_final=True)
        else:
            self._drop_preview(image)

    def follow_step(self, change: Change) -> None:
        """Go by a step that was taken back, or done again: a cut of other scribbles is void, and renewed.

        So is one of another mask; what a hand painted is part of none.
        """
        image = self._current.image
        is_other = any(tile.plane == Plane.SCRIBBLES for tile in change.tiles) or not is_by_hand(change)
        if image is None or is_other or image.preview is None or not image.has_pending_scribbles:
            self.void_preview()
            self.refresh()

    def void_preview(self) -> bool:
        """Drop the preview and every request: other scribbles are in force; False when there was neither."""
        image, was_busy = self._current.image, self.is_busy
        self.void()
        return image is not None and (self._drop_preview(image) or was_busy)

    def _drop_preview(self, image: OpenImage) -> bool:
        if image.preview is None:
            return False
        image.preview = None
        self._events.preview_changed.emit(None)
        self._events.shown_changed.emit(image.rect)
        return True

    # ---- the ways to cut

    def _request_early(self, cuts: ImageCuts, is_final: bool) -> None:
        cut_input = self._input()
        best = self._best_cut_work(cuts, is_live=False) if is_final else None
        request = self._requests.make(is_final=is_final, follow_up=best)
        self._submit(lambda token, report: cuts.early(cut_input(), token, report), request)

    def _request_from_scratch(self, cuts: ImageCuts, is_final: bool) -> None:
        cut_input = self._input()
        request = self._requests.make(is_final=is_final)
        if is_final:
            self._submit(self._best_cut_work(cuts, is_live=False), request)
        else:
            self._submit(lambda token, report: cuts.quick(cut_input(), token, report), request)

    def _request_live(self, cuts: ImageCuts) -> None:
        count, settings = len(self._project.classes), self.effective_settings
        is_whole = self._preview_labels is None
        self._submit(
            lambda token, report: cuts.live(count, settings, token, is_whole=is_whole),
            self._requests.make(is_final=False),
        )

    def _request_final(self, image: OpenImage, cuts: ImageCuts) -> None:
        best = self._best_cut_work(cuts, is_live=True)
        if _is_small(image):
            self._submit(best, self._requests.make(is_final=True))
        else:
            count, settings = len(self._project.classes), self.effective_settings
            self._submit(
                lambda token, report: cuts.finish_live(count, settings, token),
                self._requests.make(is_final=True, follow_up=best),
            )

    def _submit(self, work: _Work, request: _Request, key: str = "cut") -> None:
        image, cuts, basis = self._current.image, self._cuts, self._basis
        assert image is not None, "requests are of an open image"
        assert cuts is not None
        assert basis is not None
        basis.note(image.planes, image.prediction, len(self._project.classes))

        deleted = [info.id for info in self._project.classes if info.is_deleted]

        def work_on_basis(token: CancelToken, report: Reporter) -> LabelUpdate:
            basis.bring_to(cuts)
            update = work(token, report)
            for class_id in deleted:
                # Above all the first class, which a cut of single regions has for all that is in none.
                update.labels[update.labels == class_id] = IGNORE
            return update

        job = self._lane.submit(key, work_on_basis, lambda outcome: self._receive(job, request, outcome))
        self._requests.add(job, request)
        self._busy.update(is_refining=True)

    def _best_cut_work(self, cuts: ImageCuts, *, is_live: bool) -> _Work:
        cut_input = self._input()
        return lambda token, report: cuts.best(cut_input(), token, report, is_live=is_live)

    def _input(self) -> Callable[[], CutInput]:
        """Function that makes the input of a cut by the settings in force now, on the lane."""
        basis, settings, count = self._basis, self.effective_settings, len(self._project.classes)
        earlier, features = self._cut_at_stroke_start, self._features_at_stroke_start
        assert basis is not None, "requests are of an open image"
        return lambda: basis.input(count, settings, earlier, features)

    def _is_live(self) -> bool:
        """Whether the live cut can answer: it knows colours and probabilities, not textures nor lines."""
        now = self.effective_settings
        return now.method == "graphcut" and now.texture == 0.0 and not now.follows_lines

    # ---- answers

    def _receive(self, job: LaneJob, request: _Request, outcome: JobOutcome[LabelUpdate]) -> None:
        is_valid = self._requests.end(job, request)
        if is_valid and isinstance(outcome, JobDone):
            self._show(outcome.value)
            if request.follow_up is not None:
                self._submit(request.follow_up, self._requests.make_best(), "best cut")
            elif request.is_final:
                self._select_parameters()
        is_refused = is_valid and isinstance(outcome, JobFailed) and request.is_final
        if is_refused and request.serial is None and self._requests.is_newest(request):
            # The preview is of the scribbles before. Of a failed "best cut" it is the first answer: it stays.
            self.void_preview()
        is_for_later = _is_user_error(outcome) and not request.is_final
        if is_valid and not isinstance(outcome, JobDone) and not is_for_later:
            # "Scribble a second class" is said when the pen is up, not at each of its moves.
            self._notices.report(outcome)
        if not self._requests.has_valid:
            self._busy.update(is_refining=False)
        self._report_settled()

    def _report_settled(self) -> None:
        if not self.is_busy:
            self.settled.emit(None)

    def _show(self, update: LabelUpdate) -> None:
        image = self._current.image
        if image is None:
            return
        is_whole = update.labels.shape == image.shape
        if is_whole:
            self._preview_labels = update.labels
        elif self._preview_labels is None:
            return
        else:
            self._preview_labels[update.rect.slices] = update.labels
        if update.rect.is_empty and image.preview is not None:
            return
        rect = image.rect if image.preview is None or is_whole else update.rect
        image.preview = Preview(read_only(self._preview_labels), rect, update.is_rough)
        self._events.preview_changed.emit(image.preview)
        self._events.shown_changed.emit(rect)

    def _select_parameters(self) -> None:
        """Once the best cut is there: do these scribbles choose another smoothness or texture?"""
        image, cuts, basis = self._current.image, self._cuts, self._basis
        if image is None or cuts is None or basis is None:
            return
        if self.settings.method != "graphcut" or self.is_correction or _is_warming_up():
            return
        self._parameters.select(
            cuts,
            self._input(),
            self.effective_settings,
            self.settings,
            basis.scribbled_px,
            may_use_texture=_is_small(image),
        )


def _is_user_error(outcome: JobOutcome[Any]) -> bool:
    return isinstance(outcome, JobFailed) and isinstance(outcome.error, UserError)


def _is_small(image: OpenImage) -> bool:
    """Whether the best cut is a matter of a moment."""
    return image.rect.area <= QUICK_EXACT_PIXELS


def _is_warming_up() -> bool:
    from engine.refine import is_warming_up

    return is_warming_up()
