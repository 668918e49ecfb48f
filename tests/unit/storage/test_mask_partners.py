"""Masks find the image that lies beside them, then that of their name; what fits two is a question."""

from __future__ import annotations

import shutil
import unicodedata
from pathlib import Path

import numpy as np
import pytest
import tifffile
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from engine.core import ClassList
from engine.document.left_out import LeftOutFiles
from engine.document.listing import list_pictures
from engine.document.pairing.beside import images_beside
from engine.document.pairing.name_index import NameIndex
from engine.formats.export import export
from engine.formats.pairs import pair_masks
from engine.formats.plain_masks import import_masks
from engine.storage import ImageStatus, Project
from engine.storage.mask_import import accept_mask

CLASSES = ClassList.from_names(["ground", "cell", "crack"])


def picture(path: Path, seed: int = 0) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    pixels = np.random.default_rng(seed).integers(0, 255, (8, 12, 3), dtype=np.uint8)
    Image.fromarray(pixels).save(path)
    return path


def mask(path: Path, value: int = 1) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    labels = np.zeros((8, 12), np.uint8)
    labels[2:5, 2:7] = value
    Image.fromarray(labels).save(path)
    return path


def project_of(folder: Path, *images: Path) -> Project:
    project = Project.create(folder / "p.inkling", name="P", classes=CLASSES)
    for place in images:
        project.images.add_folder(place)
    return project


def classes_in(project: Project) -> dict[str, int]:
    """The class of the object in each labelled image, by the path of the image."""
    found = {}
    for record in project.images.rows():
        labels = project.decided_mask(record.id) if record.mask_revision else None
        if labels is not None:
            found[record.path.as_posix()] = int(labels[3, 3])
    return found


@pytest.mark.parametrize("is_added", [True, False])
@pytest.mark.parametrize("images", ["images", "imgs", "JPEGImages", "Images"])
def test_the_masks_of_a_second_data_set_go_to_its_own_images(
    tmp_path: Path, images: str, is_added: bool
) -> None:
    for number, name in enumerate(("one", "two"), start=1):
        picture(tmp_path / name / images / "x.png", seed=number)
        mask(tmp_path / name / "masks" / "x.png", number)
    first, second = (tmp_path / name / images for name in ("one", "two"))
    with project_of(tmp_path, first) as project:
        import_masks(project, tmp_path / "one" / "masks", images=first)
        if is_added:
            project.images.add_folder(second)
            import_masks(project, tmp_path / "two" / "masks", replace=True)
        else:
            assert import_masks(project, tmp_path / "two", replace=True).added
        assert classes_in(project) == {
            (first / "x.png").as_posix(): 1,
            (second / "x.png").as_posix(): 2,
        }


def test_masks_whose_images_are_not_in_the_project_are_told_and_land_nowhere(tmp_path: Path) -> None:
    for number, name in enumerate(("one", "two"), start=1):
        picture(tmp_path / name / "images" / "x.png", seed=number)
        mask(tmp_path / name / "masks" / "x.png", number)
    with project_of(tmp_path, tmp_path / "one" / "images") as project:
        report = import_masks(project, tmp_path / "two" / "masks")
        assert report.imported == 0
        assert "two/images/x.png, which is not in the project" in report.problems[0].sentence
        shutil.copy(tmp_path / "one" / "images" / "x.png", tmp_path / "two" / "images" / "x.png")
        assert import_masks(project, tmp_path / "two" / "masks").imported == 1


@pytest.mark.parametrize(
    "folders", [("images", "labels"), ("Images", "GT"), ("img", "mask"), ("imgs", "annotations")]
)
def test_a_data_set_is_taken_whole_whatever_its_folder_of_masks_is_called(
    tmp_path: Path, folders: tuple[str, str]
) -> None:
    images, masks = folders
    for number, name in enumerate(("one", "two"), start=1):
        picture(tmp_path / name / images / "day" / "x.jpg", seed=number)
        mask(tmp_path / name / masks / "day" / "x.png", number)
    with project_of(tmp_path, tmp_path / "one" / images) as project:
        for name in ("one", "two"):
            report = import_masks(project, tmp_path / name)
            assert (report.imported, len(report.problems)) == (1, 0)
        assert classes_in(project) == {
            (tmp_path / name / images / "day" / "x.jpg").as_posix(): number
            for number, name in enumerate(("one", "two"), start=1)
        }


