"""A round of training: learns, repeats exactly, checks, takes in samples, goes on from a model."""

from __future__ import annotations

import itertools
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from torch import nn

from engine.core import IGNORE, ClassList, UserError
from engine.learn.augmentation.augment_settings import AugmentChoice
from engine.learn.initial_weights import pixel_scaling
from engine.learn.request import (
    NOTHING_TO_LEARN,
    Sample,
    TrainCandidate,
    TrainEvent,
    TrainFinished,
    TrainNote,
    TrainRequest,
    TrainStarted,
    TrainStep,
    TrainValidated,
)
from engine.learn.trainer import Trainer
from engine.learn.validation.metrics import Confusion
from engine.learn.validation.promotion import TOLERANCE
from engine.models.files.weights import load_model, read_card
from engine.predict.predictor import predict_image
from tests.helpers.networks import (
    TINY,
    TWO_CLASSES,
    bright_square_image,
    read_npy,
    sparse,
    square_sample,
    tiny_model_file,
    tiny_request,
)

pytestmark = pytest.mark.usefixtures("one_thread")

CPU = torch.device("cpu")


def trainer_of(request: TrainRequest) -> Trainer:
    return Trainer(request, read_npy, CPU)


def events_of(request: TrainRequest) -> list[TrainEvent]:
    return [e for e in trainer_of(request).steps() if e is not None]


def read_or_refuse(path: Path) -> Any:
    if not path.exists():
        raise UserError(f"{path.name} cannot be read.")
    return read_npy(path)


def only(kind: type, events: list[TrainEvent]) -> list[Any]:
    return [e for e in events if isinstance(e, kind)]


def samples_in(folder: Path, train: int = 2, val: int = 0) -> list[Sample]:
    trained = [square_sample(folder, str(i)) for i in range(train)]
    return trained + [square_sample(folder, str(100 + i), "val") for i in range(val)]


def test_sparse_labels_teach_the_whole_image(tmp_path: Path) -> None:
    samples = [s.with_labels(sparse(s.labels)) for s in samples_in(tmp_path)]
    events_of(tiny_request(tmp_path, samples, epochs=20))
    model = load_model(tmp_path / "out.safetensors")
    image, mask = bright_square_image(seed=77)
    counts = Confusion(2)
    counts.add(mask, predict_image(model.module, model.spec, image).labels)
    mean_iou = counts.scores(TWO_CLASSES.names).mean_iou
    assert mean_iou is not None
    assert mean_iou > 0.9


def test_one_batch_can_be_learned_by_heart(tmp_path: Path) -> None:
    request = tiny_request(tmp_path, samples_in(tmp_path, train=1), epochs=40, loss="dice+ce")
    losses = [e.loss for e in only(TrainStep, events_of(request))]
    assert losses[-1] < 0.25 * losses[0]


def test_the_same_seed_gives_the_same_network(tmp_path: Path) -> None:
    weights = []
    for name in ("first", "second"):
        request = tiny_request(
            tmp_path, samples_in(tmp_path, 2, 1), out_path=tmp_path / f"{name}.safetensors"
        )
        events_of(request)
        weights.append(load_model(request.out_path).module.state_dict())
    assert all(torch.equal(weights[0][k], weights[1][k]) for k in weights[0])


def test_another_seed_gives_another_network(tmp_path: Path) -> None:
    weights = []
    for seed in (0, 1):
        request = tiny_request(tmp_path, samples_in(tmp_path), seed=seed, epochs=1)
        events_of(request)
        weights.append(load_model(request.out_path).module.state_dict())
    assert not torch.equal(weights[0]["head.weight"], weights[1]["head.weight"])


