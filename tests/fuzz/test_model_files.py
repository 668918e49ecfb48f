"""Damaged and hostile files of models, encoders, weights, priors and training states: one sentence each.

INKLING_FUZZ=N reads N mutated files instead of a few.
"""

from __future__ import annotations

import io
import json
import os
import pickle
import random
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from engine.commands.refine import read_prior
from engine.core import UserError
from engine.learn.training_state import find_state
from engine.models.pretrained.ready_weights import load_torchvision_weights
from tests.fuzz.models import file_of, model_corpus, mutated, parts_of, read_encoder, read_model
from tests.helpers.cli import CHECKOUT
from tests.helpers.networks import tiny_request

COUNT = int(os.environ.get("INKLING_FUZZ", "0"))


@pytest.fixture(scope="module")
def model() -> bytes:
    return model_corpus()["model.safetensors"]


@pytest.fixture(scope="module")
def encoder() -> bytes:
    return model_corpus()["encoder.safetensors"]


@pytest.mark.parametrize("kind", ["model", "encoder"])
def test_a_damaged_file_of_tensors_ends_in_one_sentence(
    kind: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    content: bytes = request.getfixturevalue(kind)
    read = read_model if kind == "model" else read_encoder
    path, rng = tmp_path / "m.safetensors", random.Random(kind)
    path.write_bytes(content)
    read(path)
    for number in range(max(COUNT // 2, 60)):
        path.write_bytes(mutated(content, rng))
        try:
            read(path)
        except UserError as error:
            assert len(str(error)) < 1000, number  # noqa: PT017 - a result is right as well
    assert list(tmp_path.iterdir()) == [path]


def test_a_damaged_training_state_begins_anew(tmp_path: Path) -> None:
    from engine.learn.trainer import Trainer
    from tests.helpers.networks import read_npy, square_sample

    samples = [square_sample(tmp_path, str(number)) for number in range(2)]
    path = tmp_path / "training.checkpoint"
    request = tiny_request(tmp_path, samples, training_state_path=path, training_state_every_s=0.0, epochs=8)
    states: list[bytes] = []
    steps = Trainer(request, read_npy).steps()
    for _ in steps:
        if path.exists():
            states.append(path.read_bytes())
            break
    steps.close()
    rng = random.Random(5)
    for number in range(max(COUNT // 10, 12)):
        path.write_bytes(mutated(states[0], rng) if number else states[0])
        state = find_state(path, request)
        assert number or not isinstance(state, str)
        if isinstance(state, str):
            assert state.startswith("The interrupted training is not gone on with")
            continue
        try:
            next(Trainer(request, read_npy).steps())
        except UserError:
            assert not path.exists()
        path.unlink(missing_ok=True)


def npy(array: Any, **options: Any) -> bytes:
    file = io.BytesIO()
    np.save(file, array, **options)
    return file.getvalue()


def npy_header(text: str, data: bytes = b"") -> bytes:
    header = text.encode("latin1")
    return b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header + data


def described(shape: str, kind: str = "'<f4'") -> str:
    return f"{{'descr': {kind}, 'fortran_order': False, 'shape': {shape}, }}\n"


PRIORS = {
    "pickle": npy(np.array([open], object), allow_pickle=True),
    "pickled array": pickle.dumps(np.zeros(3)),
    "claims 40 GB": npy_header(described("(100, 10000, 10000)")),
    "claims the size of the image": npy_header(described("(2, 8, 9)")),
    "negative": npy_header(described("(-2, -8, 9)"), bytes(576)),
    "beyond all numbers": npy_header(described("(2, 8, 10**30)")),
    "runs code": npy_header(described("(__import__('os').mkdir('ran'), 8, 9)")),
    "deep": npy_header("(" * 5000),
    "true and false": npy_header(described("(True, 8, 9)"), bytes(288)),
    "text": b"hello",
    "empty": b"",
    "zip": b"PK\x03\x04" + bytes(60),
    "NaN": npy(np.full((2, 8, 9), np.nan, np.float32)),
    "infinite": npy(np.full((2, 8, 9), np.inf, np.float32)),
    "words": npy(np.full((2, 8, 9), "x")),
    "whole numbers": npy(np.ones((2, 8, 9), np.int32)),
    "too long": npy(np.zeros((2, 8, 9), np.float32)) + b"more",
    "structure": npy(np.zeros((2, 8, 9), [("a", "f4")])),
    "no classes": npy(np.zeros((0, 8, 9), np.float32)),
}


@pytest.mark.parametrize("name", PRIORS)
def test_a_prior_that_is_none_is_refused_in_one_sentence(name: str, tmp_path: Path) -> None:
    path = tmp_path / "prior.npy"
    path.write_bytes(PRIORS[name])
    with pytest.raises(UserError):
        read_prior(path, np.full((8, 9), 255, np.uint8))
    assert list(tmp_path.iterdir()) == [path]


def test_damaged_priors_give_an_array_or_a_sentence(tmp_path: Path) -> None:
    path, rng = tmp_path / "prior.npy", random.Random(1)
    content = npy(np.full((2, 8, 9), 0.5, np.float32))
    for _ in range(max(COUNT // 4, 300)):
        damaged = bytearray(content[: rng.randrange(1, len(content) + 1)])
        for _ in range(rng.randrange(4)):
            damaged[rng.randrange(min(len(damaged), 128))] = rng.randrange(256)
        path.write_bytes(damaged)
        try:
            assert read_prior(path, np.full((8, 9), 255, np.uint8)).shape == (2, 8, 9)
        except UserError:
            continue


class Bomb:
    """Would create a file when unpickled."""

    def __reduce__(self) -> tuple[object, tuple[str, str]]:
        return open, ("ran", "w")


def torch_file(value: object, **options: Any) -> bytes:
    file = io.BytesIO()
    torch.save(value, file, **options)
    return file.getvalue()


def packed(content: bytes) -> bytes:
    """The same zip with its parts compressed."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    return file.getvalue()


WEIGHTS = {
    "code": torch_file({"weight": Bomb()}),
    "code, old format": torch_file({"weight": Bomb()}, _use_new_zipfile_serialization=False),
    "a list": torch_file([torch.zeros(3)]),
    "numbers": torch_file({"weight": 3, 5: "x"}),
    "others": torch_file({"x": torch.zeros(3)}),
    "compressed": packed(torch_file({"weight": torch.zeros(50_000_000)})),
    "text": b"hello",
    "cut": torch_file({"weight": torch.zeros(300)})[:-200],
    "cut, old format": torch_file({"weight": torch.zeros(300)}, _use_new_zipfile_serialization=False)[:-200],
}


@pytest.mark.parametrize("name", WEIGHTS)
def test_torch_files_that_are_no_weights_are_refused(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "w.pth"
    path.write_bytes(WEIGHTS[name])
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UserError):
        load_torchvision_weights(torch.nn.Linear(3, 1), path)
    assert list(tmp_path.iterdir()) == [path]


def with_spec(content: bytes, change: Callable[[dict[str, Any]], None]) -> bytes:
    header, data = parts_of(content)
    texts = header["__metadata__"]
    spec = json.loads(texts["inkling_spec"])
    change(spec)
    return file_of(header | {"__metadata__": texts | {"inkling_spec": json.dumps(spec)}}, data)


BOMBS: dict[str, Callable[[bytes], bytes]] = {
    "header of 33 MB": lambda c: file_of(b'{"__metadata__": {}, "a": [' + b"[]," * 11_000_000 + b"[]]}", b""),
    "110,000 tensors": lambda c: file_of(
        {str(i): {"dtype": "F32", "shape": [0], "data_offsets": [0, 0]} for i in range(110_000)}, b""
    ),
    "width": lambda c: with_spec(c, lambda s: s["settings"].update(width=10**9)),
    "the largest network": lambda c: with_spec(
        c, lambda s: s.update(architecture="fcn8s", settings={"width": 512, "fc_width": 16384})
    ),
    "giant encoder": lambda c: with_spec(
        c, lambda s: s.update(architecture="unet", encoder="vit_giant_patch14_clip_224", settings={})
    ),
    "channels": lambda c: with_spec(c, lambda s: s.update(in_channels=10**12)),
    "tensor of 10^18": lambda c: file_of(
        {"a": {"dtype": "F32", "shape": [10**9, 10**9], "data_offsets": [0, 4]}}, b"0000"
    ),
}
_READ = """
import resource, sys, time, json
from pathlib import Path
from engine.core import UserError
from engine.models.files.weights import load_model, read_card
import engine.models.registry, engine.models.architectures.unet, timm
def peak(): return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
for path in map(Path, sys.argv[1:]):
    before, start = peak(), time.process_time()
    try: load_model(path)
    except UserError: pass
    else: raise SystemExit(path.name + " was read")
    assert peak() - before < 3 * path.stat().st_size + 300_000_000, (path.name, peak() - before)
    assert time.process_time() - start < 5, (path.name, time.process_time() - start)
"""


def test_what_a_model_file_claims_takes_no_memory(model: bytes, tmp_path: Path) -> None:
    paths = []
    for name, make in BOMBS.items():
        paths.append(tmp_path / f"{name}.safetensors")
        paths[-1].write_bytes(make(model))
    done = subprocess.run(
        [sys.executable, "-c", _READ, *map(str, paths)],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
