"""Operations on the mask of one class as steps of an image's history."""

from __future__ import annotations

import numpy as np

from engine.core import IGNORE, ClassInfo, LabelMap
from engine.document.planes import Change, Plane
from engine.edit.morphology import operate
from engine.edit.operation import Operation
from engine.session.editing.class_protection import kept_notice
from engine.session.open_image import OpenImage
from engine.session.state import Notice, labels_to_accept


def commit_operation(image: OpenImage, operation: Operation, class_id: int, island_px: int) -> Change | None:
    """Apply the operation to the labels shown, a preview included; None when no pixel would differ.

    The whole preview is decided by it; of a prediction only the pixels that changed. Scribbles and
    pixels painted by hand that the result contradicts are removed, so that the next cut does not bring
    them back. What is decided as a protected class stays.
    """
    if operation is Operation.FILL_REST:
        return _commit_rest(image, class_id)
    before = image.shown(image.rect)
    after = operate(before, operation, class_id, island_px)
    is_protected = image.planes.protected_in(image.rect)
    if is_protected is not None:
        after = np.where(is_protected, before, after)
    changed = after != before
    if not changed.any():
        return None
    decided: LabelMap = image.decided(image.rect)
    decided[changed] = after[changed]
    image.preview = None
    with image.planes.edit(operation.value) as edit:
        edit.write(Plane.MASK, decided)
        for plane in (Plane.SCRIBBLES, Plane.HAND):
            if not image.planes.is_blank(plane):
                old = image.planes.view(plane)
                edit.put(plane, image.rect, changed & (old != IGNORE) & (old != after), IGNORE)
    if edit.change is not None:
        image.history.push(edit.change)
    return edit.change


def _commit_rest(image: OpenImage, class_id: int) -> Change | None:
    """Give the class every pixel that the user left open, predicted ones too.

    The preview is decided by it, and so is a scribble that no cut has followed: it says what is under it.
    """
    labels = operate(labels_to_accept(image.planes, image.preview, None), Operation.FILL_REST, class_id)
    if np.array_equal(labels, image.planes.view(Plane.MASK)):
        return None
    image.preview = None
    with image.planes.edit(Operation.FILL_REST.value) as edit:
        edit.write(Plane.MASK, labels)
    if edit.change is not None:
        image.history.push(edit.change)
    return edit.change


def nothing_to_do(operation: Operation, about: ClassInfo) -> Notice:
    """Notice that an operation would change no pixel."""
    if operation is Operation.FILL_REST:
        return Notice("No pixel of this image is unlabelled.", "There is no rest to fill.")
    if about.is_locked or about.is_hidden:
        return kept_notice([about])
    hint = "It works on the class that you draw with: choose another one in the list."
    return Notice(f"{operation.value}: no pixel of '{about.name}' would change.", hint)
