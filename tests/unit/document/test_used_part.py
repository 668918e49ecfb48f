"""Pages and channels that are not used are counted, in every kind of file that can hold several."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import tifffile
from PIL import Image

from engine.core import NO_PROGRESS, CancelledError, CancelToken, UserError
from engine.document import used_part as used_part_module
from engine.document.image import read_image
from engine.document.used_part import UsedPart, count_used_parts, used_part, used_parts_sentence

Writer = Callable[[Path], object]


def noise(*shape: int, kind: type = np.uint8) -> np.ndarray:
    return (np.random.default_rng(sum(shape)).random(shape) * 250).astype(kind)


def frames(path: Path, count: int = 4, **options: object) -> None:
    first, *others = (Image.fromarray(noise(40, 50, 3) + np.uint8(n * 40)) for n in range(count))
    first.save(path, save_all=True, append_images=others, **options)


def stack(**options: object) -> Writer:
    return lambda path: tifffile.imwrite(path, noise(5, 40, 50), photometric="minisblack", **options)


def one_directory_for_all(path: Path) -> None:
    """As ImageJ writes stacks beyond 4 GB."""
    text = "ImageJ=1.53\nimages=6\nslices=6\nloop=false\n"
    tifffile.imwrite(path, noise(40, 50), photometric="minisblack", description=text, metadata=None)


def channels_of_one_directory(path: Path) -> None:
    """As ImageJ writes hyperstacks beyond 4 GB: 2 channels of 3 slices."""
    text = "ImageJ=1.53\nimages=6\nchannels=2\nslices=3\nhyperstack=true\n"
    first = noise(40, 50)
    tifffile.imwrite(path, first, photometric="minisblack", description=text, metadata=None)
    with tifffile.TiffFile(path) as tiff:
        start = tiff.pages[0].dataoffsets[0]
    with path.open("r+b") as file:
        file.seek(start)
        file.write(first.tobytes() + noise(5, 40, 50).tobytes())


def pyramid(path: Path) -> None:
    with tifffile.TiffWriter(path) as writer:
        writer.write(noise(80, 100, 3), photometric="rgb")
        writer.write(noise(40, 50, 3), photometric="rgb", subfiletype=1)


def colours(count: int, kind: type = np.uint8, **options: object) -> Writer:
    return lambda path: tifffile.imwrite(path, noise(40, 50, count, kind=kind), **options)


def planes(path: Path) -> None:
    tifffile.imwrite(
        path, noise(7, 40, 50, kind=np.uint16), planarconfig="separate", photometric="minisblack"
    )


MORE: dict[str, tuple[Writer, str]] = {
    "stack.tif": (stack(), "Page 1 of 5 is shown."),
    "bigtiff.tif": (stack(bigtiff=True, byteorder=">"), "Page 1 of 5 is shown."),
    "imagej.tif": (stack(imagej=True, metadata={"axes": "ZYX"}), "Page 1 of 5 is shown."),
    "hyperstack.tif": (channels_of_one_directory, "Page 1 of 3 is shown."),
    "ome.ome.tif": (stack(metadata={"axes": "CYX"}), "Channels 1-3 of 5 are shown."),
    "huge.tif": (one_directory_for_all, "Page 1 of 6 is shown."),
    "pillow.tif": (frames, "Page 1 of 4 is shown."),
    "a.gif": (frames, "Frame 1 of 4 is shown."),
    "a.webp": (frames, "Frame 1 of 4 is shown."),
    "a.png": (frames, "Frame 1 of 4 is shown."),
    "mp.jpg": (lambda path: frames(path, 2, format="MPO"), "Picture 1 of 2 is shown."),
    "separate.tif": (planes, "Channels 1-3 of 7 are shown."),
    "seven.tif": (
        colours(7, photometric="minisblack", planarconfig="contig"),
        "Channels 1-3 of 7 are shown.",
    ),
    "infrared.tif": (
        colours(4, photometric="rgb", extrasamples=["unspecified"]),
        "Channels 1-3 of 4 are shown.",
    ),
    "infrared16.tif": (
        colours(4, np.uint16, photometric="rgb", extrasamples=["unspecified"]),
        "Channels 1-3 of 4 are shown.",
    ),
}
WHOLE: dict[str, Writer] = {
    "pyramid.tif": pyramid,
    "two.tif": colours(2, photometric="minisblack", planarconfig="contig"),
    "rgba.tif": colours(4, photometric="rgb", extrasamples=["unassalpha"]),
    "one.png": lambda path: Image.fromarray(noise(40, 50, 4)).save(path),
    "grey.png": lambda path: Image.fromarray(noise(40, 50)).save(path),
    "one.gif": lambda path: Image.fromarray(noise(40, 50)).save(path),
    "one.jpg": lambda path: Image.fromarray(noise(40, 50, 3)).save(path),
    "cmyk.jpg": lambda path: Image.fromarray(noise(40, 50, 4)).convert("CMYK").save(path),
    "one.bmp": lambda path: Image.fromarray(noise(40, 50, 3)).save(path),
}


@pytest.mark.parametrize("name", MORE)
def test_what_is_not_shown_is_said(tmp_path: Path, name: str) -> None:
    write, sentence = MORE[name]
    write(tmp_path / name)
    assert used_part(tmp_path / name).sentence() == sentence
    assert read_image(tmp_path / name).shape == (40, 50, 3)
    assert list(count_used_parts([tmp_path / name], NO_PROGRESS, CancelToken())) == [tmp_path / name]


@pytest.mark.parametrize("name", WHOLE)
def test_nothing_is_said_of_a_file_that_is_used_in_whole(tmp_path: Path, name: str) -> None:
    WHOLE[name](tmp_path / name)
    assert used_part(tmp_path / name).is_whole
    assert count_used_parts([tmp_path / name], NO_PROGRESS, CancelToken()) == {}


def test_pages_before_a_damaged_one_are_counted(tmp_path: Path) -> None:
    whole, cut = tmp_path / "whole.tif", tmp_path / "cut.tif"
    tifffile.imwrite(whole, noise(5, 40, 50), photometric="minisblack", metadata=None)
    with tifffile.TiffFile(whole) as file:
        third = file.pages[2].offset
    cut.write_bytes(whole.read_bytes()[: third + 4])
    assert used_part(cut).pages == 2


def test_a_chain_of_pages_that_bites_its_tail_ends(tmp_path: Path) -> None:
    path = tmp_path / "loop.tif"
    tifffile.imwrite(path, noise(3, 40, 50), photometric="minisblack", metadata=None)
    with tifffile.TiffFile(path) as file:
        first, last = file.pages[0].offset, file.pages[2].offset
    content = bytearray(path.read_bytes())
    entries = int.from_bytes(content[last : last + 2], "little")
    at = last + 2 + 12 * entries
    content[at : at + 4] = first.to_bytes(4, "little")
    path.write_bytes(content)
    assert used_part(path).pages == 3


def test_files_that_cannot_be_read_stop_no_count(tmp_path: Path) -> None:
    (tmp_path / "text.tif").write_text("no image")
    (tmp_path / "empty.tif").touch()
    MORE["stack.tif"][0](tmp_path / "stack.tif")
    names = ("text.tif", "empty.tif", "gone.tif", "stack.tif")
    parts = count_used_parts([tmp_path / name for name in names], NO_PROGRESS, CancelToken())
    assert parts == {tmp_path / "stack.tif": UsedPart(5, 1, 1)}
    with pytest.raises(UserError):
        used_part(tmp_path / "text.tif")


def test_counting_ends_when_it_is_not_wanted_any_more(tmp_path: Path) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(CancelledError):
        count_used_parts([tmp_path / "a.tif"], NO_PROGRESS, token)


def test_one_line_counts_the_images() -> None:
    several, wide = UsedPart(5, 1, 1), UsedPart(1, 7, 3)
    assert used_parts_sentence([several] * 3, 12) == (
        "3 of 12 images have several pages or frames; the first is used."
    )
    assert used_parts_sentence([wide], 2) == (
        "1 of 2 images has more than three channels; the first three are used."
    )
    assert used_parts_sentence([], 2) == ""
    assert UsedPart(5, 7, 3).sentence("used") == "Page 1 of 5 and channels 1-3 of 7 are used."


@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.bmp"])
def test_a_file_with_one_picture_costs_one_short_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    Image.new("RGB", (30, 20)).save(tmp_path / name)

    def fail(*_: object) -> None:
        raise AssertionError("the header is read")

    monkeypatch.setattr(used_part_module, "probe_image", fail)
    assert used_part(tmp_path / name) == UsedPart()


def test_a_small_copy_that_comes_first_is_one_of_the_pages(tmp_path: Path) -> None:
    with tifffile.TiffWriter(tmp_path / "a.tif") as writer:
        writer.write(noise(10, 12, 3), photometric="rgb", subfiletype=1)
        writer.write(noise(40, 50, 3), photometric="rgb")
    assert used_part(tmp_path / "a.tif").sentence() == "Page 1 of 2 is shown."
