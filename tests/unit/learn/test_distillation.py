"""Images without a mask, as the first model sees them, in the batches of a network."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch

from engine.core import IGNORE, ClassList, FileError, RgbU8
from engine.learn.augmentation.augment_settings import NONE
from engine.learn.first_model import distillation
from engine.learn.first_model.distillation import Distillation, sure_labels
from engine.learn.request import Sample, TrainFinished, TrainRequest, UnlabelledImage
from engine.learn.samples import ImageCache, PatchSource
from engine.learn.trainer import Trainer
from engine.models.files.model_card_text import card_parts
from engine.models.files.weights import read_card, save_model
from engine.models.registry import build_model, full_spec
from engine.models.spec import ModelSpec
from engine.predict.prediction import Prediction

CLASSES = ClassList.from_names(["ground", "thing"])
SIDE = 64
OWN, OTHER, GONE = (Path(f"{name}.png") for name in ("own", "other", "gone"))


def read(path: Path) -> RgbU8:
    if path == GONE:
        raise FileError(path, "is missing")
    return np.full((SIDE, SIDE, 3), 60 if path == OWN else 190, np.uint8)


def own_sample(key: str = "own", path: Path = OWN) -> Sample:
    labels = np.zeros((SIDE, SIDE), np.uint8)
    labels[:, SIDE // 2 :] = 1
    return Sample(key, path, labels)


@pytest.fixture
def model_of(tmp_path: Path) -> Callable[[str], Path]:
    """File of a network that says "thing" everywhere, for sure."""

    def make(architecture: str) -> Path:
        spec = full_spec(ModelSpec(architecture, CLASSES))
        module = build_model(spec, pretrained=False).module
        with torch.no_grad():
            for values in module.parameters():
                values.zero_()
            # The bias of the classes.
            values[1] = 9.0
        path = tmp_path / f"{architecture}.safetensors"
        save_model(path, module, spec, {})
        return path

    return make


class Round:
    """What a trainer has around it, and the distillation of some images without a mask."""

    def __init__(self, *paths: Path, cache: ImageCache | None = None) -> None:
        rng = np.random.default_rng(0)
        self.patches = PatchSource(ImageCache(read), SIDE, NONE, rng)
        self.patches.add(own_sample())
        images = [UnlabelledImage(path.stem, path) for path in paths]
        self.distillation = Distillation(
            images, cache or ImageCache(read), CLASSES, SIDE, rng, (), torch.device("cpu")
        )

    def advance(self, current_model: Path | None, *, has_mask: bool = False, share_done: float = 0.0) -> None:
        for _ in range(3):
            for _ in self.distillation.advance(share_done, current_model, lambda _: has_mask, lambda: 0.0):
                pass


def test_half_of_a_batch_is_of_images_that_the_first_model_has_predicted(
    model_of: Callable[[str], Path],
) -> None:
    work = Round(OTHER)
    work.advance(model_of("filters"))
    batch = work.distillation.batch(work.patches, 4, None)
    assert batch.keys == ("own", "own")
    assert [int(image.mean()) for image in batch.images] == [60, 60, 190, 190]
    assert batch.labels[:2].min() == 0
    assert (batch.labels[2:] == 1).all()
    assert batch.weights is not None
    assert [float(weights.mean()) for weights in batch.weights] == [1.0, 1.0, 0.5, 0.5]


def test_nothing_is_taught_before_there_is_a_first_model_nor_once_a_network_is_better(
    model_of: Callable[[str], Path],
) -> None:
    work = Round(OTHER)
    counts = []
    for current in (None, model_of("filters"), model_of("unet-small"), None):
        work.advance(current)
        counts.append(work.distillation.image_count)
    assert counts == [0, 1, 0, 0]
    assert work.distillation.taught_count == 1


def test_in_the_second_half_of_a_round_masks_alone_are_learned_from(
    model_of: Callable[[str], Path],
) -> None:
    work = Round(OTHER)
    work.advance(model_of("filters"), share_done=0.49)
    assert work.distillation.image_count == 1
    work.advance(model_of("filters"), share_done=0.5)
    assert work.distillation.image_count == 0


def test_an_image_that_gets_a_mask_is_not_taught_any_more(model_of: Callable[[str], Path]) -> None:
    work = Round(OTHER)
    work.advance(model_of("filters"))
    work.advance(model_of("filters"), has_mask=True)
    assert work.distillation.image_count == 0
    assert len(work.distillation.batch(work.patches, 4, None).images) == 4


def test_an_image_that_cannot_be_read_is_left_out_and_the_others_are_taught(
    model_of: Callable[[str], Path],
) -> None:
    work = Round(GONE, OTHER)
    work.advance(model_of("filters"))
    assert work.distillation.image_count == 1


def test_an_image_that_goes_while_it_is_taught_costs_a_smaller_batch(
    model_of: Callable[[str], Path],
) -> None:
    third, gone = Path("third.png"), set[Path]()
    # One image is kept decoded: the last one that was predicted.
    cache = ImageCache(lambda path: read(GONE if path in gone else path), limit_bytes=1)
    work = Round(OTHER, third, cache=cache)
    work.advance(model_of("filters"))
    assert work.distillation.image_count == 2
    gone.add(OTHER)
    sizes = [len(work.distillation.batch(work.patches, 4, None).images) for _ in range(20)]
    assert sorted(set(sizes)) == [2, 4]
    assert sizes.count(2) == 1
    assert work.distillation.image_count == 1


def test_an_image_that_the_first_model_is_nowhere_sure_of_does_not_count(
    model_of: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(distillation, "_LEAST_PROBABILITY", 1.1)
    work = Round(OTHER)
    work.advance(model_of("filters"))
    assert (work.distillation.image_count, work.distillation.taught_count) == (0, 0)


def test_predictions_take_a_quarter_of_the_time_at_most(model_of: Callable[[str], Path]) -> None:
    work = Round(OTHER, Path("third.png"))
    now = iter([0.0, 0.0, 8.0, 20.0, 40.0, 40.0, 41.0])
    path, counts = model_of("filters"), []
    for _ in range(3):
        for _ in work.distillation.advance(0.0, path, lambda _: False, lambda: next(now)):
            pass
        counts.append(work.distillation.image_count)
    # The first took 8 s: the second one waits until 32 s have been worked.
    assert counts == [1, 1, 2]


def test_a_pixel_is_taught_where_its_class_is_likely_enough() -> None:
    probs = np.array([[[0.9, 0.55, 0.1]], [[0.1, 0.45, 0.9]]], np.float16)
    labels = np.array([[0, 0, 1]], np.uint8)
    prediction = Prediction(labels, np.zeros((1, 3), np.uint8), probs, 1)
    assert sure_labels(prediction).tolist() == [[0, IGNORE, 1]]


def test_a_round_is_taught_what_it_has_without_a_mask_and_the_card_says_so(
    model_of: Callable[[str], Path], tmp_path: Path
) -> None:
    request = TrainRequest(
        CLASSES,
        (own_sample(),),
        tmp_path / "out.safetensors",
        current_model_path=model_of("filters"),
        unlabelled=(UnlabelledImage("other", OTHER), UnlabelledImage("own", OWN)),
        settings={"width": 4, "depth": 2},
        steps=4,
        minutes=60.0,
        crop_px=SIDE,
    )
    events = [event for event in Trainer(request, read).steps() if event is not None]
    assert isinstance(events[-1], TrainFinished)
    card = read_card(request.out_path)
    # The other one has a mask.
    assert card.record["taught_images"] == 1
    rows = [row for part in card_parts(card) for row in part.rows]
    assert ("Images without a mask", "1, as the first model saw them") in rows
