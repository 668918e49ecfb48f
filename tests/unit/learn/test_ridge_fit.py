"""The closed-form fit: the first model of a project, from sums that are kept for each image."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
import torch

from engine.core import IGNORE, ClassList, UserError
from engine.core.plane_path import file_of
from engine.files.temporary_names import this_computer
from engine.learn.class_reweighting import rarity_of
from engine.learn.first_model import pixel_features, ridge_fit, sums_store
from engine.learn.first_model.pixel_features import LabelledImage
from engine.learn.first_model.sums import PENALTY, FittedPart, RidgeSums
from engine.learn.first_model.sums_store import SUFFIX
from engine.learn.request import Sample, TrainCandidate, TrainFinished, TrainRequest, TrainStarted
from engine.learn.rounds import make_round
from engine.models.architectures.ridge import RidgeClassifier
from engine.models.files.weights import LoadedModel, load_model, read_card, save_model, write_tensors
from engine.models.pretrained import shipped_encoder
from engine.predict.predictor import predict_image
from tests.helpers.networks import TWO_CLASSES, read_npy, square_sample

CPU = torch.device("cpu")


def request_for(folder: Path, *samples: Sample, **changes: object) -> TrainRequest:
    request = TrainRequest(
        TWO_CLASSES,
        samples,
        folder / "out.safetensors",
        architecture="ridge",
        is_quick=True,
        keep_candidates=False,
        sums_folder=folder / "sums",
    )
    return replace(request, **changes)  # type: ignore[arg-type]


def fitted(request: TrainRequest) -> TrainCandidate:
    events = [event for event in make_round(request, read_npy, CPU).steps() if event is not None]
    assert isinstance(events[-1], TrainFinished)
    (candidate,) = [event for event in events if isinstance(event, TrainCandidate)]
    return candidate


def state(request: TrainRequest) -> dict[str, torch.Tensor]:
    return load_model(fitted(request).path).module.state_dict()


def striped(folder: Path, key: str, side: tuple[int, int], bands: int, classes: int = 2) -> Sample:
    """Vertical bands of different greys, one for each class."""
    _, width = side
    labels = np.broadcast_to(np.arange(width) * classes // width, side).astype(np.uint8)
    rng = np.random.default_rng(int(key))
    grey = 30 + 200 * labels / max(1, classes - 1)
    image = grey[..., None] + rng.normal(0, 4, (*side, bands))
    path = folder / f"{key}.npy"
    np.save(path, np.clip(image, 0, 255).astype(np.uint8))
    return Sample(key, path, labels)


def lined(folder: Path, key: str) -> Sample:
    """A dark line of three pixels, blurred and noisy."""
    rng = np.random.default_rng(int(key))
    labels = np.zeros((96, 96), np.uint8)
    y = int(rng.integers(20, 76))
    labels[y - 1 : y + 2] = 1
    light = cv2.GaussianBlur(160.0 - 100.0 * labels, (0, 0), 2.0)
    image = light[..., None] + rng.normal(0, 30, (96, 96, 3))
    path = folder / f"{key}.npy"
    np.save(path, np.clip(image, 0, 255).astype(np.uint8))
    return Sample(key, path, labels)


def taken_anew(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Seeds of the images whose features are computed from now on."""
    seeds: list[int] = []
    real = ridge_fit.fitted_parts

    def counting(module: object, spec: object, image: object, weight: float) -> Iterator[None]:
        seeds.append(image.seed)  # type: ignore[attr-defined]
        return (yield from real(module, spec, image, weight))  # type: ignore[arg-type]

    monkeypatch.setattr(ridge_fit, "fitted_parts", counting)
    return seeds


def test_one_mask_is_enough_for_a_first_model_that_says_how_sure_it_may_be(tmp_path: Path) -> None:
    candidate = fitted(request_for(tmp_path, square_sample(tmp_path, "1")))
    assert candidate.verdict.promote
    assert candidate.mean_iou is None
    assert min(iou or 0.0 for iou in candidate.cross_fitted.values()) > 0.6
    model = load_model(candidate.path)
    other = square_sample(tmp_path, "2")
    labels = predict_image(model.module, model.spec, read_npy(other.image_path)).labels
    assert float((labels == other.labels).mean()) > 0.9
    assert "ships with Inkling" in model.record["origin"]


