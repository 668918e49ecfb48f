"""The learning benchmark: its scribbles, the images it takes, what it tells, and one very short run."""

from __future__ import annotations

import itertools
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from engine.bench.models import learning
from engine.bench.models.learning import Arm, arms_of, chosen, marks_until, reached, rows_of, unlabelled
from engine.bench.models.learning_plot import draw
from engine.bench.models.simulated_scribbles import scribbled
from engine.bench.support.labelled_sets import dataset_folders
from engine.bench.support.options import Choices
from engine.core import IGNORE, NO_PROGRESS, LabelMap, UserError
from engine.learn.request import Sample, TrainRequest
from tests.helpers.datasets import make_cells


def discs_on_ground() -> LabelMap:
    """Two discs of class 1 and a thin line of class 2 on class 0; the lowest rows are open."""
    truth = np.zeros((200, 240), np.uint8)
    rows, columns = np.ogrid[:200, :240]
    for y, x in ((50, 60), (120, 170)):
        truth[(rows - y) ** 2 + (columns - x) ** 2 < 30**2] = 1
    truth[20:23, 120:230] = 2
    truth[190:] = IGNORE
    return truth


def test_scribbles_are_right_few_and_touch_every_class() -> None:
    truth = discs_on_ground()
    labels = scribbled(truth, np.random.default_rng(0))
    drawn = labels != IGNORE
    assert (labels[drawn] == truth[drawn]).all()
    assert set(np.unique(labels[drawn])) == {0, 1, 2}
    assert 0.01 < drawn.sum() / (truth != IGNORE).sum() <= 0.03


def test_scribbles_keep_off_the_borders_of_what_is_wide() -> None:
    truth = discs_on_ground()
    labels = scribbled(truth, np.random.default_rng(0))
    beside = np.zeros(truth.shape, np.bool_)
    for dy, dx in itertools.product((-1, 0, 1), repeat=2):
        beside |= np.roll(truth, (dy, dx), (0, 1)) != truth
    assert not ((labels == 1) & beside).any()


def test_the_same_seed_draws_the_same_scribbles() -> None:
    first, again = (scribbled(discs_on_ground(), np.random.default_rng(4)) for _ in range(2))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, scribbled(discs_on_ground(), np.random.default_rng(5)))


def test_fewer_images_are_some_of_the_more() -> None:
    samples = [Sample(str(n), Path(f"{n}.png"), np.zeros((2, 2), np.uint8)) for n in range(25)]
    keys = {count: {s.key for s in chosen(samples, count, 16)} for count in (1, 2, 4, 8, 16)}
    assert [len(keys[count]) for count in keys] == [1, 2, 4, 8, 16]
    assert keys[1] < keys[2] < keys[4] < keys[8] < keys[16]


def test_a_set_of_eleven_images_is_learned_from_one_to_eight() -> None:
    arms = arms_of(11)
    assert [arm.images for arm in arms if arm == Arm(arm.images)] == [1, 2, 4, 8]
    assert [arm.title for arm in arms[4:]] == [
        "scribbles of 2 images",
        "scribbles of 8 images",
        "plain loop, masks of 8 images",
        "plain loop, scribbles of 8 images",
        "first model corrected, masks of 2 images",
        "first model corrected, masks of 4 images",
        "taught by the first model, masks of 2 images",
        "taught by the first model, masks of 4 images",
    ]


def test_an_image_whose_mask_is_learned_from_is_not_among_the_unlabelled_ones() -> None:
    samples = [Sample(str(n), Path(f"{n}.png"), np.zeros((2, 2), np.uint8)) for n in range(40)]
    keys = [sample.key for sample in unlabelled(samples, samples[:2])]
    assert (len(keys), keys[:3]) == (16, ["2", "4", "6"])
    assert [sample.key for sample in unlabelled(samples[:4], samples[:2])] == ["2", "3"]


def test_the_last_look_is_at_the_end() -> None:
    assert marks_until(30.0) == (5.0, 10.0, 20.0, 30.0)
    assert marks_until(60.0)[-2:] == (40.0, 60.0)


