"""Findings of an audit: kinds, severities, and the places in images that they speak of."""

from __future__ import annotations

import bisect
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from engine.core import ClassList, ImageId, Rect

MOST_PLACES: Final = 50
"""Places that one finding names; `count` has all of them."""


class AuditKind(StrEnum):
    """Kind of thing that an audit looks for, by its word in the command."""

    UNREADABLE = "unreadable"
    EMPTY = "empty"
    NEARLY_EMPTY = "nearly-empty"
    ONE_CLASS = "one-class"
    DISAGREEMENT = "disagreement"
    DUPLICATES = "duplicates"
    ISLANDS = "islands"
    HOLES = "holes"
    BRIDGES = "bridges"
    UNUSED_CLASSES = "unused-classes"
    SIZES = "sizes"
    BIT_DEPTHS = "bit-depths"

    @property
    def in_words(self) -> str:
        """Heading for people."""
        return _TITLES[self]


_RANKS: Final = {kind: place for place, kind in enumerate(AuditKind)}

REPAIRABLE: Final = (AuditKind.ISLANDS, AuditKind.HOLES)
"""Kinds of which some findings have a safe repair."""

_TITLES: Final = {
    AuditKind.UNREADABLE: "Unreadable files",
    AuditKind.EMPTY: "Empty masks",
    AuditKind.NEARLY_EMPTY: "Nearly empty masks",
    AuditKind.ONE_CLASS: "Only one class",
    AuditKind.ISLANDS: "Islands",
    AuditKind.HOLES: "Small holes",
    AuditKind.BRIDGES: "Thin bridges",
    AuditKind.UNUSED_CLASSES: "Classes never used",
    AuditKind.DISAGREEMENT: "Model disagrees",
    AuditKind.DUPLICATES: "Near-duplicates",
    AuditKind.SIZES: "Mixed sizes",
    AuditKind.BIT_DEPTHS: "Mixed bit depths",
}


class Severity(StrEnum):
    """Weight of a finding, the gravest first."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True)
class AuditFinding:
    """One thing that is probably wrong.

    Attributes:
        sentence: what it is, for people.
        image: name of the image; empty for a finding about the whole data set.
        file: the image's file, or that of its mask where this is at fault; None for neither.
        places: rectangles in the upright image, the worst first, at most `MOST_PLACES`; empty for all of it.
        count: places that there are.
        class_id: the class that it is about; None for none in particular.
        score: by which findings of one kind are ranked, the highest first.
        is_repairable: whether there is a safe repair for this one.
        others: names of further images that it is about.
        other_ids: of these, where they are those of a project.
    """

    kind: AuditKind
    severity: Severity
    sentence: str
    image: str = ""
    image_id: ImageId | None = None
    file: Path | None = None
    places: tuple[Rect, ...] = ()
    count: int = 1
    class_id: int | None = None
    score: float = 0.0
    is_repairable: bool = False
    others: tuple[str, ...] = ()
    other_ids: tuple[ImageId, ...] = ()

    @property
    def key(self) -> str:
        """Text that this finding has again in the next audit as long as nothing about it has changed."""
        about = (self.image_id or self.image, self.class_id, self.count, self.others, self.is_repairable)
        text = repr((about, [_corners(place) for place in self.places]))
        if not self.places:
            text += self.sentence
        return f"{self.kind}/{hashlib.blake2b(text.encode(), digest_size=8).hexdigest()}"

    def to_json(self) -> dict[str, Any]:
        """Plain values for the result of a command; places are [y0, x0, y1, x1], half-open."""
        return {
            "kind": self.kind.value,
            "severity": self.severity.value,
            "sentence": self.sentence,
            "image": self.image or None,
            "file": None if self.file is None else str(self.file),
            "place": _corners(self.places[0]) if self.places else None,
            "places": [_corners(place) for place in self.places],
            "count": self.count,
            "class": self.class_id,
            "score": round(self.score, 4),
            "repairable": self.is_repairable,
            "others": list(self.others),
        }


def ranked(findings: Sequence[AuditFinding]) -> list[AuditFinding]:
    """The gravest findings first, then by the order of the kinds, of one kind those of the highest score."""
    return sorted(findings, key=_rank)


def inserted(findings: Sequence[AuditFinding], more: Sequence[AuditFinding]) -> list[AuditFinding]:
    """Ranked findings with some more, each at its place."""
    merged = list(findings)
    for found in more:
        bisect.insort(merged, found, key=_rank)
    return merged


def _rank(found: AuditFinding) -> tuple[int, int, float, str]:
    return found.severity.rank, _RANKS[found.kind], -found.score, found.image


def name_in(classes: ClassList, class_id: int) -> str:
    """Name of a class in a sentence; its id where the list does not have it, as masks can hold any."""
    return classes[class_id].name if class_id < len(classes) else str(class_id)


def _corners(rect: Rect) -> list[int]:
    return [int(rect.y0), int(rect.x0), int(rect.y1), int(rect.x1)]
