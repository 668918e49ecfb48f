"""Planes of files of every kind: axes, channels with colours, pages one by one, projections."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
import tifffile
from PIL import Image

from engine.core import UserError
from engine.core.plane_path import PlanePath, file_of, picture_name
from engine.document.fingerprint import file_stamp
from engine.document.image import MAX_PIXELS, probe_image, read_image, read_reduced
from engine.document.stacks.choice import StackChoice
from engine.document.stacks.layout import StackLayout
from engine.document.stacks.reading import layouts_of, read_stored
from engine.document.used_part import used_part

# Times, slices, channels, rows, columns.
STACK = np.random.default_rng(0).integers(0, 4000, (2, 5, 3, 12, 17)).astype(np.uint16)
FRAMES = [np.full((12, 17, 3), value, np.uint8) for value in (10, 100, 200)]
Writer = Callable[[Path], Any]


def hyperstack(**options: Any) -> Writer:
    return lambda path: tifffile.imwrite(path, STACK, metadata={"axes": "TZCYX"}, **options)


def one_directory(path: Path) -> None:
    """As ImageJ writes beyond 4 GB: one directory, all planes behind it."""
    text = "ImageJ=1.53\nimages=30\nchannels=3\nslices=5\nframes=2\nhyperstack=true\n"
    tifffile.imwrite(path, STACK[0, 0, 0], description=text, metadata=None)
    with tifffile.TiffFile(path) as tiff:
        start = tiff.pages[0].dataoffsets[0]
    with path.open("r+b") as file:
        file.seek(start)
        file.write(STACK.tobytes())


def nifti(path: Path) -> None:
    nibabel = pytest.importorskip("nibabel")
    volume = np.ascontiguousarray(STACK.transpose(4, 3, 1, 0, 2))
    nibabel.save(nibabel.Nifti1Image(volume.astype(np.int16), np.eye(4)), path)


def zarr_of(version: int) -> Writer:
    def write(path: Path) -> None:
        zarr = pytest.importorskip("zarr")
        group = zarr.open_group(str(path), mode="w", zarr_format=version)
        group.create_array("0", data=STACK, chunks=(1, 1, 1, 8, 8))
        axes = [{"name": name, "type": "space"} for name in "tzcyx"]
        scales = [{"version": "0.4", "axes": axes, "datasets": [{"path": "0"}]}]
        group.attrs.update({"multiscales": scales} if version == 2 else {"ome": {"multiscales": scales}})

    return write


STACKS: dict[str, Writer] = {
    "imagej.tif": hyperstack(imagej=True),
    "ome.ome.tif": hyperstack(photometric="minisblack"),
    "packed.ome.tif": hyperstack(photometric="minisblack", compression="zlib"),
    "big.ome.tif": hyperstack(photometric="minisblack", bigtiff=True, byteorder=">"),
    "beyond.tif": one_directory,
    "volume.nii": nifti,
    "volume.nii.gz": nifti,
    "two.zarr": zarr_of(2),
    "three.zarr": zarr_of(3),
}


@pytest.mark.parametrize("name", STACKS)
def test_every_plane_of_a_hyperstack_has_its_numbers(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    STACKS[name](path)
    (layout,) = layouts_of(path, MAX_PIXELS)
    assert (layout.size("t"), layout.size("z"), len(layout.channels)) == (2, 5, 3)
    assert len(list(layout.planes())) == 10
    for t, z in ((0, 0), (1, 3)):
        stored = read_stored(path / f"@t{t + 1}_z{z + 1}", MAX_PIXELS)
        assert np.array_equal(stored.pixels, np.moveaxis(STACK[t, z], 0, 2))
    assert np.array_equal(
        read_stored(path / "@t2_zmax", MAX_PIXELS).pixels, np.moveaxis(STACK[1].max(0), 0, 2)
    )
    mean = np.rint(STACK[0].mean(0)).astype(STACK.dtype)
    assert np.array_equal(read_stored(path / "@zmean", MAX_PIXELS).pixels, np.moveaxis(mean, 0, 2))
    assert (probe_image(path / "@z2").height, probe_image(path / "@z2").width) == (12, 17)
    assert file_stamp(path / "@z2") == file_stamp(path) is not None
    assert used_part(path / "@z2").pages == 1
    assert used_part(path).pages == 10
    assert read_image(path).shape == read_reduced(path / "@z2", 400).shape == (12, 17, 3)


def animation(path: Path) -> None:
    first, *others = map(Image.fromarray, FRAMES)
    first.save(
        path, save_all=True, append_images=others, **({"lossless": True} if path.suffix == ".webp" else {})
    )


def pages(path: Path) -> None:
    tifffile.imwrite(path, np.stack(FRAMES), photometric="rgb", metadata=None)


def film(path: Path) -> None:
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter_fourcc(*"MJPG"), 10, (64, 48))
    for frame in FRAMES * 4:
        writer.write(cv2.resize(frame, (64, 48)))
    writer.release()


@pytest.mark.parametrize(
    ("name", "write"),
    [("a.gif", animation), ("a.png", animation), ("a.webp", animation), ("a.tif", pages), ("a.avi", film)],
)
def test_frames_are_read_in_any_order(tmp_path: Path, name: str, write: Writer) -> None:
    write(tmp_path / name)
    (layout,) = layouts_of(tmp_path / name, MAX_PIXELS)
    assert layout.plane_count in (3, 12)
    assert layout.is_rgb
    for number in (2, 0, 1, 2):
        assert abs(read_image(tmp_path / name / f"@p{number + 1}").mean() - FRAMES[number].mean()) < 3
    with pytest.raises(UserError, match="ends at"):
        read_image(tmp_path / name / "@p99")


def test_a_level_of_a_zarr_pyramid_is_chosen(tmp_path: Path) -> None:
    zarr = pytest.importorskip("zarr")
    group = zarr.open_group(str(tmp_path / "a.zarr"), mode="w", zarr_format=2)
    group.create_array("0", data=STACK[0, 0], chunks=(1, 8, 8))
    group.create_array("1", data=STACK[0, 0, :, ::2, ::2], chunks=(1, 8, 8))
    axes = [{"name": name, "type": "space"} for name in "cyx"]
    group.attrs["multiscales"] = [{"axes": axes, "datasets": [{"path": "0"}, {"path": "1"}]}]
    assert probe_image(tmp_path / "a.zarr" / "@l2").width == 9
    stored = read_stored(tmp_path / "a.zarr" / "@l2", MAX_PIXELS).pixels
    assert np.array_equal(stored, np.moveaxis(STACK[0, 0, :, ::2, ::2], 0, 2))
    with pytest.raises(UserError, match="ends at 2"):
        read_image(tmp_path / "a.zarr" / "@l3")


def test_dicom_frames_are_in_their_units(tmp_path: Path) -> None:
    pydicom = pytest.importorskip("pydicom")
    meta = pydicom.dataset.FileMetaDataset()
    meta.TransferSyntaxUID = pydicom.uid.ExplicitVRLittleEndian
    meta.MediaStorageSOPClassUID = "1.2.840.10008.5.1.4.1.1.7.3"
    meta.MediaStorageSOPInstanceUID = pydicom.uid.generate_uid()
    data = pydicom.dataset.FileDataset("", {}, file_meta=meta, preamble=bytes(128))
    data.Rows, data.Columns, data.NumberOfFrames = 12, 17, 5
    data.SamplesPerPixel, data.PhotometricInterpretation, data.PixelRepresentation = 1, "MONOCHROME1", 0
    data.BitsAllocated = data.BitsStored = 16
    data.HighBit, data.RescaleSlope, data.RescaleIntercept = 15, 1, -1024
    data.WindowCenter, data.WindowWidth, data.PixelSpacing = 0, 200, [0.5, 0.25]
    data.PixelData = STACK[0, :, 0].tobytes()
    data.save_as(tmp_path / "a.dcm")
    (layout,) = layouts_of(tmp_path / "a.dcm", MAX_PIXELS)
    assert (layout.size("z"), layout.pixel_size, layout.unit) == (5, 0.25, "mm")
    assert (layout.channels[0].low, layout.channels[0].high) == (-100, 100)
    stored = read_stored(tmp_path / "a.dcm/@z4", MAX_PIXELS).pixels
    assert np.array_equal(stored, STACK[0, 3, 0].astype(int) - 1024)
    # 0 is white.
    assert read_image(tmp_path / "a.dcm/@z1").ravel()[STACK[0, 0, 0].repeat(3).argmax()] == 0


def test_channels_are_laid_together_in_their_colours_and_ranges(tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    STACKS["imagej.tif"](path)
    green = read_image(path / "@t2_z3@c2=00ff00,0,4000")
    assert np.abs(green[:, :, 1] - STACK[1, 2, 1] * (255 / 4000)).max() < 1
    assert not green[:, :, [0, 2]].any()
    both = read_image(path / "@@c1=ff0000,0,4000+c3=ffffff,0,8000").astype(float)
    red, grey = STACK[0, 0, 0] * (255 / 4000), STACK[0, 0, 2] * (255 / 8000)
    assert np.abs(both[:, :, 0] - np.minimum(red + grey, 255)).max() < 2
    assert np.abs(both[:, :, 2] - grey).max() < 1
    for wrong in ("@@c9=ff0000", "@@c1=ff0000,1e999,3", "@@red"):
        with pytest.raises(UserError):
            read_image(path / wrong)


def test_what_a_file_says_of_its_channels_is_taken(tmp_path: Path) -> None:
    names, colours = ["DAPI", "GFP & co", "Cy5"], [0x0000FFFF, 0x00FF00FF, -16776961]
    facts = {"axes": "TZCYX", "Channel": {"Name": names, "Color": colours}, "PhysicalSizeX": 0.25}
    tifffile.imwrite(tmp_path / "a.ome.tif", STACK, photometric="minisblack", metadata=facts)
    (layout,) = layouts_of(tmp_path / "a.ome.tif", MAX_PIXELS)
    assert [channel.name for channel in layout.channels] == names
    assert [channel.color for channel in layout.channels] == [(0, 0, 255), (0, 255, 0), (255, 0, 0)]
    assert (layout.pixel_size, layout.unit) == (0.25, "µm")
    luts = [np.outer(color, np.arange(256)).astype(np.uint8) for color in ((1, 0, 1), (1, 1, 0), (0, 1, 1))]
    ranges = {"axes": "TZCYX", "LUTs": luts, "Ranges": (0, 9, 1, 8, 2, 7), "unit": "um", "mode": "composite"}
    tifffile.imwrite(tmp_path / "b.tif", STACK, imagej=True, metadata=ranges, resolution=(4, 4))
    (layout,) = layouts_of(tmp_path / "b.tif", MAX_PIXELS)
    assert [channel.color for channel in layout.channels] == [(255, 0, 255), (255, 255, 0), (0, 255, 255)]
    assert (layout.channels[1].low, layout.channels[1].high, layout.pixel_size) == (1, 8, 0.25)


def planes_of(path: Path, pages: str, channels: str = "") -> tuple[str, ...]:
    return tuple(
        name.partition("@c")[0] for name in StackChoice.parse(pages, channels).planes(path, MAX_PIXELS)
    )


def test_choices_of_planes(tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    STACKS["imagej.tif"](path)
    assert planes_of(path, "first") == ("",)
    assert planes_of(path, "all") == tuple(f"@t{t}_z{z}" for t in (1, 2) for z in range(1, 6))
    assert planes_of(path, "2-3;t=2") == ("@t2_z2", "@t2_z3")
    assert planes_of(path, "max") == ("@t1_zmax", "@t2_zmax")
    assert planes_of(path, "z=4,1;t=mean") == ("@tmean_z4", "@tmean_z1")
    Image.new("RGB", (5, 4)).save(tmp_path / "b.png")
    assert planes_of(tmp_path / "b.png", "all") == ("",)
    for wrong in ("none", "z=1;z=2", "q=3", "max;t=max", "9-12"):
        with pytest.raises(UserError):
            planes_of(path, wrong)


def test_all_planes_are_in_one_light(tmp_path: Path) -> None:
    steps = np.stack([np.full((12, 17), value, np.uint16) for value in (0, 1000, 2000, 3000)])
    steps[:, 0, 0] = [50, 1050, 2050, 3050]
    tifffile.imwrite(tmp_path / "a.tif", steps, imagej=True, metadata={"axes": "ZYX"})
    names = StackChoice.parse("all", "").planes(tmp_path / "a.tif", MAX_PIXELS)
    light = [int(read_image(tmp_path / "a.tif" / name)[5, 5, 0]) for name in names]
    assert light == sorted(light)
    assert light[-1] - light[0] > 200


@pytest.mark.parametrize("channels", ["2", "2=green", "GFP=#00ff00:0:4000", "1,3", "all"])
def test_choices_of_channels(tmp_path: Path, channels: str) -> None:
    facts = {"axes": "CYX", "Channel": {"Name": ["DAPI", "GFP", "Cy5"]}}
    tifffile.imwrite(tmp_path / "a.ome.tif", STACK[0, 0], photometric="minisblack", metadata=facts)
    (name,) = StackChoice.parse("", channels).planes(tmp_path / "a.ome.tif", MAX_PIXELS)
    assert read_image(tmp_path / "a.ome.tif" / name).any()
    assert StackChoice.from_json(StackChoice.parse("", channels).to_json()).channels == channels


def test_a_fourth_band_tagged_as_transparency_can_be_left_out(tmp_path: Path) -> None:
    picture = np.dstack([FRAMES[1], np.full((12, 17), 60, np.uint8)])
    tifffile.imwrite(tmp_path / "a.tif", picture, photometric="rgb", extrasamples=["unassalpha"])
    assert read_image(tmp_path / "a.tif").mean() > 200
    (name,) = StackChoice.parse("", "1,2,3").planes(tmp_path / "a.tif", MAX_PIXELS)
    assert np.array_equal(read_image(tmp_path / "a.tif" / name), FRAMES[1])
    (name,) = StackChoice.parse("", "4").planes(tmp_path / "a.tif", MAX_PIXELS)
    assert (read_image(tmp_path / "a.tif" / name) == 60).all()


@pytest.mark.parametrize(
    "data",
    [
        b"\0" * 128 + b"DICM",
        gzip.compress(b"x" * 900, mtime=0),
        b"II*\0\x08\0\0\0\x01\0",
        b"\0\0\0\x18ftypisom",
    ],
)
def test_damage_is_one_sentence(tmp_path: Path, data: bytes) -> None:
    for name in ("a.dcm", "a.nii.gz", "a.mp4", "a.tif"):
        (tmp_path / name).write_bytes(data + bytes(600))
        for path in (tmp_path / name, tmp_path / name / "@p2"):
            with pytest.raises(UserError, match=name):
                read_image(path)


def test_paths_of_planes_say_what_they_are() -> None:
    plane = PlanePath(Path("a/b.tif"), (("t", 1), ("z", "max")), "c1=ff0000")
    assert PlanePath.parse(plane.path) == plane
    assert (file_of(plane.path), picture_name(plane.path)) == (Path("a/b.tif"), "b.tif (t 2, z max)")
    for name in ("@z0", "@", "@q1", "@z1_z2", "z1", "@z1@", "@z1@c1=ff/"):
        assert PlanePath.parse(Path("a.tif", name)) is None or "/" in name


def test_an_image_in_a_layout_says_how_much_it_holds() -> None:
    assert StackLayout("TIFF", 1, 1).is_single
    assert StackLayout("TIFF", 1, 1).sentence == ""
