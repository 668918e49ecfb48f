"""`bench effort`: the person's time, what they see and draw, and whole policies on drawn images."""

from __future__ import annotations

import itertools
import json
import math
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from engine.bench.simulation import effort, simulated_annotator
from engine.bench.simulation.effort_plot import draw, quality_curve
from engine.bench.simulation.equal_quality import NO_GOALS, MaskQuality
from engine.bench.simulation.eyes import FIXATION_S, glance_s, is_noticed
from engine.bench.simulation.human_time import (
    Work,
    are_lines,
    as_events,
    clear_errors,
    errors_by_size,
    next_error,
    painting_s,
    quality,
    travelling_s,
)
from engine.bench.simulation.policies import POLICIES, ImageEffort, Policy
from engine.bench.simulation.simulated_annotator import Annotator
from engine.bench.simulation.simulated_keys import KeyHabits, Moment
from engine.bench.support.options import Choices
from engine.core import IGNORE, NO_PROGRESS, LabelMap, UserError
from engine.edit.operation import Operation
from tests.helpers.datasets import save

BRUSH, CUT, CORRECTIVE, INKLING, *_ = POLICIES


def disc(shape: tuple[int, int], y: int, x: int, radius: float) -> np.ndarray:
    rows, columns = np.ogrid[: shape[0], : shape[1]]
    return (rows - y) ** 2 + (columns - x) ** 2 < radius**2


