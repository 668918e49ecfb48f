"""ONNX files: any size of image, what torch says, or a plain refusal and no file."""

from __future__ import annotations

import importlib.util
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from engine.core import UserError
from engine.models.files import onnx_file
from engine.models.files.onnx_file import export_onnx, open_session
from engine.models.files.weights import LoadedModel
from engine.models.registry import build_model, full_spec
from tests.helpers.cli import inkling_here
from tests.helpers.networks import tiny_model_file
from tests.helpers.small_networks import small_spec

HAS_ONNX = all(importlib.util.find_spec(name) for name in ("onnx", "onnxruntime"))
needs_onnx = pytest.mark.skipif(not HAS_ONNX, reason="the extra 'onnx' is not installed")

# One of each kind: padding, skips, unpooling by indices, valid convolutions, holes, several scales.
EXPRESSIBLE = ["unet-small", "unet", "fcn8s", "segnet", "unet-original", "deeplab-v2", "deeplab-v3plus"]


def model(name: str) -> LoadedModel:
    spec = full_spec(small_spec(name))
    torch.manual_seed(0)
    return LoadedModel(build_model(spec, pretrained=False).module.eval(), spec, {})


@needs_onnx
@pytest.mark.parametrize("name", EXPRESSIBLE)
def test_the_file_says_what_torch_says_at_sizes_of_its_own(name: str, tmp_path: Path) -> None:
    made = model(name)
    checked = export_onnx(made, tmp_path / "m.onnx")
    assert checked.largest_difference <= 1e-4
    session = open_session(tmp_path / "m.onnx", threads=1)
    image = torch.randn(1, 3, 61, 143)
    (got,) = session.run(["logits"], {"image": image.numpy()})
    with torch.inference_mode():
        expected = made.module(image).numpy()
    assert got.shape == (1, 3, 61, 143)
    assert np.abs(got - expected).max() <= 1e-4 * max(1.0, float(np.abs(expected).max()))


@needs_onnx
def test_the_metadata_tells_classes_and_scaling(tmp_path: Path) -> None:
    export_onnx(model("unet-small"), tmp_path / "m.onnx")
    meta = open_session(tmp_path / "m.onnx").get_modelmeta().custom_metadata_map
    assert json.loads(meta["classes"]) == ["class 0", "class 1", "class 2"]
    assert json.loads(meta["mean"]) == [0.5, 0.5, 0.5]
    assert json.loads(meta["std"]) == [0.25, 0.25, 0.25]
    assert json.loads(meta["inkling_spec"])["architecture"] == "unet-small"


@needs_onnx
def test_the_metadata_has_null_in_the_place_of_a_deleted_class(tmp_path: Path) -> None:
    made = model("unet-small")
    marked = replace(made, spec=made.spec.with_deleted_of(made.spec.classes.without(1)))
    export_onnx(marked, tmp_path / "m.onnx")
    meta = open_session(tmp_path / "m.onnx").get_modelmeta().custom_metadata_map
    assert json.loads(meta["classes"]) == ["class 0", None, "class 2"]
    assert json.loads(meta["inkling_spec"])["classes"][1]["is_deleted"]


@needs_onnx
def test_what_onnx_cannot_say_is_refused_and_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="'pspnet' cannot be said in ONNX"):
        export_onnx(model("pspnet"), tmp_path / "m.onnx")
    assert list(tmp_path.iterdir()) == []


@needs_onnx
def test_an_answer_that_differs_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(onnx_file, "TOLERANCE", -1.0)
    with pytest.raises(UserError, match="differs by"):
        export_onnx(model("unet-small"), tmp_path / "m.onnx")
    assert list(tmp_path.iterdir()) == []


def test_without_the_extra_the_command_to_install_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(UserError, match="not installed here: onnx, onnxruntime") as caught:
        onnx_file.require_onnx()
    assert "pip install" in caught.value.hint


@needs_onnx
def test_the_command_writes_and_tells(tmp_path: Path) -> None:
    path = tiny_model_file(tmp_path / "m.safetensors")
    done = inkling_here(tmp_path, "export-model", path, "--out", tmp_path / "m.onnx")
    assert done["largest_difference"] <= 1e-4
    assert done["bytes"] == (tmp_path / "m.onnx").stat().st_size
