"""The model in use and the network in training on images that neither has learned from."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from engine.core import UserError
from engine.learn.request import (
    Sample,
    TrainCandidate,
    TrainEvent,
    TrainFinished,
    TrainNote,
    TrainRequest,
    TrainStarted,
    TrainStep,
)
from engine.learn.samples import ImageCache
from engine.learn.trainer import Trainer
from engine.learn.validation import validator
from engine.learn.validation.model_comparison import Confusions
from engine.learn.validation.validator import Validator
from engine.models.files.weights import load_model, read_card, save_model
from engine.models.registry import build_model
from engine.models.spec import ModelSpec
from tests.helpers.networks import (
    TWO_CLASSES,
    read_npy,
    square_sample,
    tiny_model_file,
    tiny_network,
    tiny_request,
    tiny_spec,
)

pytestmark = pytest.mark.usefixtures("one_thread")

CPU = torch.device("cpu")


@pytest.fixture
def read_files(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the model files that the referee reads."""
    names: list[str] = []

    def load(path: Path) -> object:
        names.append(path.name)
        return load_model(path)

    monkeypatch.setattr(validator, "load_model", load)
    return names


def validator_of(current_model: Path | None, *samples: Sample) -> Validator:
    validator = Validator(ImageCache(read_npy), TWO_CLASSES, CPU, current_model)
    for sample in samples:
        validator.add(sample)
    return validator


def count_all(validator: Validator, seed: int = 1) -> Confusions:
    """Check a network, and the model in use as far as it is missing."""
    list(validator.validate_current_model())
    validator.gather_current_model()
    steps = validator.validate(tiny_network(seed=seed), tiny_spec())
    while True:
        try:
            next(steps)
        except StopIteration as end:
            confusions: Confusions = end.value
            return confusions


def meet(validator: Validator, sample: Sample, step: int, seed: int = 1) -> None:
    list(validator.evaluate_prequentially(sample, tiny_network(seed=seed), tiny_spec(), step))


def test_only_what_is_missing_is_predicted(tmp_path: Path, read_files: list[str]) -> None:
    first, second = (tiny_model_file(tmp_path / f"{n}.safetensors", seed=n) for n in (2, 3))
    validator = validator_of(first, square_sample(tmp_path, "1", "val"))
    confusions = count_all(validator)
    count_all(validator)
    assert read_files == ["2.safetensors"]
    validator.add(square_sample(tmp_path, "4", "val"))
    count_all(validator)
    assert read_files == ["2.safetensors"] * 2
    validator.compare_with(second)
    count_all(validator)
    assert read_files[2:] == ["3.safetensors"]
    # A candidate that comes into use has been counted already, but for images since then.
    candidate = tmp_path / "candidate.safetensors"
    validator.remove("4")
    validator.remember(candidate, confusions)
    validator.compare_with(candidate)
    comparison = validator.comparison(count_all(validator), step=10)
    assert comparison.per_class == comparison.current_model_scores
    assert len(read_files) == 3


def test_a_prequential_result_counts_for_as_long_again_until_another_model_is_current(
    tmp_path: Path,
) -> None:
    files = [tiny_model_file(tmp_path / f"{n}.safetensors", seed=n) for n in (2, 3)]
    validator = validator_of(files[0], square_sample(tmp_path, "1", "val"))
    meet(validator, square_sample(tmp_path, "5"), step=60)
    meet(validator, square_sample(tmp_path, "6"), step=100)
    confusions = count_all(validator)
    assert [
        validator.comparison(confusions, step).prequential_images for step in (100, 120, 121, 200, 201)
    ] == [
        2,
        2,
        1,
        1,
        0,
    ]
    assert validator.comparison(confusions, 100).per_class != validator.comparison(confusions, 300).per_class
    again = validator_of(files[0])
    again.restore(json.loads(json.dumps(validator.to_json())))
    assert again.comparison({}, 110).per_class == validator.comparison({}, 110).per_class
    validator.compare_with(files[1])
    count_all(validator)
    assert validator.comparison(confusions, 100).prequential_images == 0
    other = validator_of(files[1])
    other.restore(again.to_json())
    assert other.comparison({}, 110).prequential_images == 0


