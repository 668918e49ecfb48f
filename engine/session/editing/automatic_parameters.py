"""Smoothness and texture weight of the cut, chosen by the scribbles of the open image."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from engine.core import CancelToken, Event, Reporter
from engine.jobs import JobDone, JobFailed, JobOutcome, Lane, LaneJob
from engine.session.state import SessionEvents

if TYPE_CHECKING:
    from engine.refine import CutSettings
    from engine.refine.image_cuts import CutInput, ImageCuts
    from engine.refine.parameters.texture_selection import SelectedParameters

_MORE_SCRIBBLES: Final = 1.5
"""Scribbles of so many times the pixels may choose something new."""


class AutomaticParameters:
    """What the scribbles have chosen so far, and the job that evaluates them; GUI thread.

    The smoothness carries over to the next image, until its scribbles choose another; texture weight and
    lines do not: every image begins with none.

    Attributes:
        changed: a job has chosen other parameters, so that the image is to be cut again.
        failed: a job has failed.
        ended: a job has ended, after what it changed.
    """

    def __init__(self, lane: Lane, events: SessionEvents) -> None:
        self.changed: Event[None] = Event()
        self.failed: Event[JobFailed] = Event()
        self.ended: Event[None] = Event()
        self._lane = lane
        self._events = events
        self._smoothness: float | None = None
        self._texture: float | None = None
        self._follows_lines = False
        self._evaluated_px = 0
        self._job: LaneJob | None = None

    @property
    def is_busy(self) -> bool:
        """Whether scribbles are being evaluated, so that the cut may change."""
        return self._job is not None

    def begin_image(self) -> None:
        """Another image is open: keep the smoothness until its scribbles choose, drop the rest."""
        self.cancel()
        self._evaluated_px = 0
        if self._texture:
            # Unlike smoothness: wrong for the next image, it would be kept there until it is clearly worse.
            self._events.texture_chosen.emit(0.0)
        self._texture = None
        self._follows_lines = False

    def effective(self, settings: CutSettings, *, may_use_texture: bool) -> CutSettings:
        """`settings` with what the scribbles have chosen, where the user leaves that to them.

        Args:
            may_use_texture: the image is small and cut from nothing.
        """
        smoothness, texture = settings.smoothness, settings.texture
        if settings.auto_smoothness and self._smoothness is not None:
            smoothness = self._smoothness
        if settings.auto_texture and self._texture is not None and may_use_texture:
            texture = self._texture
        follows_lines = settings.auto_smoothness and self._follows_lines and may_use_texture
        return replace(
            settings,
            smoothness=smoothness,
            texture=texture,
            auto_smoothness=False,
            auto_texture=False,
            follows_lines=follows_lines,
        )

    def select(
        self,
        cuts: ImageCuts,
        cut_input: Callable[[], CutInput],
        effective: CutSettings,
        settings: CutSettings,
        scribbled_px: int,
        *,
        may_use_texture: bool,
    ) -> None:
        """Let the scribbles choose what `settings` leaves to them, if they have become many more.

        Args:
            cut_input: makes what the last cut was made from; for the lane.
            effective: settings that it was made by.
            scribbled_px: pixels of the scribbles.
        """
        selects_texture = settings.auto_texture and may_use_texture
        if not (settings.auto_smoothness or selects_texture):
            return
        if scribbled_px < _MORE_SCRIBBLES * self._evaluated_px:
            return
        self._evaluated_px = scribbled_px
        open_settings = replace(
            effective, auto_smoothness=settings.auto_smoothness, auto_texture=selects_texture
        )

        def select(token: CancelToken, report: Reporter) -> SelectedParameters:
            return cuts.select_parameters(replace(cut_input(), settings=open_settings), token, report)

        def received(outcome: JobOutcome[SelectedParameters]) -> None:
            is_valid = self._receive(job, outcome)
            if is_valid and self.effective(settings, may_use_texture=may_use_texture) != effective:
                self.changed.emit(None)
            self.ended.emit(None)

        job = self._job = self._lane.submit("select parameters", select, received)

    def cancel(self) -> None:
        """Drop the job that runs: other scribbles, or another image, are to choose."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _receive(self, job: LaneJob, outcome: JobOutcome[SelectedParameters]) -> bool:
        """Take over the choice; False when there is none, or when it comes too late."""
        is_valid = job is self._job
        if is_valid:
            self._job = None
        if isinstance(outcome, JobFailed):
            self.failed.emit(outcome)
        if not isinstance(outcome, JobDone) or not is_valid:
            # The next best cut evaluates them again.
            self._evaluated_px = 0
            return False
        choice = outcome.value
        if choice.smoothness is not None:
            self._smoothness = choice.smoothness
            self._events.smoothness_chosen.emit(choice.smoothness)
        if choice.texture is not None:
            self._texture = choice.texture
            self._events.texture_chosen.emit(choice.texture)
        if choice.follows_lines is not None:
            self._follows_lines = choice.follows_lines
        return True
