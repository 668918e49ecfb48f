"""Operations on the mask of one class, and its clearing, as steps of an image's history."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from engine.core import IGNORE, BoolMap, CancelToken, ClassInfo, LabelMap, Rect, Reporter
from engine.document.planes import Change, LabelPlanes, Plane
from engine.edit.morphology import operate
from engine.edit.operation import Operation
from engine.sequence.proposals import CLEARED
from engine.session.editing.class_protection import kept_notice
from engine.session.editing.decisions import Decision, Decisions
from engine.session.open_image import OpenImage
from engine.session.state import (
    Notice,
    NoticeLevel,
    Preview,
    SessionEvents,
    decided_labels,
    labels_to_accept,
    shown_labels,
)


@dataclass(frozen=True, slots=True, eq=False)
class PreparedEdit:
    """An edit made on a loan of the planes; `change` is None where no pixel would differ.

    Attributes:
        replaced_count: classes of a prediction that was in sight, and is not where the edit has decided.
    """

    planes: LabelPlanes
    change: Change | None
    replaced_count: int = 0

    def commit(self, image: OpenImage) -> Change | None:
        """Make it a step of the image that the planes were lent of; the preview is decided by it."""
        if self.change is not None:
            image.preview = None
            image.planes.adopt(self.planes, (self.change,))
            image.history.push(self.change)
        return self.change


def operation_preparation(
    image: OpenImage, operation: Operation, class_id: int, island_px: int
) -> Callable[[CancelToken, Reporter], PreparedEdit]:
    """Function that applies the operation to the labels shown, a preview included; for any thread.

    The whole preview is decided by it; of a prediction only the pixels that changed. Scribbles and
    pixels painted by hand that the result contradicts are removed, so that the next cut does not bring
    them back. What is decided as a protected class stays; so does what is painted by hand where lines
    are thinned or boundaries fitted, and where a class is grown or shrunk of which some is predicted or cut.
    """
    planes, preview, prediction = image.planes.lend(*Plane), image.preview, image.prediction
    rect, pixels = image.rect, image.pixels

    def prepare(token: CancelToken, report: Reporter) -> PreparedEdit:
        if operation is Operation.FILL_REST:
            predicted = None if prediction is None else prediction.labels
            return _rest_filled(planes, preview, predicted, class_id, token)
        before = shown_labels(planes, preview, prediction, rect)
        token.check()
        is_protected = planes.protected_in(rect)
        if operation is Operation.THIN:
            from engine.edit.paths.thinning import thin_lines

            by_hand: BoolMap = planes.view(Plane.HAND) == class_id
            fixed = by_hand if is_protected is None else by_hand | is_protected
            after = thin_lines(pixels, before, class_id, fixed, token)
        elif operation is Operation.FIT:
            from engine.refine.edge_fit import fitted_to_edges

            painted: BoolMap = planes.view(Plane.HAND) != IGNORE
            fixed = painted if is_protected is None else painted | is_protected
            after = fitted_to_edges(pixels, before, class_id, fixed, token, report)
        else:
            after = operate(before, operation, class_id, island_px)
            is_resized = operation in (Operation.GROW, Operation.SHRINK)
            if is_resized and bool(((before == class_id) & (planes.view(Plane.MASK) == IGNORE)).any()):
                after = np.where(_at_paint(planes), before, after)
        token.check()
        if is_protected is not None:
            after = np.where(is_protected, before, after)
        changed = after != before
        if not changed.any():
            return PreparedEdit(planes, None)
        decided: LabelMap = decided_labels(planes, preview, rect)
        decided[changed] = after[changed]
        token.check()
        with planes.edit(operation.value) as edit:
            edit.write(Plane.MASK, decided)
            for plane in (Plane.SCRIBBLES, Plane.HAND):
                if not planes.is_blank(plane):
                    old = planes.view(plane)
                    edit.put(plane, rect, changed & (old != IGNORE) & (old != after), IGNORE)
        return PreparedEdit(planes, edit.change)

    return prepare


def _at_paint(planes: LabelPlanes) -> BoolMap:
    """(H, W) bool: what is painted by hand, and the pixels beside it: that boundary is meant."""
    import cv2

    painted = (planes.view(Plane.HAND) != IGNORE).astype(np.uint8)
    return np.asarray(cv2.dilate(painted, cv2.getStructuringElement(cv2.MORPH_CROSS, (3, 3)))) > 0


def _rest_filled(
    planes: LabelPlanes,
    preview: Preview | None,
    predicted: LabelMap | None,
    class_id: int,
    token: CancelToken,
) -> PreparedEdit:
    """Give the class every pixel that the user left open, predicted ones too.

    The preview is decided by it, and so is a scribble that no cut has followed: it says what is under it.
    """
    before = labels_to_accept(planes, preview, None)
    labels = operate(before, Operation.FILL_REST, class_id)
    token.check()
    if np.array_equal(labels, planes.view(Plane.MASK)):
        return PreparedEdit(planes, None)
    replaced = np.zeros(0, np.uint8) if predicted is None else np.unique(predicted[before == IGNORE])
    with planes.edit(Operation.FILL_REST.value) as edit:
        edit.write(Plane.MASK, labels)
    return PreparedEdit(planes, edit.change, int((~np.isin(replaced, (IGNORE, class_id))).sum()))


def clear_preparation(image: OpenImage) -> Callable[[CancelToken, Reporter], PreparedEdit]:
    """Function that takes every decision and scribble away; for any thread."""
    planes = image.planes.lend(*Plane)
    return lambda token, report: PreparedEdit(planes, _cleared(planes, token))


def _cleared(planes: LabelPlanes, token: CancelToken) -> Change | None:
    with planes.edit(CLEARED) as edit:
        for plane in Plane:
            token.check()
            if not planes.is_blank(plane):
                edit.put(plane, Rect.of_shape(planes.shape), None, IGNORE)
    return edit.change


class WholeMaskEdits:
    """Edits that read or write all of an image's mask; those of a large one are made on the lane.

    Args:
        edit: makes a step outside of strokes and cuts; see `Session.edit_outside_stroke`.
    """

    def __init__(
        self,
        decisions: Decisions,
        events: SessionEvents,
        edit: Callable[[Callable[[OpenImage], Change | None]], bool],
    ) -> None:
        self._decisions = decisions
        self._events = events
        self._edit = edit

    def clear(self, image: OpenImage) -> bool:
        """Remove every decision and scribble; False when there is none, or when it waits."""
        work = clear_preparation(image)
        return self._decisions.make_edit(Decision.CLEAR, image, work, lambda edit: self._edit(edit.commit))

    def tidy(self, image: OpenImage, operation: Operation, about: ClassInfo, island_px: int) -> bool:
        """Tidy the region of a class, see `operation_preparation`; False as for `clear`."""

        def put(edit: PreparedEdit) -> bool:
            is_done = self._edit(edit.commit)
            if not is_done:
                self._events.notice.emit(nothing_to_do(operation, about))
            elif edit.replaced_count:
                self._events.notice.emit(_replaced_notice(edit.replaced_count, about))
            return is_done

        work = operation_preparation(image, operation, about.id, island_px)
        is_long = operation in (Operation.THIN, Operation.FIT)
        return self._decisions.make_edit(Decision.TIDY, image, work, put, is_long=is_long)


def _replaced_notice(count: int, about: ClassInfo) -> Notice:
    """Notice that a prediction in sight had to make way."""
    summary = (
        f"'{about.name}' is now where another class was predicted."
        if count == 1
        else f"'{about.name}' is now where {count} other classes were predicted."
    )
    return Notice(summary, "[[undo]] brings the prediction back.", NoticeLevel.WARNING)


def nothing_to_do(operation: Operation, about: ClassInfo) -> Notice:
    """Notice that an operation would change no pixel."""
    if operation is Operation.FILL_REST:
        return Notice("No pixel of this image is unlabelled.", "There is no rest to fill.")
    if about.is_locked:
        return kept_notice([about])
    if operation is Operation.THIN:
        hint = (
            "Lines stay that are as wide as the image shows them, that hardly stand out, or that you painted."
        )
        return Notice(f"{operation.value}: no pixel of '{about.name}' would change.", hint)
    if operation is Operation.FIT:
        hint = "Boundaries stay that lie on an edge of the image, or that you painted."
        return Notice(f"{operation.value}: no pixel of '{about.name}' would change.", hint)
    hint = "It works on the class that you draw with, beside other classes: unlabelled pixels stay."
    return Notice(f"{operation.value}: no pixel of '{about.name}' would change.", hint)
