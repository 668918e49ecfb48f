"""A ready model written by the compute, in this process and in its own."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from engine.compute import Compute, ComputeFailed, InlineCompute, ProcessCompute, Progressed
from engine.compute.requests.ready_model import ReadyModelDone, ReadyModelRequest
from engine.models.files.weights import read_card
from engine.models.pretrained.ready_models import VOC_CLASSES, ready_model
from tests.helpers.computing import Listener

QUICK = "voc-deeplab-v3-mobilenet"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("INKLING_WEIGHTS", str(tmp_path))
    monkeypatch.setenv("TORCH_HOME", str(tmp_path / "torch"))
    return tmp_path


def put_weights(folder: Path) -> None:
    from torchvision.models.segmentation import deeplabv3_mobilenet_v3_large

    net = deeplabv3_mobilenet_v3_large(weights=None, weights_backbone=None, num_classes=21, aux_loss=True)
    torch.save(net.state_dict(), folder / ready_model(QUICK).file_name)


@pytest.mark.parametrize("kind", [InlineCompute, ProcessCompute])
def test_the_file_is_written_and_said_so(kind: type[InlineCompute | ProcessCompute], folder: Path) -> None:
    put_weights(folder)
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
