"""Class 0 is the background by its name alone: "sky" is looked at, drawn and counted as any other class."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine.audit.finding import AuditFinding, AuditKind, Severity
from engine.audit.mask_findings import examine_mask
from engine.audit.settings import AuditSettings
from engine.core import IGNORE, ClassList, LabelMap
from engine.document.mask_survey import MaskFlaw, MaskSurvey, label_counts, warnings_of
from engine.sequence.outlines import outlines_of
from engine.session.editing.acceptance import doubts_about
from engine.session.effort.agreement import agreement_of
from engine.session.review.tile_drawing import TileStyle, draw_tile
from tests.helpers.session import halves

BACKGROUND, SKY = (ClassList.from_names([name, "road", "car"]) for name in ("background", "sky"))
ABOUT = AuditFinding(AuditKind.ISLANDS, Severity.WARNING, "", "a.png")


def audited(labels: LabelMap, classes: ClassList) -> set[AuditKind]:
    settings = replace(AuditSettings(), kinds=AuditSettings().kinds - {AuditKind.DISAGREEMENT})
    return {found.kind for found in examine_mask(labels, classes, settings, ABOUT)[0]}


def with_piece(around: int, label: int) -> LabelMap:
    labels = np.full((80, 80), around, np.uint8)
    labels[40:42, 40:42] = label
    labels[:20, :20] = 2
    return labels


@pytest.mark.parametrize(
    ("labels", "of_background", "of_sky"),
    [
        (with_piece(around=1, label=0), {AuditKind.HOLES}, {AuditKind.ISLANDS}),
        (np.zeros((80, 80), np.uint8), {AuditKind.EMPTY}, {AuditKind.ONE_CLASS}),
    ],
    ids=["a small piece of class 0", "class 0 alone"],
)
def test_the_audit(labels: LabelMap, of_background: set[AuditKind], of_sky: set[AuditKind]) -> None:
    assert audited(labels, BACKGROUND) == of_background
    assert audited(labels, SKY) == of_sky


def test_little_beside_the_first_class_is_nearly_empty_only_beside_a_background() -> None:
    labels = np.zeros((400, 400), np.uint8)
    labels[:2, :2] = 1
    assert AuditKind.NEARLY_EMPTY in audited(labels, BACKGROUND)
    assert AuditKind.NEARLY_EMPTY not in audited(labels, SKY)


def test_the_doubts_before_an_acceptance_and_the_survey_of_an_export() -> None:
    alone = halves(0, 0)
    assert doubts_about(alone, BACKGROUND) == ("This mask holds nothing but 'background'.",)
    assert doubts_about(alone, SKY) == ("Only 'sky' is labelled: 100 % of this image.",)
    for classes, flaw in ((BACKGROUND, MaskFlaw.BACKGROUND_ONLY), (SKY, MaskFlaw.ONE_CLASS)):
        survey = MaskSurvey(has_background=classes.has_background)
        survey.add("a", alone)
        assert [row["flaw"] for row in survey.to_json()] == [flaw.value]
        (warning,) = warnings_of(label_counts(alone), has_background=classes.has_background)
        assert warning.flaw is flaw


def test_agreement_leaves_a_background_out_and_counts_the_sky() -> None:
    """Of class 0 half is right, of class 1 a third."""
    predicted, accepted = halves(0, 1), halves(0, 1)
    accepted[:, 20:40] = 1
    with_sky = agreement_of(predicted, accepted, has_background=SKY.has_background)
    without = agreement_of(predicted, accepted, has_background=BACKGROUND.has_background)
    assert with_sky is not None
    assert without is not None
    assert without.mean_iou == pytest.approx(without.iou[1])
    assert with_sky.mean_iou == pytest.approx((with_sky.iou[0] + with_sky.iou[1]) / 2)


def test_the_wall_draws_the_sky() -> None:
    pixels, labels = np.full((30, 30, 3), 100, np.uint8), np.zeros((30, 30), np.uint8)
    bare = draw_tile(pixels, labels, TileStyle(BACKGROUND, 0.5, True, False))
    drawn = draw_tile(pixels, labels, TileStyle(SKY, 0.5, True, False))
    assert (bare[..., :3] == 100).all()
    assert (drawn[..., :3] != 100).any()


def test_outlines_of_another_frame_have_the_sky() -> None:
    labels = np.full((30, 30), IGNORE, np.uint8)
    labels[5:20, 5:20] = 0
    assert outlines_of(labels, has_background=BACKGROUND.has_background) == ()
    assert {o.class_id for o in outlines_of(labels, has_background=SKY.has_background)} == {0}