def test_scribbles_are_told_in_percent_of_the_masks_of_the_same_loop() -> None:
    masks = Arm(8)
    curves = {
        masks: [[(5.0, 0.5), (10.0, 0.8)]],
        replace(masks, is_scribbled=True): [[(5.0, 0.3), (10.0, 0.6)]],
    }
    last = rows_of("cells", curves)[-1]
    assert (last.subject, last.value) == ("cells: scribbles of 8 images", pytest.approx(75.0))
    assert reached([[(5.0, 0.5)]], [[(5.0, 0.0)]]) is None


def test_the_plot_has_a_line_for_every_way_to_learn() -> None:
    runs = [[(5.0, 0.2), (10.0, 0.7)], [(5.0, 0.3), (10.0, 0.9)]]
    empty, drawn = draw({}, "cells"), draw({"masks of 1 image": runs, "scribbles of 1 image": runs}, "cells")
    assert drawn.size == empty.size
    assert np.any(np.asarray(drawn) != np.asarray(empty))


def test_corrections_begin_at_the_scores_of_the_first_model_and_leave_it_as_it_is() -> None:
    import torch

    from engine.bench.models.corrected_first_model import CorrectedFirstModel
    from engine.models.architectures.ridge import RidgeClassifier
    from engine.models.registry import build_model, full_spec
    from engine.models.spec import ModelSpec
    from tests.helpers.networks import TWO_CLASSES

    spec = full_spec(ModelSpec("ridge", TWO_CLASSES, settings={"features": "filters"}))
    first = build_model(spec, pretrained=False).module
    assert isinstance(first, RidgeClassifier)
    image = torch.rand(2, 3, 48, 64, generator=torch.Generator().manual_seed(0))
    network = CorrectedFirstModel(first, spec.class_count, first.bank(image)).train()
    assert torch.equal(network(image), first(image))
    network(image)[:, 1].mean().backward()
    learns = {name for name, weight in network.named_parameters() if weight.grad is not None}
    assert "head.weight" in learns
    assert not any(name.startswith("first.") for name in learns)


def test_every_way_learns_by_the_loss_that_the_window_takes() -> None:
    from torch import nn

    from engine.bench.models.learning_arms import Clock, Steps, learning_curve
    from engine.models.spec import ModelSpec
    from tests.helpers.networks import TWO_CLASSES

    rare, common = np.zeros((64, 64), np.uint8), np.zeros((64, 64), np.uint8)
    rare[:8, :8], common[:40] = 1, 1
    losses: list[str] = []

    def told(request: TrainRequest, clock: Clock) -> Steps:
        losses.append(request.loss)
        yield clock(), lambda: (nn.Identity(), ModelSpec("filters", TWO_CLASSES))

    for labels in (rare, common):
        sample = Sample("1", Path("1.png"), labels)
        learning_curve(told, TWO_CLASSES, [sample], [], [1.0], 0, lambda: 1.0)
    assert losses == ["dice+ce", "ce"]


def test_without_data_it_says_what_it_needs(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="true masks"):
        dataset_folders(None, learning.DATA_SETS)
    with pytest.raises(UserError, match="no dataset"):
        dataset_folders(tmp_path, learning.DATA_SETS)


def test_a_short_run_measures_every_way_and_does_not_repeat_what_it_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, out = make_cells(tmp_path / "cells"), tmp_path / "learning.json"
    choices = Choices(minutes=0.2 / 60.0, seeds=1, out=out)
    rows = learning.run(data, NO_PROGRESS, choices)
    assert {row.subject for row in rows} == {f"cells: {arm.title}" for arm in arms_of(3)}
    assert all(row.value is not None for row in rows if row.metric.endswith(" s"))
    assert out.with_suffix(".png").is_file()
    monkeypatch.setattr("engine.bench.models.learning_arms.learning_curve", None)
    assert learning.run(data, NO_PROGRESS, choices) == rows
