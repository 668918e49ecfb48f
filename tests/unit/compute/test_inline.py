"""The compute on a thread: the same events as the process, without the process."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from engine.compute import ComputeCancelled, ComputeFailed, InlineCompute
from engine.compute.requests.predict import PredictDone, PredictRequest
from engine.compute.requests.train import AddSamples, CompareWith
from engine.core import IGNORE, UserError
from engine.learn.request import TrainCandidate, TrainFinished, TrainStarted, TrainStep
from engine.models.files.weights import load_model
from engine.predict import prediction
from engine.predict.predictor import predict_image
from tests.helpers.computing import Listener, training
from tests.helpers.networks import (
    bright_square_image,
    read_npy,
    square_sample,
    tiny_model_file,
)


@pytest.fixture
def compute() -> Iterator[InlineCompute]:
    made = InlineCompute(threads=1, read_image=read_npy)
    yield made
    made.close()


def test_a_prediction_is_that_of_the_predictor(compute: InlineCompute, tmp_path: Path) -> None:
    path, image = tiny_model_file(tmp_path / "m.safetensors"), bright_square_image(90)[0]
    heard = Listener()
    assert compute.submit(PredictRequest(image, path), heard).wait(60)
    model = load_model(path)
    expected = predict_image(model.module, model.spec, image)
    done = heard.wait_for(PredictDone)
    assert np.array_equal(done.labels, expected.labels)
    # Folded layers round differently by a step of float16.
    assert np.allclose(done.probs, expected.probs, atol=1e-3)
    assert not done.labels.flags.writeable


@pytest.mark.parametrize("stride", [1, 2])
def test_a_prediction_says_nothing_of_the_classes_that_it_is_to_leave_open(
    compute: InlineCompute, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stride: int
) -> None:
    path, image = tiny_model_file(tmp_path / "m.safetensors"), bright_square_image(90)[0]
    heard, plain = Listener(), Listener()
    names = load_model(path).spec.classes.names
    monkeypatch.setattr(prediction, "MAX_PROB_ELEMENTS", len(names) * 90 * 90 // stride**2)
    compute.submit(PredictRequest(image, path), plain).wait(60)
    before = plain.wait_for(PredictDone)
    hidden = int(before.labels[0, 0])
    left_open = (names[hidden],)
    compute.submit(PredictRequest(image, path, left_open=left_open), heard).wait(60)
    done = heard.wait_for(PredictDone)
    assert done.stride == stride
    is_open = before.labels == hidden
    assert np.array_equal(done.labels, np.where(is_open, IGNORE, before.labels))
    assert np.array_equal(done.uncertainty, np.where(is_open, 255, before.uncertainty))
    open_px = sum(is_open[row::stride, column::stride] for row in range(stride) for column in range(stride))
    is_told = (open_px == 0) & (before.probs.argmax(axis=0) != hidden)
    assert is_told.any()
    assert np.array_equal(done.probs[:, is_told], before.probs[:, is_told])
    assert np.allclose(done.probs[:, open_px == stride**2], 1 / len(names), atol=1e-3)


def test_a_changed_model_file_is_read_again(compute: InlineCompute, tmp_path: Path) -> None:
    path, image = tmp_path / "m.safetensors", bright_square_image()[0]
    answers = []
    for seed in (1, 2):
        tiny_model_file(path, seed=seed)
        heard = Listener()
        compute.submit(PredictRequest(image, path), heard).wait(60)
        answers.append(heard.wait_for(PredictDone).probs)
    assert not np.array_equal(*answers)


def test_a_missing_model_fails_in_words(compute: InlineCompute, tmp_path: Path) -> None:
    heard = Listener()
    compute.submit(PredictRequest(bright_square_image()[0], tmp_path / "none"), heard).wait(60)
    (failed,) = heard.endings
    assert isinstance(failed, ComputeFailed)
    assert "There is no model file" in failed.summary
    assert failed.hint


def test_training_runs_to_its_end(compute: InlineCompute, tmp_path: Path) -> None:
    heard = Listener()
    assert compute.submit(training(tmp_path, [square_sample(tmp_path, "1")]), heard).wait(60)
    assert isinstance(heard.events[0], TrainStarted)
    assert isinstance(heard.wait_for(TrainFinished).path, Path)
    assert len(heard.endings) == 1


def test_a_prediction_steps_in_while_training(compute: InlineCompute, tmp_path: Path) -> None:
    path, trained, predicted = tiny_model_file(tmp_path / "m.safetensors"), Listener(), Listener()
    job = compute.submit(training(tmp_path, [square_sample(tmp_path, "1")], epochs=100_000), trained)
    trained.wait_for(TrainStep)
    compute.submit(PredictRequest(bright_square_image()[0], path), predicted)
    predicted.wait_for(PredictDone)
    assert trained.endings == []
    job.cancel()
    assert isinstance(trained.wait_for_last(), ComputeCancelled)


def test_samples_may_come_before_the_first_batch(compute: InlineCompute, tmp_path: Path) -> None:
    heard = Listener()
    job = compute.submit(training(tmp_path, [square_sample(tmp_path, "1")], epochs=30), heard)
    job.send(AddSamples((square_sample(tmp_path, "2"),)))
    assert "from 2 images" in heard.wait_for(TrainFinished).reason


def test_the_model_in_use_may_change_before_the_first_batch(compute: InlineCompute, tmp_path: Path) -> None:
    heard, path = Listener(), tiny_model_file(tmp_path / "m.safetensors")
    samples = [square_sample(tmp_path, "1"), square_sample(tmp_path, "2", "val")]
    compute.submit(training(tmp_path, samples, epochs=10), heard).send(CompareWith(path))
    heard.wait_for(TrainFinished)
    assert heard.of(TrainCandidate)[-1].current_model_path == path


def test_closing_ends_every_job_once(tmp_path: Path) -> None:
    compute, heard = InlineCompute(threads=1, read_image=read_npy), Listener()
    compute.submit(training(tmp_path, [square_sample(tmp_path, "1")], epochs=100_000), heard)
    heard.wait_for(TrainStep)
    compute.close()
    assert heard.endings == [ComputeCancelled()]


def test_a_job_after_closing_is_cancelled_at_once(tmp_path: Path) -> None:
    compute, heard = InlineCompute(threads=1), Listener()
    compute.close()
    compute.submit(PredictRequest(bright_square_image()[0], tmp_path / "m"), heard)
    assert heard.events == [ComputeCancelled()]


@pytest.mark.expects_log
def test_a_listener_that_fails_does_not_stop_the_work(compute: InlineCompute, tmp_path: Path) -> None:
    def failing(event: object) -> None:
        raise ValueError("listener")

    assert compute.submit(training(tmp_path, [square_sample(tmp_path, "1")]), failing).wait(60)


def test_a_training_can_be_cancelled_from_its_own_event(compute: InlineCompute, tmp_path: Path) -> None:
    heard, jobs = Listener(), []

    def cancel_at_candidate(event: object) -> None:
        if isinstance(event, TrainCandidate):
            jobs[0].cancel()
        heard(event)

    request = training(tmp_path, [square_sample(tmp_path, "1")], epochs=60)
    jobs.append(compute.submit(request, cancel_at_candidate))
    assert isinstance(heard.wait_for_last(), ComputeCancelled)
    assert len(heard.of(TrainCandidate)) == 1


def test_no_thread_at_all_is_refused() -> None:
    with pytest.raises(UserError, match="0 threads"):
        InlineCompute(threads=0)
