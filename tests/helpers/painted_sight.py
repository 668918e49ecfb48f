"""What the canvas last painted, held against every cut that is applied and every image that is accepted."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from unittest import mock

import numpy as np

from engine.core import IGNORE, ImageId, LabelMap
from engine.document.planes import Plane
from engine.session import OpenImage
from engine.session.open_image import PreparedMask
from engine.session.review.review_wall import ReviewWall
from engine.session.review.tiles import rarest_in_cells
from gui.canvas.frame import Frame
from gui.canvas.view import CanvasView
from gui.modes import OverlayMode


@dataclass(frozen=True, slots=True, eq=False)
class PaintedLabels:
    """Copies of what was on the screen. `decided` has mask and cut, `shown` the prediction, too."""

    image: OpenImage
    decided: LabelMap
    shown: LabelMap
    scribbles: LabelMap
    revision: int

    @classmethod
    def of(cls, image: OpenImage) -> PaintedLabels:
        scribbles = np.array(image.planes.view(Plane.SCRIBBLES))
        decided, shown = image.decided(image.rect), image.shown(image.rect)
        return cls(image, decided, shown, scribbles, image.planes.revision)

    @property
    def to_accept(self) -> LabelMap:
        """What a person who sees this takes the mask for: a scribble covers a prediction, no decision."""
        is_open = self.decided == IGNORE
        labels = np.where(is_open, self.shown, self.decided)
        scribbled = is_open & (self.scribbles != IGNORE)
        return np.where(scribbled, self.scribbles, labels).astype(np.uint8)


@dataclass(frozen=True, slots=True, eq=False)
class PaintedTile:
    """Small labels of an image that lay on the review wall, and when they were painted first."""

    labels: LabelMap
    first_s: float


class PaintedWall:
    """Oracle of the review wall: what is accepted is, shrunk, what lay on it, wholly and for a while."""

    def __init__(self) -> None:
        self._tiles: dict[ImageId, PaintedTile] = {}

    def note_painted(self, wall: ReviewWall, image_ids: Sequence[ImageId]) -> None:
        """The wall says that these tiles are wholly on the screen."""
        for image_id in image_ids:
            drawn, known = wall.drawn(image_id), self._tiles.get(image_id)
            assert drawn is not None
            labels = np.array(drawn.tile.labels)
            if known is None or not np.array_equal(known.labels, labels):
                self._tiles[image_id] = PaintedTile(labels, time.monotonic())

    def check(self, image: OpenImage, labels: LabelMap) -> None:
        """These labels of an image are accepted by the wall."""
        painted = self._tiles.get(image.id)
        assert painted is not None, "an image that was never on the wall"
        assert np.array_equal(rarest_in_cells(labels, *painted.labels.shape), painted.labels), "other labels"
        assert time.monotonic() - painted.first_s > 0.2, "a glimpse of a tile"


def look_of(canvas: CanvasView) -> tuple[object, ...]:
    """Everything beside the labels on which the pixels of the canvas depend."""
    style = canvas._style
    # Tables are made anew where a colour differs, and stay the same objects where none does.
    tables = (id(style.solid), id(style.visible), id(canvas._tones))
    return tables, style.drawn_parts, canvas._camera, canvas.device_size(), canvas._surround.rgba()


class PaintedSight:
    """Oracle of a walk: what is decided is, pixel for pixel, what the canvas has painted last.

    It knows nothing of the session's own handshake: it keeps copies of the labels at each paint, and
    composes the frame anew when something is decided.
    """

    checked = 0
    """Decisions that were held against the screen since the program began."""

    def __init__(self, canvas: Callable[[], CanvasView], says_doubts: Callable[[], bool]) -> None:
        self._canvas = canvas
        self._says_doubts = says_doubts
        self._painted: PaintedLabels | None = None
        self._look: tuple[object, ...] = ()
        self._first: tuple[OpenImage, int, float] | None = None
        self._wall = PaintedWall()

    def note_painted(self) -> None:
        """The canvas says that all of it is painted."""
        source = self._canvas().source
        self._look = look_of(self._canvas())
        self._painted = PaintedLabels.of(source) if isinstance(source, OpenImage) else None
        if isinstance(source, OpenImage) and (self._first is None or self._first[0] is not source):
            self._first = source, source.planes.revision, time.monotonic()

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Hold every decision against the screen."""
        apply, accept = OpenImage.commit_cut, OpenImage.commit_accept
        note_painted = ReviewWall.note_painted

        def commit_cut(image: OpenImage, mask: PreparedMask) -> None:
            painted = self._on_screen(image)
            assert np.array_equal(mask.planes.view(Plane.MASK), painted.decided), "a cut that nobody saw"
            apply(image, mask)

        def commit_accept(image: OpenImage, mask: PreparedMask) -> None:
            labels = mask.planes.view(Plane.MASK)
            if threading.current_thread() is not threading.main_thread():
                # A page of the review wall.
                self._wall.check(image, labels)
                PaintedSight.checked += 1
                accept(image, mask)
                return
            painted = self._on_screen(image)
            assert np.array_equal(labels, painted.to_accept), "a mask that nobody saw"
            assert image.is_unchanged_since_accepted or self._is_looked_at(image), "a glimpse of an image"
            accept(image, mask)
            assert np.array_equal(image.planes.view(Plane.MASK), painted.to_accept)

        def note_on_wall(wall: ReviewWall, image_ids: Sequence[ImageId]) -> None:
            note_painted(wall, image_ids)
            self._wall.note_painted(wall, image_ids)

        with ExitStack() as stack:
            stack.enter_context(mock.patch.object(ReviewWall, "note_painted", note_on_wall))
            stack.enter_context(mock.patch.object(OpenImage, "commit_cut", commit_cut))
            stack.enter_context(mock.patch.object(OpenImage, "commit_accept", commit_accept))
            yield

    def _is_looked_at(self, image: OpenImage) -> bool:
        """Whether it was edited, or in sight for longer than a double press takes."""
        assert self._first is not None
        assert self._first[0] is image
        is_edited = self._first[1] != image.planes.revision
        return is_edited or not self._says_doubts() or time.monotonic() - self._first[2] > 0.2

    def _on_screen(self, image: OpenImage) -> PaintedLabels:
        canvas, painted = self._canvas(), self._painted
        assert painted is not None
        assert painted.image is image, "another image was on the screen"
        assert canvas.isVisible()
        assert canvas._style.mode is not OverlayMode.OFF
        assert not canvas._style.is_bare
        assert canvas.split is None
        assert canvas._scene.source is image
        assert canvas._style.mode.has_outline or canvas._opacity > 0
        # Colours or a place that changed since, and wait to be painted, are of no account to the labels.
        if image.planes.revision == painted.revision and look_of(canvas) == self._look:
            scene_and_target = canvas._scene_and_target()
            assert scene_and_target is not None
            anew = Frame()
            anew.show(scene_and_target[1])
            assert np.array_equal(anew.pixels, canvas._frame.pixels), "the screen shows something else"
        PaintedSight.checked += 1
        return painted
