"""Places where a mask and the prediction of a model disagree, ranked: the first ones are often label errors.

Pixels near a border count for nothing, as both may be right there by a pixel or two. The rest is ranked by
how sure the model is and by the size of the place: certainty squared times the square root of its pixels, so
that a missed object on which the model is sure comes before a large place on which it wavers.

Source:
    The idea of Northcutt et al., Confident Learning, JAIR 2021: examples of which a model confidently says
    otherwise are label errors first of all; here by connected places in place of whole images.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from engine.audit.finding import AuditFinding, AuditKind, Severity, name_in
from engine.audit.pieces import bounds_of
from engine.audit.settings import AuditSettings
from engine.core import IGNORE, ClassList, LabelMap
from engine.core.words import plural

MOST_OF_AN_IMAGE: Final = 5
"""Places of one image that become findings, the first ones by rank."""

_SURE: Final = 0.8


@dataclass(frozen=True, slots=True, eq=False)
class AuditPrediction:
    """Prediction of a model for one image: (H, W) class ids of the source, and (H, W) uint8 uncertainty from
    0 sure to 255; None for unknown, which counts as sure."""

    labels: LabelMap
    uncertainty: LabelMap | None = None


def find_disagreements(
    labels: LabelMap,
    prediction: AuditPrediction,
    classes: ClassList,
    settings: AuditSettings,
    about: AuditFinding,
) -> list[AuditFinding]:
    """The first places of one image, by rank.

    Args:
        about: a finding that says which image it is.
    """
    import cv2

    predicted = prediction.labels
    if predicted.shape != labels.shape:
        return []
    differs = ((labels != predicted) & (labels != IGNORE) & (predicted != IGNORE)).astype(np.uint8)
    side = 2 * settings.border_px + 1
    square = np.ones((side, side), np.uint8)
    core = cv2.morphologyEx(differs, cv2.MORPH_OPEN, square, borderType=cv2.BORDER_CONSTANT, borderValue=(0,))
    _, table, facts, _ = cv2.connectedComponentsWithStats(np.asarray(core), connectivity=4)
    facts = np.asarray(facts, np.int32)
    findings = []
    for number in range(1, len(facts)):
        pixels = int(facts[number, 4])
        if pixels < settings.disagreement_px:
            continue
        place = bounds_of(facts[number])
        where = np.asarray(table)[place.slices] == number
        certainty = 1.0
        if prediction.uncertainty is not None:
            certainty = 1.0 - float(prediction.uncertainty[place.slices][where].mean()) / 255.0
        own, other = (_commonest(part[place.slices][where]) for part in (labels, predicted))
        is_sure = prediction.uncertainty is not None and certainty >= _SURE
        findings.append(
            replace(
                about,
                kind=AuditKind.DISAGREEMENT,
                severity=Severity.WARNING,
                sentence=_sentence(name_in(classes, own), name_in(classes, other), pixels, is_sure=is_sure),
                places=(place,),
                class_id=own,
                score=certainty * certainty * float(np.sqrt(pixels)),
            )
        )
    return sorted(findings, key=lambda found: -found.score)[:MOST_OF_AN_IMAGE]


def is_same_place(first: AuditFinding, second: AuditFinding) -> bool:
    """Whether two disagreements are about one place: their rectangles share more than half of both."""
    if not first.places or not second.places:
        return False
    one, other = first.places[0], second.places[0]
    shared = one.intersect(other).area
    return 2 * shared > one.area + other.area - shared


def _sentence(own: str, other: str, pixels: int, *, is_sure: bool) -> str:
    size = plural(pixels, "pixel")
    if is_sure:
        return f"The mask has '{own}' where the model is sure of '{other}': {size}."
    return f"The mask has '{own}' where the model says '{other}': {size}."


def _commonest(values: LabelMap) -> int:
    return int(np.bincount(values.ravel(), minlength=256).argmax())
