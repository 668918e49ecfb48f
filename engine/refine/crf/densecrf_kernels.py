"""Compiled loops of the mean field: one pass over the pixels slices, takes the softmax and splats.

A pass reads the offsets and weights of a pixel once, and beliefs never leave the
cache unless somebody asks for them. Channel k holds Q[k + 1] - Q[0]: the filters
are linear and the softmax ignores a common term, so C classes need C - 1 channels.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from engine.core.jit import fast_kernel, inlined, kernel, u64
from engine.refine.crf.lattice_simd import (
    bits_as_float,
    filled4,
    fused,
    lane_sum,
    larger,
    largest,
    load4,
    load16,
    plus_times,
    store4,
    store16,
)

I32 = NDArray[np.int32]
F32 = NDArray[np.float32]

# Pixels per block: the scores of a block of 20 channels are 20 KiB.
BLOCK: Final = 256
# Between planes and rows: 4 planes at a time, in runs of 4096 pixels. Jumping from plane to plane
# each block of a pass costs more than all its arithmetic, and one plane at a time touches each row
# of scores once a class.
GROUP: Final = 4
RUN: Final = 4096

_LOG2E: Final = np.float32(1.4426950408889634)
_LN2_HIGH: Final = np.float32(0.693359375)
_LN2_LOW: Final = np.float32(-2.12194440e-4)
_ROUND: Final = np.float32(12582912.0)
# Beliefs of 1e-28 change nothing, and their products stay clear of slow denormal numbers.
_LEAST: Final = np.float32(-64.0)
_PADDING: Final = np.float32(-1e30)


@fused
def exp_f32(x: Any) -> Any:
    """exp(x) for x <= 0 to 2 units in the last place, without branches; 1.6e-28 below -64.

    Source: Cephes' expf.
    """
    x = x if x > _LEAST else _LEAST
    whole = (x * _LOG2E + _ROUND) - _ROUND
    r = (x - whole * _LN2_HIGH) - whole * _LN2_LOW
    p = np.float32(1.9875691500e-4)
    p = p * r + np.float32(1.3981999507e-3)
    p = p * r + np.float32(8.3334519073e-3)
    p = p * r + np.float32(4.1665795894e-2)
    p = p * r + np.float32(1.6666665459e-1)
    p = p * r + np.float32(5.0000001201e-1)
    p = p * r * r + r + np.float32(1)
    return p * bits_as_float((np.int32(whole) + np.int32(127)) << np.int32(23))


@kernel
def pack_scores(unary: F32, first: Any, last: Any, scores: F32) -> bool:
    """Scores (pixels, channels) of classes 1.. against class 0 from energies (classes, pixels).

    Returns:
        False when an energy is NaN or infinite.
    """
    channels, width = unary.shape[0] - 1, scores.shape[1]
    worst = np.float32(0)
    for start in range(first, last, RUN):
        end = min(last, start + RUN)
        for group in range(0, width, GROUP):
            for i in range(start, end):
                base = unary[0, u64(i)]
                for k in range(group, min(group + GROUP, width)):
                    score = base - unary[u64(k + 1), u64(i)] if k < channels else _PADDING
                    scores[u64(i), u64(k)] = score
                    # NaN and infinity times 0 are NaN, which the sum keeps.
                    worst += score * np.float32(0)
    return bool(worst == np.float32(0))


@kernel
def unpack_beliefs(rows: F32, bases: F32, first: Any, last: Any, out: F32) -> None:
    """Beliefs (classes, pixels) from Q[k + 1] - Q[0] (pixels, channels) and Q[0]."""
    classes = out.shape[0]
    for start in range(first, last, RUN):
        end = min(last, start + RUN)
        out[0, start:end] = bases[start:end]
        for group in range(1, classes, GROUP):
            for i in range(start, end):
                base = bases[u64(i)]
                for k in range(group, min(group + GROUP, classes)):
                    out[u64(k), u64(i)] = rows[u64(i), u64(k - 1)] + base


@kernel
def _beliefs_of_two(scores: F32, bases: F32) -> None:
    """Scores of class 1 against class 0 in, Q[1] - Q[0] out; Q[0] into `bases`."""
    for i in range(scores.size):
        z = scores[i]
        e = exp_f32(-abs(z))
        share = np.float32(1) / (np.float32(1) + e)
        bases[i] = e * share if z >= 0 else share
        scores[i] = (share - e * share) * (np.float32(1) if z >= 0 else np.float32(-1))


@kernel
def pass_of_two(
    scores: F32, smooth: Any, bilateral: Any, first: Any, last: Any, values: Any, sums: Any, out: Any
) -> None:
    """Mean field update of pixels first..last-1 for two classes.

    Args:
        scores: (pixels, 1), of `pack_scores`.
        smooth, bilateral: (corners, weights) of the two lattices.
        values: their blurred vertex values, (vertices + 1, 1); empty for the first beliefs.
        sums: where the new beliefs are splatted to, same shapes; empty after the last step.
        out: (rows, bases) for `unpack_beliefs`, or empty arrays. The rows may be `scores` itself.
    """
    corners_s, weights_s = smooth
    corners_b, weights_b = bilateral
    values_s, values_b = values
    sums_s, sums_b = sums
    buffer, bases = np.empty(BLOCK, np.float32), np.empty(BLOCK, np.float32)
    zero = u64(0)
    for start in range(first, last, BLOCK):
        size = min(BLOCK, last - start)
        rows = buffer[:size]
        rows[:] = scores[start : start + size, 0]
        if values_s.size:
            for i in range(size):
                p = u64(start + i)
                total = rows[i]
                for c in range(3):
                    total += weights_s[p, c] * values_s[u64(corners_s[p, c]), zero]
                for c in range(6):
                    total += weights_b[p, c] * values_b[u64(corners_b[p, c]), zero]
                rows[i] = total
        _beliefs_of_two(rows, bases)
        if sums_s.size:
            for i in range(size):
                p = u64(start + i)
                q = rows[i]
                for c in range(3):
                    sums_s[u64(corners_s[p, c]), zero] += weights_s[p, c] * q
                for c in range(6):
                    sums_b[u64(corners_b[p, c]), zero] += weights_b[p, c] * q
        if out[0].size:
            out[0][start : start + size, 0] = rows
            out[1][start : start + size] = bases[:size]


@inlined
def _slice(scores: F32, rows: F32, size: Any, smooth: Any, bilateral: Any, values: Any, start: Any) -> None:
    """Rows: each pixel's scores plus its interpolated values, 16 channels at a time, then 4."""
    corners_s, weights_s = smooth
    corners_b, weights_b = bilateral
    values_s, values_b = values
    width = values_s.shape[1]
    for i in range(size):
        pixel = u64(start + i)
        k = 0
        while k + 16 <= width:
            total = load16(scores, (start + i) * width + k)
            for c in range(3):
                at = np.int64(corners_s[pixel, u64(c)]) * width + k
                total = plus_times(total, weights_s[pixel, u64(c)], load16(values_s, at))
            for c in range(6):
                at = np.int64(corners_b[pixel, u64(c)]) * width + k
                total = plus_times(total, weights_b[pixel, u64(c)], load16(values_b, at))
            store16(rows, i * width + k, total)
            k += 16
        while k < width:
            rest = load4(scores, (start + i) * width + k)
            for c in range(3):
                at = np.int64(corners_s[pixel, u64(c)]) * width + k
                rest = plus_times(rest, weights_s[pixel, u64(c)], load4(values_s, at))
            for c in range(6):
                at = np.int64(corners_b[pixel, u64(c)]) * width + k
                rest = plus_times(rest, weights_b[pixel, u64(c)], load4(values_b, at))
            store4(rows, i * width + k, rest)
            k += 4


