"""Fuzzing target: class probabilities in NumPy files, as `refine --prior` takes them."""

from __future__ import annotations

import io
import random
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
from numpy.lib import format as npy

from engine.commands.refine import read_prior
from tests.fuzz.corpus import SIDE
from tests.fuzz.mutators import BYTE_MUTATORS
from tests.fuzz.targets import FuzzTarget

SCRIBBLES: Final = np.full((SIDE, SIDE), 255, np.uint8)
_PIECES: Final = (
    *(b"(2, 24, 24)", b"(24, 24, 2)", b"(-2, 24, 24)", b"(2.0, 24, 24)", b"(True, 24, 48)", b"()", b"None"),
    *(b"[2, 24, 24]", b"(2, 24, 99999999999999999999)", b"(0, 24, 24)", b"(2, 0, 24)", b"'<f4'", b"'>f8'"),
    *(
        b"'<f2'",
        b"'<f16'",
        b"'O'",
        b"'<c8'",
        b"'<U4'",
        b"'<m8[s]'",
        b"'V4'",
        b"[('a', '<f4')]",
        b"''",
        b"'?'",
    ),
    *(b"True", b"False", b"__import__('os')", b"((((((((", b"1e999", b"'shape'", b"'descr'", b"{}"),
)


@cache
def prior_corpus() -> Mapping[str, bytes]:
    """Sound files of every kind of number, order and version."""
    half = np.random.default_rng(3).random((SIDE, SIDE))
    prior = np.stack([half, 1 - half])
    files = {f"{kind[1:]}-{kind[0] == '>'}.npy": _saved(prior.astype(kind)) for kind in ("<f2", "<f4", ">f8")}
    files["columns.npy"] = _saved(np.asfortranarray(prior.astype(np.float32)))
    for version in ((2, 0), (3, 0)):
        files[f"version-{version[0]}.npy"] = _saved(prior.astype(np.float32), version)
    return files


def read(path: Path) -> int:
    """Read the file; what comes must be probabilities."""
    prior = read_prior(path, SCRIBBLES)
    assert prior.dtype == np.float32
    assert prior.shape[1:] == SCRIBBLES.shape
    assert 0 <= prior.min() <= prior.max() <= 1.001
    return prior.nbytes


def lie_in_the_header(rng: random.Random, data: bytes, corpus: Sequence[bytes]) -> bytes:
    """One value of the header replaced by another text, with the header as long as it was, or nearly so."""
    start, end = data.find(b"{"), data.find(b"\n")
    header = data[start:end].rstrip()
    places = [place for place, sign in enumerate(header) if sign in b":,({"]
    if start < 0 or not places:
        return data
    place = rng.choice(places) + 1
    until = rng.choice([later for later in [*places, len(header) - 1] if later >= place] or [place])
    header = header[:place] + b" " + rng.choice(_PIECES) + header[until:]
    return data[:start] + header.ljust(end - start)[: end - start] + data[end:]


def wild_numbers(rng: random.Random, data: bytes, corpus: Sequence[bytes]) -> bytes:
    """Numbers far outside the probabilities, in the middle of them."""
    place = rng.randrange(len(data))
    value = rng.choice((np.nan, np.inf, -np.inf, 1e300, -1e-300, 5e-324, 1.5, -0.0))
    written = np.array([value] * 3, rng.choice(("<f8", ">f8"))).tobytes()
    return data[:place] + written[: len(data) - place] + data[place + len(written) :]


def _saved(array: np.ndarray, version: tuple[int, int] = (1, 0)) -> bytes:
    buffer = io.BytesIO()
    npy.write_array(buffer, array, version=version)
    return buffer.getvalue()


TARGET = FuzzTarget(
    "priors", prior_corpus, read, (lie_in_the_header, lie_in_the_header, wild_numbers, *BYTE_MUTATORS)
)