ENDINGS = (
    *("_mask", "_masks", "_cp_masks", "_segmentation", "-labels", "_label", "_gt", "_seg", ".jpg", "_MASK"),
    *(".mask", " mask", "_annotation", "_L", "_ground_truth", "_gtFine_labelIds", "_mask.jpg"),
    *("_lbl", "_instance", "_instances", "-truth", "_mask_0", "_label1", " (mask)", "_msk", "_color_mask"),
    *("_label_ground-truth", "_TrainIds", "_1stHO", "_matte", "_binary", "_bw"),
)


@pytest.mark.parametrize("ending", ENDINGS)
def test_endings_of_other_tools_are_left_aside_and_said(tmp_path: Path, ending: str) -> None:
    picture(tmp_path / "images" / "x.jpg")
    picture(tmp_path / "images" / "y.jpg")
    mask(tmp_path / "masks" / f"x{ending}.png")
    with project_of(tmp_path, tmp_path / "images") as project:
        report = import_masks(project, tmp_path / "masks")
        assert classes_in(project) == {(tmp_path / "images" / "x.jpg").as_posix(): 1}
        # x.jpg.png bears the whole name of its image.
        said = [] if ending == ".jpg" else [f"Left aside of names to find the images: {ending.lower()}."]
        assert report.notes == said


@pytest.mark.parametrize(
    ("image", "name", "beginning"),
    [
        *(("7.jpg", "mask_7", "mask_"), ("image_7.jpg", "mask_7", "mask_"), ("img7.jpg", "Mask7", "mask")),
        *(("7.jpg", "gt-7", "gt-"), ("7_rgb.jpg", "label_7", "label_"), ("im_0007.jpg", "seg 0007", "seg ")),
    ],
)
def test_beginnings_of_names_are_left_aside_and_said(
    tmp_path: Path, image: str, name: str, beginning: str
) -> None:
    picture(tmp_path / "images" / image)
    picture(tmp_path / "images" / "8.jpg")
    mask(tmp_path / "masks" / f"{name}.png")
    with project_of(tmp_path, tmp_path / "images") as project:
        report = import_masks(project, tmp_path / "masks")
        assert classes_in(project) == {(tmp_path / "images" / image).as_posix(): 1}
        assert report.notes == [f"Left aside of names to find the images: {beginning}."]


def test_a_name_with_a_beginning_goes_to_the_image_that_has_it_whole(tmp_path: Path) -> None:
    for name in ("mask_7.jpg", "7.jpg"):
        picture(tmp_path / "images" / name)
    mask(tmp_path / "masks" / "mask_7.png")
    with project_of(tmp_path, tmp_path / "images") as project:
        assert import_masks(project, tmp_path / "masks").imported == 1
        assert classes_in(project) == {(tmp_path / "images" / "mask_7.jpg").as_posix(): 1}


@pytest.mark.parametrize(
    "ending",
    ["_mask", "_masks", "_cp_masks", "_segmentation", "-labels", ".jpg_mask", "_GT", "_seg", " (mask)"],
)
def test_masks_beside_their_images_are_no_images_and_find_them(tmp_path: Path, ending: str) -> None:
    picture(tmp_path / "d" / "x.jpg")
    picture(tmp_path / "d" / "label.jpg")
    mask(tmp_path / "d" / f"x{ending}.png")
    left_out = LeftOutFiles()
    names = [path.name for path in list_pictures(tmp_path / "d", left_out)]
    assert sorted(names) == ["label.jpg", "x.jpg"]
    assert left_out.sentence == "Left out: 1 mask beside its image."
    with project_of(tmp_path, tmp_path / "d") as project:
        report = import_masks(project, tmp_path / "d")
        assert (report.imported, report.problems) == (1, [])
        assert report.left_out.to_json() == {"images of the project": 2}
        assert classes_in(project) == {(tmp_path / "d" / "x.jpg").as_posix(): 1}


