"""Exports read by the programs they are for, pixel by pixel; each test runs where its reader is installed."""

from __future__ import annotations

import csv
import gc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from engine.core import IGNORE, ClassList
from engine.core.numbered_objects import NumberedObjects
from engine.formats.export import export
from engine.formats.incoming.own_pictures import OwnPictures
from engine.storage import Project, accept_mask

# Of the readers' own dependencies.
pytestmark = pytest.mark.filterwarnings("ignore")

SHAPE = (24, 32)
CLASSES = ClassList.from_names(["background", "car", "person"])


def scene(number: int) -> tuple[np.ndarray, np.ndarray]:
    ids = np.zeros(SHAPE, np.int32)
    ids[2:9, 2:9], ids[2:9, 9:15], ids[20, 20 + number] = 1, 2, 3
    ids[4:6, 4:6] = 0
    labels = (ids > 0).astype(np.uint8)
    labels[12:18, 3:20] = 2
    ids[12:18, 3:20] = 4
    labels[-1] = IGNORE
    return labels, ids


def scenes() -> dict[str, tuple[np.ndarray, np.ndarray]]:
    return {name: scene(number) for number, name in enumerate(("one", "two ä"))}


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    (tmp_path / "images").mkdir()
    for number, name in enumerate(scenes()):
        pixels = np.random.default_rng(number).integers(0, 256, (*SHAPE, 3), np.uint8)
        Image.fromarray(pixels).save(tmp_path / "images" / f"{name}.png")
    with Project.create(tmp_path / "p.inkling", name="Cars", classes=CLASSES) as project:
        project.images.add_folder(tmp_path / "images")
        for record in project.images.rows():
            labels, ids = scenes()[record.mask_name]
            accept_mask(project, record.id, labels)
            project.object_numbers.put(record.id, NumberedObjects(ids, labels))
        yield project


def exported(project: Project, name: str) -> Path:
    out = project.path.parent / name
    report = export(project, out, name)
    assert (report.exported, report.problems) == (len(scenes()), ())
    return out


def test_torchvision_reads_cityscapes(project: Project) -> None:
    datasets = pytest.importorskip("torchvision.datasets")
    out = exported(project, "cityscapes")
    read = datasets.Cityscapes(str(out), "train", "fine", ["semantic", "instance"])
    assert len(read) == len(scenes())
    for index in range(len(read)):
        name = Path(read.images[index]).name.removesuffix("_leftImg8bit.png")
        labels, ids = scenes()[name]
        _, (semantic, instance) = read[index]
        # Classes are called as those of Cityscapes but for the background, so they keep their numbers.
        assert np.array_equal(np.asarray(semantic), labels)
        numbers = np.asarray(instance).astype(np.int32)
        for number in np.unique(ids[ids > 0]):
            assert len(np.unique(numbers[ids == number])) == 1
        assert len(np.unique(numbers[numbers >= 1000])) == 4


