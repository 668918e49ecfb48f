"""Colours of channels by the names that microscopes give them: DAPI is blue, GFP green.

>>> [color_of_name(name) for name in ("DAPI", "Alexa Fluor 488", "mCherry", "Channel 2")]
[(0, 0, 255), (0, 255, 0), (255, 0, 0), None]
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from engine.core.plane_path import PlanePath, file_of
from engine.document.stacks.layout import COLOR_NAMES, DEFAULT_COLORS, Color, StackLayout
from engine.document.stacks.reading import is_plane
from engine.document.stacks.view import PictureView, ShownChannel

MOST_USUAL: Final = 3
"""So many channels are shown where nobody has chosen others."""

# Stains and proteins, as letters without marks, in the colours that figures in the field have.
_STAINS: Final[dict[str, tuple[str, ...]]] = {
    "blue": ("dapi", "hoechst", "bfp", "ebfp", "dyecycle"),
    "cyan": ("cfp", "ecfp", "cerulean", "turquoise"),
    "green": ("gfp", "egfp", "fitc", "fluorescein", "cy2", "calcein", "mneongreen", "oregongreen", "gcamp"),
    "yellow": ("yfp", "eyfp", "venus", "citrine"),
    "red": (
        *("rfp", "mcherry", "cherry", "dsred", "tritc", "rhodamine", "rhod", "texasred", "txred", "tomato"),
        *("tdtomato", "cy3", "phalloidin", "pi", "propidiumiodide", "mscarlet", "mkate"),
    ),
    "magenta": ("cy5", "cy7", "irfp", "draq5", "sirdna", "farred"),
    "grey": ("brightfield", "bf", "dic", "phase", "ph", "transmitted", "tl", "tpmt"),
}
_STAIN_COLORS: Final = {stain: COLOR_NAMES[color] for color, stains in _STAINS.items() for stain in stains}
# Families whose number is the wavelength that excites them, as a laser line is one.
_WAVELENGTH: Final = re.compile(r"^(?:alexa(?:fluor)?|af|atto|cf|dylight|dy|laser|ex)?(\d{3})(?:nm)?$")
_UP_TO_NM: Final[tuple[tuple[int, str], ...]] = (
    (425, "blue"),
    (465, "cyan"),
    (510, "green"),
    (535, "yellow"),
    (615, "red"),
    (800, "magenta"),
)
_LEAST_NM: Final = 340
_ENDINGS: Final = (".tif", ".tiff", ".zarr", ".czi", ".lif")
# Red, green and blue first, as far as they are free: of two mixed colours laid upon each other, nobody can
# tell how much is of which, neither an eye nor a cut or a network that sees this picture.
_PLAIN: Final[dict[Color | None, tuple[Color, ...]]] = {
    COLOR_NAMES["magenta"]: (COLOR_NAMES["red"],),
    COLOR_NAMES["cyan"]: (COLOR_NAMES["blue"],),
    COLOR_NAMES["yellow"]: (COLOR_NAMES["green"], COLOR_NAMES["red"]),
}
_BETWEEN_WORDS: Final = re.compile(r"[^a-z0-9]+")


def can_name_channels(path: Path) -> bool:
    """Whether files of this ending can say the names of their channels; does not wait for the disk.

    >>> can_name_channels(Path("cells.ome.tif")), can_name_channels(Path("street.jpg"))
    (True, False)
    """
    return file_of(path).suffix.lower() in _ENDINGS


def color_of_name(name: str) -> Color | None:
    """Colour in which a channel of this name is usually shown; None where the name says none.

    Each word of it counts, and two that follow each other as one: "Alexa Fluor 488", "DAPI (nuclei)".
    """
    words = [word for word in _BETWEEN_WORDS.split(name.casefold()) if word]
    longer = ["".join(words[start : start + count]) for count in (3, 2) for start in range(len(words))]
    for word in (*longer, *words):
        color = _STAIN_COLORS.get(word) or COLOR_NAMES.get(word) or _of_wavelength(word)
        if color is not None:
            return color
    return None


def channel_colors(layout: StackLayout) -> tuple[Color, ...] | None:
    """A colour for each channel: the file's own, else that of its name, else one that no other has.

    Of a name that says a mixed colour it is a plain one near it, where no other channel has that.

    None where neither the file nor a name says any: the usual colours are as good then.
    """
    said = [channel.color or color_of_name(channel.name) for channel in layout.channels]
    if layout.is_rgb or len(said) < 2 or not any(said):
        return None
    for number, channel in enumerate(layout.channels):
        plain = () if channel.color is not None else _PLAIN.get(said[number], ())
        said[number] = next((color for color in plain if color not in said), said[number])
    free = [color for color in DEFAULT_COLORS if color not in said]
    colors: list[Color] = []
    for number, color in enumerate(said):
        if color is None:
            color = free.pop(0) if free else layout.default_color(number)
        colors.append(color)
    return tuple(colors)


def bare_view(path: Path, layout: StackLayout) -> PictureView:
    """What is shown of a path that names no view.

    Where whole files are read, not planes of them, the colours that a file gives its channels are left
    aside: the first three are red, green and blue.
    """
    plane = PlanePath.parse(path)
    bare = path if plane is None else PlanePath(plane.file, plane.places).path
    if is_plane(bare):
        return PictureView.usual(layout)
    count = min(MOST_USUAL, len(layout.channels))
    colors = DEFAULT_COLORS[:count] if count > 1 else (COLOR_NAMES["white"],)
    return PictureView(tuple(ShownChannel(number, color) for number, color in enumerate(colors)))


def fitting_view(path: Path, layout: StackLayout) -> PictureView | None:
    """The view of a path in the colours of its channels; None where it is shown in them already."""
    colors = channel_colors(layout)
    if colors is None:
        return None
    plane = PlanePath.parse(path)
    now = PictureView.parse(plane.view) if plane is not None and plane.view else bare_view(path, layout)
    if len(now.channels) < 2:
        return None  # One channel by itself is grey.
    view = PictureView(tuple(ShownChannel(c.number, colors[c.number], c.low, c.high) for c in now.channels))
    return None if view == now else view


def _of_wavelength(word: str) -> Color | None:
    match = _WAVELENGTH.match(word)
    if match is None or int(match[1]) < _LEAST_NM:
        return None
    return next((COLOR_NAMES[color] for most, color in _UP_TO_NM if int(match[1]) <= most), None)