@pytest.mark.parametrize("helps", [False, True])
def test_learned_features_count_as_far_as_other_images_confirm_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, helps: bool
) -> None:
    def made_up(module: RidgeClassifier, spec: object, image: LabelledImage, weight: float) -> Iterator[None]:
        """Filters that hint at the class, and learned features that tell it, of this image or of all."""
        yield None
        rng, is_learned = np.random.default_rng(image.seed), np.array(module.bank.is_learned)
        truth = rng.integers(0, 2, 3000).astype(np.uint8)
        sign = 1.0 if helps else rng.choice([-1.0, 1.0], len(is_learned))
        told = np.where(is_learned, sign, 0.1) * (2.0 * truth[:, None] - 1.0)
        rows = (told + rng.normal(0.0, 3.0, told.shape)).astype(np.float32)
        return [FittedPart(RidgeSums.of(rows, truth, np.ones(3000)), rows, truth)]

    monkeypatch.setattr(ridge_fit, "fitted_parts", made_up)
    samples = [square_sample(tmp_path, str(n)) for n in (1, 2, 3)]
    penalties = []
    real = ridge_fit.solve
    monkeypatch.setattr(
        ridge_fit,
        "solve",
        lambda sums, count, penalty: penalties.append(penalty) or real(sums, count, penalty),
    )
    fitted(request_for(tmp_path, *samples))
    (chosen,) = penalties
    (usual,) = ridge_fit._USUAL
    assert chosen.max() < usual if helps else chosen.max() > usual
    assert chosen.min() == PENALTY


def test_of_a_single_image_it_is_less_sure_than_its_halves_are_of_each_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, two = square_sample(tmp_path, "1"), square_sample(tmp_path, "2")
    requests = [request_for(tmp_path, one), request_for(tmp_path, one, two)]
    usual = [state(request)["head.1.weight"] for request in requests]
    monkeypatch.setattr(ridge_fit, "_ALONE", 1.0)
    alone, others = (state(request)["head.1.weight"] for request in requests)
    assert torch.allclose(usual[0], 0.8 * alone)
    assert torch.equal(usual[1], others)


