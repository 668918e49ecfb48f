"""Predictions fitted to the edges of the image before they are shown, where accepted masks speak for it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import numpy as np

from engine.core import IGNORE, CancelToken, ImageId, LabelMap, ModelId, Reporter, RgbU8, read_only
from engine.document.planes import Change, Plane, tile_rect
from engine.document.step_names import is_acceptance
from engine.jobs import JobDone, JobFailed, JobOutcome, Lane
from engine.session.open_image import CurrentImage, OpenImage
from engine.session.state import ImagePrediction, Notice, SessionEvents
from engine.storage import ImageStatus, Project

if TYPE_CHECKING:
    from engine.refine.edge_fit import EdgeTrust

_log = logging.getLogger(__name__)

MOST_ODDS: Final = 4_000_000
"""Predictions with more odds, pixels times classes, are left as predicted: the fit would take too long."""

LEAST_IMAGES: Final = 3
"""Accepted masks that have to speak for it."""
LATEST_IMAGES: Final = 8
"""So many have a say, the latest: models get better, and there is less to gain."""

_GAINS: Final = "edge_gains"
_FITS: Final = "edge_fits"
_LEAST_GAIN: Final = 0.005
# What trusts the image more has to be clearly better: on few masks it seems better than it is.
_CLEARLY_MORE: Final = 0.02
_LEAST_SHARE: Final = 2 / 3
_LEAST_PX: Final = 30
_BOUNDARY_PX: Final = 1.0
_MOST_MODELS: Final = 50

Gain: TypeAlias = tuple[float, float]
"""What fitting adds to the boundary F at one pixel, and to the IoU, of a class in an image."""

Fits: TypeAlias = Mapping[int, "EdgeTrust"]
"""Class id -> how it is fitted; classes that are left as predicted are not in it."""


def gains_in(
    pixels: RgbU8,
    prediction: ImagePrediction,
    decided: LabelMap,
    class_ids: Sequence[int],
    token: CancelToken,
) -> dict[int, dict[str, Gain]]:
    """By class id and `EdgeTrust`: what fitting the prediction would have gained; slow, any thread.

    Args:
        class_ids: to be compared, those that the prediction knows.
        decided: (H, W) what a person has decided, 255 elsewhere: what they took from a prediction as it was
            says nothing about it.
    """
    from engine.refine.edge_fit import EdgeTrust, fitted_prediction

    predicted = unfitted(prediction)
    found: dict[int, dict[str, Gain]] = {}
    for class_id in class_ids:
        before = _quality(predicted, decided, class_id)
        if before is None or np.count_nonzero(predicted == class_id) < _LEAST_PX:
            continue
        for trust in EdgeTrust:
            fitted = fitted_prediction(pixels, predicted, prediction.probs, class_id, trust, token)
            after = _quality(fitted, decided, class_id) or before
            gain = after[0] - before[0], after[1] - before[1]
            found.setdefault(class_id, {})[trust.value] = gain
    return found


def _quality(labels: LabelMap, decided: LabelMap, class_id: int) -> Gain | None:
    """Boundary F at one pixel and IoU of a class; None where nothing is known of its boundary."""
    from engine.learn.validation.boundary_metrics import BoundaryCounts

    truth = np.where(decided == IGNORE, IGNORE, decided == class_id).astype(np.uint8)
    if np.count_nonzero(truth == 1) < _LEAST_PX:
        return None
    is_class = (labels == class_id).astype(np.uint8)
    counts = BoundaryCounts(2, _BOUNDARY_PX)
    counts.add(truth, is_class)
    boundary_f = counts.scores(["other", "class"]).per_class["class"]
    known = truth != IGNORE
    both = np.count_nonzero(known & (truth == 1) & (is_class == 1))
    either = np.count_nonzero(known & ((truth == 1) | (is_class == 1)))
    return None if boundary_f is None else (boundary_f, both / either)


def unfitted(prediction: ImagePrediction) -> LabelMap:
    """The labels of a prediction of full resolution as the model said them, whether it was fitted or not."""
    labels: LabelMap = prediction.probs.argmax(axis=0).astype(np.uint8)
    labels[prediction.labels == IGNORE] = IGNORE
    return labels


def fit_for(gains: Sequence[Mapping[str, Gain]], former: str = "") -> str:
    """The `EdgeTrust` by which a class is to be fitted, from what its latest images say; empty for none.

    Args:
        former: that of the model before. It stays while it does no harm: what comes and goes with each
            accepted image helps nobody.

    >>> fit_for([{"much": (0.1, 0.02)}, {"much": (0.2, 0.0)}, {"much": (-0.1, 0.01)}])
    'much'
    >>> fit_for([{"much": (0.1, -0.02)}] * 3), fit_for([{"much": (0.1, 0.02)}] * 2)
    ('', '')
    >>> fit_for([{"little": (0.1, 0.02), "much": (0.11, 0.02)}] * 3)
    'little'
    """
    from engine.refine.edge_fit import EdgeTrust

    best, most, stays = "", _LEAST_GAIN, ""
    for trust in EdgeTrust:
        seen = np.array([each[trust] for each in gains if trust in each][-LATEST_IMAGES:])
        if len(seen) < LEAST_IMAGES:
            continue
        boundary_f, iou = seen.mean(axis=0)
        helped = float((seen[:, 0] > 0).mean())
        if boundary_f > most and iou >= 0 and helped >= _LEAST_SHARE:
            best, most = trust.value, float(boundary_f) + _CLEARLY_MORE
        if trust.value == former and boundary_f >= 0 and iou >= 0:
            stays = former
    return best or stays


def decided_before(change: Change, accepted: LabelMap) -> LabelMap:
    """(H, W) what was decided before an acceptance: without what its step has added."""
    decided = accepted.copy()
    for tile in change.tiles:
        if tile.plane == Plane.MASK:
            rect = tile_rect(tile.ty, tile.tx, (accepted.shape[0], accepted.shape[1]))
            before = np.frombuffer(tile.before, np.uint8).reshape(rect.height, rect.width)
            decided[rect.slices] = before
    return decided


class EdgeFits:
    """How predictions of a project are fitted, by what accepted masks say; GUI thread.

    For each class the prediction of an image that is accepted for the first time is compared with what the
    person made of it, as predicted and as it would be fitted. A model keeps what was chosen when it first
    predicted, so that its predictions are all of one kind.

    Args:
        lane: that fits.
    """

    def __init__(self, project: Project, current: CurrentImage, lane: Lane, events: SessionEvents) -> None:
        self._project = project
        self._current = current
        self._lane = lane
        self._events = events
        # Said once each: whether a class begins to be fitted, and its id.
        self._said: set[tuple[bool, int]] = set()
        self._accepted: set[int] = set(project.images.ids(ImageStatus.ACCEPTED))
        self._chosen = _chosen_fits(project.settings.get(_FITS))
        self._gains = _stored_gains(project.settings.get(_GAINS))
        events.images_changed.subscribe(self._note)
        self._predicted: Callable[[ImageId], ImagePrediction | None] = lambda _: None

    def compare_with(self, predicted: Callable[[ImageId], ImagePrediction | None]) -> None:
        """Ask this for the prediction of an image that is accepted."""
        self._predicted = predicted

    def of(self, model_id: ModelId) -> Fits:
        """How predictions of a model are fitted, chosen now if it has not predicted yet."""
        from engine.refine.edge_fit import EdgeTrust

        if model_id not in self._chosen:
            self._choose(model_id)
        return {class_id: EdgeTrust(name) for class_id, name in self._chosen[model_id].items()}

    def _choose(self, model_id: ModelId) -> None:
        former = next(reversed(self._chosen.values()), {})
        names = {
            class_id: fit_for(list(by_image.values()), former.get(class_id, ""))
            for class_id, by_image in self._gains.items()
        }
        chosen = self._chosen[model_id] = {class_id: name for class_id, name in names.items() if name}
        for old in list(self._chosen)[:-_MOST_MODELS]:
            del self._chosen[old]
        self._store(_FITS, {m: {str(k): n for k, n in f.items()} for m, f in self._chosen.items()})
        if begun := self._unsaid_names(chosen.keys() - former.keys(), begins=True):
            summary = f"What is predicted of {begun} is fitted to the edges of the image from now on."
            self._events.notice.emit(Notice(summary, "It would have been nearer to the last accepted masks."))
        if ended := self._unsaid_names(former.keys() - chosen.keys(), begins=False):
            summary = f"What is predicted of {ended} is shown without being fitted to edges from now on."
            self._events.notice.emit(Notice(summary, "That was nearer to the last accepted masks."))

    def _unsaid_names(self, class_ids: Collection[int], *, begins: bool) -> str:
        new = {class_id for class_id in class_ids if (begins, class_id) not in self._said}
        self._said |= {(begins, class_id) for class_id in new}
        return ", ".join(f"'{c.name}'" for c in self._project.classes.present if c.id in new)

    def fit(
        self, prediction: ImagePrediction, pixels: RgbU8, on_done: Callable[[ImagePrediction], None]
    ) -> None:
        """Deliver the prediction as it is to be shown, at once where nothing is fitted."""
        fits = self.of(prediction.model_id)
        if not fits or not _can_be_fitted(prediction):
            on_done(prediction)
            return

        def work(token: CancelToken, report: Reporter) -> ImagePrediction:
            return _fitted(prediction, pixels, fits, token)

        def done(outcome: JobOutcome[ImagePrediction]) -> None:
            # As predicted is better than not at all.
            if isinstance(outcome, JobFailed):
                _log.warning("A prediction is shown without being fitted: %s", outcome.trace)
            on_done(outcome.value if isinstance(outcome, JobDone) else prediction)

        self._lane.submit(object(), work, done)

    def _note(self, image_ids: Collection[ImageId] | None) -> None:
        """Compare the open image's prediction with its mask, when it is accepted for the first time."""
        image = self._current.image
        if image is None or (image_ids is not None and image.id not in image_ids):
            return
        if image.id in self._accepted or self._project.images.status(image.id) is not ImageStatus.ACCEPTED:
            return
        self._accepted.add(image.id)
        prediction = self._predicted(image.id)
        change = next(iter(image.history.steps_backwards()), None)
        if prediction is None or change is None or self._project.read_only:
            return
        if is_acceptance(change.label) and _can_be_fitted(prediction):
            self._compare(image, prediction, change)

    def _compare(self, image: OpenImage, prediction: ImagePrediction, change: Change) -> None:
        accepted, pixels, image_id = image.mask_later(), image.pixels, image.id
        known = self._project.classes.present
        class_ids = [c.id for c in known if not c.is_background and c.id < len(prediction.probs)]

        def work(token: CancelToken, report: Reporter) -> dict[int, dict[str, Gain]]:
            decided = decided_before(change, accepted())
            return gains_in(pixels, prediction, decided, class_ids, token)

        def done(outcome: JobOutcome[dict[int, dict[str, Gain]]]) -> None:
            if isinstance(outcome, JobFailed):
                _log.warning("What fitting a prediction would gain is not known: %s", outcome.trace)
            if not isinstance(outcome, JobDone) or not outcome.value:
                return
            for class_id, gain in outcome.value.items():
                by_image = self._gains.setdefault(class_id, {})
                by_image.pop(str(image_id), None)
                by_image[str(image_id)] = gain
                for old in list(by_image)[:-LATEST_IMAGES]:
                    del by_image[old]
            self._store(_GAINS, {str(class_id): each for class_id, each in self._gains.items()})

        self._lane.submit(("gains", image_id), work, done)

    def _store(self, key: str, value: object) -> None:
        if not self._project.read_only:
            self._project.settings.set(key, value)


