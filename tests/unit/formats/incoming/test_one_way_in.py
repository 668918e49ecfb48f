"""Plain masks mean the same whichever way they come in: `new --masks`, `import`, a script, a survey."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.commands.cli import parse, run_headless
from engine.core import NO_PROGRESS, ClassList
from engine.formats.catalog import READERS
from engine.formats.incoming.import_dataset import DatasetReport, import_dataset
from engine.formats.incoming.mapping import resolve_mapping
from engine.formats.incoming.mask_folder import BITMAPS
from engine.formats.incoming.survey import survey_source
from engine.formats.plain_masks import import_masks
from engine.storage import Project
from tests.helpers.incoming import picture, take_in

TWO = ("ground", "cell")
SHAPE = (20, 30)
MANY = 45
"""More masks than a survey samples."""


def block(value: int, ground: int = 0) -> np.ndarray:
    mask = np.full(SHAPE, ground, np.uint8)
    mask[5:12, 5:20] = value
    return mask


def save(path: Path, mask: np.ndarray, palette: list[int] | None = None) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    image = Image.fromarray(mask)
    if palette:
        image.putpalette(palette)
    image.save(path)


def white(root: Path) -> None:
    """Masks of 0 and 255 with one of soft edges; two that fit one image; one without an image."""
    for number in range(3):
        save(root / "masks" / f"{number}_mask.png", block(255))
    soft = block(255)
    soft[12, 5:20] = 90
    save(root / "masks" / "3.png", soft)
    save(root / "masks" / "r1" / "4.png", block(255))
    save(root / "masks" / "r2" / "4.png", block(255))
    save(root / "masks" / "nobody.png", block(255))


def late_object(root: Path) -> None:
    """255 is unlabelled, as the last mask of many says."""
    for number in range(MANY):
        save(root / "masks" / f"{number}.png", block(255))
    save(root / "masks" / "99.png", block(1))


def palettes(root: Path) -> None:
    """One palette contradicts the others."""
    for number in range(3):
        save(root / "masks" / f"{number}.png", block(1), [0, 0, 0, 200, 0, 0])
    save(root / "masks" / "3.png", block(0, 1), [200, 0, 0, 0, 0, 0])


def odd_values(root: Path) -> None:
    """One mask holds a class that there is not, another one labels nothing."""
    save(root / "masks" / "0.png", block(1))
    save(root / "masks" / "1.png", block(9))
    save(root / "masks" / "2.png", np.full(SHAPE, 255, np.uint8))


def run(*arguments: object) -> None:
    """A command that leaves a file out, and ends with 2, or uses all."""
    assert run_headless(parse([str(argument) for argument in arguments])) in (0, 2)


def by_new(root: Path, project: Path) -> None:
    arguments = ("--images", root / "images", "--masks", root / "masks", "--classes", root / "names.txt")
    run("new", project, *arguments)


def emptied(root: Path, project: Path) -> None:
    run("new", project, "--images", root / "images", "--classes", root / "names.txt")


def by_import_of_masks(root: Path, project: Path) -> None:
    emptied(root, project)
    run("import", project, "--from", root / "masks", "--format", "png")


def by_import_of_the_set(root: Path, project: Path) -> None:
    emptied(root, project)
    run("import", project, "--from", root, "--format", "png")


def by_a_script(root: Path, project: Path) -> None:
    emptied(root, project)
    with Project.open(project) as opened:
        import_masks(opened, root / "masks")


def by_a_survey(root: Path, project: Path) -> None:
    """As the window does it, with the classes as they are suggested; unknown values are mapped by nobody."""
    emptied(root, project)
    with Project.open(project) as opened:
        survey = survey_source(root, "png", {}, opened.classes)
        targets = {k: t for k, t in (survey.mapping or {}).items() if k in (0, 1, 255)}
        mapping = resolve_mapping(targets, survey.classes, opened.classes)
        dataset = READERS["png"].load().open(root, {})
        import_dataset(opened, dataset, mapping, {}, DatasetReport(), NO_PROGRESS, source=root)


WAYS = (by_new, by_import_of_masks, by_import_of_the_set, by_a_script, by_a_survey)


def stored(project: Path) -> dict[str, tuple[str, bytes]]:
    with Project.open(project, read_only=True) as opened:
        result = {}
        for record in opened.images.rows():
            mask = opened.decided_mask(record.id)
            result[record.name] = (record.status.value, b"" if mask is None else mask.tobytes())
        return result


# Unknown values are asked about by `import`, see test_numberings.
@pytest.mark.parametrize(
    ("make", "ways"),
    [(white, WAYS), (late_object, WAYS), (palettes, WAYS), (odd_values, (by_new, by_a_script, by_a_survey))],
)
def test_every_way_in_gives_the_same_masks_and_statuses(
    tmp_path: Path, make: Callable[[Path], None], ways: Sequence[Callable[[Path, Path], None]]
) -> None:
    root = tmp_path / "set"
    make(root)
    for mask in sorted((root / "masks").rglob("*.png")):
        name = mask.stem.removesuffix("_mask")
        if name != "nobody" and not (root / "images" / f"{name}.png").exists():
            picture(root / "images" / f"{name}.png", SHAPE, value=len(name) + int(name))
    (root / "names.txt").write_text("\n".join(TWO), encoding="utf-8")
    results = {}
    for way in ways:
        place = tmp_path / way.__name__
        shutil.copytree(root, place)
        way(place, place / "p.inkling")
        results[way.__name__] = stored(place / "p.inkling")
    first = results["by_new"]
    assert all(result == first for result in results.values()), results
    assert "accepted" in {status for status, _ in first.values()}


def test_which_value_is_black_in_a_bitmap_is_said_before_and_after(tmp_path: Path) -> None:
    picture(tmp_path / "set" / "images" / "a.png")
    (tmp_path / "set" / "masks").mkdir()
    white = np.zeros((12, 16), np.uint8)
    white[2:6, 3:9] = 255
    Image.fromarray(white).convert("1").save(tmp_path / "set" / "masks" / "a.pbm")
    taken = take_in(tmp_path, tmp_path / "set", classes=ClassList.from_names(["background", "cell"]))
    # As stored: what other programs show white is 0.
    assert np.array_equal(taken.masks["a.png"], (white == 0).astype(np.uint8))
    assert BITMAPS in taken.survey.notes
    assert BITMAPS in taken.report.notes


@pytest.mark.parametrize(("images", "masks"), [("img", "ann"), ("rgb", "gt_masks"), ("bild", "maske")])
def test_of_two_folders_with_the_same_names_that_of_masks_is_found_by_a_look(
    images: str, masks: str, tmp_path: Path
) -> None:
    for number in range(3):
        (tmp_path / "d" / images).mkdir(parents=True, exist_ok=True)
        Image.effect_noise(SHAPE[::-1], 90).save(tmp_path / "d" / images / f"{number}.jpg")
        save(tmp_path / "d" / masks / f"{number}.png", block(1))
    taken = take_in(tmp_path, tmp_path / "d", classes=ClassList.from_names(TWO))
    assert (taken.survey.format, len(taken.masks)) == ("png", 3)


@pytest.mark.parametrize(
    ("image", "mask"),
    [
        ("{part}/images/{part}{n}.jpg", "{part}/masks/{part}{n}.png"),
        ("{part}/img/{n}.jpg", "{part}/gt/{n}.png"),
        ("{part}_images/{part}{n}.jpg", "{part}_masks/{part}{n}.png"),
        ("{part}/{part}{n}.jpg", "{part}/{part}{n}_mask.png"),
        ("{part}/Input/{n}.jpg", "{part}/Ziel/{n}.png"),
    ],
)
def test_masks_of_all_parts_come_in_with_their_own_pictures(image: str, mask: str, tmp_path: Path) -> None:
    names = {"part": ("train", "val"), "n": ("0", "1", "2")}
    places = [{"part": part, "n": n} for part in names["part"] for n in names["n"]]
    for seed, place in enumerate(places):
        file = tmp_path / "d" / image.format(**place)
        file.parent.mkdir(parents=True, exist_ok=True)
        pixels = np.random.default_rng(seed).integers(0, 256, (*SHAPE, 3)).astype(np.uint8)
        Image.fromarray(pixels).save(file)
        save(tmp_path / "d" / mask.format(**place), block(1))
    (tmp_path / "d" / "classes.txt").write_text("ground\ncell\n")
    taken = take_in(tmp_path, tmp_path / "d", classes=ClassList.from_names(TWO))
    assert (len(taken.masks), list(taken.report.problems)) == (6, [])
    assert [known.name for known in taken.survey.classes][:2] == list(TWO)


def test_classes_of_roboflow_name_the_values_of_masks_beside_pictures(tmp_path: Path) -> None:
    for part in ("train", "valid"):
        picture(tmp_path / "d" / part / f"{part}_jpg.rf.1.jpg", SHAPE)
        save(tmp_path / "d" / part / f"{part}_jpg.rf.1_mask.png", block(1))
        (tmp_path / "d" / part / "_classes.csv").write_text("Pixel Value, Class\n0, ground\n1, leaf\n")
    taken = take_in(tmp_path, tmp_path / "d")
    assert [known.name for known in taken.survey.classes] == ["ground", "leaf"]
    assert len(taken.masks) == 2
