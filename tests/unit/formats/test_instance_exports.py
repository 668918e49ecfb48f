"""Exports of single objects, read back by COCO's own tools and by hand."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from pycocotools.coco import COCO

from engine.core import ClassList, LabelMap, UserError
from engine.document.image import read_mask
from engine.formats.catalog import INSTANCE_WRITERS, WRITERS
from engine.formats.export import export
from engine.formats.outgoing.options import ExportOptions
from engine.formats.plain_masks import import_masks
from engine.formats.writers.coco import FIRST_STUFF_ID
from engine.instances import PROJECT_SETTING, InstanceMethod, InstanceSettings, find_instances
from engine.storage import Project
from tests.helpers.cli import inkling
from tests.helpers.data import data_set
from tests.helpers.instances import discs
from tests.helpers.projects import SHAPE, new_project, save_image

# pycocotools itself is behind NumPy here.
pytestmark = pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")

CLASSES = ClassList.from_names(["background", "cell", "sky"]).with_changed(2, is_thing=False)


def scene() -> LabelMap:
    """A ring, two discs that touch, a speck, a strip of sky and some unlabelled pixels."""
    labels = discs(
        SHAPE, (40, 40, 30, 1), (40, 40, 12, 0), (90, 150, 18, 1), (90, 182, 18, 1), (20, 200, 1, 1)
    )
    labels[130:] = 2
    labels[:10, :10] = 255
    return labels


@pytest.fixture
def project_path(tmp_path: Path) -> Path:
    """a.png with `scene`, b.png all background, c.png without a mask."""
    for name in ("a.png", "b.png", "c.png"):
        save_image(tmp_path / "images" / name)
    (tmp_path / "masks").mkdir()
    Image.fromarray(scene()).save(tmp_path / "masks" / "a.png")
    Image.fromarray(np.zeros(SHAPE, np.uint8)).save(tmp_path / "masks" / "b.png")
    with new_project(tmp_path, tmp_path / "images", CLASSES) as project:
        import_masks(project, tmp_path / "masks")
    return project.path


def ids_of(path: Path) -> NDArray[np.int32]:
    with Image.open(path) as image:
        return np.asarray(image).astype(np.int32)


def segments_of(path: Path) -> NDArray[np.int32]:
    """Ids as the panoptic format's own definition says."""
    with Image.open(path) as image:
        red, green, blue = np.moveaxis(np.asarray(image.convert("RGB")).astype(np.int32), -1, 0)
    return red + 256 * green + 65536 * blue