def test_the_sums_of_images_left_out_are_taken_once_for_all_penalties(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    differences: list[RidgeSums] = []
    real = RidgeSums.__sub__
    monkeypatch.setattr(RidgeSums, "__sub__", lambda a, b: differences.append(b) or real(a, b))
    fitted(request_for(tmp_path, *(square_sample(tmp_path, str(n)) for n in (1, 2, 3))))
    assert len(differences) == 3


def test_a_prediction_that_was_accepted_as_it_was_is_not_left_out_to_check_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    differences: list[RidgeSums] = []
    real = RidgeSums.__sub__
    monkeypatch.setattr(RidgeSums, "__sub__", lambda a, b: differences.append(b) or real(a, b))
    samples = [square_sample(tmp_path, str(n)) for n in (1, 2)]
    untouched = Sample("3", samples[0].image_path, samples[0].labels, is_drawn=False)
    candidate = fitted(request_for(tmp_path, *samples, untouched))
    assert len(differences) == 2
    assert candidate.cross_fitted


def test_a_rare_class_counts_more_than_its_share(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    image = striped(tmp_path, "1", (64, 96), 3)
    labels = np.zeros((64, 96), np.uint8)
    labels[:4, :4] = 1
    request = request_for(tmp_path, image.with_labels(labels))

    def share() -> float:
        model = load_model(fitted(request).path)
        prediction = predict_image(model.module, model.spec, read_npy(image.image_path))
        return float(prediction.probs[1].mean())

    as_it_is = share()
    monkeypatch.setattr(pixel_features, "_WAY_BACK", 1.0)
    request = replace(request, sums_folder=tmp_path / "others")
    assert as_it_is > 1.05 * share()


def test_beside_a_rare_thing_that_is_no_line_all_counts_as_it_is(tmp_path: Path) -> None:
    labels = np.zeros((96, 96), np.uint8)
    labels[40:54, 40:54] = 1
    assert rarity_of(np.bincount(labels.ravel(), minlength=256))[1]
    draw = pixel_features._drawn_pixels(labels, np.random.default_rng(0))
    weights = pixel_features._weights(draw, draw.in_labels, None, 1.0)
    of_ground = weights[draw.classes == 0]
    assert of_ground.max() == pytest.approx(of_ground.min())


def test_lines_are_predicted_in_the_width_in_which_they_are_drawn(tmp_path: Path) -> None:
    one, two, other = (lined(tmp_path, key) for key in ("21", "22", "23"))
    model = load_model(fitted(request_for(tmp_path, one, two)).path)
    predicted = predict_image(model.module, model.spec, read_npy(other.image_path)).labels
    # It lies along all of the image, so that its area is its width.
    assert 0.9 < predicted.sum() / other.labels.sum() < 1.12
    assert (predicted & other.labels).sum() > 0.9 * other.labels.sum()


@pytest.mark.parametrize("is_scribbled", [True, False])
def test_a_class_counts_by_its_share_in_the_image_also_where_scribbles_cover_all_classes_alike(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_scribbled: bool
) -> None:
    truth = np.zeros((96, 96), np.uint8)
    truth[40:56, 40:56] = 1
    image = 60.0 + 120.0 * truth[..., None] + np.random.default_rng(0).normal(0, 5, (96, 96, 3))
    np.save(tmp_path / "1.npy", np.clip(image, 0, 255).astype(np.uint8))
    labels = np.full_like(truth, IGNORE)
    labels[42:44, 42:54] = labels[52:54, 42:54] = 1
    labels[10:12, 20:44] = 0
    taken: list[RidgeSums] = []
    real = ridge_fit.solve
    monkeypatch.setattr(
        ridge_fit, "solve", lambda sums, count, penalty: taken.append(sums) or real(sums, count, penalty)
    )
    fitted(request_for(tmp_path, Sample("1", tmp_path / "1.npy", labels if is_scribbled else truth)))
    (sums,) = taken
    assert 0.02 < sums.cross[1][-1] / sums.gram[-1, -1] < 0.25


def test_classes_that_were_deleted_or_never_painted_change_nothing(tmp_path: Path) -> None:
    samples = [square_sample(tmp_path, str(n)) for n in (1, 2, 3)]
    two = state(request_for(tmp_path, *samples))
    listed = ClassList.from_names([*TWO_CLASSES.names, "debris", "leaf"]).without(2)
    more = state(request_for(tmp_path, *samples, classes=listed, out_path=tmp_path / "4.safetensors"))
    heads = [name for name in two if name.startswith("head.")]
    assert heads
    assert all(torch.equal(two[name], more[name][:2]) for name in heads)


def test_a_held_back_image_checks_it_as_every_model(tmp_path: Path) -> None:
    held = square_sample(tmp_path, "2", role="val")
    candidate = fitted(request_for(tmp_path, square_sample(tmp_path, "1"), held))
    assert candidate.mean_iou is not None
    assert candidate.val_images == 1
    # For the classes that it shows nothing of.
    assert min(iou or 0.0 for iou in candidate.cross_fitted.values()) > 0.6


def test_a_new_mask_costs_its_own_features_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    samples = [square_sample(tmp_path, str(n)) for n in (1, 2, 3)]
    fitted(request_for(tmp_path, *samples[:2]))
    seeds = taken_anew(monkeypatch)
    fitted(request_for(tmp_path, *samples))
    assert len(seeds) == 1


def test_a_changed_mask_that_is_undone_leaves_the_same_model(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = (square_sample(tmp_path, str(n)) for n in (1, 2))
    before = state(request_for(tmp_path, first, second))
    changed = second.with_labels(1 - second.labels)
    other = state(request_for(tmp_path, first, changed))
    seeds = taken_anew(monkeypatch)
    again = state(request_for(tmp_path, first, second))
    anew = state(request_for(tmp_path, first, second, sums_folder=None))
    assert len(seeds) == 2  # those of the one without a folder
    assert all(torch.equal(value, again[name]) for name, value in before.items())
    assert all(torch.equal(value, anew[name]) for name, value in before.items())
    assert any(not torch.equal(value, other[name]) for name, value in before.items())


def test_damaged_sums_are_taken_anew(tmp_path: Path) -> None:
    sample = square_sample(tmp_path, "1")
    before = state(request_for(tmp_path, sample))
    for number, file in enumerate((tmp_path / "sums").glob(f"*{SUFFIX}")):
        file.write_bytes(file.read_bytes()[: 100 * number])
    assert all(
        torch.equal(value, before[name]) for name, value in state(request_for(tmp_path, sample)).items()
    )


@pytest.mark.parametrize("side", [(1, 2), (3, 40), (17, 16), (50, 70)])
def test_images_of_any_size(tmp_path: Path, side: tuple[int, int]) -> None:
    candidate = fitted(request_for(tmp_path, striped(tmp_path, "1", side, 3)))
    model = load_model(candidate.path)
    prediction = predict_image(model.module, model.spec, read_npy(tmp_path / "1.npy"))
    assert prediction.labels.shape == side
    assert np.isfinite(prediction.probs).all()


def test_many_classes_of_which_some_are_never_shown(tmp_path: Path) -> None:
    classes = ClassList.from_names([f"class {n}" for n in range(14)])
    request = request_for(tmp_path, striped(tmp_path, "1", (64, 240), 3, classes=11), classes=classes)
    model = load_model(fitted(request).path)
    labels = predict_image(model.module, model.spec, read_npy(tmp_path / "1.npy")).labels
    assert set(np.unique(labels)) <= set(range(11))
    assert float((labels == request.samples[0].labels).mean()) > 0.5


def test_a_large_image_is_looked_at_through_windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pixel_features, "_WHOLE_PX", 64 * 64)
    monkeypatch.setattr(pixel_features, "_WINDOW_SIDE", 48)
    model = load_model(fitted(request_for(tmp_path, striped(tmp_path, "2", (130, 170), 3))).path)
    labels = predict_image(model.module, model.spec, read_npy(tmp_path / "2.npy")).labels
    assert float((labels[:, :70] == 0).mean()) > 0.9
    assert float((labels[:, 100:] == 1).mean()) > 0.9


def test_a_file_from_before_the_filters_for_lines_is_read(tmp_path: Path) -> None:
    made = fitted(request_for(tmp_path, square_sample(tmp_path, "1"), settings={"line_levels": 0}))
    model = load_model(made.path)
    settings = {name: value for name, value in model.spec.settings.items() if name != "line_levels"}
    save_model(tmp_path / "old.safetensors", model.module, replace(model.spec, settings=settings), {})
    old = load_model(tmp_path / "old.safetensors")
    assert old.spec.settings["line_levels"] == 0
    image = read_npy(tmp_path / "1.npy")
    answers = [predict_image(each.module, each.spec, image).labels for each in (model, old)]
    assert np.array_equal(*answers)


@pytest.mark.skipif(importlib.util.find_spec("onnxruntime") is None, reason="the extra onnx is not installed")
def test_onnx_says_the_same(tmp_path: Path) -> None:
    from engine.models.files.onnx_file import export_onnx

    candidate = fitted(request_for(tmp_path, square_sample(tmp_path, "1")))
    model: LoadedModel = load_model(candidate.path)
    assert export_onnx(model, tmp_path / "model.onnx").largest_difference < 1e-4


def test_an_image_that_cannot_be_used_is_left_out(tmp_path: Path) -> None:
    good, bad = square_sample(tmp_path, "1"), square_sample(tmp_path, "2")
    np.save(bad.image_path, np.zeros((8, 8, 3), np.uint8))
    candidate = fitted(request_for(tmp_path, good, bad))
    assert load_model(candidate.path).record["train_images"] == 1
    with pytest.raises(UserError, match="nothing to learn from"):
        fitted(request_for(tmp_path, bad))


def test_where_no_usable_image_is_left_it_is_one_sentence_too(tmp_path: Path) -> None:
    # Of three classes nobody looks at the images before the fit.
    bad = striped(tmp_path, "1", (40, 60), 3, classes=3)
    np.save(bad.image_path, np.zeros((8, 8, 3), np.uint8))
    request = request_for(tmp_path, bad, classes=ClassList.from_names(["a", "b", "c"]))
    with pytest.raises(UserError, match="nothing to learn from"):
        fitted(request)


def test_a_mask_that_comes_during_the_fit_is_learned_from(tmp_path: Path) -> None:
    first, second = square_sample(tmp_path, "1"), square_sample(tmp_path, "2")
    fit = make_round(request_for(tmp_path, first), read_npy, CPU)
    for event in fit.steps():
        if isinstance(event, TrainStarted):
            fit.add_samples([second])
    assert load_model(tmp_path / "out.safetensors").record["train_images"] == 2


def test_a_fit_to_more_images_than_are_kept_finds_some_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sums_store, "MOST_FILES", 2)
    samples = [square_sample(tmp_path, str(n)) for n in (1, 2, 3)]
    fitted(request_for(tmp_path, *samples))
    seeds = taken_anew(monkeypatch)
    fitted(request_for(tmp_path, *samples))
    assert len(seeds) == 1
    changed = samples[0].with_labels(1 - samples[0].labels)
    # As a kill leaves it: its process began at another moment than any that runs.
    killed = tmp_path / "sums" / f".a{SUFFIX}.{os.getpid()}-{this_computer()}-0badc0de-0123456789ab.tmp"
    killed.touch()
    fitted(request_for(tmp_path, changed, *samples[1:]))
    assert {path.suffix for path in (tmp_path / "sums").iterdir()} == {SUFFIX}
    assert len(list((tmp_path / "sums").iterdir())) == 2


@pytest.mark.parametrize("damage", ["missing", "damaged"])
def test_without_its_encoder_it_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: str
) -> None:
    path = tmp_path / "encoder.safetensors"
    if damage == "damaged":
        path.write_bytes(b"no weights")
    monkeypatch.setattr(shipped_encoder, "shipped_encoder_path", lambda: path)
    with pytest.raises(UserError) as refused:
        fitted(request_for(tmp_path, square_sample(tmp_path, "1")))
    assert "\n" not in refused.value.summary
    alone = request_for(tmp_path, square_sample(tmp_path, "1"), settings={"features": "filters"})
    assert fitted(alone).cross_fitted