@inlined
def _splat(rows: F32, size: Any, smooth: Any, bilateral: Any, sums: Any, start: Any) -> None:
    """Add each pixel's row, weighted, to the rows of its corners."""
    corners_s, weights_s = smooth
    corners_b, weights_b = bilateral
    sums_s, sums_b = sums
    width = sums_s.shape[1]
    for i in range(size):
        pixel = u64(start + i)
        k = 0
        while k + 16 <= width:
            row = load16(rows, i * width + k)
            for c in range(3):
                at = np.int64(corners_s[pixel, u64(c)]) * width + k
                store16(sums_s, at, plus_times(load16(sums_s, at), weights_s[pixel, u64(c)], row))
            for c in range(6):
                at = np.int64(corners_b[pixel, u64(c)]) * width + k
                store16(sums_b, at, plus_times(load16(sums_b, at), weights_b[pixel, u64(c)], row))
            k += 16
        while k < width:
            rest = load4(rows, i * width + k)
            for c in range(3):
                at = np.int64(corners_s[pixel, u64(c)]) * width + k
                store4(sums_s, at, plus_times(load4(sums_s, at), weights_s[pixel, u64(c)], rest))
            for c in range(6):
                at = np.int64(corners_b[pixel, u64(c)]) * width + k
                store4(sums_b, at, plus_times(load4(sums_b, at), weights_b[pixel, u64(c)], rest))
            k += 4


