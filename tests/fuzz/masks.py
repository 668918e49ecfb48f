"""Fuzzing target: masks and scribbles, read with and without the size of their image."""

from __future__ import annotations

from pathlib import Path

from engine.core import UserError
from engine.document.image import read_mask
from tests.fuzz.corpus import SIDE, mask_corpus
from tests.fuzz.targets import FuzzTarget


def read(path: Path) -> int:
    """Read as a mask of a known image, and of an unknown one; the bytes of the labels."""
    refusals = []
    nbytes = 0
    for shape in ((SIDE, SIDE), None):
        try:
            nbytes = max(nbytes, read_mask(path, shape, 3).nbytes)
        except UserError as error:
            refusals.append(error)
    if refusals:
        raise refusals[0]
    return nbytes


TARGET = FuzzTarget("masks", mask_corpus, read)