def test_events_come_in_order_and_the_best_is_in_the_file(tmp_path: Path) -> None:
    request = tiny_request(tmp_path, samples_in(tmp_path, 2, 1), epochs=12)
    events = events_of(request)
    assert isinstance(events[0], TrainStarted)
    assert isinstance(events[-1], TrainFinished)
    assert events[-1].path == only(TrainCandidate, events)[-1].path
    best = max(e.mean_iou for e in only(TrainValidated, events))
    card = read_card(events[-1].path)
    # Of networks about as good, the newest.
    assert best - TOLERANCE <= card.record["scores"]["mean_iou"] <= best
    assert only(TrainValidated, events)[0].is_best


def test_a_candidate_never_overwrites_the_one_before(tmp_path: Path) -> None:
    # Unchecked candidates are written at a quarter, at half and at the end of the round.
    events = events_of(tiny_request(tmp_path, samples_in(tmp_path), epochs=12, keep_candidates=True))
    names = [e.path.name for e in only(TrainCandidate, events)]
    assert names == ["out.safetensors", "out-2.safetensors", "out-3.safetensors"]
    assert [e.per_class for e in only(TrainCandidate, events)] == [{}, {}, {}]


def test_one_file_is_enough_when_asked_for(tmp_path: Path) -> None:
    request = tiny_request(tmp_path, samples_in(tmp_path), epochs=12)
    assert {e.path for e in only(TrainCandidate, events_of(request))} == {request.out_path}
    assert list(tmp_path.glob("*.safetensors")) == [request.out_path]


def test_the_round_ends_with_its_working_time_and_pauses_do_not_count(tmp_path: Path) -> None:
    ticks = itertools.count(step=0.05)
    request = tiny_request(tmp_path, samples_in(tmp_path), epochs=None, minutes=0.1)
    trainer = Trainer(request, read_npy, CPU, clock=lambda: next(ticks))
    events = []
    for event in trainer.steps():
        events.append(event)
        next(itertools.islice(ticks, 500, 500), None)
    finished = events[-1]
    assert isinstance(finished, TrainFinished)
    assert 6.0 <= finished.seconds < 8.0
    assert finished.steps > 10


def test_a_round_of_seven_steps_makes_seven_and_is_validated_once(tmp_path: Path) -> None:
    samples = [square_sample(tmp_path, "1"), square_sample(tmp_path, "2", role="val")]
    events = events_of(tiny_request(tmp_path, samples, steps=7, epochs=None))
    assert only(TrainFinished, events)[0].steps == 7
    assert [e.step for e in only(TrainValidated, events)] == [7]


def test_samples_that_come_later_take_part(tmp_path: Path) -> None:
    trainer = trainer_of(tiny_request(tmp_path, samples_in(tmp_path, 1), epochs=30))
    events = []
    for event in trainer.steps():
        if isinstance(event, TrainStarted):
            trainer.add_samples([square_sample(tmp_path, "5"), square_sample(tmp_path, "6", "val")])
        events.append(event)
    finished = events[-1]
    assert isinstance(finished, TrainFinished)
    assert "from 2 images" in finished.reason
    assert any(isinstance(e, TrainValidated) for e in events)


def test_going_on_from_a_model_starts_with_its_own_score(tmp_path: Path) -> None:
    samples = samples_in(tmp_path, 2, 1)
    first = tiny_request(tmp_path, samples, epochs=15, out_path=tmp_path / "a.safetensors")
    best = only(TrainCandidate, events_of(first))[-1]
    second = tiny_request(
        tmp_path, samples, epochs=1, init_path=best.path, out_path=tmp_path / "b.safetensors"
    )
    events = events_of(second)
    validated = only(TrainValidated, events)[0]
    assert (validated.step, validated.mean_iou) == (0, best.mean_iou)
    assert only(TrainCandidate, events)[-1].current_model_scores == best.per_class