NAMES = ("café 한", "Å", "ñandú_mask", "straße")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("ours", "theirs"), [("NFC", "NFD"), ("NFD", "NFC")])
def test_accents_compare_in_one_form(tmp_path: Path, name: str, ours: str, theirs: str) -> None:
    first = unicodedata.normalize(ours, name)  # type: ignore[arg-type]
    second = unicodedata.normalize(theirs, name)  # type: ignore[arg-type]
    picture(tmp_path / "images" / f"{first}.jpg")
    mask(tmp_path / "masks" / f"{second}.png")
    with project_of(tmp_path, tmp_path / "images") as project:
        assert import_masks(project, tmp_path / "masks").imported == 1
    mask(tmp_path / "predicted" / f"{first}.png")
    assert len(pair_masks(tmp_path / "predicted", tmp_path / "masks").pairs) == 1


def test_names_that_differ_in_case_alone_are_told_apart(tmp_path: Path) -> None:
    for number, name in enumerate(("a", "A"), start=1):
        picture(tmp_path / "images" / f"{name}.png", seed=number)
        mask(tmp_path / "masks" / f"{name}.png", number)
    if len(list((tmp_path / "images").iterdir())) < 2:
        pytest.skip("this disk does not tell case apart")
    with project_of(tmp_path, tmp_path / "images") as project:
        assert import_masks(project, tmp_path / "masks").problems == []
        assert {Path(path).stem: value for path, value in classes_in(project).items()} == {"a": 1, "A": 2}


def test_a_name_that_fits_two_images_is_a_question_and_the_whole_name_answers_it(tmp_path: Path) -> None:
    picture(tmp_path / "images" / "a.jpg", 1)
    picture(tmp_path / "images" / "a.png", 2)
    mask(tmp_path / "masks" / "a.png")
    with project_of(tmp_path, tmp_path / "images") as project:
        report = import_masks(project, tmp_path / "masks")
        assert report.imported == 0
        assert "Several images are called like the mask a.png: a.jpg, a.png." in report.problems[0].sentence
        (tmp_path / "masks" / "a.png").rename(tmp_path / "masks" / "a.png.png")
        import_masks(project, tmp_path / "masks")
        assert classes_in(project) == {(tmp_path / "images" / "a.png").as_posix(): 1}


@pytest.mark.parametrize(
    ("names", "winner"),
    [
        (("a.tif", "r1/a.png", "r2/a.png"), "a.tif"),
        (("a_mask.png", "a.png"), "a.png"),
        (("r1/a.png", "r2/a.png"), None),
        (("a.png", "a.tif"), None),
    ],
)
def test_of_several_masks_the_best_named_comes_in_or_none(
    tmp_path: Path, names: tuple[str, ...], winner: str | None
) -> None:
    picture(tmp_path / "images" / "a.jpg")
    for number, name in enumerate(names):
        mask(tmp_path / "masks" / name, 2 if name == winner else number % 2)
    with project_of(tmp_path, tmp_path / "images") as project:
        report = import_masks(project, tmp_path / "masks")
        assert report.imported == (winner is not None)
        assert len(report.problems) == len(names) - (winner is not None)
        assert set(classes_in(project).values()) == ({2} if winner else set())


@pytest.mark.parametrize("export_format", ["png", "voc"])
def test_an_export_that_comes_back_adds_no_image_and_every_mask(tmp_path: Path, export_format: str) -> None:
    for number, name in enumerate(("x.png", "sub/y.png", "a.jpg", "a.png")):
        picture(tmp_path / "images" / name, number)
        mask(tmp_path / "masks" / f"{name}.png", 1 + number % 2)
    with project_of(tmp_path, tmp_path / "images") as project:
        assert import_masks(project, tmp_path / "masks").imported == 4
        before = classes_in(project)
        export(project, tmp_path / "out", export_format)
        report = import_masks(project, tmp_path / "out", replace=True)
        assert (len(report.added), report.imported, report.problems) == (0, 4, [])
        assert report.left_out.to_json()["copies of images of the project"] == 4
        assert classes_in(project) == before
        assert project.images.counts()[ImageStatus.ACCEPTED] == 4


