"""Pages of mask files for the planes of a stack: page 3 of masks/a.tif for plane 3 of images/a.tif."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import product
from pathlib import Path

from engine.core import UserError
from engine.core.plane_path import Place, PlanePath
from engine.core.words import plural
from engine.document.decode import MOST_PIXELS
from engine.document.stacks.layout import StackLayout
from engine.document.stacks.reading import layouts_of
from engine.storage.records import ImageRecord


def planes_by_file(records: Iterable[ImageRecord]) -> Mapping[Path, list[ImageRecord]]:
    """Images of a project that are planes, by their files; projections of several are left aside."""
    planes: dict[Path, list[ImageRecord]] = defaultdict(list)
    for record in records:
        plane = PlanePath.parse(record.path)
        if plane is not None and plane.places and all(isinstance(place, int) for _, place in plane.places):
            planes[plane.file].append(record)
    return dict(planes)


def pages_of_planes(mask: Path, stack: Path, planes: Iterable[ImageRecord]) -> list[tuple[Path, ImageRecord]]:
    """The page of a mask file for each of these planes of a stack.

    Raises:
        UserError: one of the files cannot be read, or they have not as many planes.
    """
    ours, theirs = (layouts_of(file, MOST_PIXELS)[0] for file in (mask, stack))
    if ours.plane_count != theirs.plane_count:
        raise UserError(
            f"The mask {mask.name} has {plural(ours.plane_count, 'page')}, but {stack.name} has "
            f"{plural(theirs.plane_count, 'plane')}.",
            "Give it a page for each plane.",
        )
    pages = dict(zip(_places(theirs), _places(ours), strict=True))
    pairs = []
    for record in planes:
        plane = PlanePath.parse(record.path)
        assert plane is not None
        wanted = dict(plane.places)
        # A path leaves out an axis on which it names the first place.
        place = tuple((axis.letter, wanted.get(axis.letter, 0)) for axis in theirs.axes)
        if wanted.get("s", 0) == 0 and place in pages:
            pairs.append((PlanePath(mask, pages[place]).path, record))
    return pairs


def _places(layout: StackLayout) -> list[tuple[Place, ...]]:
    """Places of all planes of a series, in the order of the file's pages."""
    letters = [axis.letter for axis in layout.axes]
    return [
        tuple(zip(letters, numbers, strict=True))
        for numbers in product(*(range(axis.size) for axis in layout.axes))
    ]
