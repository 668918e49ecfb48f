"""Errors of the engine; each says what happened and what to do."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from engine.core.plane_path import picture_name


class EngineError(Exception):
    """Base of what the engine raises on purpose.

    Args:
        summary: one sentence: what happened, with the value or file concerned.
        hint: one sentence: what to do next; empty when the summary says it.
        command_hint: what a command says in its place, where that is to be typed; empty for the same.
    """

    def __init__(self, summary: str, hint: str = "", *, command_hint: str = "") -> None:
        super().__init__(summary)
        self.summary = summary
        self.hint = hint
        self.command_hint = command_hint

    def __str__(self) -> str:
        return f"{self.summary} {self.hint}".strip()

    def __reduce__(self) -> tuple[Any, ...]:
        # The default would drop the hints when an error crosses to another process.
        return type(self), (self.summary, self.hint), {"command_hint": self.command_hint}

    @property
    def command_text(self) -> str:
        """The error as commands say it."""
        return f"{self.summary} {self.command_hint or self.hint}".strip()


class UserError(EngineError):
    """Something in the user's files or choices must change; shown to the user as it is."""


class FileError(UserError):
    """Something is wrong with one file, which the summary begins with.

    Args:
        path: the file.
        rest: the summary behind its name.
        name: what it is called; by default the last part of its path, with the plane of it.
    """

    def __init__(self, path: Path, rest: str, hint: str = "", name: str = "") -> None:
        super().__init__(f"{name or picture_name(path)} {rest}", hint)
        self.path = path
        self._rest = rest
        self._name = name

    def called(self, name: str) -> FileError:
        """The same error with another name for the file."""
        return FileError(self.path, self._rest, self.hint, name)

    def __reduce__(self) -> tuple[type[FileError], tuple[Any, ...]]:
        return FileError, (self.path, self._rest, self.hint, self._name)


class TooFewScribblesError(UserError):
    """Nothing can be cut yet: fewer than two classes are scribbled, and nothing else tells them apart."""


class BadInputError(EngineError):
    """An argument is of the wrong shape, type or range; raised at the border of a room."""


class CancelledError(EngineError):
    """The work was cancelled by its token; nothing was changed."""

    def __init__(self, summary: str = "Cancelled.", hint: str = "") -> None:
        super().__init__(summary, hint)


def unknown_name(what: str, name: str, known: Iterable[str]) -> UserError:
    """The error for an unknown name; its hint is all of a short list, or the nearest of a long one.

    Example:
        >>> str(unknown_name("loss", "dise", ["ce", "dice"]))
        "There is no loss called 'dise'. Choose one of: ce, dice."
    """
    from difflib import get_close_matches

    names = list(known)
    summary = f"There is no {what} called '{name}'."
    if len(names) <= 40:
        return UserError(summary, f"Choose one of: {', '.join(names)}.")
    near = get_close_matches(name, names, n=5)
    hint = f"Did you mean one of these: {', '.join(near)}?" if near else ""
    if len(near) == 1:
        hint = f"Did you mean {near[0]}?"
    return UserError(summary, hint, command_hint=f"{hint} `inkling models` lists all.".strip())
