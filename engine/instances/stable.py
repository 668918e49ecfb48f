"""Ids that stay: an instance after an edit keeps the number that it had before, or that it came with."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

import numpy as np
from numpy.typing import NDArray

from engine.core import read_only
from engine.instances.instance_map import IdMap, InstanceMap


def beside_fixed(
    instances: InstanceMap, fixed: IdMap, given: IdMap, before: InstanceMap | None
) -> InstanceMap:
    """`instances` with the numbers of `fixed` where that has one, and others for the rest.

    The rest keeps ids of `before`, as `keep_ids` has it, but none that occurs in `given`; new ones get the
    smallest that are free.

    Args:
        fixed: (H, W) int32, numbers of some of the instances, 0 elsewhere.
        given: (H, W) int32, numbers that no other instance may get.
    """
    names = np.zeros(int(instances.numbers.max(initial=0)) + 1, np.int32)
    names[instances.ids[fixed > 0]] = fixed[fixed > 0]
    taken = set(np.unique(given).tolist())
    if before is not None and before.ids.shape == given.shape:
        new_classes, old_classes = instances.class_table(), before.class_table()
        for new, old in _overlaps(instances.ids, before.ids):
            if names[new] == 0 and old not in taken and new_classes[new] == old_classes[old]:
                names[new] = old
                taken.add(old)
    free = (number for number in count(1) if number not in taken)
    for new in instances.numbers.tolist():
        if names[new] == 0:
            names[new] = next(free)
    return _renamed(instances, names)


def numbered_up_to(instances: InstanceMap, most: int) -> InstanceMap:
    """The instances with ids of at most `most`: higher ones get the smallest that are free.

    There must be no more instances than that.
    """
    numbers = instances.numbers.tolist()
    if not numbers or numbers[-1] <= most:
        return instances
    taken = set(numbers)
    free = (number for number in count(1) if number not in taken)
    names = np.zeros(numbers[-1] + 1, np.int32)
    for number in numbers:
        names[number] = number if number <= most else next(free)
    return _renamed(instances, names)


def _renamed(instances: InstanceMap, names: NDArray[np.int32]) -> InstanceMap:
    """The instances with `names[id]` in place of each id, rows in the order of those."""
    from engine.instances.kernels import renamed

    numbers = names[instances.numbers]
    order = np.argsort(numbers)
    ids = instances.ids.copy()
    renamed(ids, names)
    return replace(
        instances,
        ids=read_only(ids),
        numbers=read_only(numbers[order]),
        classes=read_only(instances.classes[order]),
        areas=read_only(instances.areas[order]),
        boxes=read_only(instances.boxes[order]),
        centroids=read_only(instances.centroids[order]),
        anchors=read_only(instances.anchors[order]),
        depths=read_only(instances.depths[order]),
    )


def keep_ids(
    ids: IdMap, id_classes: NDArray[np.uint8], before: InstanceMap
) -> tuple[IdMap, NDArray[np.uint8]]:
    """`ids` (1..n) renamed so that each instance has the earlier id with which it shares most pixels.

    An earlier id goes to one instance alone: to the one of its class that shares most with it, the
    first in the image of equals. Other instances take the smallest ids that are free, in the order of
    their own. Changes `ids` in place.

    Returns:
        ids, and (largest id + 1,) the class of each.
    """
    from engine.instances.kernels import renamed

    names = np.zeros(len(id_classes), np.int32)
    if ids.shape == before.ids.shape:
        old_classes = before.class_table()
        taken: set[int] = set()
        for new, old in _overlaps(ids, before.ids):
            if names[new] == 0 and old not in taken and id_classes[new] == old_classes[old]:
                names[new] = old
                taken.add(old)
    known = set(names.tolist())
    free = (number for number in range(1, 2 * len(names) + 1) if number not in known)
    for new in range(1, len(names)):
        if names[new] == 0:
            names[new] = next(free)
    renamed(ids, names)
    classes = np.zeros(int(names.max(initial=0)) + 1, np.uint8)
    classes[names] = id_classes
    return ids, classes


def _overlaps(ids: IdMap, old_ids: IdMap) -> list[tuple[int, int]]:
    """Pairs of new and old id that share pixels, those that share most first."""
    step = np.int64(int(old_ids.max(initial=0)) + 1)
    pairs = ids.ravel().astype(np.int64) * step + old_ids.ravel()
    # Runs along the rows are few: sorting them is a hundred times cheaper than sorting pixels.
    starts = np.flatnonzero(np.concatenate(([True], pairs[1:] != pairs[:-1])))
    lengths = np.diff(np.append(starts, pairs.size))
    found, place = np.unique(pairs[starts], return_inverse=True)
    shared = np.bincount(place, weights=lengths)
    news, olds = np.divmod(found, step)
    is_pair = (news > 0) & (olds > 0)
    news, olds, shared = news[is_pair], olds[is_pair], shared[is_pair]
    order = np.lexsort((olds, news, -shared))
    return list(zip(news[order].tolist(), olds[order].tolist(), strict=True))