def test_filters_fitted_anew_are_the_same_learner(tmp_path: Path) -> None:
    spec = ModelSpec("filters", TWO_CLASSES)
    files = [tmp_path / f"filters-00{n}.safetensors" for n in (1, 2)]
    for file in files:
        save_model(file, build_model(spec, pretrained=False).module, spec, {})
    validator = validator_of(files[0])
    meet(validator, square_sample(tmp_path, "5"), step=40)
    said = validator.comparison({}, 40)
    validator.compare_with(files[1])
    again = validator.comparison({}, 40)
    assert (again.current_model_path, again.prequential_images, again.current_model_scores) == (
        files[1],
        1,
        said.current_model_scores,
    )
    validator.compare_with(tiny_model_file(tmp_path / "network.safetensors"))
    assert validator.comparison({}, 40).prequential_images == 0


def test_of_many_images_at_once_a_few_are_evaluated_prequentially(tmp_path: Path) -> None:
    poor = tiny_model_file(tmp_path / "poor.safetensors", seed=5)
    many: list[Sample | Path] = [square_sample(tmp_path, str(n)) for n in range(20, 26)]
    request = replace(round_of(tmp_path), current_model_path=poor)
    events = play(trainer_of(request), {12: many}, until=21)
    assert [c.prequential_images for c in candidates(events)] == [4]


def test_a_prediction_that_was_accepted_as_it_was_says_nothing_about_either_network(tmp_path: Path) -> None:
    poor = tiny_model_file(tmp_path / "poor.safetensors", seed=5)
    untouched: list[Sample | Path] = [square_sample(tmp_path, "20", is_drawn=False)]
    request = replace(round_of(tmp_path), current_model_path=poor)
    events = play(trainer_of(request), {12: untouched}, until=21)
    assert [c.prequential_images for c in candidates(events)] == [0]


def test_without_a_current_model_nothing_is_evaluated_prequentially(tmp_path: Path) -> None:
    validator = validator_of(None)
    meet(validator, square_sample(tmp_path, "5"), step=40)
    assert validator.comparison({}, 40).prequential_images == 0


def test_reading_a_model_draws_no_random_numbers_of_the_training(tmp_path: Path) -> None:
    validator = validator_of(tiny_model_file(tmp_path / "m.safetensors"), square_sample(tmp_path, "1", "val"))
    before = torch.get_rng_state()
    list(validator.validate_current_model())
    assert torch.equal(torch.get_rng_state(), before)


def test_a_missing_model_file_is_an_error(tmp_path: Path) -> None:
    validator = validator_of(tmp_path / "gone.safetensors", square_sample(tmp_path, "1", "val"))
    with pytest.raises(UserError, match="no model file"):
        list(validator.validate_current_model())


# ---- in a round of training


def round_of(folder: Path, **changes: object) -> TrainRequest:
    samples = [square_sample(folder, "0"), square_sample(folder, "100", "val")]
    values = {"epochs": 100, "keep_candidates": True} | changes
    return tiny_request(folder, samples, **values)


def play(trainer: Trainer, at: dict[int, list[Sample | Path]], until: int) -> list[TrainEvent]:
    """Train until a step; at some steps samples arrive, or word of another model in use."""
    events = []
    waiting = dict(at)
    steps = trainer.steps()
    for event in steps:
        if event is not None:
            events.append(event)
        now = event.step if isinstance(event, TrainStep) else 0
        for step in [step for step in waiting if step <= now]:
            for came in waiting.pop(step):
                if isinstance(came, Path):
                    trainer.compare_with(came)
                else:
                    trainer.add_samples([came])
        if now >= until:
            steps.close()
            break
    return events


def trainer_of(request: TrainRequest) -> Trainer:
    # By this clock every step is told of.
    seconds = iter(range(1_000_000))
    return Trainer(request, read_npy, CPU, clock=lambda: float(next(seconds)))


