"""Mask files as people bring them: exact ids, or one sentence."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.core import UserError
from engine.document.image import read_mask
from tests.helpers.projects import SHAPE, blobs


def test_palette_grey_16_bit_and_equal_channels_give_the_same_ids(tmp_path: Path) -> None:
    mask = blobs()
    palette = Image.fromarray(mask).copy()
    palette.putpalette([(7 * n) % 256 for n in range(768)])
    palette.save(tmp_path / "palette.png")
    Image.fromarray(mask).save(tmp_path / "grey.png")
    Image.fromarray(mask.astype(np.uint16)).save(tmp_path / "wide.png")
    Image.fromarray(np.dstack([mask] * 3)).save(tmp_path / "rgb.png")
    Image.fromarray(mask).save(tmp_path / "grey.tif")
    Image.fromarray(mask).save(tmp_path / "grey.bmp")
    read = [read_mask(path, SHAPE, 3) for path in sorted(tmp_path.iterdir())]
    assert len(read) == 6
    assert all(np.array_equal(ids, mask) for ids in read)
    assert not read[0].flags.writeable


def test_one_bit_is_0_and_1_and_255_is_never_guessed_to_be_an_object(tmp_path: Path) -> None:
    Image.new("1", (4, 4), 1).save(tmp_path / "bit.png")
    Image.fromarray(np.array([[0, 255]], np.uint8)).save(tmp_path / "two.png")
    assert (read_mask(tmp_path / "bit.png", None, 2) == 1).all()
    assert read_mask(tmp_path / "two.png", None, 2).tolist() == [[0, 255]]


@pytest.mark.parametrize(
    ("name", "picture", "said"),
    [
        ("a.jpg", Image.new("L", (290, 150)), "does not keep class ids exactly"),
        ("a.png", Image.new("RGB", (290, 150), (128, 0, 0)), "colours .RGB., not class ids"),
        ("a.png", Image.new("RGBA", (290, 150), (1, 1, 1, 0)), "transparent in parts"),
        ("a.png", Image.new("L", (150, 290)), "width and height are swapped"),
        ("a.png", Image.new("L", (289, 150)), "is 289x150, but its image is 290x150"),
        ("a.png", Image.new("L", (290, 150), 77), "class 77 in 43,500 pixels, but the class list ends at 2"),
        ("a.png", Image.new("I;16", (290, 150), 300), "the value 300, but class ids end at 254"),
    ],
)
def test_what_is_no_exact_mask_is_refused_with_what_to_do(
    tmp_path: Path, name: str, picture: Image.Image, said: str
) -> None:
    picture.save(tmp_path / name)
    with pytest.raises(UserError, match=said) as caught:
        read_mask(tmp_path / name, SHAPE, 3)
    assert name in caught.value.summary
    assert caught.value.hint


def test_an_unreadable_mask_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"text")
    with pytest.raises(UserError, match="not an image"):
        read_mask(tmp_path / "a.png", None, None)
