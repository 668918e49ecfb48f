"""When a round multiplies in bfloat16."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import torch
from torch import nn

from engine.core import ClassList
from engine.learn import mixed_precision
from engine.learn.machine_record import BFLOAT16, MachineRecord, machine_key, network_key
from engine.learn.mixed_precision import MixedPrecision, uses_mixed_precision
from engine.learn.trainer import Trainer
from engine.models.blocks.class_layer import class_layer, is_unsafe_in_bfloat16
from engine.models.catalog import ARCHITECTURES, architecture_info
from engine.models.registry import build_model, full_spec
from engine.models.spec import ModelSpec
from engine.processes.isolated import IsolatedProcessError
from tests.helpers.networks import read_npy, square_sample, tiny_request

CPU = torch.device("cpu")


@pytest.mark.parametrize("has_instructions", [True, False])
def test_processors_use_it_only_by_the_clock_and_where_they_have_instructions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, has_instructions: bool
) -> None:
    monkeypatch.setattr(mixed_precision, "multiplies_bfloat16", lambda device: has_instructions)
    counted = tiny_request(tmp_path, [])
    timed = replace(counted, epochs=None)
    network = nn.Conv2d(3, 2, 1)
    assert not uses_mixed_precision(counted, CPU, network)
    assert not uses_mixed_precision(replace(timed, steps=5), CPU, network)
    assert uses_mixed_precision(timed, CPU, network) is has_instructions
    assert uses_mixed_precision(counted, torch.device("cuda"), network)
    assert not uses_mixed_precision(timed, CPU, nn.Conv2d(2049, 2, 1))


def test_a_round_in_bfloat16_learns_and_keeps_its_weights_in_float32(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mixed_precision, "uses_mixed_precision", lambda *_: True)
    request = tiny_request(tmp_path, [square_sample(tmp_path, "0")], epochs=40)
    trainer = Trainer(request, read_npy, CPU)
    losses = [event.loss for event in trainer.steps() if hasattr(event, "loss")]
    assert losses[-1] < 0.5 * losses[0]
    module, _ = trainer.network()
    assert {p.dtype for p in module.parameters()} == {torch.float32}


def test_class_layers_multiply_in_float32_on_processors() -> None:
    layer, features = class_layer(32, 3), torch.randn(2, 32, 5, 7)
    with torch.autocast("cpu", torch.bfloat16):
        in_autocast = layer(features.bfloat16())
        beside = nn.Conv2d(32, 3, 1)(features)
    assert in_autocast.dtype == torch.float32
    assert torch.equal(in_autocast, layer(features.bfloat16().float()))
    assert beside.dtype == torch.bfloat16


@pytest.mark.parametrize("name", [info.name for info in ARCHITECTURES])
def test_no_network_has_a_narrow_convolution_that_destroys_memory_in_bfloat16(name: str) -> None:
    encoder = architecture_info(name).default_encoder
    spec = ModelSpec(name, ClassList.from_names(["background", "object"]), encoder)
    with torch.device("meta"):
        module = build_model(spec, pretrained=False).module
    assert not is_unsafe_in_bfloat16(module)


# Everything that the layer of FCN on VGG needs to destroy memory in bfloat16: many inputs, few outputs.
NARROW = """
import torch
from engine.models.blocks.class_layer import class_layer
layer = class_layer(4096, 2).to(memory_format=torch.channels_last)
for _ in range(6):
    features = torch.randn(2, 4096, 12, 12).contiguous(memory_format=torch.channels_last).requires_grad_()
    with torch.autocast("cpu", torch.bfloat16):
        scores = layer(features)
    torch.autograd.backward(scores.float().sum())
