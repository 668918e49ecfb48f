"""The compute process dies, at any moment and in any way: it is started again, and what was open goes on."""

from __future__ import annotations

import os
import pickle
import signal
import threading
import time
from collections.abc import Callable, Iterator
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.compute import (
    ComputeCancelled,
    ComputeFailed,
    JobRequest,
    ProcessCompute,
    Progressed,
    Restarted,
)
from engine.compute.recovery import MOST_RESTARTS, OpenJob, Restarts
from engine.compute.requests.cut_features import CutFeaturesDone, CutFeaturesRequest
from engine.compute.requests.embed import EmbedDone, EmbedRequest
from engine.compute.requests.predict import PredictDone, PredictRequest
from engine.compute.requests.pretrain import PretrainJobRequest
from engine.compute.requests.ready_model import ReadyModelDone, ReadyModelRequest
from engine.compute.requests.train import AddSamples, CompareWith, TrainJobRequest
from engine.compute.requests.warm_up import WarmedUp, WarmUpRequest
from engine.learn.request import Sample, TrainFinished, TrainStarted, TrainStep
from engine.models.pretrained.ready_models import VOC_CLASSES
from engine.predict.settings import PredictSettings
from engine.pretrain.request import PretrainFinished, PretrainRequest, PretrainStep
from tests.helpers.computing import LAST, LIMIT_S, Listener, training
from tests.helpers.dying import FAULTS, WAYS, AnswerRequest, CountRequest, DyingRequest, Ended, RaisingRequest
from tests.helpers.forked_processes import forked_processes
from tests.helpers.networks import read_npy, square_sample, tiny_model_file
from tests.helpers.ready_weights import QUICK, put_ready_weights

IS_LONG = bool(os.environ.get("INKLING_NIGHTLY"))


class Watched:
    """A compute with what it says of its restarts."""

    def __init__(self) -> None:
        self.restarts: list[Restarted] = []
        self.compute = ProcessCompute(threads=1, read_image=read_npy, on_restart=self.restarts.append)

    def run(self, request: JobRequest[Any], *last: type) -> Any:
        """The last event of a request."""
        return self.begin(request, *last)[1].wait_for_last()

    def begin(self, request: JobRequest[Any], *last: type) -> tuple[Any, Listener]:
        heard = Listener(*(last or (*LAST, Ended)), ComputeFailed, ComputeCancelled)
        return self.compute.submit(request, heard), heard

    def process(self) -> int:
        """The process that is there now, or will be in a moment."""
        return wait_for(lambda: self.compute.process_id)

    def kill(self) -> int:
        """Kill the process that is there; its number."""
        number = self.process()
        os.kill(number, getattr(signal, "SIGKILL", signal.SIGTERM))
        wait_for(lambda: self.compute.process_id != number)
        return number


def wait_for(find: Callable[[], Any]) -> Any:
    deadline = time.monotonic() + LIMIT_S
    while not (found := find()):
        assert time.monotonic() < deadline
        time.sleep(0.01)
    return found


@pytest.fixture(autouse=True)
def no_leaked_threads() -> Iterator[None]:
    """Instead of the rule for all tests: each process of the shared compute has a new thread that reads."""
    before = threading.active_count()
    yield
    wait_for(lambda: threading.active_count() <= before + 2)


@pytest.fixture(scope="module", autouse=True)
def all_quick_starts(forking: BaseContext | None) -> Iterator[None]:
    with forked_processes(forking):
        yield


@pytest.fixture(scope="module")
def shared(all_quick_starts: None) -> Iterator[Watched]:
    """One compute for the tests that leave it in order, as all do: that is what they are about."""
    watched = Watched()
    watched.run(CountRequest())
    yield watched
    watched.compute.close()


@pytest.fixture
def watched(shared: Watched) -> Watched:
    shared.run(CountRequest())
    shared.restarts.clear()
    return shared


@pytest.fixture
def own(all_quick_starts: None) -> Iterator[Watched]:
    """A compute of one test, closed also where the test fails: its process would work on for ever."""
    watched = Watched()
    yield watched
    watched.compute.close()


@pytest.mark.parametrize("way", WAYS if IS_LONG else WAYS[:3])
def test_a_job_that_a_process_died_of_is_tried_once_more(watched: Watched, way: str, tmp_path: Path) -> None:
    _, heard = watched.begin(DyingRequest(tmp_path, way, deaths=1))
    assert heard.wait_for_last() == Ended(1)
    assert len(watched.restarts) == 1
    assert watched.restarts[0].activity == "working"
    assert heard.events.count("began") == 2


