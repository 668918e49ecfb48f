"""`audit`: projects and data sets, exit codes, repairs that undo takes back, what is left as it is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.audit.audit import AuditResult, run_audit
from engine.audit.finding import AuditKind
from engine.audit.images import images_of_project
from engine.audit.left_as_is import forget_left, leave_as_is, without_left
from engine.audit.settings import AuditSettings
from engine.commands.cli import parse, run_headless
from engine.core import NO_PROGRESS, CancelToken
from engine.document.history import History
from engine.document.planes import Plane
from engine.storage import ImageStatus, Project
from tests.helpers.audits import CLASSES, SHAPE, clean_mask, dataset, faulty_masks, project
from tests.helpers.cli import inkling_here
from tests.helpers.networks import tiny_model_file

FOUND = {"empty": 1, "one-class": 1, "islands": 2, "holes": 1, "bridges": 1}


def counted(result: dict[str, object]) -> dict[str, int]:
    kinds = result["kinds"]
    assert isinstance(kinds, dict)
    return {kind: count for kind, count in kinds.items() if count}


def test_a_project_and_a_plain_dataset_folder_have_the_same_findings(tmp_path: Path) -> None:
    masks = faulty_masks()
    one = inkling_here(tmp_path, "audit", project(tmp_path / "p", masks))
    other = inkling_here(tmp_path, "audit", dataset(tmp_path / "d", masks))
    assert counted(one) == counted(other) == FOUND
    assert (one["images"], one["masks"]) == (other["images"], other["masks"]) == (6, 6)
    assert [f["place"] for f in one["findings"]] == [f["place"] for f in other["findings"]]


def test_an_unreadable_file_ends_it_with_2_and_other_findings_with_0(tmp_path: Path) -> None:
    folder = dataset(tmp_path / "d", {"a": clean_mask(), "b": clean_mask()})
    assert counted(inkling_here(tmp_path, "audit", folder)) == {}
    (folder / "images" / "a.png").write_bytes(b"no image")
    assert counted(inkling_here(tmp_path, "audit", folder, code=2)) == {"unreadable": 1}


@pytest.mark.parametrize(
    "arguments",
    [
        ("missing",),
        ("d", "--repair", "holes"),
        ("d", "--include", "in-work"),
        ("d", "--all"),
        ("d", "--format", "nonsense"),
        ("d", "--answer", "nonsense=1"),
        ("d", "--answer", "nonsense"),
        ("d", "--answer", "overlap=nonsense"),
        ("d", "--island-px", "0"),
        ("p/audited.inkling", "--format", "png"),
        ("p/audited.inkling", "--kind", "empty", "--repair", "holes"),
        ("p/audited.inkling", "--model", "current"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(
    arguments: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dataset(tmp_path / "d", {"a": clean_mask()})
    project(tmp_path / "p", {"a": clean_mask()})
    first, *others = arguments
    try:
        code = run_headless(parse(["audit", str(tmp_path / first), *others]))
    except SystemExit as ended:
        code = int(ended.code or 0)
    assert code == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


def test_a_repair_is_a_step_of_an_image_that_stays_accepted(tmp_path: Path) -> None:
    masks = faulty_masks()
    path = project(tmp_path, masks)
    result = inkling_here(tmp_path, "audit", path, "--repair", "islands", "holes")
    assert [f["kind"] for f in result["repaired"]] == ["islands", "islands", "holes"]
    assert counted(result) == {"empty": 1, "one-class": 1, "bridges": 1}
    assert counted(inkling_here(tmp_path, "audit", path)) == counted(result)
    with Project.open(path) as opened:
        for record in opened.images.rows():
            assert record.status is ImageStatus.ACCEPTED
            name = record.path.stem
            mended = opened.decided_mask(record.id)
            assert mended is not None
            expected = clean_mask() if name in ("islands", "holes") else masks[name]
            assert np.array_equal(mended, expected)
            file = opened.read_mask_file(record.id)
            assert file is not None
            assert np.array_equal(file, expected)
            if name == "holes":
                state = opened.load_state(record.id, SHAPE)
                history = History(state.planes, opened.journal(record.id), state.position, state.length)
                assert history.undo_label == "Audit: fill holes"
                history.undo()
                assert np.array_equal(state.planes.view(Plane.MASK), masks["holes"])


def test_a_locked_class_is_kept_and_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = project(tmp_path, {"a": faulty_masks()["islands"]})
    with Project.open(path) as opened:
        locked = CLASSES.with_infos([replace(CLASSES[1], is_locked=True)])
        opened.set_classes(locked)
    result = inkling_here(tmp_path, "audit", path, "--repair", "islands")
    assert [f["class"] for f in result["repaired"]] == [2]
    assert "stays as it is" in capsys.readouterr().err


def test_what_is_left_as_it_is_does_not_come_back_until_it_is_another_fault(tmp_path: Path) -> None:
    path = project(tmp_path, faulty_masks())
    with Project.open(path) as opened:
        source = images_of_project(opened)
        findings = run_audit(source, AuditSettings(), AuditResult(), NO_PROGRESS, CancelToken())
        leave_as_is(opened, [found for found in findings if found.kind is AuditKind.ISLANDS])
        assert len(without_left(opened, findings)) == len(findings) - 2
    result = inkling_here(tmp_path, "audit", path)
    assert "islands" not in counted(result)
    assert result["left_as_is"] == 2
    assert counted(inkling_here(tmp_path, "audit", path, "--all")) == FOUND
    with Project.open(path) as opened:
        assert forget_left(opened) == 2
    assert counted(inkling_here(tmp_path, "audit", path)) == FOUND


def test_images_that_are_not_accepted_count_only_when_wanted(tmp_path: Path) -> None:
    path = project(tmp_path, {"a": faulty_masks()["holes"]})
    with Project.open(path) as opened:
        opened.images.set_status(opened.images.rows()[0].id, ImageStatus.STARTED)
    assert inkling_here(tmp_path, "audit", path)["masks"] == 0
    assert counted(inkling_here(tmp_path, "audit", path, "--include", "in-work")) == {"holes": 1}


def test_a_model_is_compared_by_the_names_of_its_classes(tmp_path: Path) -> None:
    folder = dataset(tmp_path / "d", {"a": clean_mask()})
    model = tiny_model_file(tmp_path / "m.safetensors", CLASSES)
    result = inkling_here(tmp_path, "audit", folder, "--model", model, "--kind", "disagreement")
    assert result["predictions"] == 1
    assert all(finding["kind"] == "disagreement" for finding in result["findings"])


def test_that_no_mask_was_compared_with_a_model_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = dataset(tmp_path / "d", {"a": clean_mask()})
    inkling_here(tmp_path, "audit", folder)
    assert "No mask was compared with a model" in capsys.readouterr().out
    inkling_here(tmp_path, "audit", folder, "--kind", "holes")
    assert "No mask was compared with a model" not in capsys.readouterr().out


def test_a_folder_of_pictures_is_looked_at_without_masks(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    for name in ("a", "b", "copy of a"):
        seed = rng if name == "b" else np.random.default_rng(1)
        pixels = seed.integers(0, 255, (32, 48, 3), dtype=np.uint8)
        Image.fromarray(pixels).save(tmp_path / f"{name}.jpg")
    found = inkling_here(tmp_path, "audit", tmp_path)
    assert (found["images"], found["masks"]) == (3, 0)
    assert counted(found) == {"duplicates": 1}


@pytest.mark.parametrize("options", [(), ("--format", "png")])
def test_damaged_masks_at_the_beginning_do_not_make_pictures_of_the_others(
    tmp_path: Path, options: tuple[str, ...]
) -> None:
    masks = tmp_path / "masks"
    masks.mkdir()
    for number in range(6):
        Image.fromarray(clean_mask()).save(masks / f"{number}.png")
    for number in range(5):
        file = masks / f"{number}.png"
        file.write_bytes(file.read_bytes()[:60])
    found = inkling_here(tmp_path, "audit", masks, *options, code=2)
    assert found["masks"] == 1


def test_masks_whose_format_was_named_are_never_looked_at_as_pictures(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    (tmp_path / "masks").mkdir()
    Image.fromarray(rng.integers(0, 255, (32, 48, 3), dtype=np.uint8)).save(tmp_path / "masks" / "a.png")
    found = inkling_here(tmp_path, "audit", tmp_path / "masks", "--format", "png", code=2)
    assert counted(found)["unreadable"] == 1
