"""Notices about cuts: that one failed, and that one is rough."""

from __future__ import annotations

from typing import Any

from engine.core import TooFewScribblesError, UserError
from engine.jobs import JobCancelled, JobDone, JobFailed, JobOutcome
from engine.session.state import CUT_FAILED, ROUGH_CUT, Notice, NoticeLevel, Preview, SessionEvents


class CutNotices:
    """Notices about the cuts of a session; GUI thread."""

    def __init__(self, events: SessionEvents) -> None:
        self._events = events
        self._one_class_times = 0
        self._is_rough_known = False
        self._has_rough = False
        self._has_cut = False
        self._is_failure_said = False
        # However it goes: applied, taken back, exact by now, or another image is open.
        events.preview_changed.subscribe(self._note_preview)
        events.image_opened.subscribe(lambda _: self._note_preview(None))

    def begin_image(self) -> None:
        """Another image is cut from now on."""
        self._one_class_times = 0

    def scribbles_gone(self) -> None:
        """Other scribbles are in force, or none: what was said of those before is over."""
        if self._is_failure_said:
            self._is_failure_said = False
            self._events.notice_over.emit(frozenset({CUT_FAILED}))

    def report(self, outcome: JobOutcome[Any]) -> None:
        """Say why a cut failed, if it did; what was to take the place of a rough one does not come then."""
        notice = self._events.notice
        if isinstance(outcome, JobFailed):
            self._note_preview(None)
        match outcome:
            case JobFailed(error, _) if isinstance(error, TooFewScribblesError):
                self._one_class_times += 1
                # A user who has seen a cut knows how one begins: no hint after the first stroke.
                if not self._has_cut or self._one_class_times > 1:
                    self._say_failure(error)
            case JobFailed(error, trace) if isinstance(error, UserError):
                self._say_failure(error)
            case JobFailed(error, trace):
                notice.emit(Notice(error.summary, error.hint, NoticeLevel.ERROR, trace))
            case JobDone() | JobCancelled():
                pass

    def _say_failure(self, error: UserError) -> None:
        self._is_failure_said = True
        self._events.notice.emit(Notice(error.summary, error.hint, until_cut=True, subject=CUT_FAILED))

    def _note_preview(self, preview: Preview | None) -> None:
        """Of a rough cut it is said once what it is, for as long as one is in sight."""
        had_rough, self._has_rough = self._has_rough, preview is not None and preview.is_rough
        self._has_cut = self._has_cut or preview is not None
        if self._has_rough and not self._is_rough_known:
            self._is_rough_known = True
            self._events.notice.emit(ROUGH_CUT)
        elif had_rough and not self._has_rough:
            self._events.notice_over.emit(frozenset({ROUGH_CUT.subject}))
