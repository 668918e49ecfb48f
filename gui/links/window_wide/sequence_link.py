"""Link of the sequence of the open image with the timeline and the onion skin of the canvas."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from engine.core import EngineError, ImageId
from engine.session import Session
from gui.actions import ActionSet
from gui.canvas.view import CanvasView
from gui.image_source import ProjectImages
from gui.project_controller import refusal
from gui.sequence.player import FilmPlayer
from gui.sequence.timeline import Timeline
from gui.tool_state import ToolState

if TYPE_CHECKING:
    from engine.sequence.outlines import MaskOutline
    from engine.session.editing.sequence_edits import SequenceEdits
    from engine.session.film.film_play import FilmPlay


class SequenceLink(QObject):
    """Shows the frames of the open session; lives as long as its window."""

    notice = Signal(object)
    """A Notice: why a frame was not opened."""

    def __init__(self, view: CanvasView, timeline: Timeline, actions: ActionSet, tools: ToolState) -> None:
        super().__init__(view)
        self._view = view
        self._timeline = timeline
        self._tools = tools
        self._player = FilmPlayer(view, timeline, actions, tools)
        self._player.notice.connect(self.notice)
        self._session: Session | None = None
        self._images: ProjectImages | None = None
        self._edits: SequenceEdits | None = None
        self._skin: tuple[ImageId, ImageId, int] | None = None
        """Open frame, the one before it, and the revision of its mask that the outlines are of."""
        self._unsubscribe: Callable[[], None] = lambda: None
        timeline.strip.frame_chosen.connect(lambda number: self._open(ImageId(number)))
        timeline.count_chosen.connect(tools.frame_count.set)
        tools.frame_count.changed.connect(timeline.show_count)
        timeline.rate_chosen.connect(tools.frame_rate.set)
        tools.frame_rate.changed.connect(timeline.show_rate)
        timeline.show_rate(tools.frame_rate.value)
        tools.is_timeline_shown.changed.connect(lambda _shown: self._show())
        tools.is_onion_shown.changed.connect(lambda _shown: self._show_skin())
        timeline.show_count(tools.frame_count.value)
        timeline.setVisible(tools.is_timeline_shown.value)

    def set_session(
        self, session: Session | None, edits: SequenceEdits | None, images: ProjectImages | None
    ) -> None:
        """Show the frames of this session, whose images these are, from now on."""
        self._unsubscribe()
        self._unsubscribe = lambda: None
        self._session, self._edits, self._images = session, edits, images
        self._player.set_film(_film_of(session, edits))
        if edits is not None:
            self._unsubscribe = edits.frames.changed.subscribe(lambda _: self._on_changed())
        self._on_changed()

    def _on_changed(self) -> None:
        self._show()
        self._show_skin()

    def _show(self) -> None:
        timeline, edits, images = self._timeline, self._edits, self._images
        timeline.setVisible(self._tools.is_timeline_shown.value)
        if edits is None or images is None:
            timeline.strip.show_frames((), frozenset(), {}, None)
            return
        if not self._tools.is_timeline_shown.value:
            return
        frames = edits.frames
        sequence, open_id = frames.sequence, frames.open_id
        timeline.strip.show_frames(sequence.frames, frames.labelled, frames.proposed, images.row)
        if open_id is None:
            timeline.show_nothing()
        else:
            counts = len(sequence), len(frames.labelled), len(frames.proposed)
            timeline.show_place(sequence.place(open_id), *counts)

    def _open(self, image_id: ImageId) -> None:
        if self._session is None:
            return
        try:
            self._session.open_image(image_id)
        except EngineError as error:
            self.notice.emit(refusal(error))

    # ---- the onion skin

    def _show_skin(self) -> None:
        wanted = self._wanted_skin()
        if wanted == self._skin:
            return
        self._skin = wanted
        self._view.set_onion_skin(())
        if wanted is not None and self._edits is not None:
            self._edits.frames.outline_beside(-1, partial(self._on_outlines, wanted))

    def _wanted_skin(self) -> tuple[ImageId, ImageId, int] | None:
        session, edits = self._session, self._edits
        if session is None or edits is None or not self._tools.is_onion_shown.value:
            return None
        image, before = session.image, edits.frames.neighbour(-1)
        if image is None or before is None or image.id != edits.frames.open_id:
            return None
        return image.id, before, session.project.images.get(before).mask_revision

    def _on_outlines(self, skin: tuple[ImageId, ImageId, int], outlines: tuple[MaskOutline, ...]) -> None:
        if skin == self._skin:
            self._view.set_onion_skin(outlines)


def _film_of(session: Session | None, edits: SequenceEdits | None) -> FilmPlay | None:
    if session is None or edits is None:
        return None
    # Not at the top: the window paints first.
    from engine.session.film.film_play import FilmPlay

    return FilmPlay(session, edits.frames)
