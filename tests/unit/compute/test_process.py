"""The compute process: predicts, trains, pauses, dies and comes back."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import psutil
import pytest

from engine.compute import ComputeCancelled, ComputeFailed, InlineCompute, ProcessCompute
from engine.compute.requests.cut_features import CutFeaturesDone, CutFeaturesRequest
from engine.compute.requests.predict import PredictDone, PredictRequest
from engine.compute.requests.train import AddSamples, CompareWith
from engine.compute.shared import _folders
from engine.learn.request import TrainCandidate, TrainFinished, TrainStarted, TrainStep
from engine.models.clicks import click_file
from engine.models.cut_features import CutEncoder
from engine.models.files.weights import load_model
from engine.predict.predictor import predict_image
from engine.predict.settings import PredictSettings
from tests.helpers.click_file import random_layers, write_click_file
from tests.helpers.computing import LIMIT_S, Listener, training
from tests.helpers.networks import (
    bright_square_image,
    read_npy,
    square_sample,
    tiny_model_file,
)


@pytest.fixture(scope="module")
def shared_compute(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ProcessCompute]:
    """One process for the tests that leave it in order; starting one takes seconds."""
    made = ProcessCompute(threads=1, read_image=read_npy)
    made.warm_up()
    # Its threads must be there before a test begins, or they would count as leaked by it.
    predicted(made, tiny_model_file(tmp_path_factory.mktemp("warm") / "m.safetensors"))
    yield made
    made.close()


@pytest.fixture
def compute(shared_compute: ProcessCompute) -> ProcessCompute:
    return shared_compute


@pytest.fixture
def model(tmp_path: Path) -> Path:
    return tiny_model_file(tmp_path / "m.safetensors")


def predicted(compute: ProcessCompute, model: Path, side: int = 80) -> PredictDone:
    heard = Listener()
    compute.submit(PredictRequest(bright_square_image(side)[0], model), heard)
    done: PredictDone = heard.wait_for(PredictDone)
    return done


def blocks_of_this_process() -> list[Path]:
    return [path for folder in _folders() for path in folder.glob(f".inkling-block.{os.getpid()}-*")]


def test_the_answer_of_the_process_is_that_of_the_predictor(compute: ProcessCompute, model: Path) -> None:
    image, here = bright_square_image(80)[0], load_model(model)
    expected, done = predict_image(here.module, here.spec, image), predicted(compute, model)
    assert np.array_equal(done.labels, expected.labels)
    # Folded layers round differently by a step of float16.
    assert np.allclose(done.uncertainty.astype(int), expected.uncertainty, atol=1)
    assert np.allclose(done.probs, expected.probs, atol=1e-3)
    assert (done.stride, done.model_path) == (1, model)
    assert not done.probs.flags.writeable


def test_features_of_a_picture_are_those_of_the_encoder_and_one_that_is_none_fails_in_words(
    compute: ProcessCompute,
) -> None:
    picture = np.random.default_rng(1).integers(0, 256, (64, 96, 3), np.uint8)
    heard = Listener(CutFeaturesDone, ComputeFailed)
    compute.submit(CutFeaturesRequest(picture), heard)
    done = heard.wait_for(CutFeaturesDone)
    for ours, expected in zip((done.contrast, done.contents), CutEncoder().describe(picture), strict=True):
        assert np.allclose(ours, expected, atol=0.01)
    refused = Listener(CutFeaturesDone, ComputeFailed)
    compute.submit(CutFeaturesRequest(picture[:50]), refused)
    assert "multiples of 16" in refused.wait_for(ComputeFailed).summary


def test_what_clicks_need_of_a_picture_comes_with_its_features_where_their_network_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture = np.random.default_rng(1).integers(0, 256, (64, 96, 3), np.uint8)
    path: Path | None = None
    monkeypatch.setattr(click_file, "click_network_path", lambda: path)
    answers = []
    for _ in range(2):
        heard = Listener(CutFeaturesDone, ComputeFailed)
        local = InlineCompute(1, read_npy)
        local.submit(CutFeaturesRequest(picture), heard)
        answers.append(heard.wait_for(CutFeaturesDone).click_contents)
        local.close()
        path = write_click_file(tmp_path, random_layers())
    assert answers[0] is None
    assert answers[1] is not None
    assert answers[1].shape == (8, 12, 48)


def test_a_prediction_leaves_no_shared_memory_behind(compute: ProcessCompute, model: Path) -> None:
    heard = Listener()
    compute.submit(PredictRequest(bright_square_image()[0], model), heard).wait(LIMIT_S)
    # The blocks of a job are freed before the next answer is read.
    predicted(compute, model)
    assert len(blocks_of_this_process()) <= 4


def test_the_child_lets_the_window_go_first(compute: ProcessCompute, model: Path) -> None:
    predicted(compute, model)
    # Where the tests themselves run at low priority, there may be none that is lower.
    assert psutil.Process(compute.process_id).nice() >= psutil.Process().nice()
    assert psutil.Process(compute.process_id).nice() > 0


def test_a_damaged_model_fails_in_words_and_the_process_lives(
    compute: ProcessCompute, model: Path, tmp_path: Path
) -> None:
    predicted(compute, model)
    before, heard = compute.process_id, Listener()
    damaged = tmp_path / "damaged.safetensors"
    damaged.write_bytes(model.read_bytes()[:-50])
    compute.submit(PredictRequest(bright_square_image()[0], damaged), heard)
    assert "damaged" in heard.wait_for(ComputeFailed).summary
    assert compute.process_id == before


def test_training_reports_and_writes_its_network(compute: ProcessCompute, tmp_path: Path) -> None:
    heard = Listener()
    compute.submit(training(tmp_path, [square_sample(tmp_path, "1")]), heard)
    finished = heard.wait_for(TrainFinished)
    assert isinstance(heard.events[0], TrainStarted)
    assert load_model(finished.path).spec.class_count == 2
    assert len(heard.endings) == 1


def test_predictions_step_in_while_training_and_while_it_is_paused(
    compute: ProcessCompute, model: Path, tmp_path: Path
) -> None:
    heard = Listener()
    request = training(tmp_path, [square_sample(tmp_path, "1")], epochs=100_000)
    job = compute.submit(request, heard)
    heard.wait_for(TrainStep, count=2)
    predicted(compute, model)
    job.pause()
    # Commands arrive in order, so the training is paused once this prediction is back.
    predicted(compute, model)
    steps_when_paused = len(heard.of(TrainStep))
    predicted(compute, model)
    predicted(compute, model)
    assert len(heard.of(TrainStep)) == steps_when_paused
    job.resume()
    heard.wait_for(TrainStep, count=steps_when_paused + 1)
    job.cancel()
    assert isinstance(heard.wait_for_last(), ComputeCancelled)


def test_a_paused_training_leaves_the_processor_to_others(
    compute: ProcessCompute, model: Path, tmp_path: Path
) -> None:
    heard = Listener()
    job = compute.submit(training(tmp_path, [square_sample(tmp_path, "1")], epochs=100_000), heard)
    heard.wait_for(TrainStep, count=2)
    child = psutil.Process(compute.process_id)
    job.pause()
    # Commands arrive in order, so the training is paused once this prediction is back.
    predicted(compute, model)
    # Percent of one core, by the processor's own time: other programs on the machine count for nothing.
    assert child.cpu_percent(interval=1.0) < 10.0
    worked_s = child.cpu_times().user
    job.resume()
    heard.wait_for(TrainStep, count=len(heard.of(TrainStep)) + 3)
    assert child.cpu_times().user > worked_s
    job.cancel()
    assert isinstance(heard.wait_for_last(), ComputeCancelled)


def test_samples_reach_a_running_training(compute: ProcessCompute, tmp_path: Path) -> None:
    heard = Listener()
    job = compute.submit(training(tmp_path, [square_sample(tmp_path, "1")], epochs=30), heard)
    heard.wait_for(TrainStep)
    job.send(AddSamples((square_sample(tmp_path, "2"),)))
    assert "from 2 images" in heard.wait_for(TrainFinished).reason


def test_the_model_in_use_reaches_a_running_training(
    compute: ProcessCompute, model: Path, tmp_path: Path
) -> None:
    heard = Listener()
    samples = [square_sample(tmp_path, "1"), square_sample(tmp_path, "2", "val")]
    job = compute.submit(training(tmp_path, samples, epochs=100_000, keep_candidates=True), heard)
    assert heard.wait_for(TrainCandidate).current_model_path is None
    job.send(CompareWith(model))
    while (shown := heard.of(TrainCandidate)[-1]).current_model_path is None:
        heard.wait_for(TrainCandidate, count=len(heard.of(TrainCandidate)) + 1)
    assert shown.current_model_path == model
    assert shown.current_model_scores is not None
    job.cancel()
    assert isinstance(heard.wait_for_last(), ComputeCancelled)


def test_a_prediction_can_be_cancelled(compute: ProcessCompute, model: Path) -> None:
    first, second = Listener(), Listener()
    image = np.zeros((500, 500, 3), np.uint8)
    compute.submit(PredictRequest(image, model, PredictSettings(64)), first)
    compute.submit(PredictRequest(image, model, PredictSettings(64)), second).cancel()
    assert isinstance(second.wait_for_last(), ComputeCancelled)
    assert second.of(PredictDone) == []
    assert isinstance(first.wait_for_last(), PredictDone)


def test_closing_cancels_what_is_open_and_ends_the_process(quick_starts: None, tmp_path: Path) -> None:
    compute, heard = ProcessCompute(threads=1, read_image=read_npy), Listener()
    compute.submit(training(tmp_path, [square_sample(tmp_path, "1")], epochs=100_000), heard)
    heard.wait_for(TrainStep)
    child = psutil.Process(compute.process_id)
    compute.close()
    compute.close()
    assert heard.endings == [ComputeCancelled()]
    assert not child.is_running()
    assert blocks_of_this_process() == []


def test_closing_before_anything_happened_is_fine() -> None:
    ProcessCompute(threads=1).close()


PARENT = """
import time
from engine.compute import ProcessCompute
from tests.helpers.dying import CountRequest
if __name__ == "__main__":
    compute = ProcessCompute(threads=1)
    compute.submit(CountRequest(), lambda e: None).wait()
    print(compute.process_id, flush=True)
    time.sleep(600)
"""


@pytest.mark.skipif(os.name == "nt", reason="kills by signal")
def test_the_process_ends_with_its_parent(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(PARENT)
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[3])}
    with subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, text=True, env=environment
    ) as parent:
        assert parent.stdout is not None
        child = psutil.Process(int(parent.stdout.readline()))
        parent.kill()
        child.wait(LIMIT_S)
    assert not child.is_running()