@pytest.mark.parametrize("was_whole", [True, False])
def test_the_first_page_of_a_stack_is_found_whether_it_was_the_whole_file_once(
    tmp_path: Path, was_whole: bool
) -> None:
    stack = tmp_path / "images" / "s.tif"
    stack.parent.mkdir()
    tifffile.imwrite(stack, np.random.default_rng(0).integers(0, 255, (2, 8, 12), dtype=np.uint8))
    asked, told = project_of(tmp_path / "asked", stack.parent), project_of(tmp_path / "told")
    asked.images.unfold({asked.images.rows()[0].id: ["@p1", "@p2"]})
    told.images.add_files([stack / "@p1", stack / "@p2"])
    with asked, told:
        source, other = (asked, told) if was_whole else (told, asked)
        for number, record in enumerate(source.images.rows(), start=1):
            accept_mask(source, record.id, np.full((8, 12), number, np.uint8))
        export(source, tmp_path / "out", "png")
        report = import_masks(other, tmp_path / "out")
        assert (len(report.added), report.imported, report.problems) == (0, 2, [])
        assert [classes_in(other)[record.path.as_posix()] for record in other.images.rows()] == [1, 2]


@pytest.mark.parametrize(
    ("masks", "images"),
    [
        ("masks", "images"),
        ("SegmentationClass", "JPEGImages"),
        ("labelsTr", "imagesTr"),
        ("masks/train", "images/train"),
        ("masks/train", None),
        ("images/masks", None),
    ],
)
def test_the_images_beside_a_folder_of_masks(tmp_path: Path, masks: str, images: str | None) -> None:
    (tmp_path / "set" / masks).mkdir(parents=True)
    if images is not None:
        (tmp_path / "set" / images).mkdir(parents=True)
    wanted = None if images is None else tmp_path / "set" / images
    assert images_beside(tmp_path / "set" / masks) == wanted


def test_evaluation_pairs_by_folder_and_without_endings_and_tells_the_rest(tmp_path: Path) -> None:
    for name in ("p/day/x.png", "p/night/x.png", "p/y_mask.png", "p/z.png", "p/extra.png"):
        mask(tmp_path / name)
    for name in ("t/day/x.png", "t/night/x.png", "t/Y.png", "t/z_segmentation.png", "t/lost.png"):
        mask(tmp_path / name)
    pairing = pair_masks(tmp_path / "p", tmp_path / "t")
    pairs = {pair.truth.relative_to(tmp_path).as_posix(): pair.predicted for pair in pairing.pairs}
    assert {name: path.relative_to(tmp_path).as_posix() for name, path in pairs.items()} == {
        "t/day/x.png": "p/day/x.png",
        "t/night/x.png": "p/night/x.png",
        "t/Y.png": "p/y_mask.png",
        "t/z_segmentation.png": "p/z.png",
    }
    assert sorted(problem.path.name for problem in pairing.problems) == ["extra.png", "lost.png"]


@pytest.mark.parametrize(
    ("image", "mask"),
    [
        ("a0.ome.tif", "a0.png"),
        ("a0.ome.tif", "a0_mask.ome.tif"),
        ("a0.tif", "a0.ome.tif"),
        ("a0.nii", "a0.nii.gz"),
    ],
)
def test_the_first_half_of_a_suffix_is_no_part_of_a_name(image: str, mask: str) -> None:
    index = NameIndex([(image, 1), ("a01.png", 2)])
    assert index.find(mask).items == (1,)
    # A whole name goes first, as everywhere.
    assert NameIndex([("a0.ome.tif", 1), ("a0.tif", 2)]).find("a0.png").items == (2,)


def test_a_plain_mask_comes_in_for_an_image_of_ome(tmp_path: Path) -> None:
    pixels = np.random.default_rng(0).integers(0, 255, (20, 30)).astype(np.uint8)
    for folder, name in (("images", "a0.ome.tif"), ("masks", "a0.png")):
        (tmp_path / folder).mkdir()
        Image.fromarray(pixels if folder == "images" else (pixels > 99).astype(np.uint8)).save(
            tmp_path / folder / name
        )
    classes = ClassList.from_names(["ground", "cell"])
    with Project.create(tmp_path / "p.inkling", name="P", classes=classes) as project:
        project.images.add_folder(tmp_path / "images")
        outcome = import_masks(project, tmp_path / "masks")
    assert (outcome.imported, outcome.problems) == (1, [])


