"""Ids that stay: an instance after an edit keeps the number that it had before."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from engine.instances.instance_map import IdMap, InstanceMap


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
