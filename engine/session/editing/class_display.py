"""Locks, visibility, order and groups of classes, each change a step of the project; no label changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, Final

import numpy as np

from engine.core import IGNORE, ClassInfo, LabelMap, Rect, RgbU8, UserError
from engine.core.class_names import Color
from engine.core.colors.color_vision import distinct_colors, is_seen_over
from engine.session.editing.project_steps import NoteStep
from engine.session.open_image import OpenImage
from engine.session.session import Session

_BLOCKS_A_SIDE: Final = 24
_MOST_LOOKED_AT_PX: Final = 48_000_000
"""Pixels of larger images may still lie on the disk, which the window does not wait for."""
_BLOCK_PX: Final = 8
_LEAST_SHARE: Final = 0.005
_ATTRIBUTES: Final = ("color", "is_locked", "is_hidden", "group", "place")


class ClassDisplay:
    """Attributes of the classes of one project that only lists, canvas and edits look at; GUI thread.

    Every method returns False when all is so already, and raises a `UserError` when a class is gone or the
    project is read-only.

    Args:
        note_step: notes a step of the project: its label, its undo and its redo.
    """

    def __init__(self, session: Session, note_step: NoteStep) -> None:
        self._session = session
        self._note_step = note_step

    def lock(self, class_ids: Iterable[int], is_locked: bool) -> bool:
        """Let edits leave the pixels alone that are decided as these classes, or not any more."""
        infos = self._infos(class_ids)
        if len(infos) == 1:
            label = f"Lock class {infos[0].name}" if is_locked else f"Unlock class {infos[0].name}"
        else:
            label = f"Lock {len(infos)} classes" if is_locked else f"Unlock {len(infos)} classes"
        return self._commit(label, [replace(info, is_locked=is_locked) for info in infos])

    def hide(self, class_ids: Iterable[int], is_hidden: bool) -> bool:
        """Do not draw these classes, or draw them again; what is hidden stays as it is."""
        infos = self._infos(class_ids)
        if len(infos) == 1:
            label = f"Hide class {infos[0].name}" if is_hidden else f"Show class {infos[0].name}"
        else:
            label = f"Hide {len(infos)} classes" if is_hidden else f"Show {len(infos)} classes"
        return self._commit(label, [replace(info, is_hidden=is_hidden) for info in infos])

    def solo(self, class_id: int) -> bool:
        """Draw this class alone; where it is so already, draw all classes again."""
        (info,) = self._infos([class_id])
        present = self._session.classes.present
        is_solo = not info.is_hidden and all(c.is_hidden for c in present if c.id != class_id)
        label = "Show all classes" if is_solo else f"Show only {info.name}"
        return self._commit(label, [replace(c, is_hidden=not is_solo and c.id != class_id) for c in present])

    def show_all(self) -> bool:
        """Draw every class."""
        return self._commit(
            "Show all classes", [replace(info, is_hidden=False) for info in self._session.classes.present]
        )

    def move(self, class_id: int, step: int) -> bool:
        """Show a class one place further up (-1) or down (1); at the edge of its group the group moves."""
        (info,) = self._infos([class_id])
        blocks = _blocks(self._session.classes.in_order)
        at = next(n for n, block in enumerate(blocks) if info in block)
        block = blocks[at]
        inside = block.index(info) + step
        if 0 <= inside < len(block):
            block.remove(info)
            block.insert(inside, info)
        elif 0 <= at + step < len(blocks):
            blocks.insert(at + step, blocks.pop(at))
        else:
            return False
        order = [c for block in blocks for c in block]
        return self._commit(f"Move class {info.name}", [replace(c, place=n) for n, c in enumerate(order)])

    def set_group(self, class_ids: Iterable[int], group: str) -> bool:
        """Show classes under this heading; empty for none."""
        infos = self._infos(class_ids)
        if len(infos) == 1:
            label = (
                f"Group class {infos[0].name}" if group else f"Take class {infos[0].name} out of its group"
            )
        else:
            label = (
                f"Group {len(infos)} classes" if group else f"Take {len(infos)} classes out of their groups"
            )
        return self._commit(label, [replace(info, group=group) for info in infos])

    def recolor_distinct(self) -> bool:
        """Give other colours to classes that could be taken for an earlier one, also by the colour-blind.

        And to those that cannot be told from the open image where it shows them, as grey over a grey sky; a
        background is to be hardly seen.
        """
        present, image = self._session.classes.present, self._session.image
        behind = {} if image is None else _colors_behind(image)
        over = [None if info.is_background else behind.get(info.id) for info in present]
        colors = distinct_colors([info.color for info in present], over)
        infos = [replace(info, color=color) for info, color in zip(present, colors, strict=True)]
        return self._commit("Colours easy to tell apart", infos)

    def hardly_seen(self) -> list[ClassInfo]:
        """Classes whose colour is nearly that of the open image where it shows them; a background may be.

        None of an image that is too large to be looked at here.
        """
        image = self._session.image
        if image is None or image.rect.area > _MOST_LOOKED_AT_PX or not image.has_labels:
            return []
        behind = _colors_behind(image)
        shown = [info for info in self._session.classes.present if not info.is_background]
        return [
            info
            for info in shown
            if info.id in behind and not info.is_hidden and not is_seen_over(info.color, behind[info.id])
        ]

    # ---- inside

    def _infos(self, class_ids: Iterable[int]) -> list[ClassInfo]:
        classes = self._session.classes
        ids = list(class_ids)
        if not all(classes.has(class_id) for class_id in ids):
            raise UserError("There is no such class any more.", "Choose one in the list of classes.")
        return [classes[class_id] for class_id in ids]

    def _commit(self, label: str, infos: Sequence[ClassInfo]) -> bool:
        """Put these classes in the place of those of their ids, as one step of what differs."""
        classes = self._session.classes
        old: dict[int, dict[str, Any]] = {}
        new: dict[int, dict[str, Any]] = {}
        for info in infos:
            before = classes[info.id]
            changed = [name for name in _ATTRIBUTES if getattr(before, name) != getattr(info, name)]
            if changed:
                old[info.id] = {name: getattr(before, name) for name in changed}
                new[info.id] = {name: getattr(info, name) for name in changed}
        if not new:
            return False
        self._put(new)
        self._note_step(label, lambda: self._put(old), lambda: self._put(new))
        return True

    def _put(self, values: dict[int, dict[str, Any]]) -> None:
        classes = self._session.classes
        infos = [replace(classes[i], **changed) for i, changed in values.items() if i < len(classes)]
        self._session.set_classes(classes.with_infos(infos))


def _colors_behind(image: OpenImage) -> dict[int, Color]:
    """Usual colour of the image where it shows each class; without those that are hardly there.

    Small blocks all over the image are looked at: quick for a file of any size.
    """
    labels: list[LabelMap] = []
    pixels: list[RgbU8] = []
    ys, xs = (
        np.unique(np.linspace(0, max(0, side - _BLOCK_PX), _BLOCKS_A_SIDE).astype(int))
        for side in image.shape
    )
    columns = np.add.outer(xs, np.arange(min(_BLOCK_PX, image.shape[1]))).reshape(-1)
    # By rows of blocks: one by one they take 20 ms of the window's thread, and so 2.
    for y in ys.tolist():
        rows = Rect(y, 0, y + _BLOCK_PX, image.shape[1]).clip(*image.shape)
        labels.append(image.shown(rows).take(columns, axis=1).reshape(-1))
        pixels.append(image.pixels[rows.slices].take(columns, axis=1).reshape(-1, 3))
    seen, colors = np.concatenate(labels), np.concatenate(pixels)
    behind: dict[int, Color] = {}
    for class_id in np.unique(seen[seen != IGNORE]).tolist():
        own = colors[seen == class_id]
        if len(own) >= _LEAST_SHARE * len(seen):
            red, green, blue = (int(value) for value in np.median(own, axis=0))
            behind[class_id] = red, green, blue
    return behind


def _blocks(infos: Iterable[ClassInfo]) -> list[list[ClassInfo]]:
    """The classes of each group together, and each class without a group alone, in order."""
    blocks: list[list[ClassInfo]] = []
    for info in infos:
        if blocks and info.group and blocks[-1][0].group == info.group:
            blocks[-1].append(info)
        else:
            blocks.append([info])
    return blocks