@pytest.mark.filterwarnings("ignore")
def test_datasets_loads_the_image_folder(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    datasets = pytest.importorskip("datasets")
    out = exported(project, "huggingface")
    cache = str(project.path.parent / "cache")
    loaded = datasets.load_dataset("imagefolder", data_dir=str(out), cache_dir=cache)
    assert list(loaded) == ["train"]
    table = loaded["train"]
    assert len(table) == len(scenes())
    seen = {np.asarray(row["mask"]).tobytes() for row in table}
    assert seen == {labels.tobytes() for labels, _ in scenes().values()}
    assert {np.asarray(row["instances"]).astype(np.int32).tobytes() for row in table} == {
        ids.tobytes() for _, ids in scenes().values()
    }
    # It leaves files open; they end here, where nobody minds.
    del loaded, table
    gc.collect()


def test_fiftyone_reads_its_folder(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    # Its import alone needs no database.
    monkeypatch.setenv("FIFTYONE_DATABASE_URI", "mongodb://127.0.0.1:1")
    monkeypatch.setenv("FIFTYONE_DO_NOT_TRACK", "true")
    importers = pytest.importorskip("fiftyone.utils.data.importers")
    out = exported(project, "fiftyone")
    with importers.ImageSegmentationDirectoryImporter(dataset_dir=str(out)) as importer:
        # It names the file of a mask; the mask itself is read when asked for.
        seen = {Path(path).stem: label.get_mask() for path, _, label in importer}
    assert seen.keys() == scenes().keys()
    assert all(np.array_equal(seen[name], labels) for name, (labels, _) in scenes().items())


def test_nibabel_reads_nifti(project: Project) -> None:
    nibabel = pytest.importorskip("nibabel")
    out = exported(project, "nifti")
    for name, (labels, _) in scenes().items():
        volume = nibabel.load(out / "labels" / f"{name}.nii.gz")
        assert np.array_equal(np.asarray(volume.dataobj)[:, :, 0].T, labels)


def test_slices_of_a_volume_become_one_volume_in_its_space(tmp_path: Path) -> None:
    nibabel = pytest.importorskip("nibabel")
    affine = np.array([[-0.5, 0, 0, 7], [0, 0.5, 0, -3], [0, 0, 2.5, 11], [0, 0, 0, 1.0]])
    values = np.random.default_rng(0).integers(0, 900, (32, 24, 3)).astype(np.int16)
    (tmp_path / "images").mkdir()
    nibabel.save(nibabel.Nifti1Image(values, affine), tmp_path / "images" / "case.nii.gz")
    with Project.create(tmp_path / "p.inkling", name="p", classes=CLASSES) as project:
        project.images.add_below({tmp_path / "images": [f"case.nii.gz/@z{z}" for z in (1, 3)]})
        for record in project.images.rows():
            accept_mask(project, record.id, scene(0)[0])
        report = export(project, tmp_path / "out", "nifti")
        own = OwnPictures(project, tmp_path / "out")
        (written,) = (tmp_path / "out" / "images").iterdir()
        first, second = (record.id for record in project.images.rows())
        assert [own.image_of(written / f"@z{z}") for z in (1, 2, 3)] == [first, None, second]
    assert (report.exported, report.problems) == (2, ())
    with open(tmp_path / "out" / "inkling" / "index.csv", newline="", encoding="utf-8") as file:
        rows = [(row["picture"], row["plane"]) for row in csv.DictReader(file)]
    assert rows == [(f"images/{written.name}", "z1"), (f"images/{written.name}", "z3")]
    (labels,) = (tmp_path / "out" / "labels").iterdir()
    volume = nibabel.load(labels)
    assert np.allclose(volume.affine, affine)
    array = np.asarray(volume.dataobj)
    assert array.shape == values.shape
    assert np.array_equal(array[:, :, 0].T, scene(0)[0])
    assert (array[:, :, 1] == IGNORE).all()
    assert np.array_equal(array[:, :, 2].T, scene(0)[0])


def test_highdicom_reads_segmentations(project: Project) -> None:
    seg = pytest.importorskip("highdicom.seg")
    pydicom = pytest.importorskip("pydicom")
    out = exported(project, "dicom-seg")
    names = {1: "car", 2: "person", IGNORE: "unlabelled"}
    for name, (labels, _) in scenes().items():
        image = pydicom.dcmread(out / "images" / f"{name}.dcm")
        read = seg.segread(str(out / "segmentations" / f"{name}.dcm"))
        pixels = read.get_pixels_by_source_instance([image.SOPInstanceUID])[0]
        assert pixels.shape[:2] == SHAPE
        for number in read.segment_numbers:
            label = read.get_segment_description(number).segment_label
            value = next(key for key, text in names.items() if text == label)
            assert np.array_equal(pixels[:, :, number - 1] == 1, labels == value)
        assert len(read.segment_numbers) == 3


@pytest.mark.expects_log
def test_ome_zarr_reads_its_labels(project: Project) -> None:
    io = pytest.importorskip("ome_zarr.io")
    reader = pytest.importorskip("ome_zarr.reader")
    out = exported(project, "ome-zarr")
    for name, (labels, ids) in scenes().items():
        for place, expected in (("classes", labels), ("objects", ids)):
            location = io.parse_url(str(out / f"{name}.zarr" / "labels" / place))
            # The image that they are of is a node, too, and so are its other labels.
            arrays = [n.data[0].compute(scheduler="synchronous") for n in reader.Reader(location)() if n.data]
            assert any(np.array_equal(array, expected) for array in arrays)
        image = next(iter(reader.Reader(io.parse_url(str(out / f"{name}.zarr")))()))
        assert image.data[0].shape == (3, *SHAPE)


def test_rasterio_finds_the_mask_where_its_image_lies(tmp_path: Path) -> None:
    rasterio = pytest.importorskip("rasterio")
    transform = rasterio.Affine(0.2, 0.0, 431_000.5, 0.0, -0.3, 5_412_000.25)
    profile: dict[str, Any] = {
        "driver": "GTiff",
        "height": 24,
        "width": 32,
        "count": 3,
        "dtype": "uint8",
        "nodata": 250,
        "crs": "EPSG:25832",
        "transform": transform,
    }
    (tmp_path / "images").mkdir()
    with rasterio.open(tmp_path / "images" / "a.tif", "w", **profile) as file:
        file.write(np.random.default_rng(0).integers(1, 200, (3, *SHAPE)).astype(np.uint8))
    with Project.create(tmp_path / "p.inkling", name="p", classes=CLASSES) as project:
        project.images.add_folder(tmp_path / "images")
        accept_mask(project, project.images.rows()[0].id, scene(0)[0])
        export(project, tmp_path / "out", "geotiff")
    for name in ("masks", "images"):
        with rasterio.open(tmp_path / "out" / name / "a.tif") as file:
            assert file.crs == rasterio.crs.CRS.from_epsg(25832)
            assert file.transform == transform
            assert file.nodata == 250
    with rasterio.open(tmp_path / "out" / "masks" / "a.tif") as file:
        assert np.array_equal(file.read(1), scene(0)[0])


def test_nnunet_finds_the_data_set_whole(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("nnUNet_raw", str(project.path.parent))
    check = pytest.importorskip("nnunetv2.experiment_planning.verify_dataset_integrity")
    readers = pytest.importorskip("nnunetv2.imageio.natural_image_reader_writer")
    out = exported(project, "nnunet")
    check.verify_dataset_integrity(str(out), num_processes=1)
    for name, (labels, _) in scenes().items():
        read, _ = readers.NaturalImage2DIO().read_seg(str(out / "labelsTr" / f"{name}.png"))
        assert np.array_equal(read[0, 0], np.where(labels == IGNORE, 3, labels))


def test_numpy_reads_what_cellpose_loads(project: Project) -> None:
    out = exported(project, "cellpose")
    for name, (_, ids) in scenes().items():
        content = np.load(out / f"{name}_seg.npy", allow_pickle=True).item()
        assert np.array_equal(content["masks"], ids)
        assert content["filename"] == f"{name}.png"
        assert len(content["ismanual"]) == 4
        assert (content["outlines"][content["outlines"] > 0] == ids[content["outlines"] > 0]).all()


def test_tifffile_reads_label_images_and_ome_tiff(project: Project) -> None:
    tifffile = pytest.importorskip("tifffile")
    objects, ome = exported(project, "label-images"), exported(project, "ome-tiff")
    for name, (labels, ids) in scenes().items():
        assert np.array_equal(tifffile.imread(objects / "train" / "masks" / f"{name}.tif"), ids)
        with tifffile.TiffFile(ome / "labels" / f"{name}.ome.tif") as file:
            assert file.is_ome
            assert file.series[0].axes == "CYX"
            assert np.array_equal(file.asarray(), np.stack([labels, ids]))


@pytest.mark.parametrize("size", [(24, 32), (5, 7)])
def test_a_dicom_segmentation_of_one_segment_comes_in_again(tmp_path: Path, size: tuple[int, int]) -> None:
    pytest.importorskip("highdicom")
    mask = np.zeros(size, np.uint8)
    mask[1:4, 2:5] = 1
    (tmp_path / "images").mkdir()
    Image.fromarray(np.zeros((*size, 3), np.uint8)).save(tmp_path / "images" / "a.png")
    with Project.create(tmp_path / "p.inkling", name="p", classes=CLASSES) as project:
        project.images.add_folder(tmp_path / "images")
        accept_mask(project, project.images.rows()[0].id, mask)
        report = export(project, tmp_path / "out", "dicom-seg")
    assert len(report.losses.images) == 1
    assert report.losses.total("wrong_px") == 0