def test_the_plain_export_numbers_instances_in_16_bits_and_lists_them(
    project_path: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    with Project.open(project_path, read_only=True) as project:
        report = export(project, out, "instances")
    expected = find_instances(scene(), CLASSES, InstanceSettings(least_px=1))
    assert (report.exported, report.left_out) == (2, 1)
    with Image.open(out / "instances" / "a.png") as image:
        assert image.mode == "I;16"
    assert np.array_equal(ids_of(out / "instances" / "a.png"), expected.ids)
    assert np.array_equal(read_mask(out / "masks" / "a.png", SHAPE, 3), scene())
    assert not ids_of(out / "instances" / "b.png").any()
    listed = json.loads((out / "instances.json").read_text())
    assert [len(image["instances"]) for image in listed["images"]] == [3, 0]
    assert [c["is_thing"] for c in listed["classes"]] == [False, True, False]
    for row in listed["images"][0]["instances"]:
        ys, xs = np.nonzero(ids_of(out / "instances" / "a.png") == row["id"])
        assert (row["area"], row["class"]) == (len(ys), "cell")
        assert (row["y0"], row["y1"], row["x0"], row["x1"]) == (
            ys.min(),
            ys.max() + 1,
            xs.min(),
            xs.max() + 1,
        )
        assert (row["centroid_y"], row["centroid_x"]) == pytest.approx((ys.mean(), xs.mean()), abs=1e-3)
    with open(out / "instances.csv", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(r["image"], r["id"], r["class"]) for r in rows] == [("a", str(n), "cell") for n in (1, 2, 3)]


def test_cocos_own_tools_read_every_object_pixel_for_pixel(project_path: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    watershed = InstanceSettings(InstanceMethod.WATERSHED, least_px=1)
    with Project.open(project_path, read_only=True) as project:
        export(project, out, "coco", ExportOptions(instance_settings=watershed))
    expected = find_instances(scene(), CLASSES, watershed)
    read = COCO(str(out / "annotations" / "instances.json"))
    image = read.loadImgs(read.getImgIds())[0]
    assert (image["file_name"], image["height"], image["width"]) == ("a.png", *SHAPE)
    assert [c["name"] for c in read.loadCats(read.getCatIds())] == ["cell", "sky"]
    (sky,) = read.loadAnns(read.getAnnIds(imgIds=image["id"], catIds=[2]))
    assert np.array_equal(read.annToMask(sky) > 0, scene() == 2)
    found = read.loadAnns(read.getAnnIds(imgIds=image["id"], catIds=[1]))
    again = np.zeros(SHAPE, np.int32)
    for number, annotation in enumerate(found, start=1):
        region = read.annToMask(annotation) > 0
        ys, xs = np.nonzero(region)
        assert not again[region].any()
        again[region] = number
        assert annotation["area"] == region.sum()
        assert annotation["bbox"] == [xs.min(), ys.min(), np.ptp(xs) + 1, np.ptp(ys) + 1]
        assert (annotation["category_id"], annotation["iscrowd"]) == (1, 0)
    assert np.array_equal(again, expected.ids)
    # The ring has a hole, the discs have none: both kinds of outline are in the file.
    assert {type(a["segmentation"]) for a in found} == {dict, list}


def test_the_panoptic_picture_and_its_list_say_the_same(project_path: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    with Project.open(project_path, read_only=True) as project:
        export(project, out, "panoptic", ExportOptions(instance_settings=InstanceSettings(least_px=10)))
    whole = json.loads((out / "annotations" / "panoptic.json").read_text())
    kinds = {c["id"]: c["isthing"] for c in whole["categories"]}
    assert kinds == {0: 0, 1: 1, 2: 0}
    first = whole["annotations"][0]
    segments = segments_of(out / "panoptic" / first["file_name"])
    assert {s["id"] for s in first["segments_info"]} == set(np.unique(segments).tolist()) - {0}
    mask = scene()
    for segment in first["segments_info"]:
        region = segments == segment["id"]
        ys, xs = np.nonzero(region)
        assert set(mask[region].tolist()) == {segment["category_id"]}
        assert segment["area"] == region.sum()
        assert segment["bbox"] == [xs.min(), ys.min(), np.ptp(xs) + 1, np.ptp(ys) + 1]
    assert np.array_equal(segments == FIRST_STUFF_ID + 2, mask == 2)
    # Nobody's: what is unlabelled, and the speck that is below the least size.
    assert np.array_equal(segments == 0, (mask == 255) | ((mask == 1) & (segments == 0)))
    assert ((mask == 1) & (segments == 0)).sum() == 5


@pytest.mark.parametrize("name", ["panoptic", "coco"])
def test_no_object_is_too_small_to_go_out_where_nobody_chose_a_size(
    name: str, project_path: Path, tmp_path: Path
) -> None:
    with Project.open(project_path) as project:
        report = export(project, tmp_path / "out", name)
        project.settings.set(PROJECT_SETTING, InstanceSettings(least_px=10).to_json())
        chosen = export(project, tmp_path / "chosen", name)
    assert report.losses is not None
    assert chosen.losses is not None
    # The speck of `scene` has five pixels.
    assert chosen.losses.total("wrong_px") - report.losses.total("wrong_px") == 5


def test_the_projects_own_settings_hold_unless_others_are_given(project_path: Path, tmp_path: Path) -> None:
    with Project.open(project_path) as project:
        project.settings.set(PROJECT_SETTING, InstanceSettings(InstanceMethod.WATERSHED).to_json())
        export(project, tmp_path / "own", "instances")
        export(project, tmp_path / "given", "instances", ExportOptions(instance_settings=InstanceSettings()))
    assert ids_of(tmp_path / "own" / "instances" / "a.png").max() == 3
    assert ids_of(tmp_path / "given" / "instances" / "a.png").max() == 2


def test_which_classes_are_things_is_stored_with_the_project(project_path: Path) -> None:
    with Project.open(project_path) as project:
        assert [c.is_thing for c in project.classes] == [False, True, False]
        project.set_classes(project.classes.with_changed(2, is_thing=True).with_changed(1, name="nucleus"))
    with Project.open(project_path, read_only=True) as project:
        assert [(c.name, c.is_thing) for c in project.classes] == [
            ("background", False),
            ("nucleus", True),
            ("sky", True),
        ]


def test_more_objects_than_16_bits_can_number_are_told(tmp_path: Path) -> None:
    save_image(tmp_path / "images" / "a.png", (600, 600))
    labels = np.zeros((600, 600), np.uint8)
    labels[::2, ::2] = 1
    (tmp_path / "masks").mkdir()
    Image.fromarray(labels).save(tmp_path / "masks" / "a.png")
    with new_project(tmp_path, tmp_path / "images", CLASSES) as project:
        import_masks(project, tmp_path / "masks")
        with pytest.raises(UserError, match="more than a 16-bit file can number"):
            export(
                project,
                tmp_path / "out",
                "instances",
                ExportOptions(instance_settings=InstanceSettings(least_px=1)),
            )
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("name", ["instances", "coco", "panoptic"])
def test_the_command_takes_method_and_figures(project_path: Path, tmp_path: Path, name: str) -> None:
    out = tmp_path / "out"
    more = ("--instances", "watershed", "--least-px", "1", "--depth-px", "2", "--neighbours", "4")
    done = inkling("export", str(project_path), "--format", name, "--out", str(out), "--json", "-", *more)
    assert done.code == 0, done.err
    assert json.loads(done.out)["images"] == 2
    wanted = InstanceSettings(InstanceMethod.WATERSHED, 4, 1, 2.0)
    counts = {
        "instances": lambda: len(json.loads((out / "instances.json").read_text())["images"][0]["instances"]),
        "coco": lambda: sum(
            annotation["category_id"] == 1
            for annotation in json.loads((out / "annotations/instances.json").read_text())["annotations"]
        ),
        "panoptic": lambda: int((np.unique(segments_of(out / "panoptic/a.png")) < FIRST_STUFF_ID).sum()) - 1,
    }
    assert counts[name]() == len(find_instances(scene(), CLASSES, wanted)) == 4


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--format", "png", "--instances", "watershed"), "knows no instances"),
        (("--format", "coco", "--instances", "magic"), "'magic'"),
        (("--format", "coco", "--neighbours", "5"), "--neighbours"),
        (("--format", "coco", "--instances", "boundary"), "No boundary is known"),
    ],
)
def test_options_that_do_not_fit_are_refused(
    project_path: Path, tmp_path: Path, options: tuple[str, ...], words: str
) -> None:
    done = inkling("export", str(project_path), "--out", str(tmp_path / "out"), *options)
    assert done.code == 2
    assert words in done.err
    assert not (tmp_path / "out").exists()


def test_every_instance_format_is_among_the_formats() -> None:
    assert set(INSTANCE_WRITERS) < set(WRITERS)


def test_nuclei_are_counted_about_as_the_truth_counts_them() -> None:
    """The data set's own instances, which its masks merge where they touch."""
    folder = data_set("nuclei-dsb2018")
    classes = ClassList.from_names(["background", "nucleus"])
    true, whole, parts = 0, 0, 0
    for path in sorted((folder / "masks").glob("*.png")):
        truth = ids_of(folder / "instances" / path.name)
        mask = read_mask(path, truth.shape, 2)  # type: ignore[arg-type]
        true += len(np.unique(truth)) - 1
        whole += len(find_instances(mask, classes, InstanceSettings(least_px=1)))
        parts += len(find_instances(mask, classes, InstanceSettings(InstanceMethod.WATERSHED, least_px=1)))
    assert whole < 0.6 * true
    assert parts == pytest.approx(true, rel=0.15)
