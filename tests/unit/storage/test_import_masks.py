"""Taking over masks that were made elsewhere."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.core import CancelledError, CancelToken, ClassList, UserError
from engine.document.planes import Plane
from engine.storage import ImageStatus, Project
from engine.storage.mask_import import import_masks
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
        assert (report.imported, report.problems, report.note) == (2, (), "")
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
        assert history.undo_label == "Import mask"
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
        assert "class 9, but the class list ends at 2" in told["ids"]
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
        assert "255 was read as 'crack'" in report.note
        mask = project.decided_mask(project.images.rows()[0].id)
        assert mask is not None
        assert np.array_equal(mask, blobs() == 1)


def test_255_stays_unlabelled_when_any_mask_has_the_second_class(tmp_path: Path) -> None:
    ignored = np.where(blobs() == 1, 255, 0).astype(np.uint8)
    save_mask(tmp_path / "masks" / "a.png", ignored)
    save_mask(tmp_path / "masks" / "b.png", np.ones(SHAPE, np.uint8))
    with project_of(tmp_path, "a.png", "b.png", classes=TWO) as project:
        assert import_masks(project, tmp_path / "masks").note == ""
        mask = project.decided_mask(project.images.rows()[0].id)
        assert mask is not None
        assert np.array_equal(mask, ignored)


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
        assert report.problems == ()
        assert report.imported == project.images.count()
        for record in project.images.rows():
            with Image.open(found.masks / f"{record.mask_name}.png") as original:
                mask = project.decided_mask(record.id)
                assert mask is not None
                assert np.array_equal(mask, np.asarray(original))
