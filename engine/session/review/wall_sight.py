"""Sight of the review wall: which tiles a person has had before their eyes, whole and for how long."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from engine.core import ImageId
from engine.session.editing.acceptance import SeenMask
from engine.session.review.tiles import ReviewTile


@dataclass(slots=True)
class _Seen:
    """Seconds of one tile; `attention_s` is its share of them."""

    digest: bytes
    seen_s: float = 0.0
    attention_s: float = 0.0


class WallSight:
    """Record of which tiles were painted, and for how long, as the widget reports it; GUI thread.

    The time in which several tiles are in sight is shared between those that are not decided yet.

    Args:
        clock: seconds that never run backwards.
        is_open: whether an image is still to be decided.
    """

    def __init__(self, clock: Callable[[], float], is_open: Callable[[ImageId], bool]) -> None:
        self._clock = clock
        self._is_open = is_open
        self._seen: dict[ImageId, _Seen] = {}
        self._shown: tuple[ReviewTile, ...] = ()
        self._since_s = clock()

    @property
    def shown(self) -> tuple[ImageId, ...]:
        """Images whose whole tiles are on the screen now, in their order."""
        return tuple(tile.image_id for tile in self._shown)

    def note_painted(self, tiles: Sequence[ReviewTile]) -> None:
        """The widget has painted the whole of these tiles, with their masks; others are out of sight."""
        self._count()
        self._shown = tuple(tiles)
        for tile in tiles:
            known = self._seen.get(tile.image_id)
            if known is None or known.digest != tile.digest:
                self._seen[tile.image_id] = _Seen(tile.digest)

    def note_hidden(self) -> None:
        """Nothing is in sight: the wall is closed or covered, or draws no masks."""
        self.note_painted(())

    def seen(self, image_id: ImageId, *, are_doubts_read: bool) -> SeenMask | None:
        """What was seen of an image that is in sight now; None of any other."""
        self._count()
        known = self._seen.get(image_id)
        if known is None or image_id not in self.shown:
            return None
        return SeenMask(known.digest, known.seen_s, known.attention_s, are_doubts_read)

    def _count(self) -> None:
        now_s = self._clock()
        passed_s, self._since_s = now_s - self._since_s, now_s
        open_tiles = [tile for tile in self._shown if self._is_open(tile.image_id)]
        for tile in open_tiles:
            seen = self._seen[tile.image_id]
            seen.seen_s += passed_s
            seen.attention_s += passed_s / len(open_tiles)
