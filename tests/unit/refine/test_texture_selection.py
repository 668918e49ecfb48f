"""Colours or texture, told by the scribbles: whole strokes must be found by the others, and not by area."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine.core import IGNORE, NO_PROGRESS, CancelledError, CancelToken, LabelMap, Progress, RgbU8
from engine.refine import CutSettings, RefineRequest, refine
from engine.refine.parameters import texture_selection
from engine.refine.parameters.texture_selection import (
    TEXTURED,
    SelectedParameters,
    can_select_texture,
    select_parameters,
)
from tests.helpers.scribbles import halves

AUTO = CutSettings(smoothness=4.0, auto_texture=True)


def gratings() -> tuple[RgbU8, LabelMap]:
    """Upright stripes beside lying ones: the same greys equally often, so that colour says nothing."""
    side = 120
    y, x = np.mgrid[:side, :side].astype(np.float64)
    truth = (x >= side / 2).astype(np.uint8)
    phase = np.where(truth == 1, x, y) * (2 * np.pi / 8)
    grey = 128 + 90 * np.sin(phase) + np.random.default_rng(3).normal(0, 6, truth.shape)
    return np.repeat(grey.clip(0, 255).astype(np.uint8)[..., None], 3, axis=2), truth


def strokes(truth: LabelMap, a_class: int = 3) -> LabelMap:
    """So many short strokes in the left and in the right half."""
    scribbles = np.full(truth.shape, IGNORE, np.uint8)
    side = len(truth)
    for k in range(a_class):
        y = (2 * k + 1) * side // (2 * a_class)
        scribbles[y - 4 : y + 4, side // 8 : side // 8 + 16] = 0
        scribbles[y - 4 : y + 4, side * 5 // 8 : side * 5 // 8 + 16] = 1
    return scribbles


def ask(image: RgbU8, scribbles: LabelMap, settings: CutSettings = AUTO) -> SelectedParameters:
    return select_parameters(RefineRequest(image, scribbles, 2, None, settings), CancelToken())


def test_textures_of_equal_greys_ask_for_texture_and_the_cut_follows() -> None:
    image, truth = gratings()
    request = RefineRequest(image, strokes(truth), 2, None, AUTO)
    assert select_parameters(request, CancelToken()) == SelectedParameters(texture=TEXTURED)
    told = refine(request, CancelToken(), NO_PROGRESS).labels
    by_hand = replace(request, settings=CutSettings(smoothness=4.0, texture=TEXTURED))
    np.testing.assert_array_equal(told, refine(by_hand, CancelToken(), NO_PROGRESS).labels)
    coloured = refine(replace(request, settings=CutSettings(smoothness=4.0)), CancelToken(), NO_PROGRESS)
    assert (told != truth).mean() < 0.2 * (coloured.labels != truth).mean()


def test_the_smoothness_that_suits_comes_with_it_and_the_answer_repeats(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Any more, and the strokes lie so close together that smoothness alone joins them.
    monkeypatch.setattr(texture_selection, "CANDIDATES", (4.0, 2.0))
    image, truth = gratings()
    both = replace(AUTO, auto_smoothness=True)
    told = ask(image, strokes(truth), both)
    assert told.texture == TEXTURED
    assert told.smoothness in texture_selection.CANDIDATES
    assert ask(image, strokes(truth), both) == told


def test_plain_colours_ask_for_colours() -> None:
    image, truth = halves(120)
    assert ask(image, strokes(truth)).texture == 0.0


def test_what_was_chosen_is_kept_unless_the_other_is_clearly_better() -> None:
    image, truth = halves(120)
    assert ask(image, strokes(truth), replace(AUTO, texture=TEXTURED)).texture == TEXTURED


def test_texture_that_finds_more_by_taking_more_of_the_image_is_not_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    image, truth = gratings()
    monkeypatch.setattr(texture_selection, "_growth", lambda *_: 1.2)
    assert ask(image, strokes(truth)).texture == 0.0
    assert ask(image, strokes(truth), replace(AUTO, texture=TEXTURED)).texture == TEXTURED


def test_growth_is_the_area_of_all_but_the_commonest_class() -> None:
    image, truth = gratings()
    scribbles = strokes(truth)
    coloured = RefineRequest(image, scribbles, 2, None, CutSettings(smoothness=4.0, favour=((1, -1.0),)))
    textured = replace(coloured, settings=CutSettings(smoothness=4.0, texture=1.0))
    shares = [float((refine(r, CancelToken(), NO_PROGRESS).labels == 1).mean()) for r in (coloured, textured)]
    assert shares[0] < 0.3 < shares[1]
    assert texture_selection._growth(coloured, textured, CancelToken()) == pytest.approx(
        shares[1] / shares[0]
    )


def test_one_stroke_of_a_class_and_large_images_tell_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    image, truth = gratings()
    scribbles = strokes(truth)
    assert can_select_texture(scribbles)
    assert not can_select_texture(strokes(truth, a_class=1))
    assert ask(image, strokes(truth, a_class=1)) == SelectedParameters()
    monkeypatch.setattr(texture_selection, "QUICK_EXACT_PIXELS", scribbles.size - 1)
    assert ask(image, scribbles) == SelectedParameters()


def test_a_correction_goes_by_the_mask_that_it_corrects() -> None:
    image, truth = gratings()
    request = RefineRequest(image, strokes(truth), 2, None, AUTO, previous_mask=np.zeros_like(truth))
    told = refine(request, CancelToken(), NO_PROGRESS).labels
    usual = replace(request, settings=CutSettings(smoothness=4.0))
    np.testing.assert_array_equal(told, refine(usual, CancelToken(), NO_PROGRESS).labels)


def test_progress_is_told_and_cancelling_heard() -> None:
    image, truth = gratings()
    request = RefineRequest(image, strokes(truth), 2, None, AUTO)
    told: list[Progress] = []
    select_parameters(request, CancelToken(), told.append)
    assert [p.done for p in told] == [0, 3]
    assert {p.total for p in told} == {6}
    token = CancelToken()
    token.cancel()
    with pytest.raises(CancelledError):
        select_parameters(request, token)