def candidates(events: list[TrainEvent]) -> list[TrainCandidate]:
    return [event for event in events if isinstance(event, TrainCandidate)]


def test_candidates_are_compared_with_the_current_model_and_on_new_images_too(tmp_path: Path) -> None:
    poor = tiny_model_file(tmp_path / "poor.safetensors", seed=5)
    new = square_sample(tmp_path, "7")
    moved = new.with_labels(new.labels)
    came: dict[int, list[Sample | Path]] = {25: [poor], 60: [new], 70: [moved]}
    shown = candidates(play(trainer_of(round_of(tmp_path)), came, until=101))
    assert shown[0].current_model_path is None
    assert shown[0].current_model_scores is None
    against = [c for c in shown if c.current_model_path == poor]
    assert against[0].current_model_scores is not None
    assert [(c.val_images, c.prequential_images) for c in against if 70 < c.step <= 100] == [(1, 1)]
    # Nothing was gained beyond the first, but this one has learned from the new image.
    last = against[-1]
    assert last.step > 60
    current = last.current_model_scores or {}
    assert all((last.per_class[name] or 0) >= current[name] for name in last.per_class)  # type: ignore[operator]


def test_images_there_from_the_start_are_not_evaluated_prequentially(tmp_path: Path) -> None:
    request = replace(
        round_of(tmp_path, epochs=20), current_model_path=tiny_model_file(tmp_path / "m.safetensors")
    )
    trainer = trainer_of(request)
    trainer.add_samples([square_sample(tmp_path, "7")])
    assert {c.prequential_images for c in candidates([e for e in trainer.steps() if e is not None])} == {0}


def test_a_new_image_that_cannot_be_read_is_reported_and_left_out(tmp_path: Path) -> None:
    wrong = square_sample(tmp_path, "8").with_labels(np.zeros((3, 3), np.uint8))
    request = replace(
        round_of(tmp_path, epochs=8), current_model_path=tiny_model_file(tmp_path / "m.safetensors")
    )
    events = play(trainer_of(request), {4: [wrong]}, until=1000)
    assert next(e.summary for e in events if isinstance(e, TrainNote)).startswith("Left out")
    assert isinstance(events[-1], TrainFinished)


def test_a_resumed_round_keeps_its_prequential_results(tmp_path: Path) -> None:
    poor = tiny_model_file(tmp_path / "poor.safetensors", seed=5)
    request = replace(
        round_of(tmp_path),
        current_model_path=poor,
        training_state_path=tmp_path / "round.checkpoint",
        training_state_every_s=20.0,
    )
    play(trainer_of(request), {30: [square_sample(tmp_path, "7")]}, until=38)
    again = replace(request, samples=(*request.samples, square_sample(tmp_path, "7")))
    events = play(trainer_of(again), {}, until=61)
    assert any(isinstance(e, TrainStarted) and "Going on" in e.note for e in events)
    assert next(c.prequential_images for c in candidates(events) if c.step <= 60) == 1


def test_the_last_network_is_kept_for_the_next_round(tmp_path: Path) -> None:
    request = round_of(tmp_path, epochs=6, last_path=tmp_path / "last.safetensors")
    trainer = trainer_of(request)
    finished = [e for e in trainer.steps() if isinstance(e, TrainFinished)]
    assert request.last_path is not None
    assert read_card(request.last_path).record["steps"] == finished[0].steps
    ours, module = load_model(request.last_path).module.state_dict(), trainer.network()[0].state_dict()
    assert all(torch.equal(ours[name], module[name]) for name in module)


def test_a_last_network_that_cannot_be_written_is_reported_and_the_round_ends_well(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    request = round_of(tmp_path, epochs=2, last_path=tmp_path / "file" / "last.safetensors")
    events = [e for e in trainer_of(request).steps() if e is not None]
    assert any(
        isinstance(e, TrainNote) and "could not be kept for the next round" in e.summary for e in events
    )
    assert isinstance(events[-1], TrainFinished)
