"""Data sets as other programs leave them: read as they are meant, asked about where unclear, never run."""

from __future__ import annotations

import io
import json
import pickle
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tifffile
from PIL import Image

from engine.core import NO_PROGRESS, ClassList, UserError
from engine.core.plane_path import view_of
from engine.document.image import MAX_PIXELS
from engine.document.stacks.choice import StackChoice
from engine.formats.catalog import READERS
from engine.formats.export import export
from engine.formats.incoming.arrivals import ArrivalCounts, count_arrivals
from engine.formats.incoming.contents import IncomingDataset
from engine.formats.incoming.import_dataset import DatasetReport, import_dataset
from engine.formats.incoming.mapping import resolve_mapping, suggested_mapping
from engine.formats.incoming.recognition import recognise_source
from engine.storage import Project
from tests.helpers.incoming import take_in

SHAPE = (20, 30)
TWO = ClassList.from_names(["background", "cell"])


def save(path: Path, pixels: np.ndarray, **options: Any) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(pixels).save(path, **options)
    return path


def picture(seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 256, (*SHAPE, 3), np.uint8)


def opened(name: str, source: Path, **answers: str) -> IncomingDataset:
    return READERS[name].load().open(source, answers)


def imported(project: Project, name: str, source: Path) -> DatasetReport:
    """Import with the suggested classes, as a person who only says yes."""
    dataset = opened(name, source)
    mapping = resolve_mapping(
        suggested_mapping(dataset.classes, project.classes), dataset.classes, project.classes
    )
    project.set_classes(mapping.classes)
    outcome = DatasetReport()
    import_dataset(project, dataset, mapping, {}, outcome, NO_PROGRESS, source=source)
    assert outcome.problems == []
    return outcome


def cityscapes(folder: Path) -> tuple[np.ndarray, np.ndarray]:
    labels = np.full(SHAPE, 7, np.uint8)
    labels[2:8, 2:14], labels[12:18, 5:25], labels[19, 29] = 26, 24, 26
    numbers = labels.astype(np.uint16)
    numbers[2:8, 2:8], numbers[2:8, 8:14] = 26000, 26001  # These touch.
    numbers[12:18, 5:25] = 24003
    save(folder / "leftImg8bit/val/ulm/ulm_000_leftImg8bit.png", picture())
    save(folder / "gtFine/val/ulm/ulm_000_gtFine_labelIds.png", labels)
    save(folder / "gtFine/val/ulm/ulm_000_gtFine_instanceIds.png", numbers)
    return labels, numbers


@pytest.mark.parametrize("again", [False, True])
def test_cityscapes_goes_in_and_out_with_its_numbers(tmp_path: Path, again: bool) -> None:
    labels, numbers = cityscapes(tmp_path / "set")
    source = tmp_path / "set"
    for turn in ("first", "second")[: 1 + again]:
        with Project.create(
            tmp_path / f"{turn}.inkling", name="p", classes=ClassList.from_names(["road"])
        ) as project:
            assert imported(project, "cityscapes", source).imported == 1
            export(project, tmp_path / turn, "cityscapes")
        source = tmp_path / turn
    (file,) = (source / "gtFine").rglob("*_labelIds.png")
    assert np.array_equal(np.asarray(Image.open(file)), labels)
    (file,) = (source / "gtFine").rglob("*_instanceIds.png")
    assert np.array_equal(np.asarray(Image.open(file)), numbers)


def test_objects_that_touch_come_out_of_a_label_image_as_they_came_in(tmp_path: Path) -> None:
    ids = np.zeros(SHAPE, np.uint16)
    ids[2:8, 2:8], ids[2:8, 8:14], ids[15, 15], ids[10:12, 3:6] = 9, 60000, 17, 2
    save(tmp_path / "set/masks/a.png", ids)
    save(tmp_path / "set/images/a.png", picture())
    assert recognise_source(tmp_path / "set")[0].name == "label-images"
    classes = ClassList.from_names(["background", "cell"])
    with Project.create(tmp_path / "p.inkling", name="p", classes=classes) as project:
        imported(project, "label-images", tmp_path / "set")
        for name, file in (("label-images", "train/masks/a.tif"), ("numpy", "instances/a.npy")):
            export(project, tmp_path / name, name)
            path = tmp_path / name / file
            read = np.load(path) if path.suffix == ".npy" else np.asarray(Image.open(path))
            assert np.array_equal(read, ids)


