"""Ranking of images by how likely they have a tag, which the window and the command `tags` share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from engine.core import ImageId, UserError
from engine.embed import Space, tag_likelihoods
from engine.storage.stored_images.tag_table import ImageTags, TagTable

RANKED_COUNT: Final = 300
"""More than anybody looks through at a time; the list makes a row of each."""


@dataclass(frozen=True, slots=True)
class TagRanking:
    """Images of which nobody has said whether they have a tag, the most likely first.

    Attributes:
        images: (image, likelihood 0-1), at most `RANKED_COUNT`.
        open_count: how many there are in all.
        known_count: images that have the tag.
        left_out: images that could not be read.
        source: by what they were compared.
    """

    tag: str
    images: tuple[tuple[ImageId, float], ...]
    open_count: int
    known_count: int
    left_out: int
    source: str


def ranked_by_tag(tag: str, tags: TagTable, space: Space, image_count: int, source: str) -> TagRanking:
    """The images of a space that are open, sorted by the likelihood that they have the tag.

    An image that has tags, but not this one, counts as one that lacks it.

    Raises:
        UserError: no image that can be read has the tag.
    """
    known = np.array([_known(tags.of(int(key)), tag) for key in space.keys], np.int8)
    if not (known > 0).any():
        raise UserError(f"No image with the tag '{tag}' can be read.", "Tag one that can be opened.")
    likelihoods = tag_likelihoods(space.vectors, known)
    is_open = np.array([tag not in (*tags.of(int(key)).has, *tags.of(int(key)).lacks) for key in space.keys])
    rows = np.flatnonzero(is_open)
    order = rows[np.argsort(-likelihoods[rows], kind="stable")]
    images = tuple((ImageId(int(space.keys[k])), float(likelihoods[k])) for k in order[:RANKED_COUNT])
    left_out = image_count - len(space.keys)
    return TagRanking(tag, images, len(order), int((known > 0).sum()), left_out, source)


def no_image_has(tag: str) -> UserError:
    """The error where nothing is known that a tag could be suggested by."""
    return UserError(
        f"No image has the tag '{tag}' yet.", "Tag one or two images with it, then the rest is sorted."
    )


def _known(tags: ImageTags, tag: str) -> int:
    """1 where an image has the tag, -1 where it does not, 0 where that is open."""
    if tag in tags.has:
        return 1
    return -1 if tag in tags.lacks or tags.has else 0