def _can_be_fitted(prediction: ImagePrediction) -> bool:
    return prediction.stride == 1 and prediction.probs.size <= MOST_ODDS


def _fitted(prediction: ImagePrediction, pixels: RgbU8, fits: Fits, token: CancelToken) -> ImagePrediction:
    from engine.refine.edge_fit import fitted_prediction

    labels = prediction.labels
    for class_id, trust in fits.items():
        if class_id < len(prediction.probs):
            labels = fitted_prediction(pixels, labels, prediction.probs, class_id, trust, token)
    return replace(prediction, labels=read_only(labels))


# ---- what is stored; a file can hold anything


def _chosen_fits(stored: Any) -> dict[ModelId, dict[int, str]]:
    from engine.refine.edge_fit import EdgeTrust

    known = [trust.value for trust in EdgeTrust]
    models = stored.items() if isinstance(stored, dict) else ()
    return {
        ModelId(model): {int(k): name for k, name in fits.items() if _is_class_id(k) and name in known}
        for model, fits in models
        if isinstance(fits, dict)
    }


def _stored_gains(stored: Any) -> dict[int, dict[str, dict[str, Gain]]]:
    classes = stored.items() if isinstance(stored, dict) else ()
    return {
        int(class_id): {image: each for image, gains in by_image.items() if (each := _as_gains(gains))}
        for class_id, by_image in classes
        if _is_class_id(class_id) and isinstance(by_image, dict)
    }


def _is_class_id(stored: str) -> bool:
    # Python reads no number of thousands of digits.
    return stored.isdecimal() and len(stored) <= len(str(IGNORE))


def _as_gains(stored: Any) -> dict[str, Gain]:
    from engine.refine.edge_fit import EdgeTrust

    if not isinstance(stored, dict):
        return {}
    pairs = {trust.value: stored.get(trust.value) for trust in EdgeTrust}
    return {
        name: (float(pair[0]), float(pair[1]))
        for name, pair in pairs.items()
        if isinstance(pair, list) and len(pair) == 2 and all(_is_gain(n) for n in pair)
    }


def _is_gain(stored: Any) -> bool:
    # The difference of two shares is no larger.
    return isinstance(stored, int | float) and -1 <= stored <= 1
