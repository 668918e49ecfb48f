"""Open image of a session as the tools of a canvas see it: strokes, regions, and work in the background."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

from engine.core import CancelToken, Rect, Reporter, RgbU8, UserError
from engine.document.pixel_size import PIXEL_SIZE_SETTING, PixelSize
from engine.document.stroke_kind import StrokeKind
from engine.jobs import GatedDispatcher, JobDone, JobFailed, JobOutcome, Lane
from engine.session.editing.active_stroke import ActiveStroke
from engine.session.objects.object_cut import ObjectCut
from engine.session.open_image import OpenImage
from engine.session.session import Session
from engine.session.state import error_notice

T = TypeVar("T")


class ToolDesk:
    """Host of the tools of one session; GUI thread. To be closed before the session is."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._dispatcher = GatedDispatcher(session.dispatcher)
        self._lane: Lane | None = None
        self._failed: set[str] = set()

    @property
    def image(self) -> OpenImage | None:
        return self._session.image

    @property
    def pixel_size(self) -> PixelSize:
        """Side of an image pixel in the world, as the project remembers it."""
        return PixelSize.from_json(self._session.project.settings.get(PIXEL_SIZE_SETTING))

    def begin_stroke(self, kind: StrokeKind, class_id: int, radius_px: float, name: str = "") -> ActiveStroke:
        """Put the pen down, see `Session.begin_stroke`.

        Raises:
            UserError: nothing can be drawn now.
        """
        return self._session.begin_stroke(kind, class_id, radius_px, name)

    def compute(self, key: str, work: Callable[[CancelToken], T], done: Callable[[T], Any]) -> None:
        """Do `work` on another thread, then `done` with its value here; a newer one of this key replaces it.

        `done` is not called when another image was opened meanwhile. A failure becomes a message, until the
        same is tried again.
        """
        subject = f"tools-work-{key}"
        if subject in self._failed:
            self._failed.discard(subject)
            self._session.events.notice_over.emit(frozenset({subject}))
        image = self._session.image
        if self._lane is None:
            self._lane = Lane("tools", self._dispatcher)

        def work_on_lane(token: CancelToken, report: Reporter) -> T:
            return work(token)

        def deliver(outcome: JobOutcome[T]) -> None:
            match outcome:
                case JobDone(value) if self._session.image is image:
                    done(value)
                case JobFailed(error, _):
                    self._failed.add(subject)
                    self._session.events.notice.emit(replace(error_notice(error), subject=subject))

        self._lane.submit(key, work_on_lane, deliver)

    def earlier_frame(self) -> Callable[[], RgbU8]:
        """Function that reads the frame before the open image, for another thread.

        It raises UserError where there is none that can be read.
        """
        project, image = self._session.project, self._session.image

        def read() -> RgbU8:
            from engine.document.image import read_image
            from engine.sequence.frames import frames_of

            before = None if image is None else frames_of(project.images, image.id).neighbour(image.id, -1)
            if before is None:
                raise UserError("No frame is before this one.", "Go to a later frame of the sequence.")
            return read_image(project.images.get(before).path)

        return read

    @property
    def is_preparing(self) -> bool:
        """Whether the cut of an object waits for the cut to be prepared, once on a machine."""
        from engine.refine.preparation import is_warming_up

        return is_warming_up()

    def expect_clicks(self) -> None:
        """Let what objects are found by from a click be computed in the background."""
        self._session.cut_features.of_open_image()

    def object_cut(self, window: Rect, box: Rect | None) -> ObjectCut | None:
        """Cut of one object in a window of the open image; `box` is in its pixels. None without an image."""
        image = self._session.image
        if image is None:
            return None
        # What is in a box is cut by colours, and a click corrects that.
        features = None if box is not None else self._session.cut_features.of_open_image()
        pixels = image.pixels[window.slices]
        return ObjectCut(pixels, box, None if features is None else features.within(window))

    def close(self) -> None:
        """End what runs; nothing is delivered afterwards."""
        self._dispatcher.close()
        if self._lane is not None:
            self._lane.close()
