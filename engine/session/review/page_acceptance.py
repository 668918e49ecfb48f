"""Acceptance of a page of the review wall: image by image in the background, as one step of the project."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np

from engine.core import CancelToken, EngineError, ImageId, LabelMap, ModelId, Progress, Reporter
from engine.document.history import History
from engine.document.image import read_image
from engine.document.planes import Plane
from engine.document.samples.picture_fault import breaks_off
from engine.session.editing.acceptance import (
    Acceptance,
    SeenMask,
    accept_again,
    accept_seen,
    take_acceptance_back,
)
from engine.session.open_image import OpenImage
from engine.session.prediction.stored_predictions import StoredPredictions
from engine.session.review.wall_effort import WallEffort
from engine.session.state import without_deleted
from engine.storage import EffortRow, ImageStatus, Project
from engine.storage.external.image_changes import find_image_change


@dataclass(frozen=True, slots=True)
class PageEntry:
    """One image of a page: what was seen of it, which predictions it was made of, and what it cost."""

    seen: SeenMask
    predictions: StoredPredictions
    effort: EffortRow


@dataclass(slots=True)
class PageOutcome:
    """Outcome of a page: what was accepted, and why others were not; what was stopped is in neither.

    Filled image by image, so that it is true however the work ends.
    """

    accepted: dict[ImageId, Acceptance] = field(default_factory=dict)
    refused: dict[ImageId, str] = field(default_factory=dict)


@dataclass(slots=True)
class PageMove:
    """Outcome of the undo or redo of a page; what was stopped or failed is neither moved nor changed.

    Filled image by image, so that it is true however the work ends.

    Attributes:
        moved: images that are as before the page, or as after it, again.
        changed: images that were worked on since, and stay.
        problems: why others could not be moved.
    """

    moved: list[ImageId] = field(default_factory=list)
    changed: list[ImageId] = field(default_factory=list)
    problems: dict[ImageId, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class _AcceptedMask:
    """What is to be stored of an image that was accepted just now; both label maps (H, W)."""

    acceptance: Acceptance
    mask: LabelMap
    model_id: ModelId
    predicted: LabelMap


def accept_page(
    project: Project,
    page: Mapping[ImageId, PageEntry],
    effort: WallEffort,
    outcome: PageOutcome,
    token: CancelToken,
    report: Reporter,
) -> None:
    """Accept the images of a page that are as they were seen; any thread, but none of them may be open."""
    for done, (image_id, entry) in enumerate(page.items()):
        if token.is_cancelled:
            break
        report(Progress(done, len(page), "images", "Accepting"))
        try:
            accepted = _accept(project, image_id, entry)
        except EngineError as error:
            accepted = error.summary
        if isinstance(accepted, str):
            outcome.refused[image_id] = accepted
            continue
        outcome.accepted[image_id] = accepted.acceptance
        project.write_mask(image_id, accepted.mask)
        effort.store_accepted(image_id, entry.effort, accepted.model_id, accepted.predicted, accepted.mask)


def _accept(project: Project, image_id: ImageId, entry: PageEntry) -> _AcceptedMask | str:
    record = project.images.get(image_id)
    if record.status not in (ImageStatus.NEW, ImageStatus.STARTED):
        return "It is accepted, skipped or removed by now."
    pixels = read_image(record.path)
    change = find_image_change(project, image_id, pixels)
    prediction = entry.predictions.read(image_id, pixels)
    if prediction is None:
        return "Its image is another one than was predicted."
    if change is not None:
        return "Its file was changed by another program."
    if breaks_off(record.path) and not entry.seen.are_doubts_read:
        return "A part of its picture is missing, as its file breaks off."
    image = _read(project, image_id, (pixels.shape[0], pixels.shape[1]))
    image.planes.protect(project.classes.protected)
    image.prediction = without_deleted(prediction, project.classes)
    outcome = accept_seen(project, image, entry.seen)
    if isinstance(outcome, str):
        return outcome
    mask = image.planes.snapshot(Plane.MASK)
    return _AcceptedMask(outcome, mask, prediction.model_id, image.prediction.labels)


def take_page_back(
    project: Project,
    accepted: Mapping[ImageId, Acceptance],
    effort: WallEffort,
    outcome: PageMove,
    token: CancelToken,
    report: Reporter,
) -> None:
    """Undo the acceptance of a page; images that were worked on since are left alone."""
    for image_id, mask in _moved(
        project, accepted, outcome, token, report, "Taking back", take_acceptance_back
    ):
        project.write_mask(image_id, mask)
        effort.take_back(image_id)


def accept_page_again(
    project: Project,
    accepted: Mapping[ImageId, Acceptance],
    effort: WallEffort,
    outcome: PageMove,
    token: CancelToken,
    report: Reporter,
) -> None:
    """Redo the acceptance of a page, where nothing was done since it was taken back."""
    for image_id, mask in _moved(project, accepted, outcome, token, report, "Accepting", accept_again):
        project.write_mask(image_id, mask)
        effort.store_again(image_id, mask)


def _moved(
    project: Project,
    accepted: Mapping[ImageId, Acceptance],
    outcome: PageMove,
    token: CancelToken,
    report: Reporter,
    note: str,
    move: Callable[[Project, OpenImage, Acceptance], bool],
) -> Iterator[tuple[ImageId, LabelMap]]:
    """Move the images of a page one after the other; each that was moved, with its mask (H, W)."""
    for done, (image_id, acceptance) in enumerate(accepted.items()):
        if token.is_cancelled:
            break
        report(Progress(done, len(accepted), "images", note))
        record = project.images.get(image_id)
        if record.width is None or record.height is None:
            outcome.changed.append(image_id)
            continue
        try:
            image = _read(project, image_id, (record.height, record.width))
            is_moved = move(project, image, acceptance)
        except EngineError as error:
            outcome.problems[image_id] = error.summary
            continue
        (outcome.moved if is_moved else outcome.changed).append(image_id)
        if is_moved:
            yield image_id, image.planes.snapshot(Plane.MASK)


def _read(project: Project, image_id: ImageId, shape: tuple[int, int]) -> OpenImage:
    """The image's labels and history, without its pixels, for this thread alone."""
    state = project.load_state(image_id, shape)
    history = History(state.planes, project.journal(image_id), state.position, state.length)
    return OpenImage(project.images.get(image_id), np.zeros((0, 0, 3), np.uint8), state.planes, history)
