"""`predict` with flips, sizes and kinds of uncertainty, as written on the command line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from engine.commands.cli import parse
from engine.commands.support.prediction_options import chosen_predict_settings, expand_uncertainty_option
from engine.predict.settings import Flips, Precision, PredictSettings, Uncertainty
from tests.helpers.cli import inkling_here
from tests.helpers.networks import bright_square_image, tiny_model_file


def asked(*words: str) -> PredictSettings:
    return chosen_predict_settings(parse(["predict", "a.png", "--model", "m", "--out", "d", *words]).options)


def test_without_options_one_pass_is_made() -> None:
    assert asked() == PredictSettings()


def test_every_choice_is_taken_over() -> None:
    words = ("--tta", "flips", "--scales", "0.5,1,1.5", "--uncertainty", "margin", "--full-precision")
    assert asked(*words) == PredictSettings(
        flips=Flips.FLIPS,
        scales=(0.5, 1.0, 1.5),
        uncertainty=Uncertainty.MARGIN,
        precision=Precision.FULL,
    )


def test_plain_uncertainty_does_not_swallow_the_image_after_it() -> None:
    options = parse(["predict", "--model", "m", "--out", "d", "--uncertainty", "a.png"]).options
    assert (options.uncertainty, options.images) == ("entropy", [Path("a.png")])


@pytest.mark.parametrize("last", [True, False])
def test_plain_uncertainty_is_entropy(last: bool) -> None:
    words = ["predict", "a.png", "--uncertainty"] if last else ["predict", "--uncertainty", "--crf"]
    assert "--uncertainty=entropy" in expand_uncertainty_option(words)


@pytest.mark.parametrize("scales", ["", "big", "1,", "0.01", "nan", "1," * 8 + "1"])
def test_scales_that_are_none_are_refused(scales: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        asked(f"--scales={scales}")
    assert "up to 8 numbers from 0.25 to 4" in capsys.readouterr().err


def predicted(folder: Path, *words: str) -> tuple[np.ndarray, np.ndarray, Any]:
    image, model = folder / "square.png", tiny_model_file(folder / "m.safetensors")
    Image.fromarray(bright_square_image()[0]).save(image)
    result = inkling_here(folder, "predict", image, "--model", model, "--out", folder / "out", *words)
    mask = np.asarray(Image.open(folder / "out" / "square.png"))
    return mask, np.asarray(Image.open(folder / "out" / "square_uncertainty.png")), result


def test_kinds_of_uncertainty_are_written(tmp_path: Path) -> None:
    entropy = predicted(tmp_path, "--uncertainty")
    margin = predicted(tmp_path, "--uncertainty", "margin")
    apart = predicted(tmp_path, "--uncertainty", "disagreement", "--tta", "turns")
    assert np.array_equal(entropy[0], margin[0])
    assert not np.array_equal(entropy[1], margin[1])
    assert apart[1].shape == margin[1].shape
    assert apart[1].max() > 0
    assert [row["uncertainty"] for row in apart[2]["images"]] == [
        str(tmp_path / "out" / "square_uncertainty.png")
    ]
