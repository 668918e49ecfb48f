"""The classes that a set of samples teaches; no torch."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from engine.core import ClassInfo, ClassList
from engine.learn.request import Sample


def learned_classes(classes: ClassList, samples: Iterable[Sample]) -> tuple[ClassInfo, ...]:
    """The classes with pixels in the samples to train on that were not deleted, in the order of their ids.

    A list may have many more: classes that were never painted, and the numbers of deleted ones.

    Example:
        >>> import numpy as np
        >>> from pathlib import Path
        >>> classes = ClassList.from_names(["soil", "crack", "debris"]).with_added("leaf").without(2)
        >>> sample = Sample("key", Path("image.png"), np.array([[0, 1, 2, 255]], np.uint8))
        >>> [c.name for c in learned_classes(classes, [sample])]
        ['soil', 'crack']
    """
    counts = np.zeros(256, np.int64)
    for sample in samples:
        if sample.role == "train":
            counts += sample.counts
    return tuple(c for c in classes.present if counts[c.id])