def drawn(folder: Path, count: int, radius: float = 6.0, is_half: bool = False) -> Path:
    """Images of 64 rows and 80 columns, each with a bright disc around pixel (32, 64) on dark ground.

    The half of it that is labelled no cut can know.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "classes.txt").write_text("ground\nthing\n", encoding="utf-8")
    for number in range(count):
        truth = disc((64, 80), 32, 64, radius)
        noise = np.random.default_rng(number).normal(0, 4, truth.shape)
        grey = np.clip(np.where(truth, 190, 60) + noise, 0, 255).astype(np.uint8)
        save(folder / "images" / f"{number}.png", grey)
        if is_half:
            truth[:, 64:] = False
        save(folder / "masks" / f"{number}.png", truth.astype(np.uint8))
    return folder


def policy_figures(
    folder: Path, policy: Policy, most_s: float = 3600.0, goals: Mapping[str, MaskQuality] = NO_GOALS
) -> dict[str, Any]:
    read = effort.read_folder(folder, None, ())
    return effort.run_policy(read, policy, most_s, NO_PROGRESS, goals=goals)


def without_machine(outcome: dict[str, Any]) -> dict[str, Any]:
    """The same without what the machine took."""
    images = [{k: v for k, v in image.items() if k != "cut_s"} for image in outcome["images"]]
    return {**outcome, "images": images}


# ---- the time model, by hand


def test_painting_is_heard_of_120_times_a_second_at_no_more_than_400_pixels_a_second() -> None:
    assert painting_s(0.0) == pytest.approx(1 / 120)
    assert painting_s(400.0) == pytest.approx(121 / 120)
    assert painting_s(10.0) == pytest.approx(4 / 120)
    assert travelling_s(200.0) == 0.25


def test_events_are_no_farther_apart_than_the_hand_can_move_between_two() -> None:
    events = as_events([(0.0, 0.0), (0.0, 10.0), (7.0, 10.0)])
    assert events[0] == (0.0, 0.0)
    assert events[-1] == (7.0, 10.0)
    assert (0.0, 10.0) in events
    assert max(math.dist(a, b) for a, b in itertools.pairwise(events)) <= 400 / 120 + 1e-9
    assert len(events) == 1 + 3 + 3


def test_a_correction_costs_finding_travelling_and_painting() -> None:
    work = Work((((0.0, 80.0), (0.0, 120.0)), ((30.0, 120.0),)), 3.0, 100)
    # Find 0.2; travel 80; paint 40 in 13 events; travel 30; a dab.
    by_hand = 0.2 + 80 / 800 + 13 / 120 + 30 / 800 + 1 / 120
    assert work.seconds_from((0.0, 0.0)) == pytest.approx(by_hand)


# ---- what is seen


def bar(left: int, right: int) -> LabelMap:
    labels = np.zeros((20, 60), np.uint8)
    labels[:, left:right] = 1
    return labels


def test_a_border_may_be_two_pixels_off_and_no_more() -> None:
    truth = bar(20, 40)
    assert not clear_errors(bar(22, 42), truth).any()
    assert not clear_errors(bar(18, 40), truth).any()
    wrong = clear_errors(bar(24, 40), truth)
    assert sorted(set(np.nonzero(wrong)[1].tolist())) == [20, 21, 22, 23]


def test_a_thin_thing_that_is_missing_altogether_is_an_error() -> None:
    truth = bar(30, 31)
    assert clear_errors(bar(0, 0), truth).sum() == 20
    assert not clear_errors(bar(31, 32), truth).any()


def test_what_has_no_label_is_wrong_and_what_the_truth_leaves_open_never_is() -> None:
    truth = bar(20, 40)
    truth[:, 50:] = IGNORE
    assert clear_errors(np.full_like(truth, IGNORE), truth).sum() == 20 * 50
    shown = truth.copy()
    shown[:, 50:] = 1
    assert not clear_errors(shown, truth).any()


def test_errors_come_by_size_without_specks() -> None:
    truth = np.zeros((40, 40), np.uint8)
    wrong = np.zeros(truth.shape, np.bool_)
    wrong[2:6, 2:6] = wrong[20:30, 20:30] = True
    wrong[35, 2:5] = True
    truth[20:30, 20:25] = 1
    truth[:, 15] = 2
    assert [(e.class_id, e.area) for e in errors_by_size(wrong, truth)] == [(0, 50), (1, 50), (0, 16)]


def test_pieces_near_each_other_in_one_region_are_one_target() -> None:
    truth = np.zeros((40, 200), np.uint8)
    truth[10:14] = 1
    truth[20:24] = 1
    wrong = np.zeros(truth.shape, np.bool_)
    wrong[10:14, 20:30] = wrong[10:14, 60:70] = True  # 30 px apart
    wrong[10:14, 120:130] = True  # 50 px from there
    wrong[20:24, 40:50] = True  # near, but another region
    assert [e.area for e in errors_by_size(wrong, truth)] == [80, 40, 40]


def test_the_next_error_is_what_promises_most_from_where_the_hand_is() -> None:
    truth = np.zeros((100, 900), np.uint8)
    wrong = np.zeros(truth.shape, np.bool_)
    wrong[10:14, 10:14] = wrong[10:15, 800:806] = True
    errors = errors_by_size(wrong, truth)
    assert [error.area for error in errors] == [30, 16]
    assert next_error(errors, (10.0, 800.0)) == 0
    assert next_error(errors, (10.0, 10.0)) == 1


def test_quality_is_the_mean_iou_of_the_classes_but_the_first() -> None:
    truth, shown = bar(20, 40), bar(30, 40)
    assert quality(shown, truth, 2) == pytest.approx(0.5)
    shown[:, :10] = 2
    assert quality(shown, truth, 3) == pytest.approx(0.25)
    assert quality(bar(0, 0), bar(0, 0), 2) == 1.0


# ---- whole policies


def test_a_disc_costs_what_a_fill_and_a_dab_cost(tmp_path: Path) -> None:
    outcome = policy_figures(drawn(tmp_path / "discs", 1), BRUSH)
    (image,) = outcome["images"]
    assert image["is_done"]
    assert image["brushed"] == 2
    # Judge; find, travel from the corner to the middle (32, 40), dab; the disc at (32.5, 64.5) likewise.
    by_hand = 2.0 + (0.2 + math.hypot(32, 40) / 800 + 1 / 120) + (0.2 + math.hypot(0.5, 24.5) / 800 + 1 / 120)
    assert image["seconds"] == pytest.approx(by_hand)
    assert outcome["network_s"] == 0.0


def test_scribbles_find_the_disc_and_the_same_work_takes_the_same_seconds(tmp_path: Path) -> None:
    folder = drawn(tmp_path / "discs", 2, radius=14.0)
    outcome = policy_figures(folder, CUT)
    assert [image["is_done"] for image in outcome["images"]] == [True, True]
    assert [image["scribbled"] for image in outcome["images"]] == [2, 2]
    assert outcome["errors"] == []
    assert without_machine(policy_figures(folder, CUT)) == without_machine(outcome)


class Ticks:
    """Every look at this clock takes some seconds, so that few steps of training are paid for."""

    def __init__(self, tick_s: float = 0.4) -> None:
        self._tick_s = tick_s
        self.now_s = 0.0

    def __call__(self) -> float:
        self.now_s += self._tick_s
        return self.now_s


@pytest.mark.parametrize("policy", [CORRECTIVE, INKLING], ids=lambda policy: policy.name)
def test_a_network_learns_beside_the_work_and_only_for_its_seconds(
    policy: Policy, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(effort, "compute_clock", Ticks)
    outcome = policy_figures(drawn(tmp_path / "discs", 3), policy)
    seconds = sum(image["seconds"] for image in outcome["images"])
    assert outcome["errors"] == []
    assert [image["is_done"] for image in outcome["images"]] == [True] * 3
    assert 0.0 < outcome["network_s"] <= seconds
    # Nothing can have been learned before the first image was accepted.
    assert outcome["network_s"] <= seconds - outcome["images"][0]["seconds"] + 1e-6


def test_a_prediction_put_aside_for_scribbles_that_leave_more_to_do_comes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(effort, "compute_clock", lambda: Ticks(0.03))
    # Scribbles are always tried first, and always seem to leave more to do.
    monkeypatch.setattr(Annotator, "share", lambda self, way: 0.01 if way.name == "SCRIBBLED" else 10.0)
    looks = itertools.count(1.0)
    monkeypatch.setattr(simulated_annotator, "brush_seconds", lambda *_: next(looks))
    outcome = policy_figures(drawn(tmp_path / "discs", 5, radius=14.0, is_half=True), INKLING)
    assert outcome["errors"] == []
    tried = [image for image in outcome["images"] if image["start_iou"] is not None]
    assert tried
    assert [image["is_put_aside"] for image in tried] == [False] * len(tried)
    assert min(image["undone"] for image in tried) >= 2
    assert not any(image["is_untouched"] for image in tried)
    assert all(image["is_done"] for image in tried)


def test_nobody_scribbles_on_a_ground_that_was_painted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Annotator, "share", lambda self, way: 0.01 if way.name == "PAINTED" else 10.0)
    (image,) = policy_figures(drawn(tmp_path / "discs", 1, radius=14.0), CUT)["images"]
    assert image["is_done"]
    assert (image["scribbled"], image["undone"]) == (0, 0)
    assert image["brushed"] >= 2


def test_a_first_cut_that_takes_longer_to_mend_than_a_bare_image_to_paint_is_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shares = {"SCRIBBLED": 0.01, "PAINTED": 1.0}
    monkeypatch.setattr(Annotator, "share", lambda self, way: shares.get(way.name, 100.0))
    monkeypatch.setattr(Annotator, "scribble_yield", lambda self, is_first_cut: 0.0)
    (image,) = policy_figures(drawn(tmp_path / "discs", 1, radius=14.0, is_half=True), CUT)["images"]
    assert image["is_done"]
    assert image["undone"] == image["scribbled"] == 2
    assert image["end_iou"] >= 0.9


def test_lines_are_painted_before_scribbles_have_told(tmp_path: Path) -> None:
    assert [are_lines(bar(*rows)) for rows in ((30, 33), (30, 37), (20, 40), (0, 0))] == [
        True,
        True,
        False,
        False,
    ]
    # That painting took longer than expected is no reason to try scribbles.
    folder = drawn(tmp_path / "discs", 3, radius=3.5)
    images = policy_figures(folder, CUT)["images"]
    assert [(image["scribbled"], image["brushed"]) for image in images] == [(0, 2)] * 3


@pytest.mark.parametrize(("is_kept", "tries"), [(True, 9), (False, 2)])
def test_a_key_is_given_up_when_it_is_in_vain(is_kept: bool, tries: int) -> None:
    habits = KeyHabits()
    count = 0
    while habits.tries(Operation.FIT, Moment.PREDICTED) and count < 9:
        habits.learn(Operation.FIT, Moment.PREDICTED, is_kept)
        count += 1
    assert count == tries
    assert habits.tries(Operation.FIT, Moment.CUT)
    assert habits.tries(Operation.GROW, Moment.PREDICTED)


def test_work_ends_with_the_minutes(tmp_path: Path) -> None:
    assert len(policy_figures(drawn(tmp_path / "discs", 3), BRUSH, most_s=3.0)["images"]) == 2


# ---- the command


def planted(seconds: list[float]) -> dict[str, Any]:
    images = [
        {"name": f"{k}.png", "seconds": s, "end_iou": 0.9, "end_boundary_f": 0.8, "is_done": True,
         "first_s": s / 2, "first_iou": 0.7, "first_boundary_f": 0.5, "is_as_good": True,
         "is_thinned": k == 0, "fitted": 2 * (k > 0), "resized": k, "waited_s": 0.0, "brushed": 1,
         "scribbled": 0, "curve": [[0.0, 0.0], [s, 0.9]]}
        for k, s in enumerate(seconds)
    ]  # fmt: skip
    return {"images": images, "models": 0, "network_s": 0.0, "errors": []}


def test_rows_tell_quarters_and_shares_of_the_other_policies() -> None:
    outcomes = {"brush": planted([8.0, 8.0, 8.0, 8.0]), "inkling": planted([8.0, 4.0, 2.0, 2.0])}
    rows = {row.metric: row.value for row in effort.rows_of("inkling", outcomes)}
    assert rows["in all"] == 16.0
    assert rows["median"] == 3.0
    assert (rows["first quarter"], rows["last quarter"]) == (8.0, 2.0)
    assert rows["of brush"] == 0.5
    assert "of inkling" not in rows
    assert (rows["first stop"], rows["IoU, first stop"], rows["boundary F, first stop"]) == (8.0, 0.7, 0.5)
    assert (rows["IoU"], rows["boundary F"], rows["as good as brush"]) == (0.9, 0.8, 4.0)
    assert (rows["thinned"], rows["fitted"], rows["resized"]) == (1.0, 3.0, 3.0)


@pytest.mark.parametrize(
    ("happened", "is_untouched"),
    [
        ({}, True),
        ({"start_iou": None}, False),
        ({"is_put_aside": True}, False),
        ({"brushed": 1}, False),
        ({"scribbled": 1, "undone": 1}, False),
        ({"fitted": 1}, False),
        ({"resized": 1}, False),
        ({"is_thinned": True}, False),
    ],
)
def test_a_prediction_is_untouched_while_nothing_was_done_to_it(
    happened: dict[str, Any], is_untouched: bool
) -> None:
    assert replace(ImageEffort("a.png", start_iou=0.9), **happened).is_as_predicted is is_untouched


def test_rows_tell_how_many_predictions_were_accepted_untouched_at_both_stops() -> None:
    figures = planted([8.0, 8.0, 8.0, 8.0, 2.0, 2.0])
    figures["images"][0]["is_first_untouched"] = True
    for image in figures["images"][4:]:
        image["is_first_untouched"] = True
    figures["images"][5]["is_untouched"] = True
    rows = {row.metric: row.value for row in effort.rows_of("inkling", {"inkling": figures})}
    assert rows["untouched"] == pytest.approx(1 / 6)
    assert rows["untouched at first stop"] == pytest.approx(3 / 6)
    assert rows["untouched, last third"] == 0.5
    assert rows["untouched at first stop, last third"] == 1.0


def test_seconds_are_compared_only_where_the_mask_is_as_good_as_the_brushs() -> None:
    outcomes = {"brush": planted([8.0, 8.0]), "cut": planted([4.0, 1.0]), "inkling": planted([2.0, 3.0])}
    for image in outcomes["brush"]["images"]:
        image["is_as_good"] = False
    outcomes["cut"]["images"][1]["is_as_good"] = False
    rows = {row.metric: row.value for row in effort.rows_of("inkling", outcomes)}
    assert (rows["of brush"], rows["of cut"]) == (5.0 / 16.0, 0.5)


# ---- the second stop


def test_a_mask_is_as_good_within_two_hundredths_of_both() -> None:
    goal = MaskQuality(0.8, 0.7)
    assert MaskQuality(0.785, 0.685).is_as_good_as(goal)
    assert not MaskQuality(0.77, 0.9).is_as_good_as(goal)
    assert not MaskQuality(0.9, 0.67).is_as_good_as(goal)


def test_a_line_two_pixels_too_fat_has_no_boundary_at_one_pixel() -> None:
    truth, fat = bar(29, 31), bar(27, 33)
    assert not clear_errors(fat, truth).any()
    assert MaskQuality.of(fat, truth, 2) == MaskQuality(pytest.approx(1 / 3), 0.0)
    assert clear_errors(fat, truth, 1).sum() == 20 * 4
    assert not clear_errors(bar(28, 32), truth, 1).any()
    assert clear_errors(bar(28, 32), truth, 0).sum() == 20 * 2
    assert MaskQuality.of(truth, truth, 2) == MaskQuality(1.0, 1.0)


def test_work_goes_on_behind_the_first_stop_until_the_mask_is_as_good_as_the_brushs(tmp_path: Path) -> None:
    folder = drawn(tmp_path / "discs", 1, radius=14.0, is_half=True)
    (first,) = policy_figures(folder, BRUSH)["images"]
    assert (first["seconds"], first["end_iou"]) == (first["first_s"], first["first_iou"])
    (image,) = policy_figures(folder, BRUSH, goals={"0.png": MaskQuality(1.0, 1.0)})["images"]
    assert (image["first_s"], image["first_iou"]) == (first["first_s"], first["first_iou"])
    assert image["is_as_good"]
    assert image["end_iou"] >= 0.98 > image["first_iou"]
    assert image["seconds"] > first["seconds"] + 2.0


def test_a_policy_that_was_played_is_kept_and_not_played_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def run_policy(folder: Any, policy: Policy, *_: Any) -> dict[str, Any]:
        asked.append(policy.name)
        return planted([3.0, 2.0])

    monkeypatch.setattr(effort, "run_policy", run_policy)
    data, out = drawn(tmp_path / "discs", 2), tmp_path / "figures.json"
    effort.run(data, NO_PROGRESS, Choices(policy=("brush",), out=out))
    rows = effort.run(data, NO_PROGRESS, Choices(policy=("brush", "cut"), out=out))
    assert asked == ["brush", "cut"]
    assert {row.subject for row in rows} == {"brush", "cut"}
    assert set(json.loads(out.read_text(encoding="utf-8"))["figures"]) == {"brush", "cut"}
    effort.run(data, NO_PROGRESS, Choices(policy=("brush",), images=1, out=out))
    assert asked[-1] == "brush"
    assert out.with_suffix(".png").read_bytes().startswith(b"\x89PNG")


def test_a_class_left_out_is_background(tmp_path: Path) -> None:
    folder = drawn(tmp_path / "discs", 1)
    (folder / "classes.txt").write_text("ground\nthing\nother\n", encoding="utf-8")
    read = effort.read_folder(folder, None, ("other",))
    assert list(read.classes.names) == ["ground", "other"]
    assert set(np.unique(read.truths["0"])) == {0}


def test_unknown_names_are_told(tmp_path: Path) -> None:
    folder = drawn(tmp_path / "discs", 1)
    with pytest.raises(UserError, match="no policy called 'magic'"):
        effort.run(folder, NO_PROGRESS, Choices(policy=("magic",)))
    with pytest.raises(UserError, match="no class called 'dragon'"):
        effort.run(folder, NO_PROGRESS, Choices(classes=("dragon",)))


def test_the_curve_adds_up_over_images_and_can_be_drawn() -> None:
    outcome = planted([4.0, 2.0])
    assert quality_curve(outcome["images"], 2) == [
        (0.0, 0.0), (0.0, 0.0), (4.0, 0.45), (4.0, 0.45), (6.0, 0.9),
    ]  # fmt: skip
    picture = np.array(draw({"brush": outcome}, "discs", 2))
    assert (picture == (130, 130, 130)).all(axis=2).sum() > 100


# ---- the review wall


def test_a_small_error_is_noticed_on_a_large_tile_only() -> None:
    truth = np.zeros((300, 400), np.uint8)
    shown = truth.copy()
    shown[100:120, 100:120] = 1
    wrong = clear_errors(shown, truth)
    assert not is_noticed(wrong, truth, 0.3)
    assert is_noticed(wrong, truth, 0.5)
    assert not is_noticed(np.zeros_like(wrong), truth, 5.0)


def test_a_thin_error_is_noticed_when_it_is_long_on_the_tile() -> None:
    truth = np.zeros((300, 400), np.uint8)
    truth[150, 100:160] = 1
    wrong = clear_errors(np.zeros_like(truth), truth)
    assert not is_noticed(wrong, truth, 0.3)
    assert is_noticed(wrong, truth, 0.5)
    # With gaps the pieces are one line still.
    wrong[150, 125:135] = False
    assert is_noticed(wrong, truth, 0.6)


def test_a_glance_costs_a_fixation_for_each_part_of_the_tile() -> None:
    assert glance_s(165, 220) == FIXATION_S
    assert glance_s(330, 440) == 4 * FIXATION_S


def test_rows_count_what_was_accepted_on_the_wall_and_what_nobody_noticed() -> None:
    figures = planted([8.0, 1.0, 0.4, 0.6])
    for image in figures["images"][2:]:
        image |= {"is_on_wall": True, "end_iou": 0.9, "looked_s": 0.3}
    figures["images"][1]["looked_s"] = 0.6
    figures["images"][3]["is_done"] = False
    rows = {row.metric: row.value for row in effort.rows_of("wall", {"wall": figures})}
    assert (rows["on the wall"], rows["not noticed"]) == (2.0, 1.0)
    assert rows["judging there"] == pytest.approx(0.5)
    assert (rows["looked at there"], rows["looking there"]) == (3.0, pytest.approx(0.4))