def test_a_new_class_keeps_what_the_old_ones_learned(tmp_path: Path) -> None:
    samples = samples_in(tmp_path)
    first = tiny_request(tmp_path, samples, epochs=15, out_path=tmp_path / "a.safetensors")
    events_of(first)
    renamed = ClassList.from_names(["bright", "new", "dark"])
    swap = np.full(256, IGNORE, np.uint8)
    swap[0], swap[1] = 2, 0
    moved = [s.with_labels(swap[s.labels]) for s in samples]
    second = tiny_request(
        tmp_path, moved, classes=renamed, init_path=first.out_path, epochs=1, learning_rate=1e-6
    )
    started = only(TrainStarted, events_of(second))[0]
    model = load_model(second.out_path)
    image, mask = bright_square_image(seed=9)
    assert "classes have changed" in started.note
    assert (predict_image(model.module, model.spec, image).labels == swap[mask]).mean() > 0.95


def test_another_architecture_starts_afresh_and_says_so(tmp_path: Path) -> None:
    old = tiny_model_file(tmp_path / "old.safetensors")
    request = tiny_request(
        tmp_path, samples_in(tmp_path, 1), architecture="unet", encoder="mobilenetv3_small_050",
        settings={}, pretrained=False, init_path=old, epochs=1,
    )  # fmt: skip
    assert "starts afresh" in only(TrainStarted, events_of(request))[0].note


def test_other_settings_start_afresh_and_open_ones_are_fine_tuned(tmp_path: Path) -> None:
    old = tiny_model_file(tmp_path / "old.safetensors")
    request = tiny_request(tmp_path, samples_in(tmp_path, 1), init_path=old, epochs=1)
    wider = replace(request, settings={"width": 9})
    assert "starts afresh" in only(TrainStarted, events_of(wider))[0].note
    assert load_model(wider.out_path).spec.settings.items() >= {"width": 9, "depth": 4}.items()
    going_on = replace(request, settings={"depth": TINY["depth"]})
    assert only(TrainStarted, events_of(going_on))[0].note == ""
    assert load_model(going_on.out_path).spec.settings.items() >= TINY.items()


def test_an_unusable_sample_is_reported_and_left_out(tmp_path: Path) -> None:
    good = samples_in(tmp_path, 1)
    wrong = square_sample(tmp_path, "8").with_labels(np.zeros((3, 3), np.uint8))
    events = events_of(tiny_request(tmp_path, [*good, wrong], epochs=1))
    assert "Left out" in only(TrainNote, events)[0].summary
    assert isinstance(events[-1], TrainFinished)


def test_an_unreadable_validation_image_is_reported_and_left_out(tmp_path: Path) -> None:
    gone = square_sample(tmp_path, "9", "val")
    gone.image_path.unlink()
    request = tiny_request(tmp_path, [*samples_in(tmp_path, 1, 1), gone], epochs=12)
    trainer = Trainer(request, read_or_refuse, CPU)
    events = [e for e in trainer.steps() if e is not None]
    assert len(only(TrainNote, events)) == 1
    assert only(TrainValidated, events)[-1].mean_iou is not None


def test_a_training_whose_only_image_is_unreadable_is_refused(tmp_path: Path) -> None:
    gone = square_sample(tmp_path, "9")
    gone.image_path.unlink()
    with pytest.raises(UserError, match="nothing to learn from"):
        list(Trainer(tiny_request(tmp_path, [gone]), read_or_refuse, CPU).steps())


def test_nothing_labelled_is_refused(tmp_path: Path) -> None:
    sample = square_sample(tmp_path, "1").with_labels(np.full((64, 64), IGNORE, np.uint8))
    with pytest.raises(UserError, match="nothing to learn from"):
        events_of(tiny_request(tmp_path, [sample]))


@pytest.mark.parametrize("value", [IGNORE, 11])
def test_a_round_that_loses_all_its_samples_says_that_there_is_nothing_to_learn_from(
    tmp_path: Path, value: int
) -> None:
    """Blank labels take an image back; 11 is no class of this network."""
    samples = samples_in(tmp_path)
    trainer = trainer_of(tiny_request(tmp_path, samples, epochs=100))
    steps = trainer.steps()
    next(event for event in steps if isinstance(event, TrainStep))
    trainer.add_samples(sample.with_labels(np.full((64, 64), value, np.uint8)) for sample in samples)
    with pytest.raises(UserError, match="nothing to learn from") as caught:
        list(steps)
    assert caught.value.summary == NOTHING_TO_LEARN