class Harmful:
    """Would make a folder when unpickled."""

    def __init__(self, place: Path) -> None:
        self.place = place

    def __reduce__(self) -> Any:
        return (Path.mkdir, (self.place,))


@pytest.mark.parametrize("layout", ["{kind}", "train/{kind}", "{kind}/train"])
def test_masks_of_classes_beside_those_of_objects_are_not_read_as_objects_too(
    tmp_path: Path, layout: str
) -> None:
    mask = np.zeros(SHAPE, np.uint16)
    mask[4:9, 4:9], mask[4:9, 9:14] = 1, 300
    for number in range(3):
        for kind, pixels in (("images", picture(number)), ("instances", mask)):
            save(tmp_path / layout.format(kind=kind) / f"{number}.png", pixels)
        save(tmp_path / layout.format(kind="masks") / f"{number}.png", (mask > 0).astype(np.uint8))
    dataset = opened("label-images", tmp_path)
    read = [image.read() for image in dataset.images()]
    assert len(read) == 3
    assert all(labels.ids is not None and labels.ids.max() == 300 for labels in read)
    assert "1 folder of other masks of the same pictures" in dataset.left_out.sentence


@pytest.mark.parametrize("layout", ["{kind}", "train/{kind}", "{kind}/train"])
def test_masks_of_other_pictures_in_another_folder_are_imported_too(tmp_path: Path, layout: str) -> None:
    mask = np.zeros(SHAPE, np.uint16)
    mask[4:9, 4:9] = 300
    for name in "abcd":
        save(tmp_path / layout.format(kind="images") / f"{name}.png", picture())
    for name in ("masks/a", "masks/b_mask", "labels/c", "labels/d", "instances/A", "instances/b"):
        kind, stem = name.split("/")
        save(tmp_path / layout.format(kind=kind) / f"{stem}.tif", mask)
    save(tmp_path / layout.format(kind="objects") / "d.png", mask.astype(np.uint8))
    dataset = opened("label-images", tmp_path)
    assert sorted(Path(image.name).stem for image in dataset.images()) == ["a", "b", "c", "d"]
    assert "2 folders of other masks of the same pictures" in dataset.left_out.sentence


@pytest.mark.parametrize("kind", ["label-images", "nnunet", "png"])
def test_pictures_of_which_other_channels_are_shown_are_found_again(tmp_path: Path, kind: str) -> None:
    images, masks, ending = {"nnunet": ("imagesTr", "labelsTr", "_0000")}.get(kind, ("images", "masks", ""))
    stack = np.random.default_rng(0).integers(0, 4000, (2, *SHAPE)).astype(np.uint16)
    for number in range(2):
        file = tmp_path / images / f"{number}{ending}.tif"
        file.parent.mkdir(exist_ok=True)
        tifffile.imwrite(file, stack + number, imagej=True, metadata={"axes": "CYX"})
        mask = np.zeros(SHAPE, np.uint16 if kind == "label-images" else np.uint8)
        mask[4:9, 4:9] = 1
        (tmp_path / masks).mkdir(exist_ok=True)
        tifffile.imwrite(tmp_path / masks / f"{number}.tif", mask)
    content = {"channel_names": {"0": "x"}, "labels": {"background": 0, "cell": 1}, "file_ending": ".tif"}
    (tmp_path / "dataset.json").write_text(json.dumps(content), encoding="utf-8")
    classes = ClassList.from_names(["background", "cell"])
    with Project.create(tmp_path / "p.inkling", name="P", classes=classes) as project:
        choice = StackChoice.parse("first", "2=green:0:4000")
        project.images.add_folder(tmp_path / images, pictures=lambda file: choice.pictures(file, MAX_PIXELS))
        assert all(view_of(record.path.as_posix()) for record in project.images.rows())
        outcome = imported(project, kind, tmp_path)
        assert (outcome.imported, outcome.added, project.images.count()) == (2, [], 2)


