"""Colours of channels by their names, and views that differ from what is shown without them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import tifffile

from engine.document.decode import MOST_PIXELS
from engine.document.image import read_image
from engine.document.stacks.channel_colors import bare_view, channel_colors, color_of_name, fitting_view
from engine.document.stacks.layout import COLOR_NAMES, StackChannel, StackLayout
from engine.document.stacks.reading import plane_layout
from engine.document.used_part import used_part


@pytest.mark.parametrize(
    ("name", "color"),
    [
        ("DAPI", "blue"),
        ("Hoechst 33342", "blue"),
        ("nuclei (dapi)", "blue"),
        ("EGFP", "green"),
        ("FITC-T2", "green"),
        ("Alexa Fluor 488", "green"),
        ("AF647", "magenta"),
        ("561 nm", "red"),
        ("Texas Red", "red"),
        ("mCherry", "red"),
        ("Cy5", "magenta"),
        ("CFP", "cyan"),
        ("YFP", "yellow"),
        ("Brightfield", "grey"),
        ("T PMT", "grey"),
        ("green", "green"),
        ("Channel 2", None),
        ("0001", None),
        ("marker 920", None),
        ("NIR", None),
        ("", None),
    ],
)
def test_a_name_says_the_colour_that_the_field_shows_it_in(name: str, color: str | None) -> None:
    assert color_of_name(name) == (None if color is None else COLOR_NAMES[color])


def layout_of(*channels: StackChannel, is_rgb: bool = False) -> StackLayout:
    return StackLayout("TIFF", 8, 8, (), channels, is_rgb)


def test_channels_without_a_word_get_colours_that_no_other_has() -> None:
    layout = layout_of(StackChannel("p53"), StackChannel("Cy3"), StackChannel("DAPI"), StackChannel())
    names = {color: name for name, color in COLOR_NAMES.items()}
    assert [names[color] for color in channel_colors(layout) or ()] == ["green", "red", "blue", "white"]


def test_the_colour_of_the_file_goes_before_that_of_the_name() -> None:
    layout = layout_of(StackChannel("DAPI", (255, 128, 0)), StackChannel("GFP"))
    assert channel_colors(layout) == ((255, 128, 0), (0, 255, 0))


@pytest.mark.parametrize(
    ("names", "colors"),
    [
        (("DAPI", "GFP", "Cy5"), ["blue", "green", "red"]),
        (("DAPI", "Cy3", "Cy5"), ["blue", "red", "magenta"]),
        (("CFP", "YFP"), ["blue", "green"]),
        (("DAPI", "CFP", "GFP", "YFP"), ["blue", "cyan", "green", "red"]),
    ],
)
def test_a_mixed_colour_is_a_plain_one_while_that_is_free(names: tuple[str, ...], colors: list[str]) -> None:
    layout = layout_of(*map(StackChannel, names))
    assert channel_colors(layout) == tuple(COLOR_NAMES[color] for color in colors)
    own = layout_of(StackChannel("a", COLOR_NAMES["magenta"]), StackChannel("GFP"))
    assert channel_colors(own) == (COLOR_NAMES["magenta"], COLOR_NAMES["green"])


def test_where_nothing_says_a_colour_and_in_photographs_all_stays() -> None:
    assert channel_colors(layout_of(StackChannel(), StackChannel("a"))) is None
    assert channel_colors(layout_of(StackChannel("DAPI"))) is None
    photograph = (StackChannel("red"), StackChannel("green"), StackChannel("blue"))
    assert channel_colors(layout_of(*photograph, is_rgb=True)) is None


def written(path: Path, *names: str, colors: list[int] | None = None) -> Path:
    pixels = np.zeros((len(names), 12, 16), np.uint8)
    pixels[0, 2:6, 2:6] = 200
    said = {"Name": list(names)} if colors is None else {"Name": list(names), "Color": colors}
    metadata = {"axes": "CYX", "Channel": said}
    tifffile.imwrite(path, pixels, photometric="minisblack", metadata=metadata)
    return path


@pytest.mark.parametrize("colors", [None, [65535, 16711935]])
def test_a_file_of_dapi_and_gfp_is_blue_and_green_in_its_fitting_view(
    tmp_path: Path, colors: list[int] | None
) -> None:
    names = ("DAPI", "GFP") if colors is None else ("a", "b")
    path = written(tmp_path / "a.ome.tif", *names, colors=colors)
    layout, _ = plane_layout(path, MOST_PIXELS)
    assert read_image(path)[3, 3].tolist() == [200, 0, 0]
    assert bare_view(path, layout).text == "c1=ff0000+c2=00ff00"
    view = fitting_view(path, layout)
    assert view is not None
    shown = path / f"@@{view.text}"
    assert read_image(shown)[3, 3].tolist() == [0, 0, 200]
    assert fitting_view(shown, layout) is None


def test_that_a_fourth_channel_is_not_shown_is_still_told(tmp_path: Path) -> None:
    path = written(tmp_path / "a.ome.tif", "DAPI", "GFP", "Cy3", "Cy5")
    view = fitting_view(path, plane_layout(path, MOST_PIXELS)[0])
    assert view is not None
    assert used_part(path / f"@@{view.text}").sentence() == used_part(path).sentence() != ""
