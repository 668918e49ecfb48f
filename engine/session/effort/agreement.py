"""Agreement of a prediction with the mask that the user made of it: equal pixels, and IoU per class."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.core import BACKGROUND, IGNORE, BoolMap, LabelMap
from engine.learn.validation.metrics import iou
from engine.storage import Agreement

# Rows at once: parts of this size stay in the processor's cache, which makes it four times faster.
_PART_PX: Final = 1 << 18


def agreement_of(predicted: LabelMap, accepted: LabelMap, *, has_background: bool = True) -> Agreement | None:
    """Share of equal pixels and IoU per class, over the pixels that both the prediction and the mask decide.

    A prediction that leaves pixels open may know classes that it never shows: those which it says nowhere
    are left out. The mean leaves the background out, unless neither of the two contains another class.

    Args:
        predicted: (H, W) uint8 class ids, 255 where it says nothing.
        accepted: (H, W) uint8 class ids, 255 where undecided.
        has_background: class 0 is the background.

    Returns:
        None when nothing is decided by both.
    """
    counts = np.zeros((3, 256), np.int64)
    said = np.zeros(256, np.int64)
    step = max(1, _PART_PX // max(1, accepted.shape[1]))
    for top in range(0, accepted.shape[0], step):
        truth, guess = accepted[top : top + step], predicted[top : top + step]
        is_counted = (truth != IGNORE) & (guess != IGNORE)
        counts += [
            _counted(truth, is_counted),
            _counted(guess, is_counted),
            _counted(truth, is_counted & (truth == guess)),
        ]
        said += _counted(guess)
    decided = int(counts[0].sum())
    if decided == 0:
        return None
    scores = {
        class_id: score
        for class_id, (true, guessed, both) in enumerate(counts.T[:IGNORE].tolist())
        if (score := iou(both, true, guessed)) is not None and (said[class_id] or not said[IGNORE])
    }
    left_out = BACKGROUND if has_background else None
    counted = [score for class_id, score in scores.items() if class_id != left_out] or list(scores.values())
    return Agreement(float(counts[2].sum() / decided), sum(counted) / len(counted), scores)


def _counted(labels: LabelMap, where: BoolMap | None = None) -> NDArray[np.int64]:
    """(256,) pixels by label; as fast for 256 labels as for two."""
    import cv2

    mask = None if where is None else where.view(np.uint8)
    counts = cv2.calcHist([np.ascontiguousarray(labels)], [0], mask, [256], [0.0, 256.0])
    return counts.ravel().astype(np.int64)
