"""Model files: what is saved is loaded; everything else is refused in words."""

from __future__ import annotations

import json
import os
import pickle
import struct
import subprocess
import sys
from pathlib import Path

import pytest
import torch
from safetensors.torch import save_file

from engine.core import UserError
from engine.models.files.weights import load_model, read_card, save_model
from engine.models.spec import ModelSpec
from tests.helpers.networks import tiny_model_file, tiny_network, tiny_spec


def test_a_saved_network_answers_as_before(tmp_path: Path) -> None:
    net = tiny_network(seed=5)
    save_model(tmp_path / "m.safetensors", net, tiny_spec(), {})
    loaded = load_model(tmp_path / "m.safetensors").module
    x = torch.randn(1, 3, 20, 30)
    with torch.no_grad():
        assert torch.equal(net(x), loaded(x))


def test_the_card_tells_what_was_saved(tmp_path: Path) -> None:
    spec = tiny_spec(mean=(0.1, 0.2, 0.3), input_size=320)
    save_model(tmp_path / "m.safetensors", tiny_network(spec), spec, {"steps": 12, "scores": None})
    card = read_card(tmp_path / "m.safetensors")
    assert card.spec == spec
    assert card.record == {"steps": 12, "scores": None}


def test_reading_a_card_loads_no_torch(tmp_path: Path) -> None:
    path = tiny_model_file(tmp_path / "m.safetensors")
    code = (
        "import sys, pathlib; from engine.models.files.weights import read_card;"
        f"read_card(pathlib.Path({str(path)!r})); sys.exit('torch' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="There is no model file"):
        load_model(tmp_path / "none.safetensors")


def test_a_truncated_file_is_refused(tmp_path: Path) -> None:
    path = tiny_model_file(tmp_path / "m.safetensors")
    path.write_bytes(path.read_bytes()[:-100])
    with pytest.raises(UserError, match="damaged"):
        load_model(path)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"abc",
        b"\xff" * 64,
        struct.pack("<Q", 4) + b"nope",
        struct.pack("<Q", 2) + b"[]",
        struct.pack("<Q", 20) + b'{"__metadata__": 7}  ',
    ],
)
def test_a_file_of_anything_else_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "m.safetensors"
    path.write_bytes(content)
    with pytest.raises(UserError, match=r"damaged, or not a model file|is empty"):
        read_card(path)


class Bomb:
    """Would create a file when unpickled."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, tuple[str, str]]:
        return open, (str(self.path), "w")


def test_a_pickle_in_disguise_is_refused_and_not_run(tmp_path: Path) -> None:
    disguised, trace = tmp_path / "m.safetensors", tmp_path / "ran"
    disguised.write_bytes(pickle.dumps(Bomb(trace)))
    with pytest.raises(UserError, match="pickled"):
        load_model(disguised)
    assert not trace.exists()


def test_a_torch_checkpoint_in_disguise_is_refused(tmp_path: Path) -> None:
    torch.save(tiny_network().state_dict(), tmp_path / "m.safetensors")
    with pytest.raises(UserError, match="pickled"):
        load_model(tmp_path / "m.safetensors")


def test_weights_of_somebody_else_are_refused(tmp_path: Path) -> None:
    save_file({"x": torch.zeros(3)}, tmp_path / "m.safetensors")
    with pytest.raises(UserError, match="not of a network made by Inkling"):
        load_model(tmp_path / "m.safetensors")


def test_weights_that_do_not_fit_the_description_are_refused(tmp_path: Path) -> None:
    wide = ModelSpec("unet-small", tiny_spec().classes, settings={"width": 16, "depth": 2})
    save_model(tmp_path / "m.safetensors", tiny_network(), wide, {})
    with pytest.raises(UserError, match="do not fit"):
        load_model(tmp_path / "m.safetensors")


def test_a_description_without_its_parts_is_refused(tmp_path: Path) -> None:
    metadata = {"inkling_spec": json.dumps({"architecture": "unet-small"}), "inkling_record": "{}"}
    save_file({"x": torch.zeros(3)}, tmp_path / "m.safetensors", metadata=metadata)
    with pytest.raises(UserError, match="cannot be read"):
        read_card(tmp_path / "m.safetensors")


def test_a_failed_write_leaves_the_old_file_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tiny_model_file(tmp_path / "m.safetensors")
    before = path.read_bytes()

    def fail(number: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(UserError, match="The disk is full"):
        save_model(path, tiny_network(seed=9), tiny_spec(), {})
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_specification_survives_json() -> None:
    spec = tiny_spec(mean=(0.5, 0.4, 0.3), std=(0.2, 0.2, 0.1))
    assert ModelSpec.from_json(json.loads(json.dumps(spec.to_json())), "x") == spec
