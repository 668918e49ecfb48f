"""Frames of a sequence: the images of one folder and one size, in the order in which a person counts them.

A frame is an image of the project. Pages of a stack and pictures of a video are frames as soon as each of
them is an image of its own.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from engine.core import ImageId
from engine.document.listing import natural_key
from engine.storage.image_table import ImageTable
from engine.storage.records import ImageBeside


@dataclass(frozen=True, slots=True)
class FrameSequence:
    """Frames in their order; immutable, so it may cross threads.

    Example:
        >>> frames = FrameSequence((ImageId(7), ImageId(3), ImageId(5)))
        >>> frames.neighbour(ImageId(3), 1), frames.neighbour(ImageId(5), 1), frames.place(ImageId(5))
        (5, None, 2)
        >>> frames.beyond(ImageId(5), -1)
        (3, 7)
    """

    frames: tuple[ImageId, ...] = ()
    _places: dict[ImageId, int] | None = field(init=False, repr=False, compare=False)
    """Where each frame is; None where their numbers rise, as nearly always, and tell it themselves."""

    def __post_init__(self) -> None:
        is_rising = all(one < other for one, other in pairwise(self.frames))
        places = None if is_rising else {frame: place for place, frame in enumerate(self.frames)}
        object.__setattr__(self, "_places", places)

    def __len__(self) -> int:
        return len(self.frames)

    def place(self, image_id: ImageId) -> int | None:
        """Number of a frame, counted from 0; None for an image that is none of them."""
        if self._places is not None:
            return self._places.get(image_id)
        place = bisect_left(self.frames, image_id)
        return place if self.frames[place : place + 1] == (image_id,) else None

    def neighbour(self, image_id: ImageId, step: int) -> ImageId | None:
        """The frame `step` places after (before, when negative) this one; None past the end."""
        place = self.place(image_id)
        if place is None or not 0 <= place + step < len(self.frames):
            return None
        return self.frames[place + step]

    def beyond(self, image_id: ImageId, step: int) -> tuple[ImageId, ...]:
        """All frames after this one (before it, the nearest first, when `step` is negative)."""
        place = self.place(image_id)
        if place is None:
            return ()
        return self.frames[place + 1 :] if step > 0 else self.frames[:place][::-1]


def frames_of(images: ImageTable, image_id: ImageId) -> FrameSequence:
    """The sequence that an image is a frame of: alone, where no other of its folder has its size.

    Images whose size is not known yet count as frames. Others that are missing, unreadable or removed do not;
    the image itself always does.
    """
    beside = images.in_same_folder(image_id)
    shape = next((image.shape for image in beside if image.id == image_id), None)
    frames = [image for image in beside if None in (shape, image.shape) or image.shape == shape]
    return _in_order(frames)


def all_sequences(images: ImageTable) -> Iterator[FrameSequence]:
    """The sequences of all images that are there and can be read, folder by folder.

    Images whose size is not known yet are frames of each sequence of their folder.
    """
    for beside in images.by_folder():
        by_shape: dict[tuple[int, int], list[ImageBeside]] = {}
        unknown = [image for image in beside if image.shape is None]
        for image in beside:
            if image.shape is not None:
                by_shape.setdefault(image.shape, []).append(image)
        for frames in by_shape.values() or [[]]:
            yield _in_order([*frames, *unknown])


def _in_order(frames: Sequence[ImageBeside]) -> FrameSequence:
    # Nearly always in order already; sorting 100,000 would hold all other threads up for half a second, and
    # all of their keys at once take 50 MB.
    if not _is_in_order(frames):
        frames = sorted(frames, key=_frame_key)
    return FrameSequence(tuple(frame.id for frame in frames))


def _is_in_order(frames: Sequence[ImageBeside]) -> bool:
    return all(one <= other for one, other in pairwise(map(_frame_key, frames)))


def _frame_key(image: ImageBeside) -> tuple[tuple[tuple[tuple[int, int, str], ...], str], ImageId]:
    """By what frames are in order: numbers within names count as numbers."""
    return (natural_key(image.name), image.name), image.id