STEMS = st.text(alphabet="abAB12é_", min_size=1, max_size=6).filter(lambda stem: stem.strip("_") != "")


@given(
    stems=st.lists(STEMS, min_size=1, max_size=6, unique=True),
    place=st.integers(0, 5),
    ending=st.sampled_from(("", *ENDINGS)),
    form=st.sampled_from(["NFC", "NFD"]),
    case=st.sampled_from([str, str.upper, str.lower]),
)
def test_a_mask_finds_its_image_or_asks_whatever_was_done_to_its_name(
    stems: list[str], place: int, ending: str, form: str, case: type
) -> None:
    image = stems[place % len(stems)]
    index = NameIndex((f"d/{stem}.jpg", stem) for stem in stems)
    name = unicodedata.normalize(form, case(image)) + ending  # type: ignore[arg-type]
    items = index.find(f"{name}.png").items
    # Another image may be called just like that, and then it is its mask.
    others = {unicodedata.normalize("NFC", stem).casefold() for stem in stems if stem != image}
    assert image in items or unicodedata.normalize("NFC", name).casefold() in others or ending == ".jpg"
    if ending == "" and case is str:
        assert items == (image,)


def test_images_of_several_folders_that_fit_a_mask_are_told_apart(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        picture(tmp_path / "images" / folder / "x.jpg")
    mask(tmp_path / "masks" / "x.png")
    with project_of(tmp_path, tmp_path / "images") as project:
        (problem,) = import_masks(project, tmp_path / "masks").problems
        assert "one/x.jpg, two/x.jpg" in problem.sentence


def test_what_a_folder_of_masks_holds_besides_is_counted_once(tmp_path: Path) -> None:
    picture(tmp_path / "images" / "x.jpg")
    mask(tmp_path / "masks" / "x.png")
    np.save(tmp_path / "masks" / "x.npy", np.zeros((2, 2)))
    with project_of(tmp_path, tmp_path / "images") as project:
        assert import_masks(project, tmp_path / "masks").left_out.to_json() == {".npy": 1}


def test_a_photograph_is_an_image_though_it_bears_the_name_of_a_mask(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    photo = rng.integers(0, 256, (60, 80, 3), np.uint8)
    dark = rng.normal(9, 4, (60, 80, 3)).clip(0, 255).astype(np.uint8)
    names = ("gt500.jpg", "img500.jpg", "label 12.jpg", "photo 12.jpg", "car_gt.jpg", "car.jpg", "seg7.png")
    for name in (*names, "photo7.png"):
        Image.fromarray(photo).save(tmp_path / name)
    Image.fromarray(dark).save(tmp_path / "car_mask.jpg")
    assert {path.name for path in list_pictures(tmp_path)} == {*names, "photo7.png", "car_mask.jpg"}


def test_a_jpeg_of_few_even_colours_is_the_mask_that_its_name_says(tmp_path: Path) -> None:
    photo = np.random.default_rng(0).integers(0, 256, (60, 80, 3), np.uint8)
    mask = np.zeros((60, 80, 3), np.uint8)
    mask[10:40, 20:60] = (255, 0, 0)
    for name in ("a", "b"):
        Image.fromarray(photo).save(tmp_path / f"{name}.jpg")
    Image.fromarray(mask).save(tmp_path / "a_mask.jpg")
    Image.new("L", (80, 60)).save(tmp_path / "b_mask.jpg")
    (tmp_path / "c.png").write_bytes((tmp_path / "a.jpg").read_bytes())
    (tmp_path / "c_mask.jpg").write_bytes(b"damaged")
    left_out = LeftOutFiles()
    listed = [path.name for path in list_pictures(tmp_path, left_out)]
    assert listed == ["a.jpg", "b.jpg", "c.png", "c_mask.jpg"]
    assert left_out.count == 2
