"""Errors: what a command says in the place of the hint, here and in another process."""

from __future__ import annotations

import pickle

import pytest

from engine.core import CancelledError, EngineError, UserError


def test_a_command_says_what_is_to_be_typed_and_the_window_does_not() -> None:
    error = UserError("It is full.", "Update it.", command_hint="Update it: --update.")
    assert str(error) == "It is full. Update it."
    assert error.command_text == "It is full. Update it: --update."
    assert UserError("It is full.", "Update it.").command_text == "It is full. Update it."


@pytest.mark.parametrize(
    "error", [UserError("a", "b", command_hint="c"), CancelledError("a", "b")], ids=["user", "cancelled"]
)
def test_an_error_keeps_all_it_says_in_another_process(error: EngineError) -> None:
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is type(error)
    assert (str(again), again.command_text) == (str(error), error.command_text)
