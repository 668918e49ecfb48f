"""Weights in files of the user's: whose they are, and that they go before those that ship."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import timm
import torch

from engine.core import ClassList, UserError
from engine.models.blocks.timm_encoder import create_features
from engine.models.files.weights import write_tensors
from engine.models.pretrained import shipped_encoder
from engine.models.pretrained.local_weights import encoder_and_file, weights_from
from engine.models.pretrained.shipped_encoder import SHIPPED_ENCODER, load_shipped_encoder
from engine.models.registry import BuiltModel, build_model
from engine.models.spec import ModelSpec

NORM = "bn1.bias"


def first_model() -> BuiltModel:
    classes = ClassList.from_names(["ground", "thing"])
    return build_model(ModelSpec("ridge", classes, encoder=SHIPPED_ENCODER), pretrained=True)


def changed_weights(path: Path) -> Path:
    """The weights that ship, one of them changed, beside a layer below stride 16."""
    tensors = load_shipped_encoder()
    tensors[NORM] = torch.full_like(tensors[NORM], 7.0)
    write_tensors(path, tensors | {"conv_head.weight": torch.zeros(3, 3)}, {})
    return path


def bias_of(built: BuiltModel) -> float:
    return float(built.module.state_dict()[f"bank.encoder.{NORM}"][0])


def test_a_file_is_of_the_encoder_that_it_is_called_like(tmp_path: Path) -> None:
    file = tmp_path / "convnext_tiny.dinov3_lvd1689m.safetensors"
    file.write_bytes(b"")
    assert encoder_and_file(str(file)) == ("convnext_tiny.dinov3_lvd1689m", file)
    assert encoder_and_file("convnext_tiny.dinov3_lvd1689m") == ("convnext_tiny.dinov3_lvd1689m", None)


def test_a_file_of_the_hub_is_of_the_encoder_that_its_description_names(tmp_path: Path) -> None:
    file = tmp_path / "model.safetensors"
    file.write_bytes(b"")
    config = tmp_path / "config.json"
    config.write_text(json.dumps({"architecture": "resnet18"}), encoding="utf-8")
    assert encoder_and_file(str(file)) == ("resnet18", file)
    for text in ("{", "[]", "{}", '{"architecture": 3}', "[" * 5000):
        config.write_text(text, encoding="utf-8")
        with pytest.raises(UserError, match="Nothing says of which encoder"):
            encoder_and_file(str(file))
    config.unlink()
    with pytest.raises(UserError, match="Nothing says of which encoder"):
        encoder_and_file(str(file))
    with pytest.raises(UserError, match="There is no file of weights"):
        encoder_and_file(str(tmp_path / "resnet18.safetensors"))


def test_the_first_model_takes_the_users_weights_before_those_that_ship(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert bias_of(first_model()) != 7.0
    own = changed_weights(tmp_path / f"{SHIPPED_ENCODER}.safetensors")
    monkeypatch.setenv("INKLING_WEIGHTS", str(tmp_path))
    built = first_model()
    assert bias_of(built) == 7.0
    assert str(own) in built.weights_note
    monkeypatch.setattr(shipped_encoder, "shipped_encoder_path", lambda: tmp_path / "gone")
    assert bias_of(first_model()) == 7.0


def test_a_chosen_file_goes_before_all_and_for_one_network_alone(tmp_path: Path) -> None:
    chosen = changed_weights(tmp_path / "chosen.safetensors")
    with weights_from(chosen):
        assert bias_of(first_model()) == 7.0
    assert bias_of(first_model()) != 7.0


@pytest.mark.parametrize("kind", ["other names", "other shapes"])
def test_a_file_of_another_network_is_one_sentence(tmp_path: Path, kind: str) -> None:
    other = tmp_path / "other.safetensors"
    tensors = load_shipped_encoder() if kind == "other shapes" else {"weight": torch.zeros(2)}
    write_tensors(other, tensors | {NORM: torch.zeros(3)}, {})
    with weights_from(other), pytest.raises(UserError, match="are not those of tf_efficientnet") as refused:
        first_model()
    assert "\n" not in refused.value.summary


@pytest.mark.expects_log
@pytest.mark.parametrize("encoder", ["resnet18", "convnext_atto"])
def test_a_file_whose_tensors_have_other_names_is_refused_and_not_passed_over(
    tmp_path: Path, encoder: str
) -> None:
    net = timm.create_model(encoder)
    own, other = tmp_path / "own.safetensors", tmp_path / "other.safetensors"
    write_tensors(own, {name: value.half() for name, value in net.state_dict().items()}, {})
    write_tensors(other, {f"backbone.{name}": value for name, value in net.state_dict().items()}, {})
    for channels in (3, 5):
        create_features(encoder, channels, own)
    with pytest.raises(UserError, match=f"are not those of the encoder '{encoder}'"):
        create_features(encoder, 3, other)
