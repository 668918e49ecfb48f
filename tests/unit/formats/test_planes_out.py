"""Planes of stacks in exports: their numbers where a format keeps them, else what is said ahead."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
import tifffile
from PIL import Image

from engine.core import ClassList
from engine.formats.catalog import READERS
from engine.formats.export import export
from engine.formats.incoming.own_pictures import UnacceptedLabels
from engine.formats.outgoing.foreseen import foreseen_loss
from engine.formats.outgoing.options import ExportOptions
from engine.storage import ImageStatus, Project, accept_mask

SHAPE = (12, 16)
CLASSES = ClassList.from_names(["background", "cell"])
PLANES = ("@z1", "@z3")


def stack(bits: type[np.generic]) -> np.ndarray:
    return np.random.default_rng(2).integers(0, 250, (3, *SHAPE)).astype(bits) * np.array(16).astype(bits)


def project_of(folder: Path, values: np.ndarray, *, is_imagej: bool = True) -> Project:
    """A project of two accepted slices of a TIFF stack of these numbers."""
    (folder / "images").mkdir()
    path = folder / "images" / "s.tif"
    tifffile.imwrite(path, values, imagej=is_imagej, metadata={"axes": "ZYX"}, photometric="minisblack")
    project = Project.create(folder / "p.inkling", name="P", classes=CLASSES)
    project.images.add_below({folder / "images": [f"s.tif/{plane}" for plane in PLANES]})
    for record in project.images.rows():
        accept_mask(project, record.id, np.eye(*SHAPE, dtype=np.uint8))
    return project


def test_nnunet_gets_planes_of_16_bits_as_they_are_stored(tmp_path: Path) -> None:
    values = stack(np.uint16)
    with project_of(tmp_path, values) as project:
        assert foreseen_loss(project, "nnunet", ExportOptions()).remarks == []
        out = export(project, tmp_path / "out", "nnunet").folder
    written = [np.asarray(Image.open(path)) for path in sorted((out / "imagesTr").iterdir())]
    assert np.array_equal(written, values[[0, 2]])


@pytest.mark.parametrize("kind", [np.uint16, np.float32])
def test_nifti_gets_planes_as_they_are_stored(kind: type[np.generic], tmp_path: Path) -> None:
    nibabel = pytest.importorskip("nibabel")
    values = stack(kind)
    with project_of(tmp_path, values) as project:
        out = export(project, tmp_path / "out", "nifti").folder
    volumes = [nibabel.load(path).dataobj for path in sorted((out / "images").iterdir())]
    assert [volume.dtype for volume in volumes] == [kind, kind]
    assert np.array_equal([np.asarray(volume)[:, :, 0].T for volume in volumes], values[[0, 2]])


@pytest.mark.parametrize(("most", "kind"), [(9, np.int32), (2**31 + 7, np.float64)])
def test_nifti_keeps_whole_numbers_of_64_bits_in_a_type_that_holds_them(
    most: int, kind: type[np.generic], tmp_path: Path
) -> None:
    nibabel = pytest.importorskip("nibabel")
    values = np.full((3, *SHAPE), most, np.int64)
    values[:, :5] = 4
    with project_of(tmp_path, values, is_imagej=False) as project:
        out = export(project, tmp_path / "out", "nifti").folder
    volumes = [nibabel.load(path).dataobj for path in sorted((out / "images").iterdir())]
    assert [volume.dtype for volume in volumes] == [kind, kind]
    assert np.array_equal([np.asarray(volume)[:, :, 0].T for volume in volumes], values[[0, 2]])


TOLD = (
    "2 planes of more than 8 bits go out as they are shown, in 8 bits; nifti keeps their numbers, nnunet "
    "those from 0 to 65,535."
)


@pytest.mark.parametrize(
    ("kind", "format_name", "wanted"),
    [
        (np.uint8, "png", []),
        (np.uint16, "png", [TOLD]),
        (np.uint16, "nnunet", []),
        (np.float32, "nnunet", [TOLD]),
        (np.float32, "nifti", []),
    ],
)
def test_planes_that_lose_bits_are_told_ahead(
    kind: type[np.generic], format_name: str, wanted: list[str], tmp_path: Path
) -> None:
    with project_of(tmp_path, stack(kind)) as project:
        loss = foreseen_loss(project, format_name, ExportOptions())
    assert (loss.remarks, bool(loss)) == (wanted, False)


def test_the_index_says_which_plane_of_its_file_an_image_is(tmp_path: Path) -> None:
    with project_of(tmp_path, stack(np.uint8)) as project:
        out = export(project, tmp_path / "out", "png").folder
    with open(out / "inkling" / "index.csv", newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [row["plane"] for row in rows] == ["z1", "z3"]
    assert len({row["picture"] for row in rows}) == 2


def test_a_slice_in_work_of_a_volume_with_many_is_not_accepted_where_it_is_imported(tmp_path: Path) -> None:
    nibabel = pytest.importorskip("nibabel")
    (tmp_path / "images").mkdir()
    # Ten slices and more have names of two digits.
    nibabel.save(
        nibabel.Nifti1Image(np.ones((16, 12, 12), np.int16), np.eye(4)), tmp_path / "images" / "c.nii"
    )
    with Project.create(tmp_path / "p.inkling", name="P", classes=CLASSES) as project:
        project.images.add_below({tmp_path / "images": [f"c.nii/@z0{number}" for number in (1, 2)]})
        first, second = (record.id for record in project.images.rows())
        for image_id in (first, second):
            accept_mask(project, image_id, np.eye(*SHAPE, dtype=np.uint8))
        project.images.set_status(second, ImageStatus.STARTED)
        included = frozenset((ImageStatus.ACCEPTED, ImageStatus.STARTED))
        out = export(project, tmp_path / "out", "nifti", ExportOptions(include=included)).folder
    images = list(READERS["nifti"].load().open(out, None).images())
    unaccepted = UnacceptedLabels(out)
    assert [unaccepted.hold(image) for image in images] == [False, True, *[False] * 10]
