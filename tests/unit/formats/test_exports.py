"""Data sets that go out: exact, whole, complete with what was left out."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.core import IGNORE, CancelledError, CancelToken, Progress, Rect, UserError
from engine.document.image import read_mask
from engine.formats.catalog import WRITERS
from engine.formats.dataset import find_dataset_folder
from engine.formats.export import export
from engine.formats.outgoing.options import PREPARING, ExportOptions
from engine.formats.plain_masks import import_masks
from engine.storage import ImageStatus, Project, accept_mask
from tests.helpers.data import data_set
from tests.helpers.exports import skip_without_extra
from tests.helpers.projects import SHAPE, blobs, new_project, opened_history, paint, save_image

ALSO_IN_WORK = ExportOptions(frozenset({ImageStatus.STARTED}))


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    """Images a.png, sub/b.png and none.png; masks for the first two; the path of the closed project."""
    for name in ("a.png", "sub/b.png", "none.png"):
        save_image(tmp_path / "images" / name)
    for seed, name in enumerate(("a.png", "sub/b.png")):
        (tmp_path / "masks" / name).parent.mkdir(parents=True, exist_ok=True)
        Image.fromarray(blobs(seed=seed)).save(tmp_path / "masks" / name)
    with new_project(tmp_path, tmp_path / "images") as project:
        import_masks(project, tmp_path / "masks")
        project.images.set_split(project.images.rows(text="b")[0].id, "val")
    return project.path


def names_below(folder: Path) -> list[str]:
    """Paths of the files, without the marks of an export."""
    names = sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())
    return [name for name in names if not name.startswith("inkling/")]


def test_a_plain_dataset_has_images_masks_and_classes(labelled: Path, tmp_path: Path) -> None:
    with Project.open(labelled, read_only=True) as project:
        report = export(project, tmp_path / "out", "png")
    out = tmp_path / "out"
    assert (report.exported, report.left_out, report.problems) == (2, 1, ())
    assert names_below(out) == [
        "classes.txt",
        "images/a.png",
        "images/sub__b.png",
        "masks/a.png",
        "masks/sub__b.png",
    ]
    assert (out / "classes.txt").read_bytes() == b"background\ncell\ndebris\n"
    assert (out / "images" / "a.png").read_bytes() == (tmp_path / "images" / "a.png").read_bytes()
    assert np.array_equal(read_mask(out / "masks" / "sub__b.png", SHAPE, 3), blobs(seed=1))


def test_voc_folders_hold_colours_split_and_label_map(labelled: Path, tmp_path: Path) -> None:
    with Project.open(labelled, read_only=True) as project:
        export(project, tmp_path / "out", "voc")
    out = tmp_path / "out"
    assert (out / "ImageSets/Segmentation/train.txt").read_text() == "a\n"
    assert (out / "ImageSets/Segmentation/val.txt").read_text() == "sub__b\n"
    assert (out / "ImageSets/Segmentation/trainval.txt").read_text() == "a\nsub__b\n"
    assert "cell:128,0,0::" in (out / "labelmap.txt").read_text()
    assert (out / "JPEGImages" / "a.png").is_file()
    with Image.open(out / "SegmentationClass" / "a.png") as image:
        assert np.array_equal(np.asarray(image), blobs())
        palette = image.getpalette()
    assert palette is not None
    assert palette[3:6] == [128, 0, 0]


def test_images_of_one_name_in_two_folders_do_not_meet(tmp_path: Path) -> None:
    save_image(tmp_path / "images" / "x__a.png", value=1)
    save_image(tmp_path / "images" / "x" / "a.png", value=2)
    with new_project(tmp_path, tmp_path / "images") as project:
        for record in project.images.rows():
            project.images.set_size(record.id, *SHAPE)
            planes, history = opened_history(project, record.id)
            paint(planes, history, Rect(0, 0, 9, 9), 1)
            project.images.set_status(record.id, ImageStatus.ACCEPTED)
        report = export(project, tmp_path / "out", "png")
    assert report.exported == 2
    assert len(names_below(tmp_path / "out" / "images")) == 2


def test_a_started_image_goes_out_with_its_undecided_pixels_and_a_skipped_one_stays(tmp_path: Path) -> None:
    for name in ("a.png", "b.png"):
        save_image(tmp_path / "images" / name)
    with new_project(tmp_path, tmp_path / "images") as project:
        for record in project.images.rows():
            project.images.set_size(record.id, *SHAPE)
            planes, history = opened_history(project, record.id)
            paint(planes, history, Rect(0, 0, 9, 9), 1)
        project.images.set_status(project.images.rows()[1].id, ImageStatus.SKIPPED)
        report = export(project, tmp_path / "out", "png", ALSO_IN_WORK)
    assert (report.exported, report.left_out, report.in_work) == (1, 1, 0)
    mask = read_mask(tmp_path / "out" / "masks" / "a.png", SHAPE, 3)
    assert mask[0, 0] == 1
    assert mask[100, 100] == IGNORE


def test_an_undone_image_has_no_mask_to_export(tmp_path: Path) -> None:
    save_image(tmp_path / "images" / "a.png")
    with new_project(tmp_path, tmp_path / "images") as project:
        image_id = project.images.rows()[0].id
        project.images.set_size(image_id, *SHAPE)
        planes, history = opened_history(project, image_id)
        paint(planes, history, Rect(0, 0, 9, 9), 1)
        history.undo()
        with pytest.raises(UserError, match="No image of P is accepted yet"):
            export(project, tmp_path / "out", "png")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("name", sorted(WRITERS))
def test_only_accepted_images_go_out_unless_those_in_work_are_asked_for(
    labelled: Path, tmp_path: Path, name: str
) -> None:
    skip_without_extra(name, tmp_path)
    with Project.open(labelled) as project:
        project.images.set_status(project.images.rows(text="b")[0].id, ImageStatus.STARTED)
        report = export(project, tmp_path / "out", name)
        assert (report.exported, report.left_out, report.in_work) == (1, 2, 1)
        report = export(project, tmp_path / "all", name, ALSO_IN_WORK)
        assert (report.exported, report.left_out, report.in_work) == (2, 1, 0)


def test_without_an_accepted_image_the_refusal_counts_those_in_work(labelled: Path, tmp_path: Path) -> None:
    with Project.open(labelled) as project:
        for record in project.images.rows(status=ImageStatus.ACCEPTED):
            project.images.set_status(record.id, ImageStatus.STARTED)
        with pytest.raises(UserError, match="No image of P is accepted yet, 2 images in work"):
            export(project, tmp_path / "out", "png")


def test_predictions_that_there_are_none_of_are_named_where_they_were_asked_for(tmp_path: Path) -> None:
    save_image(tmp_path / "images" / "a.png")
    with (
        new_project(tmp_path, tmp_path / "images") as project,
        pytest.raises(UserError, match="and none has a prediction of the current model"),
    ):
        export(project, tmp_path / "out", "png", ExportOptions(with_predictions=True))


def test_an_accepted_image_that_is_gone_is_a_problem_and_not_left_out_in_silence(
    labelled: Path, tmp_path: Path
) -> None:
    with Project.open(labelled) as project:
        for record in project.images.rows():
            record.path.unlink()
            project.images.set_status(record.id, ImageStatus.MISSING)
            if record.mask_name == "a":
                save_image(record.path)
        report = export(project, tmp_path / "out", "png")
    assert report.exported == 1
    assert [problem.path.name for problem in report.problems] == ["b.png"]


def test_a_report_names_masks_of_one_class(labelled: Path, tmp_path: Path) -> None:
    with Project.open(labelled) as project:
        accept_mask(project, project.images.rows()[0].id, np.full(SHAPE, 1, np.uint8))
        report = export(project, tmp_path / "out", "png")
        assert report.survey.sentences(project.classes) == ["1 of 2 masks holds one class only: a."]


@pytest.mark.parametrize(("name", "is_told"), [("coco", True), ("png", False)])
def test_an_export_says_that_the_search_for_objects_is_prepared_only_where_it_needs_one(
    labelled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, is_told: bool
) -> None:
    monkeypatch.setattr("engine.formats.export.is_prepared", lambda method: False)
    seen: list[Progress] = []
    with Project.open(labelled, read_only=True) as project:
        export(project, tmp_path / "out", name, report=seen.append)
    assert (seen[0] == Progress(0, 2, "images", PREPARING)) is is_told


@pytest.mark.parametrize("name", sorted(WRITERS))
def test_a_filled_folder_is_left_alone(labelled: Path, tmp_path: Path, name: str) -> None:
    skip_without_extra(name, tmp_path)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("1")
    with Project.open(labelled) as project, pytest.raises(UserError, match="not empty"):
        export(project, tmp_path / "out", name)
    assert names_below(tmp_path / "out") == ["mine.txt"]


@pytest.mark.parametrize("name", sorted(WRITERS))
def test_a_cancelled_export_leaves_nothing(labelled: Path, tmp_path: Path, name: str) -> None:
    skip_without_extra(name, tmp_path)
    token = CancelToken()

    def cancel_at_the_second(progress: Progress) -> None:
        if progress.done == 1:
            token.cancel()

    before = sorted(p.name for p in tmp_path.iterdir())
    with Project.open(labelled) as project, pytest.raises(CancelledError):
        export(project, tmp_path / "out", name, report=cancel_at_the_second, token=token)
    assert sorted(p.name for p in tmp_path.iterdir()) == before


def test_a_missing_or_changed_image_is_told_and_the_others_go_out(labelled: Path, tmp_path: Path) -> None:
    save_image(tmp_path / "images" / "sub" / "b.png", shape=(20, 30))
    with Project.open(labelled) as project:
        report = export(project, tmp_path / "out", "png")
    assert report.exported == 1
    assert "30x20 now, but its mask was made on 290x150" in report.problems[0].sentence
    (tmp_path / "images" / "sub" / "b.png").unlink()
    with Project.open(labelled) as project:
        report = export(project, tmp_path / "again", "png")
    assert (report.exported, report.left_out, len(report.problems)) == (1, 2, 1)
    assert report.left_out == len(report.left_out_images)


def test_progress_ends_with_everything_done(labelled: Path, tmp_path: Path) -> None:
    seen: list[Progress] = []
    with Project.open(labelled) as project:
        export(project, tmp_path / "out", "png", report=seen.append)
    assert {(p.unit, p.total) for p in seen} == {("images", 2)}
    done = [p.done for p in seen]
    assert done == sorted(done)
    assert (set(done), done.count(2)) == ({0, 1, 2}, 1)
    assert "checksums" in {p.note for p in seen}


@pytest.mark.parametrize("name", ["voc2007", "cwfid"])
def test_import_then_export_gives_back_every_pixel_and_every_image_byte(tmp_path: Path, name: str) -> None:
    found = find_dataset_folder(data_set(name))
    assert found.masks is not None
    with new_project(tmp_path, found.images, found.classes) as project:
        import_masks(project, found.masks)
        export(project, tmp_path / "out", "png")
    out = find_dataset_folder(tmp_path / "out")
    assert out.classes.names == found.classes.names
    assert names_below(out.images) == names_below(found.images)
    for original in sorted(found.images.iterdir()):
        assert (out.images / original.name).read_bytes() == original.read_bytes()
    for original in sorted(found.masks.iterdir()):
        with Image.open(original) as before, Image.open(tmp_path / "out" / "masks" / original.name) as after:
            assert np.array_equal(np.asarray(before), np.asarray(after))