def seg_file(path: Path, content: Any, protocol: int = 4) -> Path:
    array = np.empty((), object)
    array[()] = content
    stream = io.BytesIO()
    np.lib.format.write_array_header_1_0(stream, {"descr": "|O", "fortran_order": False, "shape": ()})
    path.write_bytes(stream.getvalue() + pickle.dumps(array, protocol))
    return path


@pytest.mark.parametrize("protocol", range(6))
@pytest.mark.parametrize("kind", ["uint16", "int32", ">u4", "fortran"])
def test_a_seg_file_is_read_at_every_protocol(tmp_path: Path, protocol: int, kind: str) -> None:
    ids = np.arange(600).reshape(SHAPE)
    masks = np.asfortranarray(ids.astype("uint16")) if kind == "fortran" else ids.astype(kind)
    save(tmp_path / "a.png", picture())
    seg_file(tmp_path / "a_seg.npy", {"masks": masks, "filename": "a.png", "est_diam": 3.5}, protocol)
    (image,) = opened("cellpose", tmp_path).images()
    assert image.file == tmp_path / "a.png"
    assert np.array_equal(image.read().ids, ids)


def test_a_pickle_of_a_stranger_is_not_run(tmp_path: Path) -> None:
    place = tmp_path / "made"
    masks = np.ones(SHAPE, np.uint16)
    seg_file(tmp_path / "a_seg.npy", {"masks": masks, "other": Harmful(place)})
    seg_file(tmp_path / "b_seg.npy", {"masks": Harmful(place)})
    seg_file(tmp_path / "c_seg.npy", Harmful(place))
    first, second, third = opened("cellpose", tmp_path).images()
    assert np.array_equal(first.read().ids, masks)
    for image in (second, third):
        with pytest.raises(UserError, match="no file of Cellpose"):
            image.read()
    assert not place.exists()


def deep_key() -> bytes:
    """A pickle whose key of a dictionary takes 2^60 steps to be hashed."""
    steps = b"".join(b"(" + b"h" + bytes([n]) + b"h" + bytes([n]) + b"tq" + bytes([n + 1]) for n in range(60))
    return b"\x80\x02}" + b")q\x00" + steps + b"K\x01s."


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x80\x04",
        b"\x80\x04]\x94h\xff.",
        b"\x80\x02B\xff\xff\xff\x7f.",
        b"\x80\x02K\x01r\xff\xff\xff\x7f.",
        b"\x80\x02((((.",
        b"\x80\x02e.",
        b"\x80\x02\x85.",
        b"cos\nsystem\n(S'true'\ntR.",
        deep_key(),
    ],
)
def test_damaged_and_hostile_pickles_are_refused_at_once(tmp_path: Path, data: bytes) -> None:
    stream = io.BytesIO()
    np.lib.format.write_array_header_1_0(stream, {"descr": "|O", "fortran_order": False, "shape": ()})
    (tmp_path / "a_seg.npy").write_bytes(stream.getvalue() + data)
    (image,) = opened("cellpose", tmp_path).images()
    with pytest.raises(UserError, match="no file of Cellpose"):
        image.read()


def test_arrays_of_python_objects_are_refused(tmp_path: Path) -> None:
    (tmp_path / "masks").mkdir()
    np.save(tmp_path / "masks/a.npy", np.array([Harmful(tmp_path / "made")], dtype=object), allow_pickle=True)
    (image,) = opened("numpy", tmp_path).images()
    with pytest.raises(UserError, match="Python objects"):
        image.read()
    assert not (tmp_path / "made").exists()


def black_and_white() -> np.ndarray:
    white = np.zeros(SHAPE, np.uint8)
    white[5:12, 6:20] = 255
    return white


