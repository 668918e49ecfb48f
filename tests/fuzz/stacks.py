"""Fuzzing target: files of many planes, whose description, planes and channels are read."""

from __future__ import annotations

import io
from functools import lru_cache
from pathlib import Path

import numpy as np
import tifffile
from PIL import Image

from engine.core import UserError
from engine.document.image import MAX_PIXELS, read_image
from engine.document.stacks.choice import StackChoice
from engine.document.stacks.reading import layouts_of, read_stored
from engine.document.used_part import used_part
from tests.fuzz.targets import FuzzTarget

STACK = np.random.default_rng(3).integers(0, 4000, (2, 3, 2, 12, 17)).astype(np.uint16)
WAYS = (
    lambda path: layouts_of(path, MAX_PIXELS),
    used_part,
    lambda path: read_image(path / "@p2"),
    lambda path: read_image(path / "@t2_zmax@c2=00ff00,0,4000"),
    lambda path: read_stored(path / "@z2", MAX_PIXELS),
    lambda path: StackChoice.parse("all", "").planes(path, MAX_PIXELS),
)


@lru_cache(maxsize=1)
def corpus() -> dict[str, bytes]:
    """A small file of each kind that needs no extra."""
    files: dict[str, bytes] = {}
    for name, options in {
        "imagej.tif": {"imagej": True},
        "ome.ome.tif": {"ome": True, "photometric": "minisblack"},
        "packed.ome.tif": {"ome": True, "photometric": "minisblack", "compression": "zlib"},
    }.items():
        target = io.BytesIO()
        tifffile.imwrite(target, STACK, metadata={"axes": "TZCYX"}, **options)
        files[name] = target.getvalue()
    pages = io.BytesIO()
    with tifffile.TiffWriter(pages) as writer:
        colours = np.dstack([STACK[0, 0, 0] // 16] * 3).astype(np.uint8)
        writer.write(colours, photometric="rgb", tile=(16, 16), subifds=1, metadata=None)
        writer.write(colours[::2, ::2], photometric="rgb", tile=(16, 16), subfiletype=1, metadata=None)
    files["pyramid.tif"] = pages.getvalue()
    first, *others = (Image.fromarray((STACK[0, z, 0] // 16).astype(np.uint8)) for z in range(3))
    for name in ("a.gif", "a.png", "a.webp"):
        frames = io.BytesIO()
        first.save(frames, name[2:].upper(), save_all=True, append_images=others)
        files[name] = frames.getvalue()
    files["a.pgm"] = b"P5 17 12 255 " + (STACK[0, 0, 0] // 16).astype(np.uint8).tobytes()
    return files


def read(path: Path) -> int:
    """Read the file in each way; all may refuse, in one sentence."""
    refusals = []
    for way in WAYS:
        try:
            way(path)
        except UserError as error:
            refusals.append(error)
    if len(refusals) == len(WAYS):
        raise refusals[0]
    return 0


TARGET = FuzzTarget("stacks", corpus, read, short_count=60)
