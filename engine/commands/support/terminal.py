"""Output of a command: text, warnings, a progress bar, and the token that Ctrl-C sets."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from engine.core import CancelToken, Progress, Reporter, Throttle, UserError


class Terminal:
    """Output of one command run; used from the thread that runs the command.

    Args:
        words: stream of the text for people.
        errors: stream of warnings and progress.
        token: set by Ctrl-C; long work checks it.
    """

    def __init__(self, words: TextIO, errors: TextIO, token: CancelToken | None = None) -> None:
        self._words = words
        self._errors = errors
        self.token = token or CancelToken()
        self.rejected: list[UserError] = []

    def say(self, text: str) -> None:
        """One line, or several, for the person at the terminal."""
        self._words.write(f"{text}\n")

    def warn(self, text: str) -> None:
        """One line that must not be missed; the command goes on."""
        self._errors.write(f"inkling: warning: {text}\n")

    def reject(self, error: UserError) -> None:
        """Report one bad input among several; the others go on and the run ends with exit code 2."""
        self.rejected.append(error)
        self._errors.write(f"inkling: {error}\n")

    @contextmanager
    def progress(self, title: str) -> Iterator[Reporter]:
        """A reporter that draws a bar on a terminal and does nothing when piped."""
        if not self._errors.isatty():
            yield _nothing
            return
        from tqdm import tqdm

        with tqdm(desc=title, file=self._errors, leave=False, dynamic_ncols=True) as bar:

            def draw(progress: Progress) -> None:
                bar.total = progress.total or None
                bar.unit = f" {progress.unit}"
                bar.n = progress.done
                bar.set_postfix_str(progress.note, refresh=False)
                bar.refresh()

            yield Throttle(draw)


def _nothing(progress: Progress) -> None:
    """A pipe gets no progress bar."""
