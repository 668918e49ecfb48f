"""Objects that another program numbered, told apart as it did while their pixels are as they were.

>>> import numpy as np
>>> ids = np.array([[7, 7, 9, 9, 0]], np.int32)
>>> labels = (ids > 0).astype(np.uint8)
>>> objects = NumberedObjects(ids, labels)
>>> is_thing = np.arange(256) == 1
>>> unchanged_ids(objects, labels, is_thing).tolist()
[[7, 7, 9, 9, 0]]
>>> grown = np.array([[1, 1, 1, 1, 1]], np.uint8)
>>> unchanged_ids(objects, grown, is_thing).tolist()
[[7, 7, 0, 0, 0]]
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from engine.core import BoolMap, LabelMap
from engine.core.numbered_objects import NumberedObjects
from engine.instances.instance_map import IdMap

_AROUND = tuple((dy, dx) for dy in (-1, 0, 1) for dx in (-1, 0, 1) if dy or dx)


def unchanged_ids(objects: NumberedObjects, labels: LabelMap, is_thing: BoolMap) -> IdMap:
    """(H, W) int32: the numbers of the objects that are as they were, 0 elsewhere.

    An object is as it was while all its pixels belong to one class that is a thing, whichever, and no pixel
    beside it has become part of that class, but for those of other such objects.

    Args:
        labels: (H, W) uint8, of the shape of `objects`.
        is_thing: (256,), whether a class has single objects.
    """
    class_of = _classes_of(objects.ids, labels, is_thing)
    changed = np.argwhere(labels != objects.labels)
    own = objects.ids[tuple(changed.T)]
    # What belongs to an object that is whole is no growth of its neighbour.
    changed = changed[class_of[own] < 0]
    height, width = labels.shape
    for step in _AROUND:
        beside = changed + step
        is_inside = (beside >= 0).all(axis=1) & (beside < (height, width)).all(axis=1)
        numbers = objects.ids[tuple(beside[is_inside].T)]
        has_grown = class_of[numbers] == labels[tuple(changed[is_inside].T)]
        class_of[numbers[has_grown]] = -1
    is_whole = class_of >= 0
    return np.where(is_whole[objects.ids], objects.ids, np.int32(0))


def is_unnumbered(objects: NumberedObjects, labels: LabelMap) -> BoolMap:
    """(H, W): pixels that had no number, though others of their class had one, and have not changed."""
    has_numbers = np.zeros(256, np.bool_)
    has_numbers[objects.labels[objects.ids > 0]] = True
    unnumbered: BoolMap = (objects.ids == 0) & has_numbers[labels] & (labels == objects.labels)
    return unnumbered


def _classes_of(ids: IdMap, labels: LabelMap, is_thing: BoolMap) -> NDArray[np.int16]:
    """(largest id + 1,): the one class of an object's pixels, -1 where it is none, several, or no thing."""
    pairs = ids.ravel().astype(np.int64) * 256 + labels.ravel()
    # Runs along the rows are few: sorting them is a hundred times cheaper than sorting pixels.
    starts = np.flatnonzero(np.concatenate(([True], pairs[1:] != pairs[:-1])))
    numbers, classes = np.divmod(np.unique(pairs[starts]), 256)
    count = np.bincount(numbers, minlength=int(ids.max()) + 1)
    class_of = np.full(len(count), -1, np.int16)
    is_one = (count[numbers] == 1) & is_thing[classes] & (numbers > 0)
    class_of[numbers[is_one]] = classes[is_one]
    return class_of