@kernel
def _beliefs_of_many(rows: F32, size: Any, width: Any, bases: F32) -> None:
    """Scores against class 0 in, Q[k + 1] - Q[0] out, `width` to a pixel; Q[0] into `bases`."""
    one = np.float32(1)
    for i in range(size):
        at = i * width
        top = load4(rows, at)
        for k in range(4, width, 4):
            top = larger(top, load4(rows, at + k))
        low = -max(largest(top), np.float32(0))
        bases[i] = low
        for k in range(at, at + width, 4):
            store4(rows, k, plus_times(filled4(low), one, load4(rows, k)))
    for k in range(size * width):
        rows[k] = exp_f32(rows[k])
    for i in range(size):
        bases[i] = exp_f32(bases[i])
    for i in range(size):
        at = i * width
        total = load4(rows, at)
        for k in range(4, width, 4):
            total = plus_times(total, one, load4(rows, at + k))
        share = one / (bases[i] + lane_sum(total))
        bases[i] *= share
        low = -bases[i]
        for k in range(at, at + width, 4):
            store4(rows, k, plus_times(filled4(low), share, load4(rows, k)))


@kernel
def pass_of_many(
    scores: F32, smooth: Any, bilateral: Any, first: Any, last: Any, values: Any, sums: Any, out: Any
) -> None:
    """Like `pass_of_two` for any number of classes; `scores` has a multiple of LANES channels."""
    width = scores.shape[1]
    rows, bases = np.empty(BLOCK * width, np.float32), np.empty(BLOCK, np.float32)
    # Copied along one axis: over two, Numba copies float by float.
    flat_scores, flat_out = scores.reshape(scores.size), out[0].reshape(out[0].size)
    for start in range(first, last, BLOCK):
        size = min(BLOCK, last - start)
        here = slice(start * width, (start + size) * width)
        if values[0].size:
            _slice(flat_scores, rows, size, smooth, bilateral, values, start)
        else:
            rows[: size * width] = flat_scores[here]
        _beliefs_of_many(rows, size, width, bases)
        if sums[0].size:
            _splat(rows, size, smooth, bilateral, sums, start)
        if out[0].size:
            flat_out[here] = rows[: size * width]
            out[1][start : start + size] = bases[:size]


@fast_kernel
def gather_sums(sums: Any, first: Any, last: Any, out: F32) -> None:
    """Vertex rows first..last-1 summed over the threads' own sums, which are emptied."""
    for vertex in range(first, last):
        for k in range(out.shape[1]):
            total = np.float32(0)
            for part in range(sums.shape[0]):
                total += sums[part, vertex, k]
                sums[part, vertex, k] = np.float32(0)
            out[vertex, k] = total


@fast_kernel
def blur_many(values: F32, pairs: I32, axis: Any, first: Any, last: Any, gain: Any, out: F32) -> None:
    """Every channel: out = gain * (value + half of both neighbours along `axis`)."""
    half = np.float32(0.5)
    for vertex in range(first, last):
        one, two = values[pairs[axis, vertex, 0]], values[pairs[axis, vertex, 1]]
        here, target = values[vertex], out[vertex]
        for k in range(here.size):
            target[k] = gain * (here[k] + half * (one[k] + two[k]))


@kernel
def largest_class(beliefs: F32, labels: Any) -> None:
    """Row of the largest value of each column, the first among equals, into uint8."""
    best = np.empty(RUN, np.float32)
    for start in range(0, labels.size, RUN):
        size = min(RUN, labels.size - start)
        part = labels[start : start + size]
        best[:size] = beliefs[0, start : start + size]
        part[:] = 0
        for k in range(1, beliefs.shape[0]):
            row = beliefs[k, start : start + size]
            for i in range(size):
                is_better = row[i] > best[i]
                best[i] = row[i] if is_better else best[i]
                part[i] = np.uint8(k) if is_better else part[i]
