"""Channels of the pictures of a source that are shown, where a picture has more than three."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from engine.core import UserError
from engine.core.plane_path import PlanePath
from engine.document.image import MAX_PIXELS
from engine.document.stacks.choice import ALL, FIRST, StackChoice
from engine.document.stacks.layout import StackLayout
from engine.document.stacks.reading import layouts_of
from engine.document.used_part import UsedPart, used_part, used_parts_sentence
from engine.formats.incoming.contents import Answers, ImportQuestion

SHOWN_KEY: Final = "shown-channels"
"""Key of the question which channels of a picture are shown."""

_SHOWN: Final = 3
_MOST_CHOICES: Final = 8
SHOWN_ANSWERS: Final = (FIRST, ALL, *map(str, range(1, _MOST_CHOICES + 1)))
"""Answers that the question may have, by how many channels there are."""
# Of these, one short read tells that there are three channels at most; most pictures are of these kinds.
_PLAIN: Final = frozenset((".png", ".jpg", ".jpeg", ".bmp", ".gif", ".webp"))


def layout_of_many(picture: Path) -> StackLayout | None:
    """Description of a picture of which channels are left out as nobody has chosen them; None for others."""
    if picture.suffix.lower() in _PLAIN:
        return None
    plane = PlanePath.parse(picture) or PlanePath(picture)
    if plane.view:
        return None
    try:
        part = used_part(picture)
        return None if part.channels <= part.used_channels else layouts_of(plane.source, MAX_PIXELS)[0]
    except UserError:
        return None  # What is wrong with it is said when it is read.


def channels_question(layout: StackLayout | None) -> ImportQuestion | None:
    """The question which channels are shown; of a photograph with more channels the colours are, as usual."""
    if layout is None or len(layout.channels) <= _SHOWN:
        return None
    count = len(layout.channels)
    names = [channel.name or str(number) for number, channel in enumerate(layout.channels, 1)]
    numbers = range(1, min(count, _MOST_CHOICES) + 1)
    choices = (
        (FIRST, f"1-{_SHOWN}: {', '.join(names[:_SHOWN])}"),
        (ALL, f"1-{count}: {', '.join(names[:_MOST_CHOICES])}{', …' if count > _MOST_CHOICES else ''}"),
        *((str(number), f"{number}: {names[number - 1]}") for number in numbers),
    )
    text = f"The pictures have {count} channels: which of them are shown?"
    return ImportQuestion(SHOWN_KEY, text, choices, FIRST if layout.is_rgb else None)


def view_of_answer(picture: Path, answers: Answers) -> str:
    """Text of the view of a picture by the answer to the question; empty for the usual one."""
    channels = answers.get(SHOWN_KEY, FIRST)
    if channels == FIRST or layout_of_many(picture) is None:
        return ""
    plane = PlanePath.parse(picture) or PlanePath(picture)
    try:
        (name, *_) = StackChoice(channels=channels).planes(plane.source, MAX_PIXELS)
    except UserError:
        return ""  # It has no such channel: it is shown as usual.
    return name.rpartition("@")[2]


def with_view(picture: Path, view: str) -> Path:
    """The path of a picture of which channels are shown so; the picture itself for an empty text."""
    plane = PlanePath.parse(picture) or PlanePath(picture)
    return PlanePath(plane.file, plane.places, view).path if view else picture


def unused_sentence(pictures: Iterable[Path]) -> str:
    """What is to be said of pictures of which pages or channels are not used; empty for nothing."""
    pictures = list(pictures)
    parts: list[UsedPart] = []
    for picture in pictures:
        if picture.suffix.lower() in _PLAIN:
            continue
        try:
            part = used_part(picture)
        except UserError:
            continue  # What is wrong with it is said when it is read.
        if not part.is_whole:
            parts.append(part)
    return used_parts_sentence(parts, len(pictures))
