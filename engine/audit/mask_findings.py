"""Findings in one mask: what it covers, its islands, holes and bridges."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np

from engine.audit.bridges import find_bridges
from engine.audit.finding import MOST_PLACES, AuditFinding, AuditKind, Severity, name_in
from engine.audit.pieces import TYPICAL_TIMES, LabelPiece, PieceSizes, find_holes, find_islands
from engine.audit.settings import AuditSettings
from engine.core import BACKGROUND, IGNORE, ClassList, LabelMap
from engine.core.words import plural
from engine.document.mask_survey import Counts, MaskFlaw, label_counts, warnings_of

_PIECES: Final = (AuditKind.ISLANDS, AuditKind.HOLES, AuditKind.BRIDGES)


@dataclass(slots=True)
class MaskFacts:
    """What one mask, or several together, hold: pixels by label, and sizes of pieces."""

    counts: Counts = field(default_factory=lambda: np.zeros(256, np.int64))
    sizes: PieceSizes = field(default_factory=PieceSizes)

    def add(self, other: MaskFacts) -> None:
        """Take another mask in."""
        self.counts += other.counts
        self.sizes.add_all(other.sizes)


def examine_mask(
    labels: LabelMap, classes: ClassList, settings: AuditSettings, about: AuditFinding
) -> tuple[list[AuditFinding], MaskFacts]:
    """Findings in one mask, and what it holds.

    Args:
        about: a finding that says which image it is.
    """
    facts = MaskFacts(label_counts(labels))
    findings = [
        found for found in _coverage(facts.counts, classes, settings, about) if settings.has(found.kind)
    ]
    if not settings.has(*_PIECES):
        return findings, facts
    for class_id in np.flatnonzero(facts.counts[:IGNORE]).tolist():
        if class_id == BACKGROUND and classes.has_background:
            continue
        if settings.has(AuditKind.ISLANDS):
            islands = find_islands(labels, class_id, settings.island_px, facts.sizes)
            findings += _islands(islands, class_id, classes, settings, about)
        if settings.has(AuditKind.BRIDGES):
            findings += _bridges(find_bridges(labels, class_id, settings.bridge_px), class_id, classes, about)
    if settings.has(AuditKind.HOLES):
        findings += _holes(
            find_holes(labels, settings.hole_px, has_background=classes.has_background),
            classes,
            settings,
            about,
        )
    return findings, facts


def without_small_classes(
    findings: Sequence[AuditFinding], facts: MaskFacts, settings: AuditSettings
) -> list[AuditFinding]:
    """Findings but for islands of `small_classes`."""
    small = small_classes(facts, settings)
    return [found for found in findings if found.kind is not AuditKind.ISLANDS or found.class_id not in small]


def small_classes(facts: MaskFacts, settings: AuditSettings) -> frozenset[int]:
    """Classes whose pieces are so small in all masks together that islands of them are no fault."""
    least_px = TYPICAL_TIMES * settings.island_px
    sizes = facts.sizes
    return frozenset(class_id for class_id in sizes.classes if sizes.typical_px(class_id) < least_px)


def unused_classes(counts: Counts, classes: ClassList, listed: Sequence[int]) -> list[AuditFinding]:
    """A finding for each listed class that no pixel of any mask has."""
    if not counts.any():
        return []
    return [
        AuditFinding(
            AuditKind.UNUSED_CLASSES,
            Severity.NOTE,
            f"No mask holds '{classes[class_id].name}'.",
            class_id=class_id,
        )
        for class_id in listed
        if not counts[class_id]
    ]


def _coverage(
    counts: Counts, classes: ClassList, settings: AuditSettings, about: AuditFinding
) -> list[AuditFinding]:
    findings = []
    for warning in warnings_of(counts, has_background=classes.has_background):
        kind, severity = _OF_FLAW[warning.flaw]
        findings.append(
            replace(
                about,
                kind=kind,
                severity=severity,
                sentence=warning.sentence(classes),
                class_id=warning.class_id,
            )
        )
    total, objects = int(counts.sum()), int(counts[:IGNORE].sum() - counts[BACKGROUND])
    if classes.has_background and 0 < objects < settings.empty_share * total:
        sentence = (
            f"All classes but '{classes[BACKGROUND].name}' cover {plural(objects, 'pixel')} of this image."
        )
        findings.append(
            replace(about, kind=AuditKind.NEARLY_EMPTY, severity=Severity.WARNING, sentence=sentence)
        )
    return findings


_OF_FLAW: Final = {
    MaskFlaw.EMPTY: (AuditKind.EMPTY, Severity.ERROR),
    MaskFlaw.BACKGROUND_ONLY: (AuditKind.EMPTY, Severity.WARNING),
    MaskFlaw.ONE_CLASS: (AuditKind.ONE_CLASS, Severity.WARNING),
    MaskFlaw.MOSTLY_UNLABELLED: (AuditKind.NEARLY_EMPTY, Severity.NOTE),
}


def _islands(
    pieces: Sequence[LabelPiece],
    class_id: int,
    classes: ClassList,
    settings: AuditSettings,
    about: AuditFinding,
) -> list[AuditFinding]:
    if not pieces:
        return []
    what = plural(len(pieces), "island")
    sentence = f"{what} of '{name_in(classes, class_id)}' with fewer than {settings.island_px} pixels."
    return [_of_pieces(AuditKind.ISLANDS, pieces, class_id, sentence, about, is_repairable=True)]


def _holes(
    pieces: Sequence[LabelPiece], classes: ClassList, settings: AuditSettings, about: AuditFinding
) -> list[AuditFinding]:
    findings = []
    for label, class_id in sorted({(piece.label, piece.around) for piece in pieces}):
        those = [piece for piece in pieces if (piece.label, piece.around) == (label, class_id)]
        what = plural(len(those), "hole" if label == BACKGROUND else "unlabelled hole")
        sentence = f"{what} in '{name_in(classes, class_id)}' with fewer than {settings.hole_px} pixels."
        findings.append(
            _of_pieces(AuditKind.HOLES, those, class_id, sentence, about, is_repairable=label == BACKGROUND)
        )
    return findings


def _bridges(
    pieces: Sequence[LabelPiece], class_id: int, classes: ClassList, about: AuditFinding
) -> list[AuditFinding]:
    if not pieces:
        return []
    name, count = name_in(classes, class_id), len(pieces)
    sentence = f"{count:,} thin bridges join large parts of '{name}'."
    if count == 1:
        sentence = f"1 thin bridge joins two large parts of '{name}'."
    return [_of_pieces(AuditKind.BRIDGES, pieces, class_id, sentence, about)]


def _of_pieces(
    kind: AuditKind,
    pieces: Sequence[LabelPiece],
    class_id: int,
    sentence: str,
    about: AuditFinding,
    *,
    is_repairable: bool = False,
) -> AuditFinding:
    return replace(
        about,
        kind=kind,
        severity=Severity.WARNING if is_repairable else Severity.NOTE,
        sentence=sentence,
        places=tuple(piece.rect for piece in pieces[:MOST_PLACES]),
        count=len(pieces),
        class_id=class_id,
        score=float(len(pieces)),
        is_repairable=is_repairable,
    )
