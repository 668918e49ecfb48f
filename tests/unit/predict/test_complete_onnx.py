"""ONNX files that take pixels and answer classes: the predictor's answers, in ONNX Runtime alone."""

from __future__ import annotations

import importlib.util
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from engine.commands.cli import parse, run_headless
from engine.compute import InlineCompute
from engine.compute.requests.model_as_onnx import OnnxRequest, OnnxWritten
from engine.core import UserError
from engine.models import standardization
from engine.models.files.onnx_file import open_session
from engine.models.files.weights import LoadedModel, save_model
from engine.models.registry import build_model, full_spec
from engine.predict import complete_onnx
from engine.predict.complete_onnx import export_complete_onnx
from engine.predict.predictor import predict_image
from engine.predict.settings import Precision, PredictSettings
from tests.helpers.cli import inkling_here
from tests.helpers.computing import Listener
from tests.helpers.small_networks import small_spec

HAS_ONNX = all(importlib.util.find_spec(name) for name in ("onnx", "onnxruntime"))
pytestmark = pytest.mark.skipif(not HAS_ONNX, reason="the extra 'onnx' is not installed")


def model(
    channels: int = 3, *, standardize: bool = False, negative_of: str = "", chosen: tuple[int, ...] = ()
) -> LoadedModel:
    scaling = {"mean": (0.4,) * channels, "std": (0.2,) * channels}
    small = replace(
        small_spec("unet-small"),
        in_channels=channels,
        channels=chosen,
        standardize=standardize,
        negative_of=negative_of,  # type: ignore[arg-type]
        **scaling,  # type: ignore[arg-type]
    )
    spec = full_spec(small)
    torch.manual_seed(0)
    return LoadedModel(build_model(spec, pretrained=False).module.eval(), spec, {})


def picture(height: int, width: int, channels: int, *, is_dark: bool) -> np.ndarray:
    """An image with few pixels far from the others, on one side."""
    generator = np.random.default_rng(height * width)
    image = generator.normal(150 if is_dark else 90, 9, (height, width, channels))
    image[generator.random((height, width)) > 0.93] += -120 if is_dark else 120
    return np.asarray(np.clip(image, 0, 255), np.uint8)


@pytest.mark.parametrize("is_dark", [False, True])
@pytest.mark.parametrize(
    ("made", "bands"),
    [
        (model(), 3),
        (model(1), 1),
        (model(1), 3),
        (model(5, standardize=True, negative_of="bright", chosen=(1, 2, 3, 7, 9)), 5),
        (model(standardize=True, negative_of="dark"), 3),
        (model(standardize=True, negative_of="bright"), 3),
    ],
    ids=["plain", "grey", "grey from colours", "five channels", "dark", "bright"],
)
def test_the_answer_is_the_predictors_at_sizes_that_the_export_has_not_seen(
    made: LoadedModel, bands: int, is_dark: bool, tmp_path: Path
) -> None:
    export_complete_onnx(made, tmp_path / "m.onnx", with_probabilities=True)
    session = open_session(tmp_path / "m.onnx", threads=1)
    for height, width in ((1, 1), (5, 90), (101, 67)):
        image = picture(height, width, bands, is_dark=is_dark)
        labels, probabilities = session.run(["labels", "probabilities"], {"image": image})
        expected = predict_image(made.module, made.spec, image, PredictSettings(precision=Precision.FULL))
        assert labels.dtype == np.uint8
        assert labels.shape == (height, width)
        assert np.array_equal(labels, expected.labels)
        assert np.abs(probabilities - expected.probs).max() < 1e-3


def test_a_large_image_is_standardized_by_the_same_rows_and_columns(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (standardization, complete_onnx):
        monkeypatch.setattr(module, "ENOUGH_PIXELS", 900)
    made = model(standardize=True)
    export_complete_onnx(made, tmp_path / "m.onnx")
    image = picture(91, 70, 3, is_dark=False)
    image[1::2] = 255  # rows that are passed over
    (labels,) = open_session(tmp_path / "m.onnx", threads=1).run(None, {"image": image})
    assert np.array_equal(labels, predict_image(made.module, made.spec, image).labels)


def test_the_metadata_tells_classes_colours_and_channels(tmp_path: Path) -> None:
    made = model()
    export_complete_onnx(made, tmp_path / "m.onnx")
    session = open_session(tmp_path / "m.onnx", threads=1)
    meta = session.get_modelmeta().custom_metadata_map
    assert json.loads(meta["classes"]) == ["class 0", "class 1", "class 2"]
    assert json.loads(meta["colors"]) == [list(entry.color) for entry in made.spec.classes]
    assert json.loads(meta["channels"]) == []
    assert json.loads(meta["inkling_spec"])["architecture"] == "unet-small"
    assert [output.name for output in session.get_outputs()] == ["labels"]


def test_an_answer_that_is_not_the_predictors_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(complete_onnx, "TARGET_MEAN", 60.0)
    with pytest.raises(UserError, match="is not the predictor's"):
        export_complete_onnx(model(standardize=True), tmp_path / "m.onnx", with_probabilities=True)
    assert list(tmp_path.iterdir()) == []


def test_the_command_and_the_compute_process_write_the_same_kind(tmp_path: Path) -> None:
    made = model()
    save_model(tmp_path / "m.safetensors", made.module, made.spec, {})
    done = inkling_here(
        tmp_path, "export-model", tmp_path / "m.safetensors", "--complete", "--out", tmp_path / "m.onnx"
    )
    assert done["differing_pixels"] == 0
    compute, heard = InlineCompute(threads=1), Listener()
    try:
        request = OnnxRequest(tmp_path / "m.safetensors", tmp_path / "n.onnx", made.spec.classes)
        assert compute.submit(request, heard).wait(60)
    finally:
        compute.close()
    assert heard.wait_for(OnnxWritten).path == tmp_path / "n.onnx"
    image = picture(20, 30, 3, is_dark=True)
    answers = [
        open_session(tmp_path / name, threads=1).run(None, {"image": image}) for name in ("m.onnx", "n.onnx")
    ]
    assert np.array_equal(answers[0][0], answers[1][0])


def test_probabilities_without_the_complete_file_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = model()
    save_model(tmp_path / "m.safetensors", made.module, made.spec, {})
    paths = [str(tmp_path / "m.safetensors"), "--out", str(tmp_path / "m.onnx")]
    assert run_headless(parse(["export-model", *paths, "--probabilities"])) == 2
    assert "--complete" in capsys.readouterr().err
    assert not (tmp_path / "m.onnx").exists()
