"""Survey of masks before they count: those of one class only, and those mostly unlabelled."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.core import IGNORE, ClassList, LabelMap
from engine.core.words import percent

MOSTLY: Final = 0.5
"""Share of unlabelled pixels above which a mask is mostly unlabelled: more of it is unknown than known.

Of 707 masks of eleven public data sets none has more than 0.32 (CamVid's void, what lies outside the round
view of DRIVE); above a half is work that was left, or sparse on purpose.
"""

NAMES_SHOWN: Final = 3
DUST_PX: Final = 8
"""Most pixels of an island that is dust."""
_FEWEST: Final = 20
_LOOKED_AT_PX: Final = 2048
"""Side of the middle part of a mask that is searched for dust: that is some hundredths of a second."""
Counts = NDArray[np.int64]
"""(256,): pixels by label, 255 the unlabelled ones."""


class MaskFlaw(StrEnum):
    """Reason to look at a mask once more before it counts."""

    EMPTY = "unlabelled"
    BACKGROUND_ONLY = "background-only"
    ONE_CLASS = "one-class"
    MOSTLY_UNLABELLED = "mostly-unlabelled"


@dataclass(frozen=True, slots=True)
class MaskWarning:
    """One flaw of one mask. `class_id` is the only class there is, None where that is not the flaw."""

    flaw: MaskFlaw
    unlabelled: float
    class_id: int | None = None

    def sentence(self, classes: ClassList) -> str:
        """The flaw in words, of a mask in sight."""
        match self.flaw:
            case MaskFlaw.EMPTY:
                return "No pixel of this image is labelled."
            case MaskFlaw.BACKGROUND_ONLY:
                return f"This mask holds nothing but '{self._name(classes)}'."
            case MaskFlaw.ONE_CLASS:
                labelled = percent(1 - self.unlabelled)
                return f"Only '{self._name(classes)}' is labelled: {labelled} of this image."
            case MaskFlaw.MOSTLY_UNLABELLED:
                return f"{percent(self.unlabelled)} of this image is unlabelled."

    def _name(self, classes: ClassList) -> str:
        return classes[self.class_id].name if self.class_id is not None else ""


def label_counts(labels: LabelMap) -> Counts:
    """Pixels by label."""
    # Ten times faster than NumPy's, and this is done on the GUI thread before an image is accepted.
    import cv2

    counts = cv2.calcHist([np.ascontiguousarray(labels)], [0], None, [256], [0.0, 256.0])
    return counts.ravel().astype(np.int64)


def dust_in(labels: LabelMap) -> int:
    """Islands of dust, of those classes of which most islands are that, in the middle of a mask.

    0 where they are few: what a network is unsure of falls into dust, a hand draws no such thing.
    """
    import cv2

    top, left = (max(0, (length - _LOOKED_AT_PX) // 2) for length in labels.shape)
    part = np.ascontiguousarray(labels[top : top + _LOOKED_AT_PX, left : left + _LOOKED_AT_PX])
    count = 0
    for class_id in np.flatnonzero(label_counts(part)[:IGNORE]).tolist():
        is_class = (part == class_id).view(np.uint8)
        stats = cv2.connectedComponentsWithStats(is_class, connectivity=8)[2]
        small = int((stats[1:, cv2.CC_STAT_AREA] <= DUST_PX).sum())
        if 2 * small > len(stats) - 1:
            count += small
    return count if count >= _FEWEST else 0


def dust_sentence(count: int) -> str:
    """That a mask is full of dust, so many islands."""
    return f"It is full of dust: {count:,} islands of at most {DUST_PX} pixels."


def warnings_of(counts: Counts, *, has_background: bool) -> tuple[MaskWarning, ...]:
    """What is to be said of a mask with these counts before it counts; the gravest first.

    Args:
        has_background: class 0 lies between the objects; else it is a class like the others.
    """
    total = int(counts.sum())
    unlabelled = int(counts[IGNORE]) / max(1, total)
    present = np.flatnonzero(counts[:IGNORE])
    if not present.size:
        return (MaskWarning(MaskFlaw.EMPTY, unlabelled),)
    warnings = []
    if present.size == 1:
        only = int(present[0])
        flaw = MaskFlaw.ONE_CLASS if only or not has_background else MaskFlaw.BACKGROUND_ONLY
        warnings.append(MaskWarning(flaw, unlabelled, only))
    if unlabelled > MOSTLY:
        warnings.append(MaskWarning(MaskFlaw.MOSTLY_UNLABELLED, unlabelled))
    return tuple(warnings)


class MaskSurvey:
    """Masks of one import, export, training or evaluation, seen one after the other.

    Args:
        has_background: class 0 lies between the objects; else it is a class like the others.
    """

    def __init__(self, *, has_background: bool = True) -> None:
        self._has_background = has_background
        self._masks: list[tuple[str, tuple[MaskWarning, ...]]] = []
        self._counts: Counts = np.zeros(256, np.int64)

    @property
    def only_class(self) -> int | None:
        """The one class that all masks together hold; None where there are more, or none."""
        present = np.flatnonzero(self._counts[:IGNORE])
        return int(present[0]) if present.size == 1 else None

    @property
    def unlabelled(self) -> float:
        """Share of all pixels that no mask labels; 0 of no pixel."""
        return float(self._counts[IGNORE] / max(1, self._counts.sum()))

    def add(self, name: str, labels: LabelMap, counts: Counts | None = None) -> None:
        """One more mask, by the name that a person knows it by.

        Args:
            counts: of its labels, where they are known already.
        """
        counts = label_counts(labels) if counts is None else counts
        self._counts += counts
        self._masks.append((name, warnings_of(counts, has_background=self._has_background)))

    def sentences(self, classes: ClassList) -> list[str]:
        """What is to be said of all of them, a sentence for each flaw, with the first names."""
        sentences = []
        only = self.only_class
        if only is not None and self._masks:
            sentences.append(f"Only one class is labelled in all of it: '{classes[only].name}'.")
        for flaw, (one, many) in _SENTENCES.items():
            names = [name for name, warnings in self._masks if flaw in {w.flaw for w in warnings}]
            if names and not (only is not None and flaw in (MaskFlaw.ONE_CLASS, MaskFlaw.BACKGROUND_ONLY)):
                sentence = one if len(names) == 1 else many
                sentences.append(sentence.format(len(names), len(self._masks), listed(names)))
        return sentences

    def to_json(self) -> list[dict[str, Any]]:
        """One entry for each flaw of each mask."""
        return [
            {"image": name, "flaw": warning.flaw.value, "unlabelled": round(warning.unlabelled, 4)}
            for name, warnings in self._masks
            for warning in warnings
        ]


_SENTENCES: Final = {
    MaskFlaw.EMPTY: (
        "{:,} of {:,} masks has no labelled pixel: {}.",
        "{:,} of {:,} masks have no labelled pixel: {}.",
    ),
    MaskFlaw.BACKGROUND_ONLY: (
        "{:,} of {:,} masks holds nothing but background: {}.",
        "{:,} of {:,} masks hold nothing but background: {}.",
    ),
    MaskFlaw.ONE_CLASS: (
        "{:,} of {:,} masks holds one class only: {}.",
        "{:,} of {:,} masks hold one class only: {}.",
    ),
    MaskFlaw.MOSTLY_UNLABELLED: (
        "{:,} of {:,} masks is mostly unlabelled: {}.",
        "{:,} of {:,} masks are mostly unlabelled: {}.",
    ),
}
"""Of one mask and of several: their number, that of all masks, and the names."""


def listed(names: Iterable[str]) -> str:
    """The first names, and how many more there are."""
    every = list(names)
    shown = ", ".join(every[:NAMES_SHOWN])
    return f"{shown} and {len(every) - NAMES_SHOWN:,} more" if len(every) > NAMES_SHOWN else shown
