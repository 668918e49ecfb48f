"""Pictures of several channels: no command takes the first alone, at import or at export, without a word."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import tifffile
from PIL import Image

from engine.document.image import read_image
from engine.document.stacks.reading import plane_layout
from engine.formats.catalog import WRITERS
from engine.formats.catalog_rows import PicturesOut
from engine.formats.export import export
from engine.formats.science_formats import SCIENCE_WRITERS
from engine.storage import Project
from tests.helpers.cli import inkling_here, inkling_inside
from tests.helpers.exports import skip_without_extra
from tests.helpers.incoming import BACKGROUND, write_json

SHAPE = (12, 16)
STAINS = ("DAPI", "GFP")
COPIES = {n for n, row in WRITERS.items() if row.pictures is PicturesOut.FILES} - SCIENCE_WRITERS.keys()
SHOWN = [n for n, row in WRITERS.items() if row.pictures is PicturesOut.COLOURS]


def project_in(folder: Path) -> Path:
    with Project.create(folder / "p.inkling", name="P", classes=BACKGROUND) as project:
        return project.path


def mask(path: Path) -> None:
    values = np.zeros(SHAPE, np.uint8)
    values[3:8, 3:9] = 1
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(values).save(path)


def nnunet(folder: Path, names: tuple[str, ...] = STAINS, cases: int = 2) -> Path:
    """A set with a file for each channel, of random numbers."""
    rng = np.random.default_rng(0)
    channels = {str(number): name for number, name in enumerate(names)}
    labels = {"background": 0, "cell": 1}
    write_json(folder / "dataset.json", {"channel_names": channels, "labels": labels, "file_ending": ".png"})
    (folder / "imagesTr").mkdir()
    for case in range(cases):
        mask(folder / "labelsTr" / f"c{case}.png")
        for number in range(len(names)):
            values = rng.integers(0, 256, SHAPE).astype(np.uint8)
            Image.fromarray(values).save(folder / "imagesTr" / f"c{case}_{number:04d}.png")
    return folder


def plain(folder: Path, channels: int) -> Path:
    """A plain folder with an OME-TIFF of so many named channels of 16 bits."""
    values = np.random.default_rng(1).integers(0, 4000, (channels, *SHAPE)).astype(np.uint16)
    (folder / "images").mkdir(parents=True)
    names = {"axes": "CYX", "Channel": {"Name": [f"ch{n}" for n in range(channels)]}}
    path = folder / "images" / "a.ome.tif"
    tifffile.imwrite(path, values, metadata=names, photometric="minisblack")
    mask(folder / "masks" / "a.png")
    (folder / "classes.txt").write_text("background\ncell\n")
    return folder


@pytest.mark.parametrize("names", [STAINS, ("T1", "T2", "FLAIR"), ("DAPI", "GFP", "RFP", "Cy5")])
def test_channels_of_nnunet_that_are_no_colours_are_asked_for(names: tuple[str, ...], tmp_path: Path) -> None:
    project, source = project_in(tmp_path), nnunet(tmp_path / "d", names)
    refused = inkling_inside("import", project, "--from", source)
    assert refused.code == 2
    assert "Each channel is a file of its own: which one is the picture? Add --answer channel=" in refused.err
    assert "--answer channel=0001: 1: " + names[1] in refused.out
    with Project.open(project, read_only=True) as opened:
        assert opened.images.count() == 0
    arguments = ("import", project, "--from", source, "--answer", "channel=all")
    arguments += ("--answer", "shown-channels=first") if len(names) > 3 else ()
    assert inkling_here(tmp_path, *arguments)["imported"] == 2
    with Project.open(project, read_only=True) as opened:
        layout, _ = plane_layout(opened.images.rows()[0].path, 10**6)
    assert len(layout.channels) == len(names)


@pytest.mark.parametrize("names", [("R", "G", "B"), ("red", "green", "blue")])
def test_colours_of_nnunet_are_one_picture(names: tuple[str, ...], tmp_path: Path) -> None:
    project, source = project_in(tmp_path), nnunet(tmp_path / "d", names)
    assert inkling_inside("import", project, "--from", source).code == 0


def test_volumes_of_nnunet_are_read_with_all_their_channels(tmp_path: Path) -> None:
    nibabel = pytest.importorskip("nibabel")
    source = nnunet(tmp_path / "d", cases=0)
    write_json(
        source / "dataset.json",
        {
            "channel_names": {"0": "T1", "1": "T2"},
            "labels": {"background": 0, "x": 1},
            "file_ending": ".nii.gz",
        },
    )
    for name, value in (("imagesTr/c_0000", 7), ("imagesTr/c_0001", 90), ("labelsTr/c", 1)):
        path = source / f"{name}.nii.gz"
        path.parent.mkdir(exist_ok=True)
        volume = np.full((6, 5, 3), value, np.int16)
        nibabel.save(nibabel.Nifti1Image(volume, np.eye(4)), path)
    project = project_in(tmp_path)
    assert inkling_inside("import", project, "--from", source).code == 2
    result = inkling_here(tmp_path, "import", project, "--from", source, "--answer", "channel=all")
    assert (result["format"], result["imported"]) == ("nnunet", 3)


def test_a_picture_of_more_channels_than_are_shown_is_asked_about(tmp_path: Path) -> None:
    project, source = project_in(tmp_path), plain(tmp_path / "d", 5)
    refused = inkling_inside("import", project, "--from", source)
    assert refused.code == 2
    assert "The pictures have 5 channels: which of them are shown? Add --answer shown-chan" in refused.err
    assert "--answer shown-channels=first: 1-3: ch0, ch1, ch2" in refused.out
    arguments = ("import", project, "--from", source, "--answer")
    inkling_here(tmp_path, *arguments, "shown-channels=5")
    with Project.open(project, read_only=True) as opened:
        (record,) = opened.images.rows()
        shown = read_image(record.path)
    stored = tifffile.imread(source / "images" / "a.ome.tif")[4]
    assert np.corrcoef(shown[:, :, 0].ravel(), stored.ravel())[0, 1] > 0.99
    again = inkling_inside(*arguments, "shown-channels=5", "--replace")
    assert "0 images added, 1 known already" in again.out, again.err


def test_pictures_that_the_project_has_are_not_asked_about(tmp_path: Path) -> None:
    project, source = tmp_path / "p.inkling", plain(tmp_path / "d", 5)
    inkling_here(tmp_path, "new", project, "--images", source / "images", "--channels", "all")
    done = inkling_inside("import", project, "--from", source)
    assert (done.code, "0 images added, 1 known already" in done.out) == (0, True), done.err
    wrong = inkling_inside("import", project, "--from", source, "--answer", "shown-channels=bleu")
    assert (wrong.code, "'bleu' is no answer to 'shown-channels'." in wrong.err) == (2, True), wrong.out


def test_channels_that_are_left_out_are_told_after_an_import(tmp_path: Path) -> None:
    project, source = project_in(tmp_path), plain(tmp_path / "d", 5)
    done = inkling_inside("import", project, "--from", source, "--answer", "shown-channels=first")
    assert "1 of 1 image has more than three channels; the first three are used." in done.out


def taken_in(folder: Path, channels: int) -> Path:
    project = project_in(folder)
    answers = ("--answer", "shown-channels=all") if channels > 3 else ()
    done = inkling_inside("import", project, "--from", plain(folder / "d", channels), *answers)
    assert done.code == 0, done.err
    return project


@pytest.mark.parametrize("channels", [2, 5])
def test_nnunet_gets_a_file_for_each_channel_as_it_is_stored(channels: int, tmp_path: Path) -> None:
    project, out = taken_in(tmp_path, channels), tmp_path / "out"
    done = inkling_inside("export", project, "--format", "nnunet", "--out", out)
    assert (done.code, "all labels are the same" in done.out) == (0, True), done.err
    stored = tifffile.imread(tmp_path / "d" / "images" / "a.ome.tif")
    written = [np.asarray(Image.open(path)) for path in sorted((out / "imagesTr").iterdir())]
    assert np.array_equal(written, stored)
    assert f'"{channels - 1}": "ch{channels - 1}"' in (out / "dataset.json").read_text()
    known = inkling_inside("import", project, "--from", out)
    assert (known.code, "0 images added, 1 known already" in known.out) == (0, True), known.err


@pytest.mark.parametrize("name", SHOWN)
def test_a_format_of_three_colours_asks_before_channels_are_lost(name: str, tmp_path: Path) -> None:
    skip_without_extra(name, tmp_path)
    project = taken_in(tmp_path, 2)
    arguments = ("export", project, "--format", name, "--out", tmp_path / "out")
    refused = inkling_inside(*arguments)
    assert refused.code == 2
    assert "1 image has several channels, and goes out as it is shown" in refused.err
    assert "--accept-loss" in refused.err
    assert not (tmp_path / "out").exists()
    assert inkling_inside(*arguments, "--accept-loss").code == 0


def test_other_formats_copy_the_file_with_all_its_channels(tmp_path: Path) -> None:
    with Project.open(taken_in(tmp_path, 2), read_only=True) as project:
        exports = {name: export(project, tmp_path / name, name).folder for name in COPIES}
    original = (tmp_path / "d" / "images" / "a.ome.tif").read_bytes()
    files = {name: [path.read_bytes() for path in out.rglob("*.tif")] for name, out in exports.items()}
    assert {name for name, contents in files.items() if original in contents} == COPIES


def test_a_view_of_a_file_is_asked_about_where_the_file_is_not_copied(tmp_path: Path) -> None:
    project = taken_in(tmp_path, 5)
    refused = inkling_inside("export", project, "--format", "png", "--out", tmp_path / "out")
    assert (refused.code, "1 image has several channels" in refused.err) == (2, True)
