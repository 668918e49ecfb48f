"""What a project's images give to learn from."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from engine.core import IGNORE, ImageId, Rect
from engine.document.planes import LabelPlanes, Plane
from engine.session.learning.training_set import corrected_pixels, labels_to_learn, replayed
from engine.storage import ImageRecord, ImageStatus


def records(count: int) -> list[ImageRecord]:
    return [
        ImageRecord(ImageId(n), Path(f"{n}.png"), str(n), 8, 8, ImageStatus.ACCEPTED, "train", 1)
        for n in range(count)
    ]


def test_painted_and_scribbled_pixels_are_corrections_and_accepted_ones_are_not() -> None:
    planes = LabelPlanes(10, 10)
    with planes.edit("test") as edit:
        edit.put(Plane.MASK, Rect(0, 0, 6, 10), None, 1)
        edit.put(Plane.HAND, Rect(0, 0, 2, 10), None, 1)
        edit.put(Plane.SCRIBBLES, Rect(2, 0, 3, 10), None, 1)
        edit.put(Plane.SCRIBBLES, Rect(8, 0, 9, 10), None, 0)
        # A scribble that the mask has not followed says nothing about the mask.
        edit.put(Plane.SCRIBBLES, Rect(4, 0, 5, 10), None, 0)
    labels = labels_to_learn(planes)
    corrected = corrected_pixels(planes, labels)
    assert corrected is not None
    assert np.flatnonzero(corrected.all(axis=1)).tolist() == [0, 1, 2, 8]
    assert np.flatnonzero(corrected.any(axis=1)).tolist() == [0, 1, 2, 8]


def test_where_nobody_drew_there_are_no_corrections() -> None:
    planes = LabelPlanes(10, 10)
    assert corrected_pixels(planes, labels_to_learn(planes)) is None
    with planes.edit("test") as edit:
        edit.put(Plane.MASK, Rect(0, 0, 10, 10), None, 1)
        edit.put(Plane.HAND, Rect(0, 0, 10, 10), None, IGNORE)
    assert corrected_pixels(planes, labels_to_learn(planes)) is None


def test_few_images_are_all_learned_from() -> None:
    assert replayed(records(9), 9) == records(9)


def test_of_many_images_the_newest_and_old_ones_of_any_age_are_learned_from() -> None:
    numbers = [int(r.id) for r in replayed(records(1000), 100)]
    assert len(numbers) == 100
    assert numbers == sorted(numbers)
    assert numbers[50:] == list(range(950, 1000))
    old = numbers[:50]
    assert min(old) < 100
    assert all(any(low <= n < low + 190 for n in old) for low in range(0, 950, 190))


def test_one_more_image_changes_hardly_anything_of_what_is_replayed() -> None:
    before = {r.id for r in replayed(records(1000), 100)}
    after = {r.id for r in replayed(records(1001), 100)}
    assert len(after - before) <= 2
