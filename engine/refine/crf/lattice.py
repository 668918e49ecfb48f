"""Permutohedral lattice of an image: Gaussian filtering over position, or position and colour.

Source:
    Adams, Baek & Davis, Eurographics 2010. Scales, rounding and the factor after
    the blur are those of Krähenbühl & Koltun's dense CRF, so that both agree.
"""

from __future__ import annotations

import itertools
import math
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from engine.core import BadInputError, CancelToken, RgbU8, read_only

F32: TypeAlias = NDArray[np.float32]
I32: TypeAlias = NDArray[np.int32]
I64: TypeAlias = NDArray[np.int64]

# A token is asked once per band: about a millisecond of work.
BAND_PIXELS: Final = 1 << 16
# More strips cost memory (one set of vertex values each) and win little: the passes are bound by memory.
MAX_THREADS: Final = 4
LANES: Final = 4
"""Rows of vertex values with more than one channel are padded to a multiple of this."""
_REMAINDER_BITS: Final = 3
_KEY_BITS: Final = 62


def default_threads() -> int:
    """Threads that a lattice uses by default: the cores that this process may run on, 4 at most."""
    if hasattr(os, "sched_getaffinity"):
        return max(1, min(MAX_THREADS, len(os.sched_getaffinity(0))))
    return max(1, min(MAX_THREADS, os.cpu_count() or 1))


class Team:
    """A few threads that work side by side until the `with` ends; the owner thread is one of them."""

    def __init__(self, size: int) -> None:
        self.size = size
        self._pool = ThreadPoolExecutor(size - 1, "lattice") if size > 1 else None

    def __enter__(self) -> Team:
        return self

    def __exit__(self, *error: object) -> None:
        if self._pool is not None:
            self._pool.shutdown()

    def each(self, work: Callable[[int], None]) -> None:
        """Run work(0) .. work(size - 1); the first error is raised after all have ended.

        A part that no helper has begun when the owner is done with its own is taken
        back: on a busy machine a helper may wait for a core longer than the part lasts.
        """
        if self._pool is None:
            work(0)
            return
        waiting = [self._pool.submit(work, part) for part in range(1, self.size)]
        try:
            work(0)
            for part, future in enumerate(waiting, start=1):
                if future.cancel():
                    work(part)
        finally:
            wait(waiting)
        for future in waiting:
            if not future.cancelled():
                future.result()


