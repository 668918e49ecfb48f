"""Division of images into training, validation and test images, in which groups stay together.

>>> images = [SplitImage(number, (f"patient {number // 3}",)) for number in range(9)]
>>> split = assign(images, (60, 40, 0), seed=1)
>>> [len({split[number] for number in range(first, first + 3)}) for first in (0, 3, 6)]
[1, 1, 1]
>>> sorted(split.values())
['train', 'train', 'train', 'train', 'train', 'train', 'val', 'val', 'val']
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from engine.core.plane_path import file_of, files_of
from engine.formats.outgoing.options import SPLITS, Shares, SplitOptions
from engine.storage.records import ImageRecord


@dataclass(frozen=True, slots=True)
class SplitImage:
    """One image to divide: its number in the project, and the groups that it belongs to."""

    image_id: int
    groups: tuple[str, ...] = ()


def groups_of(record: ImageRecord, options: SplitOptions) -> tuple[str, ...]:
    """The groups of an image that the options ask for, of several kinds.

    Pages, slices and frames of one file always belong together.
    """
    groups = [f"file:{file}" for file in files_of(record.path)]
    if options.by_group and record.group:
        groups.append(f"group:{record.group}")
    if options.by_folder:
        groups.append(f"folder:{file_of(record.path).parent}")
    if options.pattern and (match := re.search(options.pattern, record.mask_name)) is not None:
        groups.append(f"name:{match[1] if match.lastindex else match[0]}")
    return tuple(groups)


def assign(
    images: Sequence[SplitImage],
    shares: Shares,
    seed: int,
    alike: Iterable[tuple[int, int]] = (),
    earlier: Mapping[int, str] | None = None,
) -> dict[int, str]:
    """Split of each image by its number.

    Images that share a group, or are joined by a chain of such, form one block. Blocks go, the largest first
    and equal ones in an order drawn by the seed, to the part that lacks most; a part with a share gets at
    least one block where there are enough.

    Args:
        shares: of train, val and test, of any sum.
        alike: pairs of numbers of images that stay together, too.
        earlier: splits of an earlier export, which are kept where they can be: a block goes where most of
            its images were.
    """
    blocks = _blocks(images, alike)
    wanted = {name: share / sum(shares) * len(images) for name, share in zip(SPLITS, shares, strict=True)}
    parts: dict[str, list[list[int]]] = {name: [] for name, count in wanted.items() if count > 0}
    counts = dict.fromkeys(parts, 0)
    ordered = sorted(blocks, key=lambda block: (-len(block), _drawn(seed, block[0])))
    is_settled: set[int] = set()
    for place, block in enumerate(ordered):
        name = _earlier_part(block, earlier or {})
        if name in parts:
            parts[name].append(block)
            counts[name] += len(block)
            is_settled.add(place)
    for place, block in enumerate(ordered):
        if place not in is_settled:
            name = max(parts, key=lambda part: wanted[part] - counts[part])
            parts[name].append(block)
            counts[name] += len(block)
    if not earlier:
        _fill_empty(parts)
    return {image_id: name for name, members in parts.items() for block in members for image_id in block}


def _fill_empty(parts: dict[str, list[list[int]]]) -> None:
    """Give each empty part the smallest block of the part that has most blocks, while that has two."""
    for name, members in parts.items():
        fullest = max(parts.values(), key=len)
        if not members and len(fullest) > 1:
            parts[name].append(fullest.pop())


def _blocks(images: Sequence[SplitImage], alike: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Numbers of the images that stay together, each list and all of them in ascending order."""
    first_of: dict[str, int] = {}
    grouped = [
        (first_of.setdefault(group, image.image_id), image.image_id)
        for image in images
        for group in image.groups
    ]
    return joined_groups((*grouped, *alike), [image.image_id for image in images])


def joined_groups(pairs: Iterable[tuple[int, int]], alone: Iterable[int] = ()) -> list[list[int]]:
    """Groups of numbers that pairs join, directly or over others; each list and all of them ascending.

    Args:
        alone: further numbers, each a group of its own where no pair joins it.
    """
    parent = {number: number for number in alone}

    def root(number: int) -> int:
        parent.setdefault(number, number)
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    for first, second in pairs:
        one, other = sorted((root(first), root(second)))
        parent[other] = one
    groups: dict[int, list[int]] = {}
    for number in sorted(parent):
        groups.setdefault(root(number), []).append(number)
    return list(groups.values())


def _earlier_part(block: Sequence[int], earlier: Mapping[int, str]) -> str:
    names = [earlier[image_id] for image_id in block if image_id in earlier]
    return max(SPLITS, key=names.count) if names else ""


def _drawn(seed: int, image_id: int) -> bytes:
    """Place of a block in the order that the seed draws; the same whatever other images there are."""
    return hashlib.blake2b(f"{seed}/{image_id}".encode(), digest_size=8).digest()
