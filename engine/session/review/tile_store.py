"""Store of tiles: made in the background for what is in sight, kept as long as memory allows."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.core import CancelToken, EngineError, Event, ImageId, Reporter
from engine.jobs import Dispatcher, JobDone, JobFailed, JobOutcome, Lane, LaneJob
from engine.session.review.tile_drawing import TileStyle, draw_tile
from engine.session.review.tiles import ReviewTile

LIMIT_BYTES: Final = 192 << 20
"""Of all tiles together: about 200 of the middle size, several pages of them."""


@dataclass(frozen=True, slots=True, eq=False)
class DrawnTile:
    """A tile with its picture, (h, w, 4) as of `draw_tile`; `version` is what it was made of."""

    tile: ReviewTile
    picture: NDArray[np.uint8]
    style: TileStyle
    version: Hashable

    @property
    def nbytes(self) -> int:
        return self.tile.nbytes + self.picture.nbytes


class TileStore:
    """Maker and cache of tiles; GUI thread, the work is done on a lane of its own.

    Args:
        maker: for an image, what its tile is made of now, and the work that makes it at a size; None where
            it is on the wall no more.
        limit_bytes: of all tiles; those used longest ago go first.

    Attributes:
        made: the tile of this image is there, or another one, or it could not be made.
    """

    def __init__(
        self,
        dispatcher: Dispatcher,
        maker: Callable[[ImageId], tuple[Hashable, Callable[[int], ReviewTile]] | None],
        limit_bytes: int = LIMIT_BYTES,
    ) -> None:
        self.made: Event[ImageId] = Event()
        self._lane = Lane("review tiles", dispatcher)
        self._maker = maker
        self._limit_bytes = limit_bytes
        self._tiles: OrderedDict[ImageId, DrawnTile] = OrderedDict()
        self._problems: dict[ImageId, tuple[Hashable, str]] = {}
        self._wanted: list[ImageId] = []
        self._side_px = 0
        self._style: TileStyle | None = None
        self._job: LaneJob | None = None

    @property
    def nbytes(self) -> int:
        """Bytes of all tiles that are kept."""
        return sum(tile.nbytes for tile in self._tiles.values())

    def close(self) -> None:
        """Stop, and end the thread."""
        self._wanted = []
        if self._job is not None:
            self._job.cancel()
        self._lane.close()

    def get(self, image_id: ImageId) -> DrawnTile | None:
        """The tile of this image as it was made last; None while there is none."""
        return self._tiles.get(image_id)

    def problem(self, image_id: ImageId) -> str:
        """Why there is no tile of this image; empty where there is one, or none was tried."""
        return self._problems.get(image_id, (None, ""))[1]

    def is_current(self, image_id: ImageId) -> bool:
        """Whether the tile is of the wanted size and style, and of the labels as they are now."""
        drawn, making = self._tiles.get(image_id), self._maker(image_id)
        if drawn is None or making is None or drawn.version != making[0]:
            return False
        is_large = drawn.tile.is_whole or drawn.tile.side_px >= self._side_px
        return is_large and drawn.style == self._style

    def want(self, image_ids: Sequence[ImageId], side_px: int, style: TileStyle) -> None:
        """Make these tiles, the first one first; what waited before and is not among them is dropped."""
        self._side_px, self._style = side_px, style
        for image_id in reversed(image_ids):
            if image_id in self._tiles:
                self._tiles.move_to_end(image_id)
        self._wanted = [image_id for image_id in image_ids if self._needs_work(image_id)]
        self._go_on()

    def forget(self, image_ids: Sequence[ImageId]) -> None:
        """Drop what is known of these images, such as a failure that may have passed."""
        for image_id in image_ids:
            self._tiles.pop(image_id, None)
            self._problems.pop(image_id, None)

    # ---- inside

    def _needs_work(self, image_id: ImageId) -> bool:
        making = self._maker(image_id)
        if making is None or self.is_current(image_id):
            return False
        problem = self._problems.get(image_id)
        return problem is None or problem[0] != making[0]

    def _go_on(self) -> None:
        if self._job is not None or not self._wanted or self._style is None:
            return
        image_id = self._wanted.pop(0)
        making = self._maker(image_id)
        if making is None:
            self._go_on()
            return
        (version, make), side_px, style = making, self._side_px, self._style
        known = self._tiles.get(image_id)
        is_usable = known is not None and known.version == version
        tile = known.tile if known is not None and is_usable else None
        if tile is not None and tile.side_px < side_px and not tile.is_whole:
            tile = None

        def work(token: CancelToken, report: Reporter) -> DrawnTile:
            token.check()
            made = make(side_px) if tile is None else tile
            return DrawnTile(made, draw_tile(made.pixels, made.labels, style), style, version)

        def done(outcome: JobOutcome[DrawnTile]) -> None:
            self._job = None
            if isinstance(outcome, JobDone):
                self._problems.pop(image_id, None)
                self._keep(image_id, outcome.value)
                self.made.emit(image_id)
            elif isinstance(outcome, JobFailed):
                self._tiles.pop(image_id, None)
                self._problems[image_id] = version, _in_words(outcome.error)
                self.made.emit(image_id)
            self._go_on()

        self._job = self._lane.submit(("tile", image_id), work, done)

    def _keep(self, image_id: ImageId, drawn: DrawnTile) -> None:
        self._tiles[image_id] = drawn
        self._tiles.move_to_end(image_id)
        total = self.nbytes
        while len(self._tiles) > 1 and total > self._limit_bytes:
            _, dropped = self._tiles.popitem(last=False)
            total -= dropped.nbytes


def _in_words(error: EngineError) -> str:
    return error.summary
