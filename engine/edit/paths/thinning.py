"""Lines that are drawn too fat, drawn at the width that the image shows; nothing breaks, nothing is added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.core import BoolMap, CancelToken, LabelMap, RgbU8, bounding_rect
from engine.edit.paths.line_edges import CLEAR, LineEdges, edges_of_line
from engine.edit.paths.line_width import F32, F64, LEAST_WIDTH_PX
from engine.edit.paths.path_kernels import cover_discs, cover_line
from engine.edit.paths.peeling_kernels import peel
from engine.edit.paths.skeleton_branches import Branch, Places, branches_of

WIDEST_PX: Final = 30.0
"""What is drawn wider is no line."""

_LEAST_ELONGATION: Final = 3.0
"""A piece of lines is as many times longer, all branches that can be measured together, than it is wide."""
_BRANCH_ELONGATION: Final = 1.5
_LEAST_BRANCH_PX: Final = 8
_MOST_TAPER: Final = 1.6
"""Of a line nine tenths are at most so many times wider than its median, and narrower."""
_SWELLING: Final = 1.6
"""What is so many times wider than the lines that run into it is no part of them: a cell on its neurites."""
_NEAR_WIDTHS: Final = 2.0
"""What is farther from a line than so many of its widths is no part of it."""
_CLEAR_SHARE: Final = 0.5
_LEAST_EXCESS_PX: Final = 1.0
"""What is drawn wider by no more, on both sides together, is not too fat."""
_ROUGH_PX: Final = 2.0
"""A line that stays is drawn at most so much wider here and there than its smoothed edges are."""
_RIM_PX: Final = 0.5
"""People draw lines so much wider, on both sides together, than they are at half of their contrast."""
_BESIDE_PX: Final = 7
_MOST_SAMPLES: Final = 100_000
_DISCS_AT_ONCE: Final = 20_000
"""Some hundredths of a second, which Escape waits for."""


@dataclass(frozen=True, slots=True, eq=False)
class _Bones:
    """Middle lines of a region.

    Attributes:
        map: (h, w), where they are.
        depth: (h, w) float32, how far each pixel of the region is from what is outside.
        branches: of `map`.
    """

    map: BoolMap
    depth: F32
    branches: list[Branch]

    def depth_along(self, branch: Branch) -> F32:
        return self.depth[branch.places[:, 0], branch.places[:, 1]]


@dataclass(frozen=True, slots=True, eq=False)
class _DrawnLine:
    """A branch and its edges, in the image and as it is drawn."""

    branch: Branch
    edges: LineEdges

    def as_drawn(self) -> tuple[F64, F64]:
        """Where its middle is, along the normals, and its width, with all that sticks out of smooth edges."""
        left, right = self.edges.drawn_left, self.edges.drawn_right
        return 0.5 * (left + right), right - left + _ROUGH_PX

    def across(self, shape: tuple[F64, F64]) -> tuple[F64, F64]:
        """Points and widths of a line with this middle and width."""
        middle, width = shape
        return self.edges.points + middle[:, None] * self.edges.normals, width


def thin_lines(
    pixels: RgbU8, labels: LabelMap, class_id: int, fixed: BoolMap, token: CancelToken
) -> LabelMap:
    """Labels in which lines of the class are no wider than the image shows them.

    Pixels that the class loses become what is nearest beside it: another class, or unlabelled. Pieces and
    holes of the class stay as many as they are; what is wide, and what is no line, stays. A line that hardly
    stands out is thinned by as much as the others are, most often.

    Args:
        pixels: (H, W, 3) uint8.
        fixed: (H, W), where nothing changes.

    Raises:
        CancelledError: the token was cancelled.
    """
    out = labels.copy()
    own = out == class_id
    if not own.any():
        return out
    window = bounding_rect(own).expand(_BESIDE_PX + 1).clip(*out.shape)
    region = own[window.slices]
    kept = _kept(pixels[window.slices], region, _bones_of(region, token), token)
    lost = region & ~_peeled(region, kept | fixed[window.slices], token)
    if lost.any():
        part = out[window.slices]
        part[lost] = _nearest_beside(part, region)[lost]
    return out


def _nearest_beside(labels: LabelMap, region: BoolMap) -> LabelMap:
    """(h, w): of each pixel of a region the label of the nearest pixel outside, 255 among them."""
    inside = region.astype(np.uint8)
    _, nearest = cv2.distanceTransformWithLabels(
        inside, cv2.DIST_L2, cv2.DIST_MASK_5, labelType=cv2.DIST_LABEL_PIXEL
    )
    nearest = np.asarray(nearest)
    table = np.zeros(int(nearest.max()) + 1, np.uint8)
    table[nearest[~region]] = labels[~region]
    return np.asarray(table[nearest], np.uint8)


def _bones_of(region: BoolMap, token: CancelToken) -> _Bones:
    from skimage.morphology import skeletonize

    depth = cv2.distanceTransform(region.astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
    bones: BoolMap = skeletonize(region)  # type: ignore[no-untyped-call]
    return _Bones(bones, np.asarray(depth, np.float32), branches_of(bones, token))


def _kept(pixels: RgbU8, region: BoolMap, bones: _Bones, token: CancelToken) -> BoolMap:
    """(h, w): lines as the image shows them, and all that is not beside one that is too fat."""
    lines: list[_DrawnLine] = []
    measurable = _branches_of_lines(region, bones, token)
    grey = _grey_of_lines(pixels, region, bones) if measurable else np.zeros((0, 0), np.float32)
    for branch in measurable:
        token.check()
        edges = edges_of_line(grey, region, branch.middles, float(bones.depth_along(branch).max()))
        lines.append(_DrawnLine(branch, edges))
    usual_px = _usual_excess([line.edges for line in lines])
    kept, drawn = np.zeros(region.shape, np.bool_), np.zeros(region.shape, np.bool_)
    thinned = np.zeros(region.shape, np.float32)
    for line in lines:
        token.check()
        shown = _as_shown(line.edges, usual_px)
        _cover(kept, *line.across(shown or line.as_drawn()))
        if shown is not None:
            _cover(drawn, *line.across(line.as_drawn()))
            thinned[line.branch.places[:, 0], line.branch.places[:, 1]] = float(np.mean(shown[1]))
    _cover_rest(kept, drawn, bones, thinned, token)
    return kept | ~drawn


def _branches_of_lines(region: BoolMap, bones: _Bones, token: CancelToken) -> list[Branch]:
    """Branches that can be measured, of pieces of the region that are lines by these."""
    branches = []
    for branch in bones.branches:
        token.check()
        if _is_measurable(branch, bones.depth_along(branch)):
            branches.append(branch)
    count, numbers = cv2.connectedComponents(region.astype(np.uint8), connectivity=8)
    pieces = np.array([numbers[tuple(branch.places[0])] for branch in branches], np.int64)
    lengths = np.array([len(branch.places) for branch in branches], np.float64)
    depths = np.array([float(bones.depth_along(branch).sum()) for branch in branches])
    length, depth = (np.bincount(pieces, weights, count) for weights in (lengths, depths))
    # The mean width is twice the mean depth.
    is_line = length**2 >= _LEAST_ELONGATION * 2.0 * depth
    return [branch for branch, piece in zip(branches, pieces, strict=True) if is_line[piece]]


def _is_measurable(branch: Branch, depth: F32) -> bool:
    """Whether a branch is long for its width, which hardly changes, and no bump on the line it comes from."""
    length = len(branch.places)
    is_bump = branch.free_ends == 1 and length <= float(depth.max()) + 2.0
    if length < _LEAST_BRANCH_PX or is_bump:
        return False
    narrow, usual, wide = (float(value) for value in np.quantile(depth, (0.1, 0.5, 0.9)))
    is_long = length >= _BRANCH_ELONGATION * 2.0 * usual
    # A corner of something wide tapers evenly from its middle to nothing.
    is_even = wide <= _MOST_TAPER * usual and usual <= _MOST_TAPER * narrow
    return is_long and is_even and 2.0 * usual <= WIDEST_PX


def _usual_excess(lines: Sequence[LineEdges]) -> float:
    """Pixels by which the clear ones of these lines are drawn wider than they are; 0 where few are clear."""
    clear = [edges for edges in lines if edges.clearness >= CLEAR]
    length = sum(len(edges.points) for edges in lines)
    excess = np.concatenate([edges.excess for edges in clear]) if clear else np.zeros(0)
    return max(0.0, float(np.median(excess))) if len(excess) > _CLEAR_SHARE * length else 0.0


def _as_shown(edges: LineEdges, usual_px: float) -> tuple[F64, F64] | None:
    """Where the middle of a line that is too fat is, along the normals, and its width; None for other lines.

    Where lines are not too fat on the whole, only one that is so beyond doubt is thinned.
    """
    drawn_middle = 0.5 * (edges.drawn_left + edges.drawn_right)
    drawn_px = edges.drawn_right - edges.drawn_left
    are_fat = usual_px > _LEAST_EXCESS_PX
    if edges.clearness < CLEAR:
        return (drawn_middle, drawn_px - usual_px) if are_fat else None
    if float(np.mean(edges.excess)) <= (1.0 if are_fat else 2.0) * _LEAST_EXCESS_PX:
        return None
    return edges.middle, edges.right - edges.left + _RIM_PX


def _cover(kept: BoolMap, points: F64, widths: F64) -> None:
    cover_line(points, _radii(widths), kept)


def _radii(widths: NDArray[np.floating]) -> F64:
    return np.maximum(widths.astype(np.float64), LEAST_WIDTH_PX) / 2.0 + 1e-6


def _cover_rest(kept: BoolMap, drawn: BoolMap, bones: _Bones, thinned: F32, token: CancelToken) -> None:
    """Cover crossings, bumps and short pieces beside thinned lines: as wide as these are now, and as drawn.

    What is much wider than the line, or far from it, is none of it and stays.
    """
    from scipy.spatial import cKDTree

    rest, known = np.argwhere(bones.map & (thinned == 0.0)), np.argwhere(thinned > 0.0)
    if len(rest) == 0 or len(known) == 0:
        return
    away, nearest = cKDTree(known).query(rest)
    depth = bones.depth[rest[:, 0], rest[:, 1]]
    beside = bones.depth[known[nearest, 0], known[nearest, 1]]
    is_part = (depth <= _SWELLING * beside) & (away <= _NEAR_WIDTHS * 2.0 * beside)
    widths = np.where(is_part, thinned[known[nearest, 0], known[nearest, 1]], 2.0 * depth + _ROUGH_PX)
    _cover_points(kept, rest, widths, token)
    _cover_points(drawn, rest[is_part], 2.0 * depth[is_part] + _ROUGH_PX, token)


def _cover_points(covered: BoolMap, places: Places, widths: NDArray[np.floating], token: CancelToken) -> None:
    centres, radii = places.astype(np.float64) + 0.5, _radii(widths)
    for first in range(0, len(centres), _DISCS_AT_ONCE):
        token.check()
        some = slice(first, first + _DISCS_AT_ONCE)
        cover_discs(centres[some], radii[some], covered)


def _grey_of_lines(pixels: RgbU8, region: BoolMap, bones: _Bones) -> F32:
    """(h, w): the weighted sum of the channels that tells middle lines from what is beside the region best.

    Source:
        Fisher, The use of multiple measurements in taxonomic problems, Annals of Eugenics 7 (1936).
    """
    away = cv2.distanceTransform((~region).astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
    beside = (np.asarray(away) > 1.5) & (np.asarray(away) < _BESIDE_PX)
    lines, others = (_samples(pixels, where) for where in (bones.map, beside))
    if len(lines) < 2 or len(others) < 2:
        return np.zeros(region.shape, np.float32)
    spread = np.cov(lines.T) + np.cov(others.T) + np.eye(3)
    weights = np.linalg.solve(spread, lines.mean(axis=0) - others.mean(axis=0))
    weights /= max(float(np.abs(weights).sum()), 1e-9)
    grey = np.zeros(region.shape, np.float32)
    for channel in range(3):
        grey += pixels[..., channel] * np.float32(weights[channel])
    return grey


def _samples(pixels: RgbU8, where: BoolMap) -> F64:
    """(n, 3) float64: pixels of a map, evenly fewer where they are very many."""
    chosen = pixels[where]
    return chosen[:: 1 + len(chosen) // _MOST_SAMPLES].astype(np.float64)


def _peeled(region: BoolMap, kept: BoolMap, token: CancelToken) -> BoolMap:
    """The region without what is not kept, the outermost first, as long as no piece or hole changes."""
    left = region.copy()
    away = cv2.distanceTransform((~(region & kept)).astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
    rows, columns = np.nonzero(region & ~kept)
    outer_first = np.argsort(-np.asarray(away)[rows, columns], kind="stable")
    peel(left, rows[outer_first], columns[outer_first], token)
    return left
