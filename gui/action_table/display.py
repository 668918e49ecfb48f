"""Rows of the menu Display: how the picture is shown on the screen, and what lies over it."""

from __future__ import annotations

from typing import Final

from gui.action_table.spec import ActionSpec, When

_A = ActionSpec
_W = When

DISPLAY_ROWS: Final[tuple[ActionSpec, ...]] = (
    _A("adjust_panel", "Display", "Adjust the picture", ("Shift+D",), "mdi6.tune",
       "Sliders for brightness, contrast and gamma, in the side panel; only what you see changes",
       _W.PROJECT, checkable=True, is_work=False),
    _A("adjust_automatic", "Display", "Automatic contrast", ("Shift+C",), "mdi6.auto-fix",
       "Brightest parts white, darkest black, by the values of this image; only what you see changes",
       _W.IMAGE, short="Automatic", repeats=False),
    _A("adjust_reset", "Display", "Reset the picture", ("Ctrl+Alt+0",), "mdi6.restore",
       "Show the picture as it is in its file: no brightness, contrast, gamma, channels or inversion",
       _W.IMAGE, short="Reset"),
    _A("adjust_own", "Display", "Adjust this image only", ("Ctrl+Alt+O",), "mdi6.image-lock-outline",
       "Brightness, contrast and channels of this image alone; off: the ones of all images of the project",
       _W.IMAGE, checkable=True, repeats=False),
    _A("brighter", "Display", "Brighter", ("Alt+.",), "mdi6.brightness-7",
       "Show the picture brighter; the image itself stays", _W.IMAGE, starts_group=True),
    _A("darker", "Display", "Darker", ("Alt+,",), "mdi6.brightness-5",
       "Show the picture darker; the image itself stays", _W.IMAGE),
    _A("contrast_more", "Display", "More contrast", ("Ctrl+Alt+.",), "mdi6.contrast-circle",
       "Bright and dark farther apart; the image itself stays", _W.IMAGE),
    _A("contrast_less", "Display", "Less contrast", ("Ctrl+Alt+,",), "mdi6.circle-opacity",
       "Bright and dark closer together; the image itself stays", _W.IMAGE),
    _A("show_red", "Display", "Red", ("Ctrl+Alt+1",), "mdi6.alpha-r-circle-outline",
       "Show the red channel", _W.IMAGE, checkable=True, starts_group=True, repeats=False),
    _A("show_green", "Display", "Green", ("Ctrl+Alt+2",), "mdi6.alpha-g-circle-outline",
       "Show the green channel", _W.IMAGE, checkable=True, repeats=False),
    _A("show_blue", "Display", "Blue", ("Ctrl+Alt+3",), "mdi6.alpha-b-circle-outline",
       "Show the blue channel", _W.IMAGE, checkable=True, repeats=False),
    _A("show_grey", "Display", "Grey", ("Ctrl+Alt+4",), "mdi6.image-filter-black-white",
       "Show the brightness of the channels that are on, without colour; one alone shows as it is",
       _W.IMAGE, checkable=True, repeats=False),
    _A("invert_picture", "Display", "Invert", ("Shift+I",), "mdi6.invert-colors",
       "Show dark as bright and bright as dark", _W.IMAGE, checkable=True, repeats=False),
    _A("hide_overlay", "Display", "Image alone (hold)", ("Q",), "mdi6.eye-off-outline",
       "Hold the key to see the image without mask, scribbles and uncertainty", _W.IMAGE, starts_group=True,
       held=True),
    _A("layer_prediction", "Display", "Prediction alone", ("Ctrl+Alt+P",), "mdi6.layers-search-outline",
       "Show what the model says, also where the mask says otherwise; again: the mask", _W.MODEL,
       checkable=True, repeats=False),
    _A("layer_difference", "Display", "Difference to the prediction", ("Ctrl+Alt+D",),
       "mdi6.vector-difference",
       "Plain: the model says this class instead. Hatched: the model misses this class. Again: the mask",
       _W.MODEL, checkable=True, repeats=False),
    _A("compare_split", "Display", "Before and after", ("Ctrl+Alt+S",), "mdi6.compare",
       "Left of a divider that you can drag the image alone, right of it with its mask", _W.IMAGE,
       checkable=True, repeats=False),
    _A("compare_side", "Display", "Compare with the image, prediction or last mask", ("Ctrl+Alt+X",),
       "mdi6.compare-horizontal",
       "Left of the divider the image alone; again: the prediction; again: the mask without the cut in sight",
       _W.IMAGE, short="Compare with", repeats=False),
    _A("scale_bar", "Display", "Scale bar", ("Ctrl+Alt+L",), "mdi6.ruler",
       "Draw a bar of a round length; the size of a pixel is set in 'Adjust the picture'", _W.IMAGE,
       checkable=True, repeats=False),
    _A("pixel_grid", "Display", "Pixel grid", ("Ctrl+Alt+G",), "mdi6.grid",
       "Draw lines between the pixels from 16:1 on", _W.IMAGE, checkable=True, repeats=False),
    _A("crosshair", "Display", "Cross hair", ("Shift+H",), "mdi6.crosshairs",
       "Draw lines through the pointer from edge to edge", _W.IMAGE, checkable=True, repeats=False),
)  # fmt: skip
