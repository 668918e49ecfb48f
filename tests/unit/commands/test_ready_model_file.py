"""Commands take the name of a ready model where they take a model file."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
import torch
from PIL import Image

from engine.commands.cli import parse, run_headless
from engine.commands.support.ready_model_file import resolve_model
from engine.commands.support.terminal import Terminal
from engine.core import CancelledError, CancelToken, UserError
from engine.models.architectures.torchvision_net import build
from engine.models.files.weights import read_card
from engine.models.pretrained.ready_models import ready_model
from engine.models.pretrained.ready_weights import cached_model_file

QUICK = "voc-deeplab-v3-mobilenet"


@pytest.fixture
def terminal() -> Terminal:
    return Terminal(io.StringIO(), io.StringIO())


@pytest.fixture
def weights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of the user's with weights in torchvision's layout, random."""
    from torchvision.models.segmentation import deeplabv3_mobilenet_v3_large

    monkeypatch.setenv("INKLING_WEIGHTS", str(tmp_path))
    monkeypatch.setenv("TORCH_HOME", str(tmp_path / "torch"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    net = deeplabv3_mobilenet_v3_large(weights=None, weights_backbone=None, num_classes=21, aux_loss=True)
    path = tmp_path / ready_model(QUICK).file_name
    torch.save(net.state_dict(), path)
    return path


def test_a_file_is_left_as_it_is(terminal: Terminal, tmp_path: Path) -> None:
    assert resolve_model(tmp_path / "m.safetensors", terminal) == tmp_path / "m.safetensors"


def test_predict_takes_the_name_and_writes_masks(weights: Path, tmp_path: Path) -> None:
    Image.new("RGB", (40, 30)).save(tmp_path / "photo.png")
    command = ["predict", tmp_path / "photo.png", "--model", QUICK, "--out", tmp_path / "out"]
    assert run_headless(parse([str(word) for word in command])) == 0
    with Image.open(tmp_path / "out" / "photo.png") as mask:
        assert mask.size == (40, 30)
    assert read_card(cached_model_file(ready_model(QUICK))).spec.class_count == 21


def test_the_model_is_made_once(weights: Path, terminal: Terminal) -> None:
    first = resolve_model(Path(QUICK), terminal)
    weights.unlink()
    assert resolve_model(Path(QUICK), terminal) == first


def test_without_weights_nothing_is_kept(
    weights: Path, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    weights.unlink()
    with pytest.raises(UserError, match="not on this machine"):
        resolve_model(Path(QUICK), terminal)
    assert not cached_model_file(ready_model(QUICK)).exists()


def test_it_can_be_stopped(weights: Path) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(CancelledError):
        resolve_model(Path(QUICK), Terminal(io.StringIO(), io.StringIO(), token))
    assert not cached_model_file(ready_model(QUICK)).exists()


def test_another_encoder_than_torchvisions_is_refused() -> None:
    spec = ready_model(QUICK).spec()
    with pytest.raises(UserError, match="resnet50"):
        build(type(spec)(spec.architecture, spec.classes, "resnet18"), pretrained=False)
