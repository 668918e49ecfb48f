"""Agreement of a prediction with the mask that the user made of it: equal pixels, and IoU per class."""

from __future__ import annotations

from typing import Final

import numpy as np

from engine.core import BACKGROUND, IGNORE, LabelMap
from engine.learn.validation.metrics import iou
from engine.storage import Agreement

# Rows at once: parts of this size stay in the processor's cache, which makes it four times faster.
_PART_PX: Final = 1 << 18


def agreement_of(predicted: LabelMap, accepted: LabelMap) -> Agreement | None:
    """Share of equal pixels and IoU per class, over the pixels that the accepted mask decides.

    The mean leaves class 0, the background, out, unless neither of the two contains another class.

    Args:
        predicted: (H, W) uint8 class ids.
        accepted: (H, W) uint8 class ids, 255 where undecided.

    Returns:
        None when nothing is decided.
    """
    counts = np.zeros((256, 3), np.int64)
    step = max(1, _PART_PX // max(1, accepted.shape[1]))
    for top in range(0, accepted.shape[0], step):
        truth, guess = accepted[top : top + step], predicted[top : top + step]
        is_decided = truth != IGNORE
        if not is_decided.all():
            truth, guess = truth[is_decided], guess[is_decided]
        # For a handful of classes five times as fast as counting them all at once by `bincount`.
        for class_id in range(max(int(truth.max(initial=0)), int(guess.max(initial=0))) + 1):
            is_true, is_guessed = truth == class_id, guess == class_id
            both = is_true & is_guessed
            counts[class_id] += [np.count_nonzero(pixels) for pixels in (is_true, is_guessed, both)]
    decided = int(counts[:, 0].sum())
    if decided == 0:
        return None
    scores = {
        class_id: score
        for class_id, (true, guessed, both) in enumerate(counts[:IGNORE].tolist())
        if (score := iou(both, true, guessed)) is not None
    }
    counted = [score for class_id, score in scores.items() if class_id != BACKGROUND] or list(scores.values())
    return Agreement(float(counts[:, 2].sum() / decided), sum(counted) / len(counted), scores)
