"""Options of exports: steady numbers and names, turned photos, splits, updates, losses, index."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.core import IGNORE, ClassList, ModelId, UserError
from engine.document.image import read_image, read_mask
from engine.formats.catalog import WRITERS
from engine.formats.export import count_predicted, export
from engine.formats.outgoing.losses import ImageLoss, LossTotals, ReadBack, compared, hole_count
from engine.formats.outgoing.options import ExportOptions, SplitOptions, parse_shares
from engine.formats.outgoing.splits import groups_of
from engine.storage import ImageStatus, Project, accept_mask
from engine.storage.records import ModelRecord
from tests.helpers.cli import inkling
from tests.helpers.exports import skip_without_extra
from tests.helpers.projects import new_project, save_image
from tests.helpers.reviewing import store_prediction

SHAPE = (24, 32)
CLASSES = ClassList.from_names(["background", "cell", "debris"])
WITH_PICTURES = sorted(set(WRITERS) - {"overlays", "measurements"})
OWN_PICTURES = ("nnunet", "nifti", "dicom-seg", "ome-zarr")
"""Formats whose pictures are of another kind than files of one picture."""


def square(top: int = 4, left: int = 6) -> np.ndarray:
    """A ring of 'cell' with a hole, and one pixel of 'debris'."""
    mask = np.zeros(SHAPE, np.uint8)
    mask[top : top + 12, left : left + 12] = 1
    mask[top + 5 : top + 8, left + 5 : left + 8] = 0
    mask[-1, -1] = 2
    return mask


def labelled(folder: Path, names: list[str], accepted: list[str] | None = None) -> Project:
    """A project of noise pictures, those in `accepted` (all without it) with a mask."""
    rng = np.random.default_rng(0)
    for name in names:
        path = folder / "images" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        Image.fromarray(rng.integers(0, 255, (*SHAPE, 3), np.uint8)).save(path)
    project = new_project(folder, folder / "images", CLASSES)
    for record in project.images.rows():
        if accepted is None or record.name in accepted:
            accept_mask(project, record.id, square())
    return project


def index_of(out: Path) -> dict[str, dict[str, str]]:
    with open(out / "inkling" / "index.csv", newline="") as file:
        return {row["name"]: row for row in csv.DictReader(file)}


def ids_of(out: Path) -> dict[str, int]:
    """Numbers of images in any JSON of the export, by file name."""
    for path in out.rglob("*.json"):
        content = json.loads(path.read_text())
        if "images" in content and path.parent.name != "inkling":
            return {Path(i.get("file_name", i.get("name"))).stem: i["id"] for i in content["images"]}
    return {name: int(row["image_id"]) for name, row in index_of(out).items()}


@pytest.mark.parametrize("name", sorted(WRITERS))
def test_an_image_keeps_its_number_and_name_whatever_else_goes_out(tmp_path: Path, name: str) -> None:
    skip_without_extra(name, tmp_path)
    with labelled(tmp_path, ["s/i.png", "s__i.png", "S__I.PNG", "z.png"], ["z.png"]) as project:
        export(project, tmp_path / "first", name)
        for record in project.images.rows():
            accept_mask(project, record.id, square())
        export(project, tmp_path / "all", name)
        first_id = min(record.id for record in project.images.rows())
        project.images.remove([first_id])
        export(project, tmp_path / "less", name)
    everything = ids_of(tmp_path / "all")
    assert len(everything) == 4
    for out in ("first", "less"):
        some = ids_of(tmp_path / out)
        assert some.items() < everything.items()


@pytest.mark.parametrize(
    ("name", "orientation"), [*((name, 6) for name in WITH_PICTURES), ("png", 3), ("coco", 7)]
)
def test_a_photo_that_exif_turns_fits_its_mask_in_every_reader(
    tmp_path: Path, name: str, orientation: int
) -> None:
    skip_without_extra(name, tmp_path)
    exif = Image.Exif()
    exif[0x0112] = orientation
    (tmp_path / "images").mkdir()
    pixels = np.random.default_rng(0).integers(0, 255, (24, 40, 3), np.uint8)
    Image.fromarray(pixels).save(tmp_path / "images" / "p.jpg", exif=exif)
    save_image(tmp_path / "images" / "q.png")
    seen = read_image(tmp_path / "images" / "p.jpg")
    with new_project(tmp_path, tmp_path / "images", CLASSES) as project:
        record = next(r for r in project.images.rows() if r.name == "p.jpg")
        accept_mask(project, record.id, np.ones(seen.shape[:2], np.uint8))
        report = export(project, tmp_path / "out", name)
        export(project, tmp_path / "kept", name, ExportOptions(is_upright=False))
    row = index_of(tmp_path / "out")["p"]
    assert (row["exif_orientation"], row["turned_upright"]) == (str(orientation), "yes")
    assert any("Turned upright" in note for note in report.notes)
    assert (tmp_path / "out" / row["picture"]).exists()
    if name in OWN_PICTURES:
        return
    with Image.open(tmp_path / "out" / row["picture"]) as picture:
        assert picture.getexif().get(0x0112, 1) == 1
        assert np.array_equal(np.asarray(picture.convert("RGB")), seen)
    row = index_of(tmp_path / "kept")["p"]
    original = (tmp_path / "images" / "p.jpg").read_bytes()
    if row["converted"] == "yes":
        return  # A format of PNG alone, in which a picture is upright.
    assert (tmp_path / "kept" / row["picture"]).read_bytes() == original
    assert (row["exif_orientation"], row["turned_upright"]) == (str(orientation), "no")


def test_an_export_of_ours_is_updated_and_files_of_others_in_it_stay(tmp_path: Path) -> None:
    out = tmp_path / "out"
    with labelled(tmp_path, ["a.png", "b.png"], ["a.png"]) as project:
        export(project, out, "png")
        (out / "images" / "notes.txt").write_text("mine")
        with pytest.raises(UserError, match="earlier export of this project"):
            export(project, out, "png")
        for record in project.images.rows():
            accept_mask(project, record.id, square(2, 2))
        project.images.remove([project.images.rows()[0].id])
        export(project, out, "png", ExportOptions(is_update=True))
        assert sorted(p.name for p in (out / "images").iterdir()) == ["b.png", "notes.txt"]
        assert sorted(p.name for p in (out / "masks").iterdir()) == ["b.png"]
        assert sorted(p.name for p in tmp_path.iterdir()) == ["images", "out", "p.inkling"]
        # Once more: what was carried over is still somebody else's.
        export(project, out, "png", ExportOptions(is_update=True))
    assert (out / "images" / "notes.txt").read_text() == "mine"


@pytest.mark.parametrize(
    "change", ["changed", "removed", "unmarked", "other format", "other project", "meets"]
)
def test_anything_but_an_unchanged_export_of_ours_is_refused_and_left_alone(
    tmp_path: Path, change: str
) -> None:
    out = tmp_path / "out"
    with labelled(tmp_path, ["a.png", "b.png"], ["a.png"]) as project:
        export(project, out, "png")
        if change == "changed":
            (out / "masks" / "a.png").write_bytes(b"x" * 10)
        elif change == "removed":
            (out / "masks" / "a.png").unlink()
        elif change == "unmarked":
            (out / "inkling" / "export.json").write_text("{}")
        elif change == "meets":
            (out / "masks" / "b.png").write_bytes(b"mine")
            accept_mask(project, project.images.rows()[1].id, square())
        before = {p: p.read_bytes() for p in out.rglob("*") if p.is_file()}
        update = ExportOptions(is_update=True)
        if change == "other project":
            (tmp_path / "more").mkdir()
            with labelled(tmp_path / "more", ["a.png"]) as other, pytest.raises(UserError):
                export(other, out, "png", update)
        else:
            with pytest.raises(UserError):
                export(project, out, "voc" if change == "other format" else "png", update)
    assert {p: p.read_bytes() for p in out.rglob("*") if p.is_file()} == before
    assert not [p for p in tmp_path.iterdir() if p.name.startswith(".") or "before" in p.name]


def test_groups_and_near_duplicates_are_on_one_side_and_the_seed_decides(tmp_path: Path) -> None:
    names = [f"p{number // 4}_{number}.png" for number in range(24)]
    with labelled(tmp_path, names) as project:
        # An image saved anew as JPEG, smaller and mirrored.
        with Image.open(tmp_path / "images" / names[0]) as image:
            image.resize((64, 48)).transpose(Image.Transpose.FLIP_LEFT_RIGHT).save(
                tmp_path / "images" / "copy.png"
            )
        project.images.add_folder(tmp_path / "images")
        copy = next(r for r in project.images.rows() if r.name == "copy.png")
        accept_mask(project, copy.id, np.ones((48, 64), np.uint8))
        split = SplitOptions((50, 25, 25), seed=3, pattern=r"p(\d+)_")
        report = export(project, tmp_path / "out", "png", ExportOptions(split=split))
        again = export(project, tmp_path / "again", "png", ExportOptions(split=split))
        others = [
            export(project, tmp_path / f"o{seed}", "png", ExportOptions(split=SplitOptions((1, 1, 0), seed)))
            for seed in (0, 1)
        ]
    rows = index_of(tmp_path / "out")
    sides: dict[str, set[str]] = {}
    for name in names:
        sides.setdefault(name.split("_")[0], set()).add(rows[name[:-4]]["split"])
    assert all(len(of) == 1 for of in sides.values())
    assert rows["copy"]["split"] == rows["p0_0"]["split"]
    assert report.splits == again.splits
    assert set(report.splits) == {"train", "val", "test"}
    assert rows == index_of(tmp_path / "again")
    assert others[0].splits.keys() == {"train", "val"}
    assert index_of(tmp_path / "o0") != index_of(tmp_path / "o1")


def test_parts_of_a_split_that_no_image_is_in_are_named(tmp_path: Path) -> None:
    with labelled(tmp_path, [f"p_{number}.png" for number in range(4)]) as project:
        split = SplitOptions((80, 20, 0), pattern="p_")
        report = export(project, tmp_path / "out", "png", ExportOptions(split=split))
        apart = export(project, tmp_path / "apart", "png", ExportOptions(split=SplitOptions((50, 50, 0))))
    assert report.splits == {"train": 4}
    assert report.notes == ("No image is in val: there are too few images, or groups of them, to divide.",)
    assert not apart.notes


def test_an_update_keeps_the_split_of_the_images_that_were_there(tmp_path: Path) -> None:
    names = [f"{number}.png" for number in range(12)]
    split = SplitOptions((60, 20, 20))
    with labelled(tmp_path, names, names[:6]) as project:
        export(project, tmp_path / "out", "png", ExportOptions(split=split))
        before = {name: row["split"] for name, row in index_of(tmp_path / "out").items()}
        for record in project.images.rows():
            accept_mask(project, record.id, square())
        export(project, tmp_path / "out", "png", ExportOptions(split=split, is_update=True))
    after = {name: row["split"] for name, row in index_of(tmp_path / "out").items()}
    assert len(after) == 12
    assert before.items() <= after.items()


def test_predictions_go_out_where_they_are_asked_for_and_say_that_they_are_some(tmp_path: Path) -> None:
    with labelled(tmp_path, ["a.png", "b.png", "c.png"], ["a.png"]) as project:
        project.models.add(ModelRecord.of_file(project.models_dir / "m.safetensors"))
        project.models.set_current(ModelId("m"))
        _, predicted, of_another = project.images.rows()
        store_prediction(project, predicted.id, "m", square(0, 0))
        store_prediction(project, of_another.id, "older", square(0, 0))
        without = export(project, tmp_path / "without", "png")
        assert (without.exported, without.left_out, without.unpredicted) == (1, 2, 0)
        report = export(project, tmp_path / "out", "png", ExportOptions(with_predictions=True))
        # What the file holds is read at the export alone.
        assert count_predicted(project) == (2, 0)
    assert (report.exported, report.left_out, report.unpredicted) == (2, 1, 1)
    states = {name: row["state"] for name, row in index_of(tmp_path / "out").items()}
    assert states == {"a": "accepted", "b": "predicted"}
    assert np.array_equal(read_mask(tmp_path / "out" / "masks" / "b.png", SHAPE, 3), square(0, 0))


def test_without_a_model_no_image_waits_for_its_prediction(tmp_path: Path) -> None:
    with labelled(tmp_path, ["a.png", "b.png"], ["a.png"]) as project:
        report = export(project, tmp_path / "out", "png", ExportOptions(with_predictions=True))
    assert (report.exported, report.left_out, report.unpredicted) == (1, 1, 0)


def test_pixels_that_a_prediction_leaves_open_go_out_open(tmp_path: Path) -> None:
    with labelled(tmp_path, ["a.png"], []) as project:
        project.models.add(ModelRecord.of_file(project.models_dir / "m.safetensors"))
        project.models.set_current(ModelId("m"))
        labels = square()
        labels[:3] = IGNORE
        store_prediction(project, project.images.rows()[0].id, "m", labels)
        export(project, tmp_path / "out", "png", ExportOptions(with_predictions=True))
    assert np.array_equal(read_mask(tmp_path / "out" / "masks" / "a.png", SHAPE, 3), labels)


def test_planes_of_one_file_are_on_one_side(tmp_path: Path) -> None:
    with labelled(tmp_path, ["a.png", "b.png"]) as project:
        first, second = project.images.rows()
    plane = replace(second, path=first.path / "@p2")
    groups = [set(groups_of(record, SplitOptions())) for record in (first, plane, second)]
    assert groups[0] & groups[1]
    assert not groups[0] & groups[2]


def test_states_of_labels_are_in_the_index(tmp_path: Path) -> None:
    with labelled(tmp_path, ["a.png", "b.png"]) as project:
        project.images.set_status(project.images.rows()[1].id, ImageStatus.STARTED)
        options = ExportOptions(include=frozenset({ImageStatus.STARTED}))
        export(project, tmp_path / "out", "png", options)
    assert {name: row["state"] for name, row in index_of(tmp_path / "out").items()} == {
        "a": "accepted",
        "b": "in work",
    }


def loss_of(tmp_path: Path, name: str, mask: np.ndarray) -> ImageLoss:
    """Loss of one image in a format, after its table was found to have it."""
    with labelled(tmp_path, ["a.png"]) as project:
        accept_mask(project, project.images.rows()[0].id, mask)
        report = export(project, tmp_path / "out", name)
    with open(tmp_path / "out" / "inkling" / "losses.csv", newline="") as file:
        assert [row["image"] for row in csv.DictReader(file)] == ["a"]
    return report.losses.images[0]


@pytest.mark.parametrize("name", sorted(set(WRITERS) - {"overlays", "measurements"}))
def test_losses_of_every_format_are_measured_and_only_what_it_cannot_carry_is_lost(
    tmp_path: Path, name: str
) -> None:
    skip_without_extra(name, tmp_path)
    mask = square()
    # Objects of one pixel are below the least size, and in some formats then no object at all.
    mask[-1, -1] = 0
    mask[0, 0] = 255
    loss = loss_of(tmp_path, name, mask)
    carries = WRITERS[name].carries
    assert (loss.pixels, loss.unlabelled_px, loss.objects_lost) == (mask.size, 1, 0)
    assert loss.holes_lost == 0 or not carries.holes
    assert loss.wrong_px == (0 if carries.ignore else 1)


def test_losses_count_holes_objects_and_numbers() -> None:
    mask = square()
    ids = (mask == 1).astype(np.int32)
    filled = np.where(np.pad(np.ones((12, 12), bool), ((4, 8), (6, 14))), np.uint8(1), mask)
    loss = compared("a", mask, ids, ReadBack(filled, ids * 7))
    assert (loss.wrong_px, loss.holes_lost, loss.objects, loss.objects_lost, loss.numbers_changed) == (
        *(9, 1, 1, 0, 1),
    )
    assert 0.9 < loss.mean_iou < 1
    loss = compared("a", mask, ids, ReadBack(np.zeros((3, 3), np.uint8), None))
    assert (loss.wrong_px, loss.mean_iou, loss.objects_lost) == (mask.size, 0.0, 1)
    assert hole_count(mask == 1) == 1
    assert hole_count(np.ones((3, 3), bool)) == 0
    assert hole_count(np.zeros((3, 3), bool)) == 0


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        ("80/20", (80, 20, 0)),
        ("0.8,0.1,0.1", (0.8, 0.1, 0.1)),
        ("1:1:1", (1, 1, 1)),
        ("8/1/1", (8, 1, 1)),
        ("33/33/33", (33, 33, 33)),
        ("100/0", (100, 0, 0)),
    ],
)
def test_shares_as_people_write_them(text: str, shares: tuple[float, ...]) -> None:
    assert parse_shares(text) == shares


@pytest.mark.parametrize(
    ("text", "total"), [("50/60/0", "110, not 100"), ("0.8/0.3", "1.1, not 1"), ("80/10", "90")]
)
def test_shares_that_make_no_whole_are_refused_with_what_they_make(text: str, total: str) -> None:
    with pytest.raises(UserError, match=total):
        parse_shares(text)


@pytest.mark.parametrize("text", ["", "80", "a/b", "0/0", "-1/2", "nan/1", "1/2/3/4", "inf/1", "80/10/10%"])
def test_what_is_no_split_is_refused(text: str) -> None:
    with pytest.raises(UserError):
        parse_shares(text)


def test_the_command_splits_updates_and_reports(tmp_path: Path) -> None:
    with labelled(tmp_path, [f"{number}.png" for number in range(5)]) as project:
        path = str(project.path)
    out = tmp_path / "out"
    more = ("--split", "60/20/20", "--seed", "4", "--groups", r"(\d)", "--json", "-")
    done = inkling("export", path, "--out", str(out), *more)
    assert done.code == 0, done.err
    result = json.loads(done.out)
    assert result["split"] == {"train": 3, "val": 1, "test": 1}
    assert result["losses"]["wrong_px"] == 0
    refused = inkling("export", path, "--out", str(out), *more)
    assert refused.code == 2
    assert "--update" in refused.err
    assert inkling("export", path, "--out", str(out), "--update", *more).code == 0
    for wrong in (
        ("--seed", "1"),
        ("--opacity", "0.5"),
        ("--split", "x"),
        ("--split", "1/1", "--groups", "("),
    ):
        assert inkling("export", path, "--out", str(tmp_path / "x"), *wrong).code == 2
    assert not (tmp_path / "x").exists()


def test_labels_that_were_not_read_back_are_not_said_to_be_the_same() -> None:
    losses = LossTotals()
    losses.add(ImageLoss("a", 100))
    (same,) = losses.sentences(1)
    assert same == "Read back from the files, all labels are the same."
    told = losses.sentences(3)
    assert same not in told
    assert told[-1].startswith("2 images were not found again")
    losses.add(ImageLoss("b", 100, wrong_px=50, mean_iou=0.5))
    assert losses.sentences(2) == losses.sentences(3)[:-1]
