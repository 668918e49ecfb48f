"""The promotion rule: a new network must be at least as good, class by class, and the user is told why."""

from __future__ import annotations

from engine.learn.validation.promotion import decide_promotion


def test_a_class_that_got_worse_keeps_the_old_network_and_is_named() -> None:
    verdict = decide_promotion({"bg": 0.90, "crack": 0.61}, {"bg": 0.99, "crack": 0.55})
    assert not verdict.promote
    assert verdict.sentence == "Kept the old model: crack IoU 61 % -> 55 %."


def test_a_better_network_passes_and_says_what_gained() -> None:
    verdict = decide_promotion({"bg": 0.90, "crack": 0.50}, {"bg": 0.90, "crack": 0.60})
    assert verdict.promote
    assert verdict.sentence == "New model in use: mean IoU 70 % -> 75 % (crack IoU 50 % -> 60 %)."


def test_a_loss_within_the_tolerance_is_made_good_by_a_better_mean() -> None:
    assert decide_promotion({"bg": 0.900, "crack": 0.50}, {"bg": 0.895, "crack": 0.60}).promote


def test_a_lower_mean_does_not_pass_even_within_the_tolerance() -> None:
    verdict = decide_promotion({"bg": 0.90, "crack": 0.500}, {"bg": 0.90, "crack": 0.495})
    assert not verdict.promote
    assert verdict.sentence == "Kept the old model: mean IoU 70.0 % -> 69.8 %."


def test_an_equal_network_passes() -> None:
    assert decide_promotion({"bg": 0.9}, {"bg": 0.9}).promote


def test_the_first_network_passes() -> None:
    verdict = decide_promotion(None, {"bg": 0.4, "crack": None})
    assert verdict.promote
    assert "40 %" in verdict.sentence


def test_without_validation_images_it_is_promoted_and_the_verdict_says_that_nothing_was_checked() -> None:
    verdict = decide_promotion({"bg": 0.9}, {})
    assert verdict.promote
    assert "unchecked" in verdict.sentence


def test_a_class_that_only_one_of_them_saw_is_no_reason() -> None:
    assert decide_promotion(
        {"bg": 0.8, "old": 0.9, "both": None}, {"bg": 0.8, "new": 0.1, "both": 0.3}
    ).promote


def test_the_sentence_says_on_how_many_images() -> None:
    worse = {"bg": 0.90, "crack": 0.61}, {"bg": 0.99, "crack": 0.55}
    said = "Kept the old model: crack IoU 61 % -> 55 % on"
    assert decide_promotion(*worse, val_images=1).sentence == f"{said} 1 held-back image."
    assert (
        decide_promotion(*worse, val_images=3, prequential_images=1).sentence
        == f"{said} 3 held-back and 1 fresh image."
    )
    assert (
        decide_promotion(*worse, val_images=3, prequential_images=4).sentence
        == f"{said} 3 held-back and 4 fresh images."
    )
    better = decide_promotion({"bg": 0.90, "crack": 0.50}, {"bg": 0.90, "crack": 0.60}, val_images=2)
    assert "70 % -> 75 % on 2 held-back images (crack IoU 50 % -> 60 %)." in better.sentence


def test_many_losses_are_cut_short() -> None:
    names = [f"c{i}" for i in range(6)]
    verdict = decide_promotion(dict.fromkeys(names, 0.9), {n: 0.1 * i for i, n in enumerate(names)})
    assert verdict.sentence == (
        "Kept the old model: c0 IoU 90 % -> 0 %, c1 IoU 90 % -> 10 %, c2 IoU 90 % -> 20 % and 3 more."
    )


def test_what_is_not_all_is_never_called_all() -> None:
    assert "mean IoU 99.8 %" in decide_promotion(None, {"bg": 0.998}).sentence
    assert "mean IoU 99.9 % -> 100 %" in decide_promotion({"bg": 0.9999}, {"bg": 1.0}).sentence