def test_jpeg_masks_are_read_as_black_and_white(tmp_path: Path) -> None:
    save(tmp_path / "images/a.jpg", picture())
    save(tmp_path / "masks/a.jpg", black_and_white(), quality=75)
    assert recognise_source(tmp_path)[0].name == "masks"
    dataset = opened("masks", tmp_path)
    (image,) = dataset.images()
    assert np.array_equal(image.read().values, black_and_white() // 255)
    assert "JPEG" in dataset.notes[0]


@pytest.mark.parametrize("ending", ["_mask", "_masks", "_segmentation", "_label", "_labels"])
def test_masks_beside_their_pictures_are_found_by_their_endings(tmp_path: Path, ending: str) -> None:
    save(tmp_path / "x.jpg", picture())
    save(tmp_path / f"x{ending}.png", black_and_white())
    assert recognise_source(tmp_path)[0].name == "masks"
    (image,) = opened("masks", tmp_path).images()
    assert (image.file, image.mask_file) == (tmp_path / "x.jpg", tmp_path / f"x{ending}.png")


def test_what_255_means_is_asked_where_nothing_tells(tmp_path: Path) -> None:
    save(tmp_path / "images/a.png", picture())
    save(tmp_path / "masks/a.png", black_and_white())
    (question,) = opened("masks", tmp_path).questions
    assert question.default is None
    roles = {
        white: {c.key: c.role for c in opened("masks", tmp_path, white=white).classes}
        for white, _ in question.choices
    }
    assert roles == {"object": {0: "class", 255: "class"}, "unlabelled": {0: "class", 255: "ignore"}}


def test_colours_without_a_table_are_a_class_each(tmp_path: Path) -> None:
    colours = np.zeros((*SHAPE, 3), np.uint8)
    colours[3:9, 3:9] = (255, 0, 10)
    save(tmp_path / "images/a.png", picture())
    save(tmp_path / "masks/a.png", colours)
    classes = opened("masks", tmp_path).classes
    assert [(c.name, c.color) for c in classes] == [("#000000", (0, 0, 0)), ("#ff000a", (255, 0, 10))]
    save(tmp_path / "masks/a.png", picture())
    with pytest.raises(UserError, match="look like photographs"):
        opened("masks", tmp_path)


@pytest.mark.parametrize(
    ("heading", "row", "order"),
    [
        ("ImageId,EncodedPixels", "a.png,1 2 21 2", None),
        ("ImageId,ClassId,EncodedPixels", "a.png,3,1 2 21 2", None),
        ("id,annotation,width,height,cell_type", "a,1 2 31 2,30,20,cort", None),
        ("id,rle", "a,1 2 31 2", "rows"),
    ],
)
def test_run_lengths_go_as_their_table_has_them(
    tmp_path: Path, heading: str, row: str, order: str | None
) -> None:
    save(tmp_path / "train/a.png", picture())
    (tmp_path / "train.csv").write_text(f"{heading}\n{row}\n")
    assert recognise_source(tmp_path)[0].name == "run-lengths"
    answers = {} if order is None else {"order": order}
    (image,) = opened("run-lengths", tmp_path, **answers).images()
    (shape,) = image.read().shapes
    assert (shape.top, shape.left) == (0, 0)
    assert shape.bitmap is not None
    assert shape.bitmap.shape == (2, 2)
    assert shape.bitmap.all()
    assert image.file == tmp_path / "train/a.png"


@pytest.mark.parametrize("runs", ["1", "0 3", "1 x", "1 5 3 2", "600 2", "-1 2", "1 99999999999999"])
def test_runs_that_cannot_be_are_refused(tmp_path: Path, runs: str) -> None:
    save(tmp_path / "a.png", picture())
    (tmp_path / "train.csv").write_text(f"ImageId,EncodedPixels\na.png,{runs}\n")
    (image,) = opened("run-lengths", tmp_path).images()
    with pytest.raises(UserError, match=r"runs of a\.png"):
        image.read()


def test_nnunet_regions_channels_and_ignore(tmp_path: Path) -> None:
    description = {
        "channel_names": {"0": "T1", "1": "T2"},
        "labels": {"background": 0, "whole": [1, 2], "core": [2], "ignore": 3},
        "numTraining": 1,
        "file_ending": ".png",
    }
    (tmp_path / "dataset.json").write_text(json.dumps(description))
    for channel in ("0000", "0001"):
        save(tmp_path / f"imagesTr/case_{channel}.png", picture()[:, :, 0])
    save(tmp_path / "labelsTr/case.png", np.full(SHAPE, 2, np.uint8))
    dataset = opened("nnunet", tmp_path, channel="0001")
    assert [(c.key, c.name, c.role) for c in dataset.classes] == [
        (0, "background", "class"),
        (1, "whole", "class"),
        (2, "core", "class"),
        (3, "ignore", "ignore"),
    ]
    assert [q.key for q in dataset.questions] == ["channel"]
    (image,) = dataset.images()
    assert image.file == tmp_path / "imagesTr/case_0001.png"


def test_class_names_of_other_programs_are_not_taken_for_ours(tmp_path: Path) -> None:
    labels = {"background": 0, "lung": 1, "ignore": 2}
    description = {"labels": labels, "class_names": {"1": "Lung", "2": "Rest"}, "file_ending": ".png"}
    (tmp_path / "dataset.json").write_text(json.dumps(description))
    save(tmp_path / "imagesTr/case_0000.png", picture()[:, :, 0])
    save(tmp_path / "labelsTr/case.png", np.full(SHAPE, 1, np.uint8))
    assert [(c.name, c.role) for c in opened("nnunet", tmp_path).classes] == [
        ("background", "class"),
        ("lung", "class"),
        ("ignore", "ignore"),
    ]


@pytest.mark.parametrize("name", ["../secret.png", "/etc/passwd", "a/../../b.png"])
def test_a_table_cannot_name_files_outside(tmp_path: Path, name: str) -> None:
    (tmp_path / "metadata.csv").write_text(f"file_name,mask_file_name\na.png,{name}\n")
    with pytest.raises(UserError, match="leads out of"):
        list(opened("huggingface", tmp_path).images())


def with_a_damaged_volume(project: Project, name: str, source: Path) -> None:
    """Of the volumes of a source the first is damaged, and one is for another picture."""
    (source / "classes.txt").write_text("background\ncell\n", encoding="utf-8")
    dataset = opened(name, source)
    mapping = resolve_mapping(
        suggested_mapping(dataset.classes, project.classes), dataset.classes, project.classes
    )
    outcome = DatasetReport()
    counts = count_arrivals(project, opened(name, source), source, NO_PROGRESS, None)
    import_dataset(project, dataset, mapping, {}, outcome, NO_PROGRESS, source=source)
    assert counts == ArrivalCounts(new=1, homeless=2)
    assert (len(outcome.added), outcome.imported) == (1, 1)
    assert [Path(problem.name).name.partition(".")[0] for problem in outcome.problems] == ["a", "c"]
    assert "c" in outcome.problems[1].sentence
    assert "2 planes" in outcome.problems[1].sentence


def test_an_ome_tiff_that_cannot_be_read_leaves_the_others_in(tmp_path: Path) -> None:
    for name, planes in (("a", 1), ("b", 1), ("c", 2)):
        for folder, count in (("images", 1), ("labels", planes)):
            (tmp_path / "set" / folder).mkdir(parents=True, exist_ok=True)
            values = np.ones((count, *SHAPE), np.uint8)
            axes = {"axes": "ZYX"}
            tifffile.imwrite(tmp_path / "set" / folder / f"{name}.ome.tif", values, metadata=axes)
    (tmp_path / "set" / "labels" / "a.ome.tif").write_bytes(b"II*\0 damaged")
    with Project.create(tmp_path / "p.inkling", name="P", classes=TWO) as project:
        with_a_damaged_volume(project, "ome-tiff", tmp_path / "set")


def test_a_nifti_that_cannot_be_read_leaves_the_others_in(tmp_path: Path) -> None:
    nibabel = pytest.importorskip("nibabel")
    for name, planes in (("a", 1), ("b", 1), ("c", 2)):
        for folder, count in (("images", 1), ("labels", planes)):
            (tmp_path / "set" / folder).mkdir(parents=True, exist_ok=True)
            values = np.ones((*SHAPE, count), np.uint8)
            nibabel.save(nibabel.Nifti1Image(values, np.eye(4)), tmp_path / "set" / folder / f"{name}.nii.gz")
    (tmp_path / "set" / "labels" / "a.nii.gz").write_bytes(b"damaged")
    with Project.create(tmp_path / "p.inkling", name="P", classes=TWO) as project:
        with_a_damaged_volume(project, "nifti", tmp_path / "set")


@pytest.mark.parametrize(
    ("picture_name", "mask_name", "format_name"),
    [
        ("a.tif", "a_cp_masks.tif", "cellpose"),
        ("a.png", "a_cp_masks.png", "cellpose"),
        ("a.tif", "a_masks.tif", "label-images"),
        ("a.png", "a_masks.png", "label-images"),
        ("a_img.png", "a_masks.png", "label-images"),
        ("images/a.png", "masks/a_cp_masks.png", "cellpose"),
        ("images/a.png", "masks/a_masks.png", "label-images"),
        ("train/a.tif", "train/a_masks.tif", "label-images"),
    ],
)
def test_masks_by_all_names_of_cellpose_number_objects(
    picture_name: str, mask_name: str, format_name: str, tmp_path: Path
) -> None:
    values = np.zeros(SHAPE, np.uint16)
    values[2:5, 2:6], values[2:5, 6:9] = 1, 2
    save(tmp_path / "d" / picture_name, picture())
    save(tmp_path / "d" / mask_name, values)
    taken = take_in(tmp_path, tmp_path / "d")
    assert taken.survey.format == format_name
    (numbers,) = taken.numbers.values()
    assert np.array_equal(numbers, values)


def test_masks_of_cellpose_by_several_names_come_in_together(tmp_path: Path) -> None:
    """Flows and outputs beside them are no pictures; what has no mask is counted, with what to do."""
    values = np.zeros(SHAPE, np.uint16)
    values[2:5, 2:6] = 1
    for name in ("a.tif", "b.png", "c_img.png", "d.png", "e.png", "b_cp_output.png"):
        save(tmp_path / "d" / name, picture())
    for name in ("a_masks.tif", "a_flows.tif", "b_cp_masks.png", "c_masks.png", "d_masks.png", "e_mask.png"):
        save(tmp_path / "d" / name, values)
    taken = take_in(tmp_path, tmp_path / "d")
    assert (taken.survey.format, sorted(taken.masks)) == (
        "cellpose",
        ["a.tif", "b.png", "c_img.png", "d.png"],
    )
    assert taken.report.left_out.sentence == (
        "Left out: 2 image files without a mask that Cellpose has named."
    )
    assert any("import them as Masks of other tools (masks)" in note for note in taken.report.notes)


@pytest.mark.parametrize(
    ("name", "table"),
    [
        (
            "objectInfo150.txt",
            "Idx\tRatio\tTrain\tVal\tName\n1\t0.1\t5\t1\twall\n2\t0.1\t5\t1\tbuilding, edifice\n",
        ),
        (
            "objectInfo150.csv",
            "Idx,Ratio,Train,Val,Stuff,Name\n1,.1,5,1,1,wall\n2,.1,5,1,1,building;edifice",
        ),
        ("objectInfo150.txt", "1\t0.1\t5\t1\twall\n2\t0.1\t5\t1\tbuilding, edifice\n"),
    ],
)
def test_tables_of_ade_name_classes_in_their_column(name: str, table: str, tmp_path: Path) -> None:
    save(tmp_path / "images" / "training" / "a.png", picture())
    save(tmp_path / "annotations" / "training" / "a.png", np.ones(SHAPE, np.uint8))
    (tmp_path / name).write_text(table)
    assert [known.name for known in opened("ade20k", tmp_path).classes[1:3]] == ["wall", "building"]
