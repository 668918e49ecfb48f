"""The shipped encoder: the features of timm's network, frozen; one sentence where its file is not whole."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
import torch

from engine.core import UserError
from engine.models.clicks.click_file import CLICK_FILE
from engine.models.features.lite_encoder import LiteEncoder
from engine.models.pretrained import shipped_encoder
from engine.models.pretrained.imagenet_weights import find_weights
from engine.models.pretrained.shipped_encoder import (
    SHIPPED_ENCODER,
    ShippedState,
    load_shipped_encoder,
    shipped_encoder_path,
    shipped_state,
)


@pytest.fixture
def encoder() -> LiteEncoder:
    encoder = LiteEncoder()
    encoder.load_state_dict(load_shipped_encoder())
    return encoder


@pytest.mark.parametrize("side", [(16, 16), (64, 96), (128, 80)])
def test_features_are_those_of_timm(encoder: LiteEncoder, side: tuple[int, int]) -> None:
    import timm

    theirs = timm.create_model(SHIPPED_ENCODER, features_only=True, out_indices=(0, 1, 2, 3)).eval()
    own = theirs.state_dict()
    theirs.load_state_dict({**own, **load_shipped_encoder()})
    image = torch.randn(2, 3, *side, generator=torch.Generator().manual_seed(1))
    with torch.inference_mode():
        ours, expected = encoder(image), theirs(image)
    assert list(ours) == [2, 4, 8, 16]
    for feature, other in zip(ours.values(), expected, strict=True):
        assert feature.shape == other.shape
        assert float((feature - other).abs().max()) <= 1e-4 * max(1.0, float(other.abs().max()))


def test_it_knows_more_than_a_random_one(encoder: LiteEncoder) -> None:
    assert encoder.channels == {2: 16, 4: 24, 8: 40, 16: 112}
    assert sum(p.numel() for p in encoder.parameters()) < 730_000


def test_it_stays_frozen_in_a_network_that_trains(encoder: LiteEncoder) -> None:
    before = {name: value.clone() for name, value in encoder.state_dict().items()}
    network = torch.nn.Sequential(encoder).train()
    network(torch.randn(2, 3, 32, 32))
    assert not any(p.requires_grad for p in encoder.parameters())
    assert all(torch.equal(value, before[name]) for name, value in encoder.state_dict().items())


def test_the_file_is_the_one_that_was_made() -> None:
    assert shipped_state() is ShippedState.PRESENT
    assert shipped_encoder_path().stat().st_size < 1_500_000
    assert (shipped_encoder_path().parent / "LICENSE").is_file()
    assert "Apache License" in (shipped_encoder_path().parent / "NOTICE").read_text(encoding="utf-8")


def test_the_users_folder_goes_before_it_and_it_before_the_hub(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    monkeypatch.delenv("INKLING_WEIGHTS", raising=False)
    assert find_weights(SHIPPED_ENCODER).path == shipped_encoder_path()
    monkeypatch.setenv("INKLING_WEIGHTS", str(tmp_path))
    own = tmp_path / f"{SHIPPED_ENCODER}.safetensors"
    own.write_bytes(b"")
    assert find_weights(SHIPPED_ENCODER).path == own


@pytest.mark.parametrize("damage", ["missing", "short", "other"])
def test_a_file_that_is_not_whole_is_one_sentence(
    damage: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "encoder.safetensors"
    content = shipped_encoder_path().read_bytes()
    if damage != "missing":
        path.write_bytes(content[:1000] if damage == "short" else content[:-1] + b"!")
    monkeypatch.setattr(shipped_encoder, "shipped_encoder_path", lambda: path)
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    monkeypatch.delenv("INKLING_WEIGHTS", raising=False)
    with pytest.raises(UserError, match=r"shipped encoder is (missing|damaged)") as refused:
        load_shipped_encoder()
    assert "\n" not in refused.value.summary
    assert find_weights(SHIPPED_ENCODER).path is None
    assert shipped_state() is (ShippedState.MISSING if damage == "missing" else ShippedState.DAMAGED)


def test_the_bill_of_materials_names_these_bytes() -> None:
    bill = json.loads((shipped_encoder_path().parent / "bom.cdx.json").read_text(encoding="utf-8"))
    shipped = [shipped_encoder_path(), shipped_encoder_path().parents[1] / "click" / CLICK_FILE]
    assert [component["name"] for component in bill["components"]] == [path.name for path in shipped]
    for component, path in zip(bill["components"], shipped, strict=True):
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        assert component["hashes"] == [{"alg": "SHA-256", "content": digest}]