def strips(total: int, parts: int) -> list[tuple[int, int]]:
    """`parts` half-open ranges of nearly equal length that cover 0..total."""
    edges = [total * part // parts for part in range(parts + 1)]
    return list(itertools.pairwise(edges))


def bands(first: int, last: int, size: int = BAND_PIXELS) -> Iterator[tuple[int, int]]:
    """first..last in pieces of at most `size`."""
    for start in range(first, last, size):
        yield start, min(last, start + size)


@dataclass(frozen=True, slots=True)
class Lattice:
    """Places of the pixels among the vertices, and touching vertices. Read-only once built.

    `corners` (pixels, d + 1) int32: vertex ids. `weights` likewise, float32: barycentric
    weights times the pixel's normalisation. `pairs` (d + 1, vertices, 2) int32: both
    neighbours along each axis, or the number of vertices where there is none (a row of
    zeros in every array of values). `alpha`: factor after the blur.
    """

    corners: I32
    weights: F32
    pairs: I32
    alpha: float

    @property
    def vertex_count(self) -> int:
        return int(self.pairs.shape[1])

    @property
    def axes(self) -> int:
        return int(self.pairs.shape[0])


def build_lattice(
    image: RgbU8, sxy: float, srgb: float | None, team: Team, token: CancelToken, normalised: bool = True
) -> Lattice:
    """Lattice over (x, y) / sxy, and over rgb / srgb as well unless srgb is None.

    Args:
        image: (H, W, 3) uint8; only its size counts when srgb is None.
        normalised: multiply the weights by 1 / sqrt(filtered 1), the symmetric normalisation.

    Raises:
        BadInputError: deviations so small that cell numbers do not fit into a key.
        CancelledError: through `token`.
    """
    height, width = image.shape[:2]
    # Kernels are compiled for read-only arrays, which images in the program are, and for no others.
    colors = read_only(np.ascontiguousarray(image).reshape(height * width, 3))
    packing = _packing(height, width, sxy, srgb)
    table, ids, count, corners, weights = _place(colors, width, sxy, srgb, packing, team, token)
    pairs = _connect(table, ids, count, packing.steps, team, token)
    lattice = Lattice(corners, weights, pairs, 1.0 / (1.0 + 2.0 ** -(corners.shape[1] - 1)))
    if normalised:
        _normalise(lattice, team, token)
    return lattice


@dataclass(frozen=True, slots=True)
class _Packing:
    """Division of the 64 bits of a key among the coordinates of its vertex."""

    scale: F32
    steps: I64
    bias: int


def _packing(height: int, width: int, sxy: float, srgb: float | None) -> _Packing:
    spans = [(width - 1) / sxy, (height - 1) / sxy]
    if srgb is not None:
        spans += [255.0 / srgb] * 3
    d = len(spans)
    # Rounded where pydensecrf rounds: on a grid of pixels points lie on the faces of cells, and
    # one unit in the last place decides there which vertices exist.
    deviation = float(np.float32(math.sqrt(2.0 / 3.0) * (d + 1)))
    scale = np.array([1.0 / math.sqrt((j + 2) * (j + 1)) * deviation for j in range(d)], np.float32)
    reach = [span * float(factor) for span, factor in zip(spans, scale, strict=True)]
    steps, bias, shift = np.zeros(d, np.int64), 0, _REMAINDER_BITS
    for j in range(d):
        # Coordinate j runs from -j * reach[j-1] to the sum of the later reaches; 3 cells of air
        # at both ends keep neighbours of the outermost vertices from borrowing.
        low = math.ceil((j * reach[j - 1] if j else 0.0) / (d + 1)) + 3
        high = math.ceil(sum(reach[j:]) / (d + 1)) + 3
        steps[j] = 1 << shift if shift < _KEY_BITS else 0
        bias += low << shift
        shift += (low + high).bit_length()
    if shift > _KEY_BITS:
        raise BadInputError(
            f"Too many lattice cells for {width}x{height} pixels with sxy={sxy:g}, srgb={srgb or 0:g}.",
            "Choose larger deviations.",
        )
    return _Packing(scale, steps, bias)


def _place(
    colors: NDArray[np.uint8],
    width: int,
    sxy: float,
    srgb: float | None,
    packing: _Packing,
    team: Team,
    token: CancelToken,
) -> tuple[I64, I32, int, I32, F32]:
    from engine.refine.crf import lattice_kernels as kernels

    sides = packing.scale.size + 1
    corners = np.empty((len(colors), sides), np.int32)
    weights = np.empty((len(colors), sides), np.float32)
    ranges = strips(len(colors), team.size)
    deviations = (np.float32(sxy), np.float32(srgb or 1.0))
    tables: list[tuple[I64, I32, int]] = [(np.empty(0, np.int64), np.empty(0, np.int32), 0)] * team.size

    def place(part: int) -> None:
        table, ids = kernels.grown(np.empty(0, np.int64), np.empty(0, np.int32), 1 << 12)
        count = 0
        for first, last in bands(*ranges[part]):
            token.check()
            table, ids, count = kernels.place(
                colors, width, first, last, deviations, packing.scale, packing.steps, packing.bias,
                table, ids, count, corners, weights,
            )  # fmt: skip
        tables[part] = table, ids, count

    team.each(place)
    table, ids, count = tables[0]
    new_ids = [np.empty(0, np.int32)] * team.size
    for part in range(1, team.size):
        keys = kernels.keys_in_id_order(*tables[part])
        table, ids, count, new_ids[part] = kernels.add_keys(table, ids, count, keys)

    def renumber(part: int) -> None:
        # The first strip keeps its numbers, so its rows are shared out among all.
        for other in range(1, team.size):
            first, last = ranges[other]
            begin, end = strips(last - first, team.size)[part]
            kernels.renumber(corners, first + begin, first + end, new_ids[other])

    team.each(renumber)
    return table, ids, count, corners, weights


def _connect(table: I64, ids: I32, count: int, steps: I64, team: Team, token: CancelToken) -> I32:
    from engine.refine.crf import lattice_kernels as kernels

    pairs = np.full((len(steps) + 1, count, 2), count, np.int32)
    keys = kernels.keys_in_id_order(table, ids, count)
    ranges = strips(count, team.size)

    def connect(part: int) -> None:
        for axis in range(len(steps) + 1):
            token.check()
            kernels.connect(table, ids, keys, steps, axis, *ranges[part], pairs)

    team.each(connect)
    return pairs


def _normalise(lattice: Lattice, team: Team, token: CancelToken) -> None:
    from engine.refine.crf import lattice_kernels as kernels

    ranges = strips(len(lattice.corners), team.size)
    sums = np.zeros((team.size, lattice.vertex_count + 1, 1), np.float32)

    def splat(part: int) -> None:
        for first, last in bands(*ranges[part]):
            token.check()
            kernels.splat_one(lattice.corners, lattice.weights, first, last, sums[part])

    team.each(splat)
    values, spare = sums.sum(axis=0), np.zeros((lattice.vertex_count + 1, 1), np.float32)
    for axis in range(lattice.axes):
        token.check()
        kernels.blur_one(values, lattice.pairs, axis, 0, lattice.vertex_count, np.float32(1), spare)
        values, spare = spare, values

    def divide(part: int) -> None:
        for first, last in bands(*ranges[part]):
            token.check()
            kernels.normalise(
                lattice.corners, lattice.weights, first, last, values, np.float32(lattice.alpha)
            )

    team.each(divide)
