"""Models and encoders that Inkling wrote are told apart: a command replaces results of its own kind only."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.core import ClassList
from engine.models.encoder_part import encoder_part
from engine.models.files.encoder_file import EncoderCard, save_encoder
from engine.models.files.weights import is_own_encoder, is_own_model
from tests.helpers.networks import tiny_model_file, tiny_network, tiny_spec


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    model, encoder, text = (tmp_path / name for name in ("m.safetensors", "e.safetensors", "t.safetensors"))
    tiny_model_file(model, ClassList.from_names(["a", "b"]))
    spec = tiny_spec()
    state = encoder_part(tiny_network(spec), spec.architecture).module.state_dict()
    save_encoder(encoder, state, EncoderCard("convolutional", spec, {}, {}))
    text.write_bytes(b"notes")
    return {"model": model, "encoder": encoder, "text": text}


def test_each_kind_knows_its_own(files: dict[str, Path]) -> None:
    assert [name for name, path in files.items() if is_own_model(path)] == ["model"]
    assert [name for name, path in files.items() if is_own_encoder(path)] == ["encoder"]
