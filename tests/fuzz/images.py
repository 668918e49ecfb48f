"""Fuzzing target: image files, read in every way that the program reads them."""

from __future__ import annotations

from pathlib import Path

from engine.core import UserError
from engine.document.image import probe_image, read_image, read_reduced
from tests.fuzz.corpus import image_corpus
from tests.fuzz.targets import FuzzTarget


def read(path: Path) -> int:
    """Probe, read in full and reduced; the bytes of the picture."""
    pixels = read_image(path)
    info = probe_image(path)
    assert pixels.shape == (info.height, info.width, 3), (pixels.shape, info)
    read_reduced(path, 10)
    return pixels.nbytes


def read_each(path: Path) -> int:
    """As `read`; a file that one way refuses goes the others too."""
    refusals = []
    nbytes = 0
    for way in (probe_image, read, lambda file: read_reduced(file, 10)):
        try:
            nbytes = max(nbytes, way(path) if way is read else 0)  # type: ignore[arg-type]
        except UserError as error:
            refusals.append(error)
    if refusals and not nbytes:
        raise refusals[0]
    return nbytes


TARGET = FuzzTarget("images", image_corpus, read_each)
