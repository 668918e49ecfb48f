"""What a user asks for in words, and what a project remembers."""

from __future__ import annotations

import json

import pytest

from engine.core import BadInputError, UserError
from engine.learn.augmentation.augment_settings import AugmentChoice, AugmentSettings, read_augment


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("auto", AugmentChoice()),
        ("strong", AugmentChoice("strong")),
        ("rotate=any,elastic=0.3", AugmentChoice(items=(("rotate", 45.0), ("elastic", 0.3)))),
        ("none, flips=on", AugmentChoice("none", items=(("flips", 1.0),))),
        ("noise=0.01,noise=0.02", AugmentChoice(items=(("noise", 0.02),))),
    ],
)
def test_levels_and_items_are_read(words: str, expected: AugmentChoice) -> None:
    assert read_augment(words) == expected


@pytest.mark.parametrize("words", ["much", "rotat=3", "rotate=90", "noise=a", "scale=nan", "scale="])
def test_what_is_unknown_or_out_of_range_is_refused_with_what_is_possible(words: str) -> None:
    with pytest.raises(UserError) as refused:
        read_augment(words)
    assert refused.value.hint


def test_an_unknown_orientation_is_refused() -> None:
    with pytest.raises(UserError, match="sideways"):
        read_augment("auto", "sideways")


def test_settings_out_of_range_are_refused() -> None:
    with pytest.raises(BadInputError, match="scale"):
        AugmentSettings(scale=0.5)


def test_a_choice_survives_a_file() -> None:
    choice = AugmentChoice("light", "upright", (("noise", 0.01), ("rotate", 10.0)))
    assert AugmentChoice.from_json(json.loads(json.dumps(choice.to_json()))) == choice


@pytest.mark.parametrize(
    "stored", [None, 3, {"level": "huge"}, {"orientation": 1, "items": {"noise": 9, "size": 1}}, {"items": 5}]
)
def test_what_a_file_does_not_know_is_as_usual(stored: object) -> None:
    assert AugmentChoice.from_json(stored) == AugmentChoice()


def test_an_item_can_be_given_and_left_to_the_level_again() -> None:
    choice = AugmentChoice().with_item("noise", 0.01).with_item("noise", 0.02)
    assert choice.items == (("noise", 0.02),)
    assert choice.with_item("noise", None) == AugmentChoice()