@pytest.mark.parametrize("way", WAYS if IS_LONG else WAYS[:1])
def test_a_job_that_two_processes_died_of_is_set_aside_and_nothing_else_is(
    watched: Watched, way: str, tmp_path: Path
) -> None:
    _, deadly = watched.begin(DyingRequest(tmp_path, way, deaths=9))
    _, harmless = watched.begin(CountRequest(5))
    failed = deadly.wait_for_last()
    assert isinstance(failed, ComputeFailed)
    assert failed.is_passing
    assert "again at the second try" in failed.summary
    assert "smaller network" in failed.hint
    assert harmless.wait_for_last() == Ended(5)
    assert len(list(tmp_path.glob("try-*"))) == 2


@pytest.mark.parametrize("fault", FAULTS)
def test_what_cannot_cross_the_pipe_fails_its_own_job_and_the_process_lives(
    watched: Watched, fault: str
) -> None:
    before = watched.process()
    failed = watched.run(AnswerRequest(fault))
    assert isinstance(failed, ComputeFailed), failed
    assert watched.run(CountRequest(4)) == Ended(4)
    assert watched.process() == before
    assert watched.restarts == []


def test_a_fault_in_the_process_comes_with_a_report_without_words_of_the_users(watched: Watched) -> None:
    failed = watched.run(RaisingRequest("Zebra"))
    assert isinstance(failed, ComputeFailed)
    assert failed.report is not None
    assert "ValueError: … is not in list" in failed.report.text
    assert "Thread: compute" in failed.report.text
    assert "Zebra" not in failed.report.text
    assert watched.restarts == []


def test_an_idle_process_that_dies_is_started_again_by_itself(watched: Watched) -> None:
    before = watched.kill()
    assert watched.process() != before
    assert watched.run(CountRequest()) == Ended(3)
    assert watched.restarts == []


REQUESTS: dict[str, tuple[Callable[[Path], JobRequest[Any]], type, type]] = {
    "prediction": (
        lambda folder: PredictRequest(
            np.zeros((300, 300, 3), np.uint8), tiny_model_file(folder / "m.safetensors"), PredictSettings(64)
        ),
        Progressed,
        PredictDone,
    ),
    "embeddings": (
        lambda folder: EmbedRequest(tiny_model_file(folder / "m.safetensors"), (folder / "none.png",) * 50),
        Progressed,
        EmbedDone,
    ),
    "features of the open image": (
        lambda folder: CutFeaturesRequest(np.zeros((512, 512, 3), np.uint8)),
        Progressed,
        CutFeaturesDone,
    ),
    "training": (
        lambda folder: training(folder, [square_sample(folder, "1")], epochs=8),
        TrainStep,
        TrainFinished,
    ),
    "pretraining": (
        lambda folder: PretrainJobRequest(
            PretrainRequest(
                images=(square_sample(folder, "1").image_path,),
                out_path=folder / "encoder.safetensors",
                architecture="unet-small",
                network={"width": 4, "depth": 2},
                minutes=0.03,
            )
        ),
        PretrainStep,
        PretrainFinished,
    ),
    "ready model": (
        lambda folder: ReadyModelRequest(QUICK, VOC_CLASSES, folder / "ready.safetensors"),
        Progressed,
        ReadyModelDone,
    ),
    "warm-up": (lambda folder: WarmUpRequest(), Progressed, WarmedUp),
}
SHORT = [("prediction", "amid"), ("training", "at once"), ("ready model", "amid")]
ALL = [(name, moment) for name in REQUESTS for moment in ("at once", "amid", "soon")]


@pytest.mark.skipif(os.name == "nt", reason="kills by signal")
@pytest.mark.parametrize(("name", "moment"), ALL if IS_LONG else SHORT)
def test_every_kind_of_request_ends_well_when_its_process_is_killed_once(
    watched: Watched, tmp_path: Path, weights_folder: Path, name: str, moment: str
) -> None:
    if name == "ready model":
        put_ready_weights(weights_folder)
    make, progress, done = REQUESTS[name]
    _, heard = watched.begin(make(tmp_path), done)
    if moment == "amid":
        wait_for(lambda: any(isinstance(event, (progress, done)) for event in heard.events))
    elif moment == "soon":
        time.sleep(0.2)
    watched.kill()
    assert isinstance(heard.wait_for_last(), done), heard.endings
    assert len(heard.endings) == 1


