"""Learning without labels beside the window: on a thread and in a process of its own."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from engine.compute import ComputeCancelled, ComputeFailed, InlineCompute, ProcessCompute
from engine.compute.requests.pretrain import PretrainJobRequest
from engine.models.files.encoder_file import read_encoder_card
from engine.pretrain.request import PretrainFinished, PretrainPictures, PretrainStarted, PretrainStep
from tests.helpers.computing import Listener
from tests.helpers.networks import read_npy
from tests.helpers.pretraining import pretrain_request


@pytest.fixture(params=[InlineCompute, ProcessCompute])
def compute(request: pytest.FixtureRequest) -> Iterator[InlineCompute | ProcessCompute]:
    made = request.param(threads=1, read_image=read_npy)
    yield made
    made.close()


def test_learning_runs_to_its_end_and_tells_on_the_way(
    compute: InlineCompute | ProcessCompute, tmp_path: Path
) -> None:
    heard = Listener()
    request = pretrain_request(tmp_path)
    compute.submit(PretrainJobRequest(request), heard)
    finished = heard.wait_for_last()
    assert isinstance(finished, PretrainFinished)
    assert read_encoder_card(finished.path).task == "convolutional"
    assert isinstance(heard.events[0], PretrainStarted)
    assert heard.of(PretrainStep)
    assert heard.of(PretrainPictures)[-1].originals.dtype == np.uint8
    assert len(heard.endings) == 1


def test_a_cancelled_run_ends_once_and_leaves_no_file(tmp_path: Path) -> None:
    compute = InlineCompute(threads=1, read_image=read_npy)
    heard = Listener()
    job = compute.submit(PretrainJobRequest(pretrain_request(tmp_path, epochs=10_000)), heard)
    heard.wait_for(PretrainStep)
    job.cancel()
    assert isinstance(heard.wait_for_last(), ComputeCancelled)
    compute.close()
    assert not (tmp_path / "encoder.safetensors").exists()
    assert len(heard.endings) == 1


def test_what_cannot_be_learned_fails_in_words(tmp_path: Path) -> None:
    compute = InlineCompute(threads=1, read_image=read_npy)
    heard = Listener()
    compute.submit(PretrainJobRequest(pretrain_request(tmp_path, "linear", settings={"code": 9999})), heard)
    failed = heard.wait_for_last()
    compute.close()
    assert isinstance(failed, ComputeFailed)
    assert "narrower" in failed.summary


def test_a_request_survives_the_pipe(tmp_path: Path) -> None:
    request = pretrain_request(tmp_path)
    back = pickle.loads(pickle.dumps(request))
    assert (back.images, back.settings, back.out_path) == (request.images, request.settings, request.out_path)
