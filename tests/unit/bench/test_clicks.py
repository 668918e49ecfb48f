"""The robot of `bench clicks`: where it points, what it counts."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from engine.bench.solvers.clicks import clicked, find_sets, load_cases, run, stroked
from engine.bench.solvers.simulated_clicks import (
    DISC_RADIUS_PX,
    MOST_CLICKS,
    Click,
    ClickRun,
    draw_disc,
    draw_stroke,
    failure_share,
    mean_clicks,
    next_click,
    overlap,
    simulate_clicks,
)
from engine.core import NO_PROGRESS, BoolMap, LabelMap, RgbU8, UserError
from engine.models.clicks import click_file
from engine.refine.correction.interactive import prepare
from tests.helpers.click_file import random_layers, write_click_file


def truth_with_box(y0: int, y1: int, x0: int, x1: int) -> LabelMap:
    truth = np.zeros((60, 80), np.uint8)
    truth[y0:y1, x0:x1] = 1
    return truth


def nothing() -> BoolMap:
    return np.zeros((60, 80), np.bool_)


def no_marks() -> LabelMap:
    return np.full((60, 80), 255, np.uint8)


def test_the_first_click_is_in_the_middle_of_the_object() -> None:
    found = next_click(nothing(), truth_with_box(10, 31, 20, 41))
    assert found is not None
    assert found[0] == Click(20, 30, 1)


def test_a_stroke_beside_the_mask_is_kept_whole_where_it_meets_itself() -> None:
    image = np.full((60, 80, 3), (40, 120, 50), np.uint8)
    image[46:] = (220, 130, 30)
    before, marks = nothing(), no_marks()
    before[46:] = True
    marks[50:53, 39:42] = 1
    by_stroke, by_clicks = stroked(prepare(image)), clicked(prepare(image))
    by_stroke(marks, None)
    by_clicks(marks, None)
    marks[39:42, 20:60] = 1
    marks[25:45, 39:42] = 1
    assert by_stroke(marks, before)[marks == 1].all()
    assert not by_clicks(marks, before)[marks == 1].all()


def test_the_larger_of_missed_and_false_object_is_corrected_first() -> None:
    mask = nothing()
    mask[10:21, 20:31] = True
    mask[40:59, 50:69] = True
    found = next_click(mask, truth_with_box(10, 21, 20, 38))
    assert found is not None
    assert found[0] == Click(49, 59, 0)


def test_the_error_returned_is_the_kind_that_was_clicked() -> None:
    truth = truth_with_box(10, 31, 20, 41)
    found = next_click(nothing(), truth)
    assert found is not None
    assert np.array_equal(found[1], truth == 1)


def test_the_border_of_the_image_ends_an_error_region() -> None:
    found = next_click(nothing(), truth_with_box(0, 21, 0, 21))
    assert found is not None
    assert found[0] == Click(10, 10, 1)


def test_pixels_marked_255_are_no_error() -> None:
    truth = truth_with_box(10, 31, 20, 41)
    truth[truth == 1] = 255
    assert next_click(nothing(), truth) is None


def test_a_right_mask_needs_no_click() -> None:
    truth = truth_with_box(10, 31, 20, 41)
    assert next_click(truth == 1, truth) is None


def test_overlap_is_intersection_over_union() -> None:
    mask = nothing()
    mask[10:20, 20:40] = True
    assert overlap(mask, truth_with_box(10, 20, 30, 50)) == pytest.approx(100 / 300)


def test_overlap_does_not_count_pixels_marked_255() -> None:
    truth = truth_with_box(10, 20, 30, 50)
    truth[:, 20:30] = 255
    mask = nothing()
    mask[10:20, 20:40] = True
    assert overlap(mask, truth) == pytest.approx(100 / 200)


def test_a_click_marks_a_disc_of_five_pixels_radius() -> None:
    marks = no_marks()
    draw_disc(marks, nothing(), Click(30, 40, 1))
    assert DISC_RADIUS_PX == 5
    assert int((marks == 1).sum()) == 81
    assert marks[30, 45] == 1
    assert marks[30, 46] == 255


def test_a_disc_at_the_corner_is_cut_off_by_the_image() -> None:
    marks = no_marks()
    draw_disc(marks, nothing(), Click(0, 0, 0))
    assert int((marks == 0).sum()) == 26
    assert int((marks == 255).sum()) == 60 * 80 - 26


def test_a_stroke_lies_along_the_middle_of_the_clicked_piece_only() -> None:
    error = nothing()
    error[20:31, 10:71] = True
    error[45:50, 10:15] = True
    marks = no_marks()
    draw_stroke(marks, error, Click(25, 40, 0))
    assert (marks[25, 20:61] == 0).all()
    assert (marks[20] == 255).all()
    assert (marks[40:] == 255).all()


def test_clicks_are_counted_up_to_the_first_good_mask() -> None:
    clicks = ClickRun((0.3, 0.86, 0.84, 0.91), (0.0,) * 4)
    assert (clicks.clicks_to(0.85), clicks.clicks_to(0.90), clicks.clicks_to(0.95)) == (
        2,
        4,
        MOST_CLICKS,
    )


def test_an_image_that_fails_counts_twenty_clicks_and_a_share() -> None:
    runs = [ClickRun((0.5, 0.92), (0.0, 0.0)), ClickRun((0.2,) * MOST_CLICKS, (0.0,) * MOST_CLICKS)]
    assert mean_clicks(runs, 0.90) == pytest.approx(11.0)
    assert failure_share(runs, 0.90) == pytest.approx(0.5)


def test_a_game_ends_with_the_first_good_mask() -> None:
    truth = truth_with_box(10, 31, 20, 41)
    answers = iter([nothing(), truth == 1])
    clicks = simulate_clicks(
        np.zeros((60, 80, 3), np.uint8), truth, lambda image: lambda m, b: next(answers), draw_disc, 0.9
    )
    assert clicks.ious == (0.0, 1.0)


def test_a_segmenter_that_learns_nothing_gets_twenty_clicks() -> None:
    truth = truth_with_box(10, 31, 20, 41)
    clicks = simulate_clicks(
        np.zeros((60, 80, 3), np.uint8), truth, lambda image: lambda m, b: nothing(), draw_disc, 0.9
    )
    assert len(clicks.ious) == MOST_CLICKS
    assert clicks.fails(0.85)


def test_the_robot_hands_over_all_marks_and_the_mask_before() -> None:
    seen: list[tuple[int, bool]] = []

    def start(image: RgbU8) -> object:
        def segment(marks: LabelMap, before: BoolMap | None) -> BoolMap:
            seen.append((int((marks != 255).sum()), before is None))
            return np.asarray(marks == 1)

        return segment

    simulate_clicks(np.zeros((60, 80, 3), np.uint8), truth_with_box(10, 31, 20, 41), start, draw_disc, 0.7)  # type: ignore[arg-type]
    assert seen[0] == (81, True)
    assert seen[1][0] > 81
    assert not seen[1][1]


def test_clicks_without_object_masks_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="object masks"):
        find_sets(tmp_path)
    with pytest.raises(UserError, match="object masks"):
        find_sets(None)


def test_a_folder_of_one_set_is_found_and_read(tmp_path: Path) -> None:
    import cv2

    for name in ("images", "masks"):
        (tmp_path / name).mkdir()
    cv2.imwrite(str(tmp_path / "images" / "a.png"), np.zeros((60, 80, 3), np.uint8))
    cv2.imwrite(str(tmp_path / "masks" / "a.png"), truth_with_box(10, 31, 20, 41))
    assert find_sets(tmp_path) == [tmp_path]
    assert [(case.name, int(case.truth.sum())) for case in load_cases(tmp_path)] == [("a", 21 * 21)]


@pytest.mark.parametrize("has_network", [False, True])
def test_the_benchmark_gives_figures_of_ours_and_of_both_peers(
    has_network: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import cv2

    # Its odds count little, so that the square is found.
    path = write_click_file(tmp_path, random_layers(), first=0.01, later=0.01) if has_network else None
    monkeypatch.setattr(click_file, "click_network_path", lambda: path)

    for name in ("images", "masks"):
        (tmp_path / name).mkdir()
    truth = truth_with_box(10, 51, 20, 61)
    image = np.where(truth[..., None] == 1, np.uint8(220), np.uint8(40)).repeat(3, axis=2)
    cv2.imwrite(str(tmp_path / "images" / "a.png"), image)
    cv2.imwrite(str(tmp_path / "masks" / "a.png"), truth)
    rows = run(tmp_path, NO_PROGRESS)
    own = [row for row in rows if row.peer is None and row.metric.endswith("clicks to IoU 0.90")]
    assert [row.value for row in own] == [1.0]
    assert {row.peer_name for row in rows} == {
        None,
        "cv2.grabCut",
        "Boykov-Jolly",
        "without features",
        *(["without the click network"] if has_network else []),
    }
    first = {row.metric: (row.value, row.peer) for row in rows if "IoU after clicks" in row.metric}
    assert first[f"{tmp_path.name}: IoU after clicks: 1"] == (1.0, 1.0)
    assert all(row.value > 0 for row in rows if row.unit == "ms")
