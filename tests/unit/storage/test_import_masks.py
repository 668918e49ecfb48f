"""Taking over masks that were made elsewhere."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.core import CancelledError, CancelToken, ClassList, Rect, UserError
from engine.document.planes import Plane
from engine.formats.plain_masks import import_masks
from engine.storage import ImageStatus, Project, accept_mask
from tests.helpers.data import data_set
from tests.helpers.projects import SHAPE, blobs, new_project, opened_history, save_image


def save_mask(path: Path, mask: np.ndarray) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(mask).save(path)


def project_of(tmp_path: Path, *names: str, classes: ClassList | None = None) -> Project:
    for name in names:
        save_image(tmp_path / "images" / name)
    images = tmp_path / "images"
    return new_project(tmp_path, images) if classes is None else new_project(tmp_path, images, classes)


def test_masks_come_in_exactly_and_accept_their_images(tmp_path: Path) -> None:
    save_mask(tmp_path / "masks" / "a.png", blobs(seed=1))
    save_mask(tmp_path / "masks" / "sub" / "b.png", blobs(seed=2))
    with project_of(tmp_path, "a.png", "sub/b.png", "c.png") as project:
        report = import_masks(project, tmp_path / "masks")
        assert (report.imported, report.problems, report.notes) == (2, [], [])
        by_rel = {record.mask_name: record for record in project.images.rows()}
        assert by_rel["a"].status == by_rel["sub/b"].status == ImageStatus.ACCEPTED
        assert by_rel["c"].status == ImageStatus.NEW
        assert (by_rel["a"].height, by_rel["a"].width) == SHAPE
        mask = project.decided_mask(by_rel["sub/b"].id)
        written = project.read_mask_file(by_rel["sub/b"].id)
        assert mask is not None
        assert written is not None
        assert np.array_equal(mask, blobs(seed=2))
        assert np.array_equal(written, blobs(seed=2))


def test_an_import_can_be_undone(tmp_path: Path) -> None:
    save_mask(tmp_path / "masks" / "a.png", blobs())
    with project_of(tmp_path, "a.png") as project:
        import_masks(project, tmp_path / "masks")
        planes, history = opened_history(project, project.images.rows()[0].id)
        assert history.undo_label == "Import labels"
        history.undo()
        assert (planes.view(Plane.MASK) == 255).all()


def test_files_that_do_not_fit_are_told_one_by_one_and_the_others_come_in(tmp_path: Path) -> None:
    save_mask(tmp_path / "masks" / "good.png", blobs())
    save_mask(tmp_path / "masks" / "size.png", blobs((100, 90)))
    save_mask(tmp_path / "masks" / "swapped.png", blobs(SHAPE[::-1]))
    save_mask(tmp_path / "masks" / "ids.png", np.full(SHAPE, 9, np.uint8))
    save_mask(tmp_path / "masks" / "nobody.png", blobs())
    (tmp_path / "masks" / "broken.png").write_bytes(b"text")
    with project_of(tmp_path, "good.png", "size.png", "swapped.png", "ids.png", "broken.png") as project:
        report = import_masks(project, tmp_path / "masks")
        assert report.imported == 1
        told = {problem.path.stem: problem.sentence for problem in report.problems}
        assert sorted(told) == ["broken", "ids", "nobody", "size", "swapped"]
        assert "90x100, but its image is 290x150" in told["size"]
        assert "swapped" in told["swapped"]
        assert "holds class 9 in " in told["ids"]
        assert "but the class list ends at 2" in told["ids"]
        assert "No image belongs" in told["nobody"]
        assert "not an image" in told["broken"]
        assert project.images.counts()[ImageStatus.ACCEPTED] == 1


def test_a_flat_folder_of_masks_finds_images_in_subfolders_unless_two_bear_the_name(tmp_path: Path) -> None:
    save_mask(tmp_path / "masks" / "only.png", blobs())
    save_mask(tmp_path / "masks" / "twice.png", blobs())
    with project_of(tmp_path, "x/only.png", "x/twice.png", "y/twice.png") as project:
        report = import_masks(project, tmp_path / "masks")
        assert report.imported == 1
        assert "Several images" in report.problems[0].sentence


TWO = ClassList.from_names(["background", "crack"])


def test_a_folder_of_black_and_white_masks_is_understood_and_told(tmp_path: Path) -> None:
    for seed, name in enumerate(("a.png", "b.png")):
        save_mask(tmp_path / "masks" / name, np.where(blobs(seed=seed) == 1, 255, 0).astype(np.uint8))
    with project_of(tmp_path, "a.png", "b.png", classes=TWO) as project:
        report = import_masks(project, tmp_path / "masks")
        assert "255 was read as 'crack'" in " ".join(report.notes)
        mask = project.decided_mask(project.images.rows()[0].id)
        assert mask is not None
        assert np.array_equal(mask, blobs() == 1)


def test_255_stays_unlabelled_when_any_mask_has_the_second_class(tmp_path: Path) -> None:
    ignored = np.where(blobs() == 1, 255, 0).astype(np.uint8)
    save_mask(tmp_path / "masks" / "a.png", ignored)
    save_mask(tmp_path / "masks" / "b.png", np.ones(SHAPE, np.uint8))
    with project_of(tmp_path, "a.png", "b.png", classes=TWO) as project:
        assert import_masks(project, tmp_path / "masks").notes == []
        mask = project.decided_mask(project.images.rows()[0].id)
        assert mask is not None
        assert np.array_equal(mask, ignored)


def status_of(project: Project, name: str) -> ImageStatus:
    return next(r.status for r in project.images.rows() if r.mask_name == name)


@pytest.mark.parametrize("work", ["accepted", "painted", "scribbled"])
def test_labels_that_are_there_stay_and_are_named(tmp_path: Path, work: str) -> None:
    save_mask(tmp_path / "masks" / "a.png", blobs(seed=1))
    save_mask(tmp_path / "masks" / "b.png", blobs(seed=2))
    with project_of(tmp_path, "a.png", "b.png") as project:
        first = project.images.rows()[0]
        before = np.full(SHAPE, 2, np.uint8)
        accept_mask(project, first.id, before)
        if work != "accepted":
            project.images.set_status(first.id, ImageStatus.STARTED)
        if work == "scribbled":
            planes, history = opened_history(project, first.id)
            history.undo()
            with planes.edit("Scribble") as edit:
                edit.put(Plane.SCRIBBLES, Rect(0, 0, 5, 5), None, 1)
            assert edit.change is not None
            history.push(edit.change)
        planes = opened_history(project, first.id)[0]
        report = import_masks(project, tmp_path / "masks")
        assert (report.imported, report.kept) == (1, ["a"])
        after = opened_history(project, first.id)[0]
        assert all(np.array_equal(planes.view(plane), after.view(plane)) for plane in Plane)


def test_labels_that_are_there_are_replaced_when_that_is_asked_for_and_undo_brings_them_back(
    tmp_path: Path,
) -> None:
    save_mask(tmp_path / "masks" / "a.png", blobs(seed=1))
    with project_of(tmp_path, "a.png") as project:
        image_id = project.images.rows()[0].id
        before = np.full(SHAPE, 2, np.uint8)
        accept_mask(project, image_id, before)
        report = import_masks(project, tmp_path / "masks", replace=True)
        assert (report.imported, report.kept) == (1, [])
        planes, history = opened_history(project, image_id)
        assert np.array_equal(planes.view(Plane.MASK), blobs(seed=1))
        history.undo()
        assert np.array_equal(planes.view(Plane.MASK), before)


def test_a_second_mask_of_one_import_for_the_same_image_is_left_out(tmp_path: Path) -> None:
    save_mask(tmp_path / "masks" / "a.png", blobs(seed=1))
    save_mask(tmp_path / "masks" / "r1" / "a.png", blobs(seed=2))
    with project_of(tmp_path, "a.png") as project:
        report = import_masks(project, tmp_path / "masks", replace=True)
        assert report.imported == 1
        assert "Another mask for a.png" in report.problems[0].sentence
        assert np.array_equal(project.decided_mask(project.images.rows()[0].id), blobs(seed=1))


def test_a_mask_that_labels_no_pixel_is_said_and_accepts_nothing(tmp_path: Path) -> None:
    save_mask(tmp_path / "masks" / "a.png", np.full(SHAPE, 255, np.uint8))
    with project_of(tmp_path, "a.png") as project:
        report = import_masks(project, tmp_path / "masks")
        assert report.imported == 0
        assert "labels no pixel" in report.problems[0].sentence
        assert status_of(project, "a") is ImageStatus.NEW


@pytest.mark.parametrize("count", [2, 3])
def test_black_and_white_masks_that_may_mean_two_things_are_not_accepted(tmp_path: Path, count: int) -> None:
    classes = ClassList.from_names(["background", "crack", "hole"][:count])
    white = np.where(blobs() == 1, 255, 0).astype(np.uint8)
    grey = white.copy()
    grey[0, 0] = 1
    save_mask(tmp_path / "masks" / "a.png", white)
    save_mask(tmp_path / "masks" / "b.png", grey)
    with project_of(tmp_path, "a.png", "b.png", classes=classes) as project:
        report = import_masks(project, tmp_path / "masks")
        assert report.open_names == ["a"]
        assert status_of(project, "a") is ImageStatus.STARTED
        assert status_of(project, "b") is ImageStatus.ACCEPTED


def test_masks_of_one_class_and_mostly_unlabelled_ones_are_named(tmp_path: Path) -> None:
    sparse = np.full(SHAPE, 255, np.uint8)
    sparse[:3], sparse[-3:] = 0, 1
    save_mask(tmp_path / "masks" / "a.png", np.zeros(SHAPE, np.uint8))
    save_mask(tmp_path / "masks" / "b.png", sparse)
    save_mask(tmp_path / "masks" / "c.png", blobs())
    with project_of(tmp_path, "a.png", "b.png", "c.png") as project:
        survey = import_masks(project, tmp_path / "masks").survey
        assert survey.sentences(project.classes) == [
            "1 of 3 masks holds nothing but background: a.",
            "1 of 3 masks is mostly unlabelled: b.",
        ]


def test_a_folder_without_masks_is_refused(tmp_path: Path) -> None:
    (tmp_path / "masks").mkdir()
    with project_of(tmp_path, "a.png") as project, pytest.raises(UserError, match="No mask in"):
        import_masks(project, tmp_path / "masks")


def test_a_cancelled_import_keeps_what_it_had(tmp_path: Path) -> None:
    token = CancelToken()
    token.cancel()
    save_mask(tmp_path / "masks" / "a.png", blobs())
    with project_of(tmp_path, "a.png") as project:
        with pytest.raises(CancelledError):
            import_masks(project, tmp_path / "masks", token=token)
        assert project.images.counts()[ImageStatus.NEW] == 1


@pytest.mark.parametrize("name", ["voc2007", "cwfid", "isbi2012-em"])
def test_real_masks_are_bit_exact_after_the_import(tmp_path: Path, name: str) -> None:
    from engine.formats.dataset import find_dataset_folder

    found = find_dataset_folder(data_set(name))
    assert found.masks is not None
    with new_project(tmp_path, found.images, found.classes) as project:
        report = import_masks(project, found.masks)
        assert report.problems == []
        assert report.imported == project.images.count()
        for record in project.images.rows():
            with Image.open(found.masks / f"{record.mask_name}.png") as original:
                mask = project.decided_mask(record.id)
                assert mask is not None
                assert np.array_equal(mask, np.asarray(original))
