"""Pages and channels of an image file of which only the first are shown and used.

>>> UsedPart(pages=5, channels=7, used_channels=3).sentence()
'Page 1 of 5 and channels 1-3 of 7 are shown.'
>>> UsedPart(pages=5).sentence("used"), UsedPart().sentence()
('Page 1 of 5 is used.', '')
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Literal

from engine.core import CancelToken, Progress, Reporter, UserError
from engine.core.plane_path import PlanePath
from engine.core.words import counted_images
from engine.document.decode import DECODE_ERRORS, in_plain_words, is_tiff, opened, require_file
from engine.document.image import MAX_PIXELS, probe_image, smaller_level
from engine.document.samples.netpbm import count_netpbm, probe_netpbm
from engine.document.samples.picture_fault import breaks_off
from engine.document.samples.tiff_directories import tiff_pages
from engine.document.stacks.reading import is_plane, plane_layout

BREAKS_OFF: Final = "A part of the picture is missing, as its file breaks off."
_USED_CHANNELS: Final = 3
# What tells of more than one picture, near the beginning of a file: the chunk acTL before the pixels
# (APNG specification), the segment MPF behind EXIF (CIPA DC-007).
_MARKS: Final = {b"\x89PNG\r\n\x1a\n": b"acTL", b"\xff\xd8\xff": b"MPF\0"}
_PIXELS: Final = b"IDAT"
_HEAD_BYTES: Final = 1 << 17
_BMP_SIGNATURE: Final = b"BM"
_UNITS: Final = {"page": "Page", "frame": "Frame", "picture": "Picture", "slice": "Slice", "level": "Level"}


@dataclass(frozen=True, slots=True)
class UsedPart:
    """Numbers of pages and channels in a file: its first page is used, and the first channels of that.

    `breaks_off`: the file ends before the picture does, of which a part can be shown.
    """

    pages: int = 1
    channels: int = 3
    used_channels: int = 3
    unit: Literal["page", "frame", "picture", "slice", "level"] = "page"
    page: int = 1
    breaks_off: bool = False

    @property
    def has_pages(self) -> bool:
        """Whether there are pages besides the one that is used; smaller copies of a page are none."""
        return self.pages > 1 and self.unit != "level"

    @property
    def is_whole(self) -> bool:
        """Whether all of the file is used."""
        return self.pages <= 1 and self.channels <= self.used_channels

    def sentence(self, verb: Literal["shown", "used"] = "shown") -> str:
        """Such as "Page 1 of 5 is shown."; empty where all of the file is used."""
        if self.breaks_off:
            return BREAKS_OFF
        channels = f"1-{self.used_channels} of {self.channels:,}"
        has_more_channels = self.channels > self.used_channels
        done = "shown" if verb == "shown" else "used"
        if self.pages <= 1:
            return f"Channels {channels} are {done}." if has_more_channels else ""
        page = f"{_UNITS[self.unit]} {self.page} of {self.pages:,}"
        return f"{page} and channels {channels} are {done}." if has_more_channels else f"{page} is {done}."

    def to_json(self) -> dict[str, int]:
        """Numbers in the file, and the numbers of those that are used."""
        return {
            "pages": self.pages,
            "used_pages": 1,
            "channels": self.channels,
            "used_channels": self.used_channels,
        }


WHOLE: Final = UsedPart()
"""One page of a colour picture, all of it used."""


def used_part(path: Path) -> UsedPart:
    """Pages and channels from the headers of a file; decodes no pixel.

    Smaller copies of a page in a TIFF, and previews in a JPEG, are no pages. Where a later page is
    damaged, those before it are counted. A JPEG, PNG or BMP with one picture costs one short read.

    Raises:
        UserError: no image, or, of a kind that can hold more, the header of its first page is damaged.
    """
    # First what nearly all images are: one short read tells.
    if PlanePath.parse(path) is None and not _may_hold_more(path):
        return WHOLE
    if is_plane(path) or _is_pyramid(path):
        return _part_of_planes(path)
    info = probe_image(path)
    channels = (info.channels, _USED_CHANNELS if info.leaves_channels_out else info.channels)
    head = require_file(path)
    if probe_netpbm(path, head) is not None:
        return UsedPart(count_netpbm(path), *channels, "picture")
    if is_tiff(head):
        with in_plain_words(path), open(path, "rb") as file:
            pages = tiff_pages(file)
        return UsedPart(max(1, pages // info.channels) if info.has_channel_pages else pages, *channels)
    return UsedPart(_frames(path), *channels, "picture" if info.format == "MPO" else "frame")


def shown_part(path: Path) -> UsedPart:
    """As `used_part`, and whether the file of the picture breaks off.

    Raises:
        UserError: as `used_part`.
    """
    return replace(used_part(path), breaks_off=breaks_off(path))


def has_more_pages(path: Path) -> bool:
    """Whether a mask has pages or frames besides the first; False where its headers cannot be read."""
    try:
        return used_part(path).pages > 1
    except UserError:
        return False


def count_used_parts(paths: Iterable[Path], report: Reporter, token: CancelToken) -> dict[Path, UsedPart]:
    """The files of which only a part is used; those that cannot be read are passed over.

    Raises:
        CancelledError: the token was set.
    """
    parts = {}
    for number, path in enumerate(paths, start=1):
        token.check()
        try:
            part = used_part(path)
            if not part.is_whole:
                parts[path] = part
        except UserError:
            continue  # What is wrong with it is said when it is opened.
        report(Progress(number, 0, "images", path.name))
    return parts


def with_all_channels(parts: Mapping[Path, UsedPart]) -> dict[Path, UsedPart]:
    """Those that are used in part where a network sees channels of its own: pages and levels are left out."""
    whole = {path: replace(part, used_channels=part.channels) for path, part in parts.items()}
    return {path: part for path, part in whole.items() if not part.is_whole}


def used_parts_sentence(parts: Iterable[UsedPart], total: int) -> str:
    """How many of `total` images are used in part, in one sentence; empty for none."""
    parts = list(parts)
    pages = sum(part.has_pages for part in parts)
    levels = sum(part.unit == "level" for part in parts)
    channels = sum(part.channels > part.used_channels for part in parts)
    sentences = []
    if pages:
        paged = f"1 of {counted_images(total)} has" if pages == 1 else f"{pages:,} of {total:,} images have"
        sentences.append(f"{paged} several pages or frames; the first is used.")
    if levels:
        large = f"1 of {counted_images(total)} is" if levels == 1 else f"{levels:,} of {total:,} images are"
        sentences.append(f"{large} too large as a whole; the largest smaller copy that fits is used.")
    if channels:
        is_one = channels == 1
        coloured = f"1 of {counted_images(total)} has" if is_one else f"{channels:,} of {total:,} images have"
        sentences.append(f"{coloured} more than three channels; the first three are used.")
    return " ".join(sentences)


def _is_pyramid(path: Path) -> bool:
    """Whether a TIFF holds smaller copies of a large page, which some programs do not mark as such."""
    return is_tiff(require_file(path)) and smaller_level(path, 1) is not None


def _part_of_planes(path: Path) -> UsedPart:
    """Of a path that names a plane all that it names is used; of a bare one the first plane."""
    layout, view = plane_layout(path, MAX_PIXELS)
    plane = PlanePath.parse(path)
    if plane is not None and plane.view:
        # Its first channels may have got their colours without a choice of anybody's.
        is_first = [channel.number for channel in view.channels] == list(range(_USED_CHANNELS))
        return UsedPart(1, max(_USED_CHANNELS, len(layout.channels))) if is_first else WHOLE
    shown = max(3, len(view.channels))
    unit = layout.unit_word
    level = layout.levels.index((layout.height, layout.width)) if layout.levels else 0
    if level and (plane is None or not any(letter == "l" for letter, _ in plane.places)):
        return UsedPart(len(layout.levels), shown, shown, "level", level + 1)
    return UsedPart(layout.plane_count if plane is None else 1, max(shown, len(layout.channels)), shown, unit)


def _may_hold_more(path: Path) -> bool:
    """Whether the file is of a kind that can have frames, or channels that are not used."""
    kind = require_file(path)
    for signature, mark in _MARKS.items():
        if kind.startswith(signature):
            if mark not in kind and _PIXELS in kind:
                return False  # It would stand before the pixels.
            with in_plain_words(path), open(path, "rb") as file:
                return mark in file.read(_HEAD_BYTES)
    return not kind.startswith(_BMP_SIGNATURE)


def _frames(path: Path) -> int:
    """Frames of a GIF, PNG, WebP or AVIF; of a JPEG those of the size of the first."""
    frames = 1
    with opened(path) as image:
        size = image.size
        try:
            count: int = getattr(image, "n_frames", 1)
            if image.format != "MPO":
                return max(1, count)
            for number in range(1, count):
                image.seek(number)
                frames += image.size == size
        except DECODE_ERRORS:
            # A later frame is damaged; the first, which is the one that is used, need not be.
            return frames
    return frames
