"""Acceptance: the one place where labels become the accepted mask of an image, and its undo; skipping."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Final

import numpy as np

from engine.core import IGNORE, CancelToken, ClassList, LabelMap, Rect
from engine.document.mask_survey import dust_in, dust_sentence, label_counts, warnings_of
from engine.document.planes import LabelPlanes, Plane
from engine.document.step_names import is_acceptance
from engine.session.editing.decisions import LEAST_IN_SIGHT_S, LEAST_READING_S
from engine.session.open_image import OpenImage, PreparedMask
from engine.session.state import Notice, SessionEvents
from engine.storage import ImageStatus, Project

GLANCE_S: Final = 0.1
"""Least seconds of attention for one tile: the time that a page was in sight, shared between its tiles.

Less than the 0.2 to 0.3 s of one fixation, as a fixation takes in neighbouring tiles as well.

Source:
    Rayner, Quarterly Journal of Experimental Psychology 2009: fixations of 180-275 ms in visual search.
"""

_DIGEST_BYTES: Final = 16


@dataclass(frozen=True, slots=True)
class SeenMask:
    """Labels of one image that a person has seen small, the whole of them.

    Attributes:
        digest: `digest_of` the labels that were drawn.
        seen_s: seconds for which they were on the screen.
        attention_s: its share of these: other images were on the screen as well.
        are_doubts_read: what is doubtful about them was on the screen, and an extra key said to go on.
    """

    digest: bytes
    seen_s: float
    attention_s: float
    are_doubts_read: bool


@dataclass(frozen=True, slots=True)
class Acceptance:
    """One acceptance, as it is taken back: the status before it, and its step in the history, if any.

    `position` is the number of steps in force after it, `rect` bounds the pixels that its step has changed.
    """

    before: ImageStatus
    position: int
    has_step: bool
    rect: Rect


def digest_of(labels: LabelMap) -> bytes:
    """Digest of labels (H, W) and their shape: another one for other labels."""
    digest = hashlib.blake2b(repr(labels.shape).encode(), digest_size=_DIGEST_BYTES)
    digest.update(np.ascontiguousarray(labels).data)
    return digest.digest()


def doubts_about(labels: LabelMap, classes: ClassList) -> tuple[str, ...]:
    """Sentences on what is doubtful about labels as a whole: one class only, mostly unlabelled, dust."""
    warnings = warnings_of(label_counts(labels), has_background=classes.has_background)
    doubts = [warning.sentence(classes) for warning in warnings]
    if dust := dust_in(labels):
        doubts.append(dust_sentence(dust))
    return tuple(doubts)


def has_open_scribbles(planes: LabelPlanes) -> bool:
    """Whether scribbles cover pixels that nothing has decided."""
    if planes.is_blank(Plane.SCRIBBLES):
        return False
    is_open = planes.view(Plane.MASK) == IGNORE
    return bool((is_open & (planes.view(Plane.SCRIBBLES) != IGNORE)).any())


def hidden_in(labels: LabelMap, classes: ClassList) -> list[str]:
    """Names of the classes in these labels that are not drawn."""
    return [info.name for info in classes.present if info.is_hidden and bool((labels == info.id).any())]


def make_accepted(project: Project, image: OpenImage, mask: PreparedMask) -> Acceptance:
    """Make `mask` the accepted one of the image.

    Every way to an accepted image ends here, once `Decisions`, or `accept_seen`, has found that a person
    has seen these labels.
    """
    before, position = image.record.status, image.history.position
    with project.images.one_change():
        image.commit_accept(mask)
        project.images.set_status(image.id, ImageStatus.ACCEPTED)
    image.record = project.images.get(image.id)
    return Acceptance(before, image.history.position, image.history.position > position, mask.rect)


def make_skipped(project: Project, image: OpenImage, events: SessionEvents) -> None:
    """Skip the image, as a step of its history; of an accepted one that is said."""
    was_accepted = image.record.status is ImageStatus.ACCEPTED
    with project.images.one_change():
        image.commit_skip()
        project.images.set_status(image.id, ImageStatus.SKIPPED)
    image.record = project.images.get(image.id)
    if was_accepted:
        name = image.record.shown_name
        events.notice.emit(Notice(f"{name} was accepted, and is skipped now.", "Undo takes that back."))


def accept_seen(project: Project, image: OpenImage, seen: SeenMask) -> Acceptance | str:
    """Accept an image that is not on the canvas, if what was seen of it is what it has now; any thread.

    Args:
        image: just read, and held by nobody else.

    Returns:
        Why it was not accepted, in a few words.
    """
    mask = image.mask_preparation(accepts=True)(CancelToken())
    return _refusal(image, mask, seen, project.classes) or make_accepted(project, image, mask)


def _refusal(image: OpenImage, mask: PreparedMask, seen: SeenMask, classes: ClassList) -> str:
    if image.is_empty:
        return "It has nothing to accept."
    labels = mask.planes.view(Plane.MASK)
    if digest_of(labels) != seen.digest:
        return "Its labels are others than those that were in sight."
    if seen.seen_s < LEAST_IN_SIGHT_S or seen.attention_s < GLANCE_S:
        return "It has hardly been in sight."
    if hidden := hidden_in(labels, classes):
        return f"The class '{hidden[0]}' is hidden."
    warnings = warnings_of(mask.counts, has_background=classes.has_background)
    is_doubtful = bool(warnings) or bool(mask.dust) or has_open_scribbles(image.planes)
    if is_doubtful and not seen.are_doubts_read:
        return "Something about it is doubtful."
    if is_doubtful and seen.seen_s < LEAST_IN_SIGHT_S + LEAST_READING_S:
        return "Its warning has hardly been in sight."
    return ""


def take_acceptance_back(project: Project, image: OpenImage, acceptance: Acceptance) -> bool:
    """Undo an acceptance; False, and nothing done, where the image was worked on since."""
    history = image.history
    is_same = history.position == acceptance.position
    if not is_same or project.images.get(image.id).status is not ImageStatus.ACCEPTED:
        return False
    if acceptance.has_step:
        if not is_acceptance(history.undo_label):
            return False
        history.fetch_next(forward=False)
    with project.images.one_change():
        if acceptance.has_step:
            history.undo()
        project.images.set_status(image.id, acceptance.before)
    return True


def accept_again(project: Project, image: OpenImage, acceptance: Acceptance) -> bool:
    """Redo an acceptance that was taken back; False, and nothing done, where that is not possible now."""
    history = image.history
    is_same = history.position == acceptance.position - acceptance.has_step
    if not is_same or project.images.get(image.id).status is not acceptance.before:
        return False
    if acceptance.has_step:
        if not is_acceptance(history.redo_label):
            return False
        history.fetch_next(forward=True)
    with project.images.one_change():
        if acceptance.has_step:
            history.redo()
        project.images.set_status(image.id, ImageStatus.ACCEPTED)
    return True
