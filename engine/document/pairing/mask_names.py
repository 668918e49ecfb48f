"""Names of masks and images in one normal form, and the endings that other programs add to them.

>>> normal_name("Cafe\\u0301") == normal_name("CAF\\u00c9")
True
>>> without_mask_ending("x_cp_masks"), without_mask_ending("x-labels"), without_mask_ending("x")
('x', 'x', '')
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable
from typing import Final

IMAGE_FOLDERS: Final = ("images", "image", "imgs", "img", "jpegimages", "imagestr", "pictures", "photos")
"""Names, in small letters, of folders of images beside a folder of masks."""

# Cellpose, ISIC, Carvana, Crack500, QuPath, CamVid, Cityscapes, ADE20K, GlaS, DRIVE, CHASE, LGG and others.
_MASK_ENDING: Final = re.compile(
    r"(?:[ _.-](?:\(masks?\)|(?:(?:cp|colou?r)[_-]masks?|masks?|msk|segmentations?|seg|labels?|lbls?|truth"
    r"|instances?|inst|objects?)(?:[_-]?\d{1,2})?|(?:gtfine[_-])?(?:label(?:train)?|train)ids"
    r"|(?:labels?[_-])?ground[_-]?truth|gt|anno(?:tation)?s?|manual\d?|\d(?:st|nd)ho|matte|binary|bw|l))$"
)
_MASK_WORDS: Final = r"^(?:masks?|msk|labels?|lbl|segmentations?|seg|gt|ground[_-]?truth|annotations?)"
_MASK_BEGINNING: Final = re.compile(_MASK_WORDS + r"(?:[ _.-]+|(?=\d))(?=.)")
# The last two are the first half of a suffix, as of x.ome.tif and x.nii.gz.
_IMAGE_ENDING: Final = re.compile(
    r"(?:[ _.-](?:leftimg8bit|sat|training|test|img|image|im|rgb|orig(?:inal)?|0000)|\.(?:ome|nii))$"
)
_IMAGE_BEGINNING: Final = re.compile(r"^(?:images?|img|im|pictures?|photos?)(?:[ _.-]+|(?=\d))(?=.)")
# Those that are no part of a picture's own name, so that a file of that name beside it is a mask.
_SURE_ENDING: Final = re.compile(
    r"(?:[ _.-](?:(?:cp[_-])?masks?|\(masks?\)|msk|segmentations?|seg|labels?|ground[_-]?truth|gt"
    r"|annotations?|superpixels))$"
)
# A camera or a person may number pictures so, as in gt500.jpg or seg12.png.
_SURE_BEGINNING: Final = re.compile(_MASK_WORDS + r"[ _.-]+(?=.)")
_IMAGE_SUFFIXES: Final = re.compile(
    r"\.(?:a?png|jpe?g|jpe|jfif|jif|bmp|gif|webp|avif|tiff?|jp2|jxl|heic|hei[fc]|ome|nii)$"
)


def normal_name(name: str) -> str:
    """`name` as it is compared: composed, and without upper and lower case."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def without_mask_ending(stem: str) -> str:
    """A normal stem without what other programs add to the names of masks; empty where there is no such."""
    return _MASK_ENDING.sub("", stem) if _MASK_ENDING.search(stem) else ""


def without_image_ending(stem: str) -> str:
    """A normal stem without what data sets add to the names of images; empty where there is no such."""
    return _IMAGE_ENDING.sub("", stem) if _IMAGE_ENDING.search(stem) else ""


def without_mask_beginning(stem: str) -> str:
    """A normal stem such as "7" of "mask_7"; empty where it does not begin so."""
    return _MASK_BEGINNING.sub("", stem) if _MASK_BEGINNING.search(stem) else ""


def without_image_beginning(stem: str) -> str:
    """A normal stem such as "7" of "image_7"; empty where it does not begin so."""
    return _IMAGE_BEGINNING.sub("", stem) if _IMAGE_BEGINNING.search(stem) else ""


def without_image_suffix(stem: str) -> str:
    """A normal stem such as "x" of "x.jpg", as in "x.jpg.png"; empty where there is no such suffix."""
    return _IMAGE_SUFFIXES.sub("", stem) if _IMAGE_SUFFIXES.search(stem) else ""


def masks_beside_images(names: Iterable[str]) -> set[str]:
    """Those of the image files of one folder that are masks of others in it, such as x_mask.png beside x.jpg.

    >>> sorted(masks_beside_images(["x.jpg", "x_mask.png", "y_mask.png", "image_7.jpg", "mask_7.png"]))
    ['mask_7.png', 'x_mask.png']
    >>> masks_beside_images(["000_img.png", "000_masks.png"])
    {'000_masks.png'}
    """
    listed = {name: normal_name(os.path.splitext(name)[0]) for name in names}
    stems = {*listed.values(), *filter(None, map(without_image_ending, listed.values()))}
    numbers = {number for stem in stems if (number := without_image_beginning(stem))}
    beside = set()
    for name, stem in listed.items():
        if _SURE_ENDING.search(stem):
            bare = _SURE_ENDING.sub("", stem)
            if bare in stems or without_image_suffix(bare) in stems:
                beside.add(name)
        elif _SURE_BEGINNING.search(stem) and without_mask_beginning(stem) in numbers:
            beside.add(name)
    return beside