"""


def test_a_class_layer_of_many_inputs_leaves_memory_whole() -> None:
    environment = os.environ | {"MALLOC_CHECK_": "3"}
    done = subprocess.run([sys.executable, "-c", NARROW], env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


SPEC = full_spec(
    ModelSpec("unet-small", ClassList.from_names(["background", "object"]), settings={"width": 4})
)


@pytest.fixture
def untrusted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INKLING_TRUST_PRECISION", "0")
    monkeypatch.setattr(mixed_precision, "multiplies_bfloat16", lambda device: True)


def begun(folder: Path, **changes: Any) -> MixedPrecision:
    request = replace(tiny_request(folder, []), epochs=None, **changes)
    return MixedPrecision(request, CPU, nn.Conv2d(3, 2, 1), SPEC)


NETWORK = network_key(SPEC.architecture, SPEC.encoder, SPEC.settings)


def remembered() -> bool | None:
    return MachineRecord().result(NETWORK, BFLOAT16)


@pytest.mark.parametrize("known", [None, False])
def test_a_death_in_float32_says_nothing_of_bfloat16(
    untrusted: None, tmp_path: Path, known: bool | None
) -> None:
    if known is not None:
        MachineRecord().note(NETWORK, BFLOAT16, has_passed=known)
    assert not begun(tmp_path, mixed_precision=False).is_on
    assert remembered() is known


def test_a_death_in_a_round_of_counted_steps_says_nothing_of_bfloat16(
    untrusted: None, tmp_path: Path
) -> None:
    MachineRecord().note(NETWORK, BFLOAT16, has_passed=True)
    assert not begun(tmp_path, mixed_precision=False, steps=3).is_on
    assert remembered() is True


def finish() -> None:
    for thread in threading.enumerate():
        if thread.name == "precision-trial":
            thread.join()


def test_a_network_is_trusted_in_bfloat16_once_a_trial_in_its_own_process_has_passed(
    untrusted: None, tmp_path: Path
) -> None:
    first = begun(tmp_path)
    assert not first.is_on
    finish()
    assert first.is_on
    # Remembered: without another trial.
    assert begun(tmp_path).is_on
    assert not begun(tmp_path, mixed_precision=False).is_on
    assert not begun(tmp_path, steps=3).is_on
    # The round in float32 came after a death: no later round is in bfloat16, until a self-test passes.
    assert remembered() is False
    assert not begun(tmp_path).is_on
    MachineRecord().note(NETWORK, BFLOAT16, has_passed=True)
    assert begun(tmp_path).is_on


@pytest.mark.parametrize(("is_fault", "result"), [(True, False), (False, None)])
def test_a_crash_of_the_trial_is_remembered_and_what_may_pass_is_not(
    untrusted: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_fault: bool, result: bool | None
) -> None:
    def crash(*arguments: object) -> None:
        raise IsolatedProcessError("It ended early.", is_fault=is_fault)

    monkeypatch.setattr(mixed_precision, "run_isolated", crash)
    mixed = begun(tmp_path)
    finish()
    assert not mixed.is_on
    assert (
        MachineRecord().result(network_key(SPEC.architecture, SPEC.encoder, SPEC.settings), BFLOAT16)
        is result
    )


@pytest.mark.parametrize("text", ["", "[]", "{", '{"torch": 3}'])
def test_a_damaged_record_is_an_empty_one(tmp_path: Path, text: str) -> None:
    (tmp_path / "record.json").write_text(text)
    record = MachineRecord(tmp_path / "record.json")
    assert record.result("unet", BFLOAT16) is None
    record.note("unet", BFLOAT16, has_passed=True)
    assert MachineRecord(tmp_path / "record.json").result("unet", BFLOAT16) is True


def test_a_result_holds_for_one_set_of_instructions(monkeypatch: pytest.MonkeyPatch) -> None:
    here = machine_key()
    assert machine_key() == here
    # Another one than these tests may be running under.
    is_avx2 = os.environ.get("ONEDNN_MAX_CPU_ISA") == "AVX2"
    monkeypatch.setenv("ONEDNN_MAX_CPU_ISA", "AVX" if is_avx2 else "AVX2")
    assert machine_key() != here
