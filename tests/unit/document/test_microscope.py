"""CZI and LIF: planes, channels and sizes of pixels as the programs of the microscopes write them.

CZI is written by the package of its maker. No free program writes LIF: the file here is built by hand from
what is public of the format, a header in XML and a block of numbers for each image; a file of a microscope
has not been tried.
"""

from __future__ import annotations

import struct
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

import numpy as np
import pytest

from engine.core import UserError
from engine.core.plane_path import input_path
from engine.document.image import MAX_PIXELS, probe_image, read_image, read_reduced
from engine.document.listing import is_image_name
from engine.document.stacks import layout, microscope, reading
from engine.document.stacks.layout import StackAxis, StackChannel, StackLayout
from engine.document.stacks.network_input import read_network_input
from engine.document.stacks.reading import layouts_of, read_stored
from engine.document.used_part import used_part
from gui.panels.thumbnails import read_thumbnail

# Times, slices, channels, rows, columns.
STACK = np.random.default_rng(0).integers(0, 4000, (2, 3, 2, 40, 61)).astype(np.uint16)
NAMES = ["DAPI", "Green"]


def write_czi(path: Path, stack: np.ndarray = STACK) -> None:
    package = pytest.importorskip("pylibCZIrw.czi")
    with package.create_czi(str(path)) as document:
        for t, z, c in np.ndindex(stack.shape[:3]):
            document.write(data=stack[t, z, c][..., None], plane={"T": t, "Z": z, "C": c})
        names = dict(enumerate(NAMES[: stack.shape[2]]))
        document.write_metadata("a", channel_names=names, scale_x=2e-7, scale_y=2e-7)


def write_lif(path: Path, stack: np.ndarray = STACK) -> None:
    pytest.importorskip("liffile")
    frames, slices, channels, height, width = stack.shape
    item = stack.dtype.itemsize
    each = height * width * item
    described = "".join(
        f'<ChannelDescription DataType="0" ChannelTag="0" Resolution="{8 * item}" NameOfMeasuredQuantity="" '
        f'Min="0" Max="1" Unit="" LUTName="{NAMES[c]}" IsLUTInverted="0" BytesInc="{c * each}" BitInc="0"/>'
        for c in range(channels)
    )
    steps = {
        1: (width, item, (width - 1) * 2e-7),
        2: (height, width * item, (height - 1) * 2e-7),
        3: (slices, channels * each, 1e-6),
        4: (frames, slices * channels * each, 1.0),
    }
    dimensions = "".join(
        f'<DimensionDescription DimID="{number}" NumberOfElements="{count}" Origin="0" Length="{length}" '
        f'Unit="m" BitInc="0" BytesInc="{step}"/>'
        for number, (count, step, length) in steps.items()
    )
    xml = (
        '<LMSDataContainerHeader Version="2"><Element Name="a"><Data><Experiment Path=""/></Data>'
        '<Memory Size="0" MemoryBlockID="MemBlock_1"/><Children><Element Name="first"><Data><Image>'
        f"<ImageDescription><Channels>{described}</Channels><Dimensions>{dimensions}</Dimensions>"
        f'</ImageDescription></Image></Data><Memory Size="{stack.nbytes}" MemoryBlockID="MemBlock_2"/>'
        "</Element></Children></Element></LMSDataContainerHeader>"
    )
    blocks = [_block("MemBlock_1", b""), _block("MemBlock_2", stack.tobytes())]
    text = xml.encode("utf-16-le")
    header = struct.pack("<iiBi", 0x70, len(text) + 5, 0x2A, len(xml)) + text
    path.write_bytes(header + b"".join(blocks))


def _block(name: str, data: bytes) -> bytes:
    text = name.encode("utf-16-le")
    description = struct.pack("<BQBi", 0x2A, len(data), 0x2A, len(name)) + text
    return struct.pack("<ii", 0x70, len(description)) + description + data


WRITERS: dict[str, Callable[..., None]] = {"a.czi": write_czi, "a.lif": write_lif}


