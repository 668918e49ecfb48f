"""Parts of imported data sets, train, val and test, which exports with the split as given write again.

No network learns from images for validation or test: their split in the project is that of validation, which
every training holds back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final

from engine.core import ImageId

if TYPE_CHECKING:
    from engine.storage.project import Project

_SETTING: Final = "import.parts"
_PARTS: Final = ("train", "val", "test")


def store_parts(project: Project, parts: Mapping[ImageId, str], *, has_held_back: bool) -> None:
    """Store to which part of a data set images belong: "train", "val" or "test".

    Args:
        has_held_back: the data set has images for validation or test, so that no training has to hold back
            some of those for training.

    Raises:
        UserError: the project is open read-only.
    """
    if not parts:
        return
    with project.images.one_change():
        for image_id, part in parts.items():
            if part != "train" or has_held_back:
                project.images.set_split(image_id, "train" if part == "train" else "val")
    all_parts = _stored(project) | {int(image_id): part for image_id, part in parts.items()}
    by_part: dict[str, list[int]] = {part: [] for part in _PARTS}
    for number, part in sorted(all_parts.items()):
        by_part[part].append(number)
    project.settings.set(_SETTING, by_part)


def part_of_each(project: Project, images: Iterable[tuple[ImageId, str | None]]) -> dict[int, str]:
    """Part of each image by its id and its split in the project; empty for none."""
    parts = _stored(project)
    return {int(image_id): parts.get(int(image_id), split or "") for image_id, split in images}


def _stored(project: Project) -> dict[int, str]:
    stored = project.settings.get(_SETTING, {})
    if not isinstance(stored, dict):
        return {}
    lists = {part: stored.get(part) for part in _PARTS}
    return {
        number: part
        for part, numbers in lists.items()
        if isinstance(numbers, list)
        for number in numbers
        if type(number) is int
    }
