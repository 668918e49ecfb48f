"""The audit finds each planted fault, at its place, and none in clean masks."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from engine.audit.audit import AuditResult, run_audit
from engine.audit.disagreement import AuditPrediction, find_disagreements
from engine.audit.finding import AuditFinding, AuditKind, Severity
from engine.audit.images import AuditImage, AuditSource, images_of_project
from engine.audit.mask_findings import examine_mask
from engine.audit.pieces import find_holes, find_islands, without_holes, without_islands
from engine.audit.settings import AuditSettings
from engine.core import NO_PROGRESS, CancelToken, LabelMap, Rect, UserError
from engine.storage import Project
from tests.helpers.audits import CLASSES, SHAPE, clean_mask, faulty_masks, noise, project, save_picture

ABOUT = AuditFinding(AuditKind.UNREADABLE, Severity.ERROR, "", "a.png")


def audited(path: Path, settings: AuditSettings | None = None) -> list[AuditFinding]:
    with Project.open(path, read_only=True) as opened:
        source = images_of_project(opened)
        return run_audit(source, settings or AuditSettings(), AuditResult(), NO_PROGRESS, CancelToken())


def test_each_planted_fault_is_found_once_and_nothing_else(tmp_path: Path) -> None:
    findings = audited(project(tmp_path, faulty_masks()))
    found = sorted((f.image.removesuffix(".png"), f.kind.value, f.count) for f in findings)
    assert found == [
        ("bridges", "bridges", 1),
        ("empty", "empty", 1),
        ("holes", "holes", 1),
        ("islands", "islands", 1),
        ("islands", "islands", 1),
        ("one-class", "one-class", 1),
    ]
    places = {(f.kind, f.class_id): f.places for f in findings if f.places}
    assert places == {
        (AuditKind.ISLANDS, 1): (Rect(10, 40, 11, 43),),
        (AuditKind.ISLANDS, 2): (Rect(15, 60, 16, 61),),
        (AuditKind.HOLES, 1): (Rect(12, 12, 14, 14),),
        (AuditKind.BRIDGES, 1): (Rect(25, 50, 30, 52),),
    }


@pytest.mark.parametrize("kind", list(AuditKind))
def test_only_the_kinds_that_are_chosen_are_looked_for(kind: AuditKind, tmp_path: Path) -> None:
    findings = audited(project(tmp_path, faulty_masks()), AuditSettings(frozenset({kind})))
    assert {found.kind for found in findings} <= {kind}


def test_a_class_of_small_pieces_has_no_islands(tmp_path: Path) -> None:
    stars = clean_mask()
    stars[stars == 2] = 0
    stars[np.s_[4:50:6], 35] = 2
    findings = audited(project(tmp_path, {"a": stars}))
    assert [found.kind for found in findings if found.kind is AuditKind.ISLANDS] == []


def test_a_gap_between_two_regions_and_what_touches_the_border_are_no_fault() -> None:
    labels = clean_mask()
    labels[20:23, 70:72], labels[20:23, 74:76] = 1, 2
    labels[0, 30:33] = 1
    labels[40, 28], labels[39:42, 29] = 0, 1
    assert find_holes(labels, 10) == []
    assert [piece.rect for piece in find_islands(labels, 1, 10)] == [
        Rect(20, 70, 23, 72),
        Rect(39, 29, 42, 30),
    ]


@pytest.mark.parametrize("seed", range(20))
def test_repairs_leave_nothing_of_their_kind_and_touch_nothing_else(seed: int) -> None:
    rng = np.random.default_rng(seed)
    labels = rng.choice(np.array([0, 1, 2, 255], np.uint8), (40, 50), p=[0.5, 0.3, 0.15, 0.05])
    for class_id in (1, 2):
        islands = find_islands(labels, class_id, 6)
        mended = without_islands(labels, class_id, 6)
        covered = np.zeros(labels.shape, bool)
        for piece in islands:
            covered[piece.rect.slices] = True
        assert not ((mended != labels) & ~covered).any()
        assert (labels[mended != labels] == class_id).all()
        filled = without_holes(labels, class_id, 6)
        assert (filled[filled != labels] == class_id).all()
        assert (labels[filled != labels] == 0).all()
        assert [p for p in find_holes(filled, 6) if p.label == 0 and p.around == class_id] == []


def test_files_that_break_off_and_masks_of_another_size_are_found(tmp_path: Path) -> None:
    whole = save_picture(tmp_path / "whole.png", noise(1))
    broken = tmp_path / "broken.png"
    broken.write_bytes(whole.read_bytes()[:300])
    small = clean_mask()[:40]
    images = [
        AuditImage("whole.png", whole, lambda: small),
        AuditImage("broken.png", broken, clean_mask),
        AuditImage("gone.png", tmp_path / "gone.png", clean_mask),
    ]
    source = AuditSource(CLASSES, lambda: iter(images), 3, (0, 1, 2))
    findings = run_audit(source, AuditSettings(), AuditResult(), NO_PROGRESS, CancelToken())
    assert [(f.image, f.kind, f.severity) for f in findings] == [
        ("broken.png", AuditKind.UNREADABLE, Severity.ERROR),
        ("gone.png", AuditKind.UNREADABLE, Severity.ERROR),
        ("whole.png", AuditKind.SIZES, Severity.ERROR),
    ]


def test_pictures_saved_anew_across_a_split_other_sizes_and_depths_are_found(tmp_path: Path) -> None:
    first = noise(1)
    pictures = {"a.png": first, "turned.png": np.rot90(first, 2), "b.png": noise(2), "c.png": noise(3)}
    pictures["large.png"] = noise(4, (80, 80))
    pictures["deep.png"] = noise(5).astype(np.uint16) * 257
    splits = {"a.png": "train", "turned.png": "val"}
    images = [
        AuditImage(
            name,
            save_picture(tmp_path / name, np.ascontiguousarray(pixels)),
            clean_mask,
            splits.get(name, ""),
        )
        for name, pixels in pictures.items()
    ]
    source = AuditSource(CLASSES, lambda: iter(images), len(images), ())
    kinds = frozenset({AuditKind.DUPLICATES, AuditKind.BIT_DEPTHS, AuditKind.SIZES})
    findings = run_audit(source, AuditSettings(kinds), AuditResult(), NO_PROGRESS, CancelToken())
    seen = {(f.kind, f.severity, f.image, f.others) for f in findings}
    assert (AuditKind.DUPLICATES, Severity.ERROR, "a.png", ("turned.png",)) in seen
    assert (AuditKind.BIT_DEPTHS, Severity.NOTE, "deep.png", ()) in seen
    assert (AuditKind.SIZES, Severity.NOTE, "large.png", ()) in seen
    assert {f.sentence for f in findings} == {
        "'a.png' in train and 'turned.png' in val show nearly the same picture, on two sides of the split.",
        "1 image has bit depth 16 and channel count 1, where 5 have 8 and 1.",
        "1 image has 80 x 80 pixels, where 5 have 80 x 60.",
    }


def test_of_many_sizes_one_sentence_is_said_and_further_duplicates_are_counted(tmp_path: Path) -> None:
    images = [
        AuditImage(name, save_picture(tmp_path / name, pixels), clean_mask)
        for name, pixels in {
            "a.png": noise(1),
            "b.png": noise(1),
            "c.png": noise(1),
            "d.png": noise(2, (80, 80)),
            "e.png": noise(3, (40, 80)),
            "f.png": noise(4, (80, 40)),
        }.items()
    ]
    source = AuditSource(CLASSES, lambda: iter(images), len(images), ())
    kinds = frozenset({AuditKind.DUPLICATES, AuditKind.SIZES})
    findings = run_audit(source, AuditSettings(kinds), AuditResult(), NO_PROGRESS, CancelToken())
    assert [f.sentence for f in findings if not f.others and f.severity is Severity.NOTE] == [
        "Images have 4 sizes; the commonest is 80 x 60, of 3 images."
    ]
    assert [f.sentence for f in findings if f.others] == [
        "'a.png', 'b.png' and 1 other image show nearly the same picture."
    ]


def test_a_class_that_no_mask_holds_is_named_once(tmp_path: Path) -> None:
    mask = clean_mask()
    mask[mask == 2] = 0
    findings = audited(project(tmp_path, {"a": mask, "b": mask}))
    assert [f.sentence for f in findings if f.kind is AuditKind.UNUSED_CLASSES] == ["No mask holds 'debris'."]


def test_a_missed_object_ranks_before_a_doubtful_place_and_borders_count_for_nothing() -> None:
    predicted = clean_mask()
    labels: LabelMap = np.roll(predicted, 1, axis=1)
    labels[28:58, 38:73] = 0
    predicted[8:22, 62:76] = 2
    uncertainty = np.zeros(SHAPE, np.uint8)
    uncertainty[8:22, 62:76] = 200
    prediction = AuditPrediction(predicted, uncertainty)
    findings = find_disagreements(labels, prediction, CLASSES, AuditSettings(), ABOUT)
    assert [found.places[0] for found in findings] == [Rect(30, 40, 55, 70), Rect(8, 62, 22, 76)]
    assert findings[0].sentence == (
        "The mask has 'background' where the model is sure of 'cell': 750 pixels."
    )
    assert (
        find_disagreements(
            np.roll(clean_mask(), 2, 0), AuditPrediction(clean_mask()), CLASSES, AuditSettings(), ABOUT
        )
        == []
    )


def test_a_key_stays_while_the_finding_does_and_differs_for_another() -> None:
    mask = faulty_masks()["islands"]
    first, _ = examine_mask(mask, CLASSES, AuditSettings(), ABOUT)
    again, _ = examine_mask(mask, CLASSES, AuditSettings(), ABOUT)
    mask[20, 40] = 1
    other, _ = examine_mask(mask, CLASSES, AuditSettings(), ABOUT)
    elsewhere, _ = examine_mask(mask, CLASSES, AuditSettings(), replace(ABOUT, image="b.png"))
    assert [f.key for f in first] == [f.key for f in again]
    assert first[0].key != other[0].key != elsewhere[0].key


def test_an_image_that_the_model_cannot_predict_does_not_end_the_audit(tmp_path: Path) -> None:
    def predict(image: AuditImage) -> AuditPrediction:
        if image.name.startswith("a"):
            raise UserError("It has no channel 4.")
        return AuditPrediction(np.full(SHAPE, 2, np.uint8))

    settings, result = AuditSettings(frozenset({AuditKind.DISAGREEMENT})), AuditResult()
    with Project.open(project(tmp_path, {"a": clean_mask(), "b": clean_mask()}), read_only=True) as opened:
        source = images_of_project(opened)
        findings = run_audit(source, settings, result, NO_PROGRESS, CancelToken(), predict)
    assert [f.sentence for f in findings if f.image == "a.png"] == ["It has no channel 4."]
    assert result.predictions == 1
    assert any(found.image == "b.png" for found in findings)