def read_bands(path: Path) -> np.ndarray:
    """The bands of a test image, whatever channels its path names."""
    return np.load(file_of(path))


@pytest.mark.parametrize("bands", [1, 2, 5])
def test_images_of_any_number_of_channels(tmp_path: Path, bands: int) -> None:
    sample = striped(tmp_path, "1", (60, 80), bands)
    request = request_for(tmp_path, sample, channels=tuple(range(1, bands + 1)))
    assert isinstance(list(make_round(request, read_bands, CPU).steps())[-1], TrainFinished)
    model = load_model(request.out_path)
    assert model.spec.in_channels == bands
    labels = predict_image(model.module, model.spec, read_bands(sample.image_path)).labels
    assert float((labels == sample.labels).mean()) > 0.9


def test_an_encoder_is_chosen_by_its_file(tmp_path: Path) -> None:
    import timm

    file = tmp_path / "test_resnet.safetensors"
    encoder = timm.create_model("test_resnet", features_only=True)
    write_tensors(file, encoder.state_dict(), {})
    request = request_for(tmp_path, square_sample(tmp_path, "1"), encoder=str(file))
    model = load_model(fitted(request).path)
    assert model.spec.encoder == "test_resnet"
    assert str(file) in read_card(request.out_path).record["origin"]
    name, weights = next((n, w) for n, w in encoder.state_dict().items() if n.endswith("conv1.0.weight"))
    assert torch.equal(model.module.state_dict()[f"bank.encoder.net.{name}"], weights)


def test_a_file_of_weights_that_is_gone_is_one_sentence(tmp_path: Path) -> None:
    gone = request_for(
        tmp_path, square_sample(tmp_path, "1"), encoder=str(tmp_path / "test_resnet.safetensors")
    )
    with pytest.raises(UserError, match="There is no file of weights"):
        fitted(gone)