def test_a_round_goes_on_without_its_validation_images_once_they_are_taken_back(tmp_path: Path) -> None:
    trainer = trainer_of(tiny_request(tmp_path, samples_in(tmp_path, 2, 1), epochs=40))
    steps = trainer.steps()
    next(event for event in steps if isinstance(event, TrainStep))
    held_back = square_sample(tmp_path, "100")
    trainer.add_samples([held_back.with_labels(np.full((64, 64), IGNORE, np.uint8))])
    events = [event for event in steps if event is not None]
    assert isinstance(events[-1], TrainFinished)
    assert only(TrainCandidate, events)[-1].mean_iou is None


def test_a_missing_start_model_is_refused(tmp_path: Path) -> None:
    request = tiny_request(tmp_path, samples_in(tmp_path), init_path=tmp_path / "none.safetensors")
    with pytest.raises(UserError, match="no model file"):
        events_of(request)


def test_a_loss_that_diverges_ends_the_round_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def infinite(name: str) -> Any:
        return lambda logits, labels, weights: logits.sum() * float("inf")

    monkeypatch.setattr("engine.learn.trainer.make_loss", infinite)
    with pytest.raises(UserError, match="diverged"):
        events_of(tiny_request(tmp_path, samples_in(tmp_path), epochs=50))
    assert not (tmp_path / "out.safetensors").exists()


def test_little_memory_means_smaller_batches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sizes = []

    def full_above_one(module: nn.Module, inputs: tuple[torch.Tensor]) -> None:
        sizes.append(len(inputs[0]))
        if len(inputs[0]) > 1:
            raise MemoryError

    real = Trainer._prepare

    def prepare(self: Trainer, start: Any) -> None:
        real(self, start)
        self._module.register_forward_pre_hook(full_above_one)

    monkeypatch.setattr(Trainer, "_prepare", prepare)
    events = events_of(tiny_request(tmp_path, samples_in(tmp_path, 1), batch=4, epochs=2))
    assert sizes[:3] == [4, 2, 1]
    assert isinstance(events[-1], TrainFinished)


def test_closing_the_steps_leaves_no_half_written_file(tmp_path: Path) -> None:
    steps = trainer_of(tiny_request(tmp_path, samples_in(tmp_path), epochs=12)).steps()
    for event in steps:
        if isinstance(event, TrainCandidate):
            break
    steps.close()
    assert sorted(p.suffix for p in tmp_path.iterdir()) == [".npy", ".npy", ".safetensors"]
    settings = load_model(tmp_path / "out.safetensors").spec.settings
    assert settings == settings | TINY


def test_scaling_follows_the_training_images(tmp_path: Path) -> None:
    from engine.learn.samples import ImageCache

    samples = samples_in(tmp_path)
    mean, std = pixel_scaling(ImageCache(read_npy), samples)
    pixels = np.concatenate([read_npy(s.image_path).reshape(-1, 3) for s in samples]) / 255.0
    assert mean == pytest.approx(tuple(pixels.mean(axis=0)), abs=0.03)
    assert std == pytest.approx(tuple(pixels.std(axis=0)), abs=0.05)


def test_the_images_choose_the_augmentation_and_that_is_reported_and_recorded(tmp_path: Path) -> None:
    samples = [square_sample(tmp_path, str(n)) for n in range(3)]
    request = tiny_request(tmp_path, samples, epochs=1, augment=AugmentChoice())
    events = [e for e in Trainer(request, read_npy, CPU).steps() if e is not None]
    started = next(e for e in events if isinstance(e, TrainStarted))
    # Squares that stand straight, in grainy pictures.
    assert any("Upright" in sentence for sentence in started.augment)
    kept = read_card(request.out_path).record["augment"]
    assert kept["orientation"] == "upright"
    assert kept["noise"] > 0
