"""Pages of the review wall that are accepted, taken back and accepted again, one after the other."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Mapping
from typing import Final

from engine.core import CancelToken, Event, ImageId, Progress, Reporter, UserError
from engine.core.words import plural
from engine.jobs import JobFailed, JobOutcome, Lane, LaneJob
from engine.session.editing.acceptance import Acceptance
from engine.session.editing.project_steps import ProjectStep, StepRecorder
from engine.session.review.page_acceptance import (
    PageEntry,
    PageMove,
    PageOutcome,
    accept_page,
    accept_page_again,
    take_page_back,
)
from engine.session.review.wall_effort import WallEffort
from engine.session.session import Session
from engine.session.state import Notice, NoticeLevel, error_notice

_WORKING: Final = UserError("Images of the review wall are being accepted.", "Wait a moment for it.")
_EXAMPLES: Final = 2
_TAKEN_BACK: Final = ("1 image is to be judged again.", "{:,} images are to be judged again.")
_ACCEPTED_AGAIN: Final = ("1 image is accepted again.", "{:,} images are accepted again.")


class PageWork:
    """Pages of one session's wall; GUI thread; a page is one step of the project.

    Args:
        lane: where pages are worked on, and nothing else that a page would wait for.
        steps: of the project.

    Attributes:
        accepting: images that are being accepted, or wait for it.
        changed: the state of these images is another one.
        refused: these images could not be accepted, so what is shown of them may be stale.
        said: what was done, or why not.
        progressed: how far the page is; None: nothing runs.
    """

    def __init__(self, session: Session, lane: Lane, effort: WallEffort, steps: StepRecorder) -> None:
        self.accepting: set[ImageId] = set()
        self.changed: Event[tuple[ImageId, ...]] = Event()
        self.refused: Event[tuple[ImageId, ...]] = Event()
        self.said: Event[Notice] = Event()
        self.progressed: Event[Progress | None] = Event()
        self._session = session
        self._lane = lane
        self._effort = effort
        self._steps = steps
        self._waiting: deque[tuple[dict[ImageId, PageEntry], str]] = deque()
        self._job: LaneJob | None = None

    @property
    def is_busy(self) -> bool:
        """Whether pages are being accepted or taken back."""
        return self._job is not None

    def check_free(self) -> None:
        """Refuse a page while something else is done with all masks.

        Raises:
            UserError: it is, or the project's folder is another one now.
        """
        self._session.project_watch.check_free()
        if not self.is_busy:
            self._session.mask_work.check_free()

    def accept(self, page: dict[ImageId, PageEntry], hint: str) -> None:
        """Accept these images, as they were seen, as soon as the pages before are done.

        Args:
            hint: said when they are accepted.
        """
        self.accepting |= set(page)
        self._waiting.append((page, hint))
        self.changed.emit(tuple(page))
        self._go_on()

    def stop(self) -> None:
        """Stop; what is done until then stays, and what waits is to be decided again."""
        while self._waiting:
            self._give_up(self._waiting.popleft()[0])
        if self._job is not None:
            self._job.cancel()

    # ---- inside

    def _go_on(self) -> None:
        if self._job is not None or not self._waiting:
            return
        page, hint = self._waiting.popleft()
        project, effort, outcome = self._session.project, self._effort, PageOutcome()

        def work(token: CancelToken, report: Reporter) -> None:
            accept_page(project, page, effort, outcome, token, report)

        try:
            self._start(page, work, lambda: self._accepted(page, hint, outcome))
        except UserError as error:
            self._give_up(page)
            self.said.emit(error_notice(error))

    def _accepted(self, page: Mapping[ImageId, PageEntry], hint: str, outcome: PageOutcome) -> None:
        left = [image_id for image_id in page if image_id not in outcome.accepted]
        self._give_up({image_id: page[image_id] for image_id in left})
        self.accepting -= set(page)
        accepted = outcome.accepted
        if accepted:
            self._steps.push(self._step(accepted))
            self.said.emit(Notice(f"{plural(len(accepted), 'image')} accepted.", hint))
        if outcome.refused:
            self.refused.emit(tuple(outcome.refused))
            self.said.emit(self._refusals(outcome.refused))

    def _refusals(self, refused: Mapping[ImageId, str]) -> Notice:
        summary = f"{plural(len(refused), 'image')} could not be accepted. {self._examples(refused)}"
        return Notice(summary, "Open one to look at it.", NoticeLevel.WARNING)

    def _examples(self, problems: Mapping[ImageId, str]) -> str:
        images = self._session.project.images
        return " ".join(f"{images.get(i).shown_name}: {why}" for i, why in list(problems.items())[:_EXAMPLES])

    def _step(self, accepted: Mapping[ImageId, Acceptance]) -> ProjectStep:
        """The acceptance of these images as a step of the project."""
        step = ProjectStep(
            f"Accept {plural(len(accepted), 'image')} on the wall",
            lambda: self._take_back(step, accepted),
            lambda: self._accept_again(step, accepted),
        )
        return step

    def _take_back(self, step: ProjectStep, accepted: Mapping[ImageId, Acceptance]) -> None:
        project, effort, outcome = self._session.project, self._effort, PageMove()

        def work(token: CancelToken, report: Reporter) -> None:
            take_page_back(project, accepted, effort, outcome, token, report)

        def ended() -> None:
            rest = _rest(accepted, outcome)
            self._steps.settle(step, accepted)
            if rest:
                self._steps.split(step, self._step(rest), self._step_of(accepted, outcome.moved))
            self._say_moved(outcome, len(rest), _TAKEN_BACK, "Undo once more takes them back.")

        self._start(accepted, work, ended)

    def _accept_again(self, step: ProjectStep, accepted: Mapping[ImageId, Acceptance]) -> None:
        project, effort, outcome = self._session.project, self._effort, PageMove()

        def work(token: CancelToken, report: Reporter) -> None:
            accept_page_again(project, accepted, effort, outcome, token, report)

        def ended() -> None:
            rest = _rest(accepted, outcome)
            self._steps.settle(step, accepted)
            if rest:
                self._steps.split(step, self._step_of(accepted, outcome.moved), self._step(rest))
            self._say_moved(outcome, len(rest), _ACCEPTED_AGAIN, "Redo once more accepts them.")

        self._start(accepted, work, ended)

    def _step_of(self, page: Mapping[ImageId, Acceptance], some: Collection[ImageId]) -> ProjectStep | None:
        """The acceptance of some images of a page as a step; None of no image."""
        return self._step({image_id: page[image_id] for image_id in some}) if some else None

    def _say_moved(self, outcome: PageMove, rest_count: int, moved: tuple[str, str], way_on: str) -> None:
        one, many = moved
        sentences = [one if len(outcome.moved) == 1 else many.format(len(outcome.moved))]
        if rest_count:
            rest = f"{plural(rest_count, 'image')} could not be reached."
            sentences = [*(sentences if outcome.moved else []), rest]
            if outcome.problems:
                sentences.append(self._examples(outcome.problems))
        changed = plural(len(outcome.changed), "image")
        hints = [f"{changed} stayed: worked on since."] if outcome.changed else []
        hints += [way_on] if rest_count else []
        level = NoticeLevel.WARNING if outcome.problems else NoticeLevel.INFO
        self.said.emit(Notice(" ".join(sentences), " ".join(hints), level))

    def _give_up(self, page: Mapping[ImageId, PageEntry]) -> None:
        """These images were not accepted: they are to be decided, and what they cost is theirs."""
        self._effort.give_back({image_id: entry.effort for image_id, entry in page.items()})
        self.accepting -= set(page)
        if page:
            self.changed.emit(tuple(page))

    def _start(
        self,
        images: Collection[ImageId],
        work: Callable[[CancelToken, Reporter], None],
        on_end: Callable[[], None],
    ) -> None:
        """Work on the masks of these images, none of which is edited meanwhile.

        Args:
            on_end: notes what was done, however the work ended: through, stopped or failed.

        Raises:
            UserError: other work on masks is under way, or the project is being copied.
        """
        session, image_ids = self._session, tuple(images)
        session.project_watch.check_free()
        session.mask_work.begin(_WORKING, only=frozenset(image_ids))
        self._show_progress(Progress(0, len(image_ids), "images", "Accepting"))

        def done(outcome: JobOutcome[None]) -> None:
            self._job = None
            self._show_progress(None)
            session.mask_work.end()
            session.effort.forget_left(image_ids)
            on_end()
            if isinstance(outcome, JobFailed):
                self.said.emit(error_notice(outcome.error))
            session.events.images_changed.emit(image_ids)
            self.changed.emit(image_ids)
            self._go_on()

        self._job = self._lane.submit("page", work, done, self._show_progress)

    def _show_progress(self, progress: Progress | None) -> None:
        self._session.busy_tracker.update(files=progress)
        self.progressed.emit(progress)


def _rest(page: Mapping[ImageId, Acceptance], outcome: PageMove) -> dict[ImageId, Acceptance]:
    """The images that undo or redo of a page has not reached: it was stopped, or failed at them."""
    settled = {*outcome.moved, *outcome.changed}
    return {image_id: acceptance for image_id, acceptance in page.items() if image_id not in settled}
