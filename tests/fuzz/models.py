"""Fuzzing target: files of tensors, models and encoders, with their cards."""

from __future__ import annotations

import copy
import json
import random
import struct
import tempfile
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import torch

from engine.embed.network import load_encoder
from engine.models.encoder_part import encoder_part
from engine.models.files.encoder_file import EncoderCard, read_encoder_card, save_encoder
from engine.models.files.model_card_text import card_json, card_parts
from engine.models.files.weights import load_model, read_card
from tests.fuzz.mutators import BYTE_MUTATORS
from tests.fuzz.targets import FuzzTarget
from tests.helpers.networks import tiny_model_file, tiny_network, tiny_spec

ODD: tuple[Any, ...] = (
    *(
        None,
        True,
        0,
        -1,
        1,
        10**9,
        10**30,
        1e308,
        float("nan"),
        float("inf"),
        "",
        "x",
        "../../x",
        "x\0",
        "\x1b[2J",
    ),
    *("x" * 5000, [], [[]], {}, {"x": 1}, [1, 2, 3], [0.0], ["a"] * 300, "unet", "F16", [10**12, 10**12]),
)


def changed(value: Any, rng: random.Random) -> Any:
    """A JSON value with one part replaced, left out, doubled or nested."""
    keys = (
        list(value) if isinstance(value, dict) else list(range(len(value))) if isinstance(value, list) else []
    )
    if not keys or rng.random() < 0.15:
        return rng.choice(ODD)
    result, key = copy.copy(value), rng.choice(keys)
    draw = rng.random()
    if draw < 0.1:
        del result[key]
    elif draw < 0.2 and isinstance(result, dict):
        result[f"{key} 2"] = value[key]
    else:
        result[key] = changed(value[key], rng)
    return result


def parts_of(content: bytes) -> tuple[dict[str, Any], bytes]:
    (length,) = struct.unpack("<Q", content[:8])
    return json.loads(content[8 : 8 + length]), content[8 + length :]


def file_of(header: Any, data: bytes) -> bytes:
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    return struct.pack("<Q", len(text)) + text + data


def mutated(content: bytes, rng: random.Random) -> bytes:
    """A file of tensors with its header, its texts or its bytes changed."""
    header, data = parts_of(content)
    draw = rng.random()
    if draw < 0.35:
        texts = header["__metadata__"]
        name = rng.choice(list(texts))
        return file_of(
            header | {"__metadata__": texts | {name: json.dumps(changed(json.loads(texts[name]), rng))}}, data
        )
    if draw < 0.75:
        return file_of(changed(header, rng), data)
    if draw < 0.85:
        return content[: rng.randrange(len(content))]
    if draw < 0.9:
        return struct.pack("<Q", rng.choice((0, 1, 2**31, 2**63, 2**64 - 1, len(content)))) + content[8:]
    damaged = bytearray(content)
    for _ in range(rng.randrange(1, 20)):
        damaged[rng.randrange(min(len(damaged), 3000))] = rng.randrange(256)
    return bytes(damaged)


@cache
def model_corpus() -> Mapping[str, bytes]:
    """A model and an encoder of the smallest network."""
    with tempfile.TemporaryDirectory() as folder:
        model = tiny_model_file(Path(folder) / "model.safetensors")
        path, spec = Path(folder) / "encoder.safetensors", tiny_spec()
        state = encoder_part(tiny_network(spec), spec.architecture).module.state_dict()
        save_encoder(path, state, EncoderCard("convolutional", spec, {"steps": 1}, {"seconds": 1.0}))
        return {file.name: file.read_bytes() for file in (model, path)}


def read_model(path: Path) -> None:
    """Read the card in every form, load the network and use it."""
    parts = card_parts(read_card(path))
    json.dumps(card_json(read_card(path)))
    assert all(len(value) < 20_000 for part in parts for _, value in part.rows)
    loaded = load_model(path)
    loaded.module(torch.zeros(1, loaded.spec.in_channels, 32, 32))


def read_encoder(path: Path) -> None:
    """Read the card and load the network."""
    assert len(read_encoder_card(path).title) < 20_000
    load_encoder(path)


def read(path: Path) -> int:
    """Read the file as what its name says; its bytes, which are those of the tensors."""
    read_model(path) if path.name.startswith("model") else read_encoder(path)
    return path.stat().st_size


def change_a_part(rng: random.Random, data: bytes, corpus: Sequence[bytes]) -> bytes:
    """The header, its texts or its bytes changed, as a file of tensors."""
    return mutated(data, rng)


TARGET = FuzzTarget(
    "models", model_corpus, read, (change_a_part, change_a_part, *BYTE_MUTATORS), short_count=40
)
