"""A ready model written by the compute, in this process and in its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.compute import Compute, ComputeFailed, InlineCompute, ProcessCompute, Progressed
from engine.compute.requests.ready_model import ReadyModelDone, ReadyModelRequest
from engine.models.files.weights import read_card
from engine.models.pretrained.ready_models import VOC_CLASSES
from tests.helpers.computing import Listener
from tests.helpers.ready_weights import QUICK, put_ready_weights


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("INKLING_WEIGHTS", str(tmp_path))
    monkeypatch.setenv("TORCH_HOME", str(tmp_path / "torch"))
    return tmp_path


@pytest.mark.parametrize("kind", [InlineCompute, ProcessCompute])
def test_the_file_is_written_and_said_so(kind: type[InlineCompute | ProcessCompute], folder: Path) -> None:
    put_ready_weights(folder)
    compute: Compute = kind(threads=1)
    heard = Listener()
    out = folder / "out.safetensors"
    try:
        assert compute.submit(ReadyModelRequest(QUICK, VOC_CLASSES, out), heard).wait(120)
    finally:
        compute.close()
    assert heard.wait_for(ReadyModelDone).path == out
    assert heard.wait_for(Progressed).progress.note == "Building the network"
    assert read_card(out).spec.classes == VOC_CLASSES


def test_missing_torchvision_weights_are_reported(folder: Path) -> None:
    compute, heard = InlineCompute(threads=1), Listener()
    try:
        request = ReadyModelRequest(QUICK, VOC_CLASSES, folder / "out.safetensors")
        assert compute.submit(request, heard).wait(60)
    finally:
        compute.close()
    assert "not on this machine" in heard.wait_for(ComputeFailed).summary
