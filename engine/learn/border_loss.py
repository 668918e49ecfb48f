"""Border weights of U-Net's loss, which make a network learn the thin gaps between touching instances."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from engine.core import IGNORE

if TYPE_CHECKING:
    from torch import Tensor

BORDER_WEIGHT: Final = 10.0
BORDER_SIGMA_PX: Final = 5.0

# A class of three pixels must not outweigh all others together a thousand times.
_LARGEST_CLASS_WEIGHT: Final = 10.0
# Beyond six sigma the gap's weight is less than 2e-7: nothing next to a class's.
_REACH: Final = 6.0
# Pixels that share an edge belong together; things that touch at a corner only are two.
_EDGE_NEIGHBOURS: Final = np.array([[0, 1, 0], [1, 1, 1], [0, 1, 0]], bool)


def border_weights(labels: Tensor, w0: float = BORDER_WEIGHT, sigma_px: float = BORDER_SIGMA_PX) -> Tensor:
    """w(x) = w_c(x) + w0 exp(-(d1(x) + d2(x))^2 / (2 sigma^2)), for each pixel x of a batch of label maps.

    d1 and d2 are the distances to the borders of the nearest and the second nearest
    instance: a connected piece of any class but the first, which is the background.
    Its border are those of its pixels that have a neighbour *labelled* otherwise;
    where the labels end, nobody knows whether the thing ends. w_c makes the classes
    of the batch count alike, and is 1 on average.

    Args:
        labels: (N, H, W) int64, 255 for unlabelled; on any device, the work is done on the processor.
        w0: weight of a gap without width, >= 0.
        sigma_px: width at which gaps stop to matter, > 0.

    Returns:
        (N, H, W) float32 on the device of the labels, 0 where unlabelled.

    Source:
        Ronneberger, Fischer & Brox, MICCAI 2015, equation 2; it leaves w_c open, here the inverse of
        the class's share of the labelled pixels, at most ten.
    """
    import torch

    from engine.learn.distributed.reductions import all_reduce_sum

    maps = labels.cpu().numpy()
    counts = np.bincount(maps.ravel(), minlength=IGNORE + 1)
    weights = _class_weights(maps, all_reduce_sum(torch.from_numpy(counts).to(labels.device)).cpu().numpy())
    for label_map, weight in zip(maps, weights, strict=True):
        weight += w0 * np.exp(-(_two_distances(label_map, sigma_px) ** 2) / (2.0 * sigma_px**2))
    weights[maps == IGNORE] = 0.0
    return torch.from_numpy(weights).to(labels.device)


def _class_weights(maps: NDArray[np.int64], counts: NDArray[np.int64]) -> NDArray[np.float32]:
    """w_c of each pixel, float32; 0 where unlabelled. `counts`: pixels of each class in the whole batch."""
    counts[IGNORE] = 0
    alike = counts.sum() / max(1, np.count_nonzero(counts))
    by_class = np.minimum(alike / np.maximum(counts, 1), _LARGEST_CLASS_WEIGHT) * (counts > 0)
    weights: NDArray[np.float32] = by_class.astype(np.float32)[maps]
    return weights


def _two_distances(label_map: NDArray[np.int64], sigma_px: float) -> NDArray[np.float32]:
    """d1 + d2 in pixels, infinite where it is beyond reach or there are fewer than two instances."""
    import cv2
    from scipy import ndimage

    total = np.full(label_map.shape, np.inf, np.float32)
    instances = _instances(label_map)
    borders = np.where(_is_border(label_map), instances, 0)
    names = np.unique(borders[borders > 0])
    if len(names) < 2:
        return total
    reach = _REACH * sigma_px
    first, places = ndimage.distance_transform_edt(borders == 0, return_indices=True)
    nearest = borders[tuple(places)]
    # The second is at least as far as the first, so that farther pixels are out of reach together.
    nearest[first > reach / 2] = 0
    for name, box in enumerate(ndimage.find_objects(nearest), start=1):
        if box is None:
            continue
        window = _grown(box, int(np.ceil(reach)), label_map.shape)
        others = (borders[window] > 0) & (borders[window] != name)
        if not others.any():
            continue
        second = cv2.distanceTransform((~others).astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
        is_nearest = nearest[window] == name
        total[window][is_nearest] = first[window][is_nearest] + second[is_nearest]
    return total


def _instances(label_map: NDArray[np.int64]) -> NDArray[np.int32]:
    """A number from 1 on for each connected piece of a class; 0 for the first class and unlabelled."""
    from scipy import ndimage

    instances = np.zeros(label_map.shape, np.int32)
    count = 0
    for class_id in np.unique(label_map):
        if class_id in (0, IGNORE):
            continue
        is_class = label_map == class_id
        pieces, piece_count = ndimage.label(is_class, _EDGE_NEIGHBOURS)
        instances[is_class] = pieces[is_class] + count
        count += piece_count
    return instances


def _is_border(label_map: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Where a neighbour across an edge is labelled, and otherwise."""
    border = np.zeros(label_map.shape, bool)
    known = label_map != IGNORE
    for part, neighbours in (
        ((slice(1, None),), (slice(None, -1),)),
        ((slice(None), slice(1, None)), (slice(None), slice(None, -1))),
    ):
        differs = (label_map[part] != label_map[neighbours]) & known[part] & known[neighbours]
        border[part] |= differs
        border[neighbours] |= differs
    return border


def _grown(box: tuple[slice, ...], by: int, shape: tuple[int, ...]) -> tuple[slice, ...]:
    return tuple(
        slice(max(0, side.start - by), min(length, side.stop + by))
        for side, length in zip(box, shape, strict=True)
    )