@pytest.mark.parametrize("name", WRITERS)
def test_planes_channels_and_sizes(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    WRITERS[name](path)
    (one,) = layouts_of(path, MAX_PIXELS)
    assert (one.height, one.width, one.size("t"), one.size("z"), one.bits) == (40, 61, 2, 3, 16)
    assert [channel.name for channel in one.channels] == NAMES
    assert one.pixel_size == pytest.approx(0.2)
    assert one.unit == "µm"
    for t, z in ((0, 0), (1, 2)):
        stored = read_stored(path / f"@t{t + 1}_z{z + 1}", MAX_PIXELS).pixels
        assert np.array_equal(stored, np.moveaxis(STACK[t, z], 0, 2))
    assert read_image(path).shape == (40, 61, 3)
    assert (probe_image(path / "@z2").height, used_part(path).pages) == (40, 6)
    assert read_network_input(input_path(path / "@z2", (2, 1))).shape == (40, 61, 2)
    assert max(read_reduced(path, 30).shape) == 30
    assert read_thumbnail(path) is not None
    assert is_image_name(name)


def test_colours_of_a_czi_are_red_green_and_blue(tmp_path: Path) -> None:
    package = pytest.importorskip("pylibCZIrw.czi")
    path = tmp_path / "a.czi"
    rgb = np.random.default_rng(1).integers(0, 256, (20, 30, 3)).astype(np.uint8)
    with package.create_czi(str(path)) as document:
        document.write(data=np.ascontiguousarray(rgb[..., ::-1]), plane={"C": 0, "T": 0, "Z": 0})
    assert np.array_equal(read_image(path), rgb)


def test_scenes_of_a_czi_are_series_and_tiles_are_laid_together(tmp_path: Path) -> None:
    package = pytest.importorskip("pylibCZIrw.czi")
    path = tmp_path / "a.czi"
    grey = np.random.default_rng(2).integers(0, 256, (20, 60, 1)).astype(np.uint8)
    with package.create_czi(str(path)) as document:
        plane = {"C": 0, "T": 0, "Z": 0}
        document.write(data=np.ascontiguousarray(grey[:, :30]), plane=plane, location=(0, 0), scene=0)
        document.write(data=np.ascontiguousarray(grey[:, 30:]), plane=plane, location=(30, 0), scene=0)
        document.write(data=np.ascontiguousarray(grey[:9, :9]), plane=plane, location=(500, 0), scene=1)
    first, second = layouts_of(path, MAX_PIXELS)
    assert ((first.height, first.width), (second.height, second.width)) == ((20, 60), (9, 9))
    assert np.array_equal(read_image(path)[..., 0], grey[..., 0])
    assert np.array_equal(read_image(path / "@s2")[..., 0], grey[:9, :9, 0])


def test_a_large_czi_is_a_smaller_copy_of_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (layout, reading):
        monkeypatch.setattr(module, "LARGEST_PX", 200_000)
    path = tmp_path / "a.czi"
    write_czi(path, np.full((1, 1, 1, 900, 1207), 77, np.uint8))
    info = probe_image(path)
    assert (info.height, info.width) == (225, 301)
    assert (read_image(path)[2:-2, 2:-2] == 77).all()
    with pytest.raises(UserError, match="megapixels"):
        read_image(path / "@l1", 200_000)


@pytest.mark.parametrize("name", WRITERS)
def test_a_missing_package_is_said_with_the_extra_that_brings_it(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = b"ZISRAWFILE" if name == "a.czi" else b"\x70\0\0\0"
    (tmp_path / name).write_bytes(data + bytes(600))
    for module in ("pylibCZIrw", "liffile"):
        monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(UserError, match=r"needs (pylibCZIrw|liffile) to be read") as failure:
        read_image(tmp_path / name)
    assert failure.value.hint == 'Install it with: pip install "inkling[microscopy]"'


@pytest.mark.parametrize("name", WRITERS)
def test_a_damaged_file_is_one_sentence(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    WRITERS[name](path)
    whole = path.read_bytes()
    for length in (40, len(whole) // 2):
        path.write_bytes(whole[:length])
        with pytest.raises(UserError, match=name):
            read_image(path / "@t2_z3")
    for mark in (b"<Metadata>", "<Data>".encode("utf-16-le")):
        path.write_bytes(whole.replace(mark, mark.replace(b">", b"<")))
        if mark in whole:
            with pytest.raises(UserError, match=name):
                read_image(path)


class ScanAlongDepth:
    """An image of a LIF whose rows and columns lie apart, as a scan of X and Z through each row has them."""

    dims = ("C", "Y", "Z", "X")
    sizes: Final = {"C": 3, "Y": 8, "Z": 2, "X": 9}

    def __init__(self) -> None:
        self.pixels = np.random.default_rng(1).integers(0, 4000, tuple(self.sizes.values())).astype(np.uint16)
        self.readings = 0

    def asarray(self) -> np.ndarray:
        self.readings += 1
        return self.pixels


def test_an_image_without_planes_is_read_once_for_all_its_channels() -> None:
    image = ScanAlongDepth()
    source = object.__new__(microscope.Lif)
    axes = (StackAxis("z", 2),)
    channels = tuple(StackChannel(name, None) for name in ("a", "b", "c"))
    source._path, source._max_pixels, source._images = Path("a.lif"), MAX_PIXELS, [image]
    source._layouts = (StackLayout("LIF", 8, 9, axes, channels, False, 16, None, "", "slice", (), 0, 1),)
    planes = source.read(0, {"z": 1}, (0, 2)).channels
    assert image.readings == 1
    assert all((planes[channel] == image.pixels[channel, :, 1]).all() for channel in (0, 2))