@pytest.mark.skipif(os.name == "nt", reason="kills by signal")
def test_a_training_goes_on_from_its_state_in_float32_with_what_it_was_sent(
    watched: Watched, tmp_path: Path
) -> None:
    request = training(
        tmp_path,
        [square_sample(tmp_path, "1")],
        epochs=40,
        training_state_path=tmp_path / "state.checkpoint",
        training_state_every_s=0.01,
    )
    job, heard = watched.begin(request)
    job.send(AddSamples((square_sample(tmp_path, "2"),)))
    wait_for((tmp_path / "state.checkpoint").exists)
    watched.kill()
    finished = heard.wait_for(TrainFinished)
    notes = [event.note for event in heard.of(TrainStarted)]
    assert notes[-1].startswith("Going on with the interrupted training after step ")
    assert "from 2 images" in finished.reason
    assert watched.restarts[0].activity == "training U-Net, small"


@pytest.mark.skipif(os.name == "nt", reason="kills by signal")
def test_a_paused_job_stays_paused_and_a_cancelled_one_is_cancelled_in_the_next_process(
    watched: Watched, tmp_path: Path
) -> None:
    request = training(tmp_path, [square_sample(tmp_path, "1")], epochs=100_000)
    paused, heard = watched.begin(request)
    heard.wait_for(TrainStep)
    paused.pause()
    watched.run(CountRequest())
    watched.kill()
    watched.run(CountRequest())
    steps = len(heard.of(TrainStep))
    watched.run(CountRequest(50))
    assert len(heard.of(TrainStep)) == steps
    paused.resume()
    heard.wait_for(TrainStep, count=steps + 1)
    paused.cancel()
    assert isinstance(heard.wait_for_last(), ComputeCancelled)


@pytest.mark.skipif(os.name == "nt", reason="kills by signal")
def test_closing_while_a_process_is_started_again_ends_everything(own: Watched, tmp_path: Path) -> None:
    _, heard = own.begin(DyingRequest(tmp_path, "kill", deaths=9))
    wait_for(lambda: own.restarts)
    own.compute.close()
    assert len(heard.endings) == 1


def test_messages_become_part_of_the_request_that_is_begun_again(tmp_path: Path) -> None:
    first, second = square_sample(tmp_path, "1"), square_sample(tmp_path, "2")
    newer = Sample(first.key, first.image_path, first.labels, "val")
    request = training(tmp_path, [first])
    told = request.after(AddSamples((second, newer))).after(CompareWith(tmp_path / "current"))
    assert isinstance(told, TrainJobRequest)
    assert told.round.samples == (newer, second)
    assert told.round.current_model_path == tmp_path / "current"
    assert told.round.mixed_precision
    assert not told.safer().round.mixed_precision


def test_a_training_is_kept_and_sent_in_a_fraction_of_its_maps(tmp_path: Path) -> None:
    labels = np.zeros((1000, 1000), np.uint8)
    labels[200:700, 300:400] = 1
    sample = Sample("1", tmp_path / "1.npy", labels, corrected=labels == 1)
    assert len(pickle.dumps(training(tmp_path, [sample]))) < 20_000
    again = pickle.loads(pickle.dumps(sample))
    assert np.array_equal(again.labels, labels)
    assert np.array_equal(again.corrected, labels == 1)


def test_restarts_in_a_row_wait_longer_and_end_and_one_long_after_is_the_first_again() -> None:
    restarts, waits = Restarts(), []
    for number in range(MOST_RESTARTS):
        assert restarts.note_death(float(number))
        waits.append(restarts.wait_s)
    assert waits == [0.0, 0.5, 1.0, 2.0, 4.0]
    assert not restarts.note_death(10.0)
    assert restarts.note_death(1000.0)
    assert restarts.wait_s == 0.0
    for number in range(MOST_RESTARTS + 1):
        restarts.note_death(1000.0 + number)
    restarts.job_done()
    assert restarts.note_death(1010.0)


def test_a_job_that_ran_for_a_minute_since_is_not_blamed_for_an_older_death() -> None:
    job = OpenJob(CountRequest(), began_s=0.0)
    job.blame(1.0)
    job.began_s = 2.0
    job.blame(100.0)
    assert job.deaths == 1
    job.began_s = 100.5
    job.blame(101.0)
    assert job.deaths == 2
