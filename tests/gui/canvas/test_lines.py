"""Edges and scribbles, drawn by masks, equal what a loop over the pixels draws."""

from __future__ import annotations

import numpy as np
import pytest

from engine.core import Rect
from gui.canvas import compose as composing
from gui.canvas.compose import CanvasScene, compose
from gui.canvas.overlay_style import make_overlay_style
from gui.canvas.pyramid import ImagePyramid, LabelPyramid
from gui.modes import OverlayMode
from tests.gui.canvas.plain_lines import draw_lines_plainly
from tests.gui.canvas.worlds import CLASSES, noisy_source

LOOKS = {
    "fill": make_overlay_style(CLASSES, 0.5, OverlayMode.FILL),
    "preview, fine screen": make_overlay_style(CLASSES, 0.8, OverlayMode.FILL, is_preview=True, line_px=2),
    "outline": make_overlay_style(CLASSES, 1.0, OverlayMode.OUTLINE),
    "outline, preview": make_overlay_style(CLASSES, 1.0, OverlayMode.OUTLINE, is_preview=True),
    "both": make_overlay_style(CLASSES, 0.7, OverlayMode.BOTH, is_preview=True),
    "off": make_overlay_style(CLASSES, 1.0, OverlayMode.OFF),
}


def scene(seed: int, side: int) -> CanvasScene:
    source = noisy_source(side, side + 9, seed)
    random = np.random.default_rng(seed)
    source.scribble_map[random.random(source.shape) < 0.01] = 2
    made = CanvasScene(source, ImagePyramid(source.pixels), LabelPyramid(source))
    made.image.build(60)
    made.labels.build(60, Rect(0, 0, 0, 0))
    return made


@pytest.mark.parametrize("name", LOOKS)
@pytest.mark.parametrize("scale", [0.13, 0.5, 0.71, 1.0, 1.37, 3.0])
def test_lines_by_masks_equal_lines_drawn_pixel_by_pixel(
    scale: float, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    side = max(36, round(60 / scale))
    shown = scene(round(100 * scale), side)
    for rect in (Rect(0, 0, 40, 50), Rect(7, 3, 33, 41)):
        fast = compose(shown, LOOKS[name], scale, rect)
        with monkeypatch.context() as patched:
            patched.setattr(composing, "draw_lines", draw_lines_plainly)
            plain = compose(shown, LOOKS[name], scale, rect)
            patched.setattr(composing, "draw_lines", lambda *_: None)
            bare = compose(shown, LOOKS[name], scale, rect)
        np.testing.assert_array_equal(fast, plain)
        assert (fast != bare).any()
