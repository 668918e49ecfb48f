"""Any damage to an image file ends in a picture or in one sentence, never in another exception."""

from __future__ import annotations

import io
import tempfile
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from engine.core import UserError
from engine.document.image import probe_image, read_image, read_mask

FORMATS = ["PNG", "JPEG", "BMP", "GIF", "WEBP", "AVIF", "TIFF"]
SIDE = 24
# A lying header may ask for any size; what is decoded here stays small.
LIMIT = 1_000_000

damages = st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=8)


@cache
def sound_file(kind: str) -> bytes:
    noise = np.random.default_rng(1).integers(0, 255, (SIDE, SIDE, 3), dtype=np.uint8)
    buffer = io.BytesIO()
    Image.fromarray(noise).save(buffer, kind)
    return buffer.getvalue()


@pytest.mark.parametrize("kind", FORMATS)
@settings(max_examples=40, deadline=None)
@given(damage=damages, kept=st.floats(0.02, 1), is_early=st.booleans())
def test_a_damaged_file_gives_a_picture_or_a_sentence(
    kind: str, damage: list[tuple[float, int]], kept: float, is_early: bool
) -> None:
    content = bytearray(sound_file(kind))
    reach = min(len(content), 200) if is_early else len(content)
    for place, value in damage:
        content[int(place * reach)] = value
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.bin"
        path.write_bytes(content[: max(1, int(kept * len(content)))])
        try:
            probe_image(path)
            assert read_image(path, LIMIT).shape[2] == 3
            read_mask(path, (SIDE, SIDE), None)
        except UserError as error:
            assert "a.bin" in error.summary  # noqa: PT017 - either outcome is right
