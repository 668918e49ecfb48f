"""Output of a command: text, warnings, a progress bar, and the token that Ctrl-C sets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from engine.commands.frame.streams import TolerantStream, plain
from engine.core import CancelToken, Progress, Reporter, Throttle, UserError

if TYPE_CHECKING:
    from engine.storage import FileProblem


class Terminal:
    """Output of one command run; used from the thread that runs the command.

    Args:
        words: stream of the text for people.
        errors: stream of warnings and progress.
        token: set by Ctrl-C; long work checks it.
    """

    def __init__(self, words: TextIO, errors: TextIO, token: CancelToken | None = None) -> None:
        self._words = TolerantStream(words)
        self._errors = TolerantStream(errors)
        self._progress = errors
        self.token = token or CancelToken()
        self.rejected: list[UserError] = []
        self.failed: list[str] = []

    def say(self, text: str) -> None:
        """One line, or several, for the person at the terminal."""
        self._words.write(f"{text}\n")

    def warn(self, text: str) -> None:
        """One line that must not be missed; the command goes on."""
        self._errors.write(f"inkling: warning: {plain(text)}\n")

    def reject(self, error: UserError) -> None:
        """Report one bad input among several; the others go on and the run ends with exit code 2."""
        self.rejected.append(error)
        self._errors.write(f"inkling: {plain(error.command_text)}\n")

    def fail(self, text: str) -> None:
        """Report a measured figure beyond its limit; the others go on and the run ends with exit code 1."""
        self.failed.append(text)
        self._errors.write(f"inkling: {plain(text)}\n")

    def reject_files(self, problems: Iterable[FileProblem]) -> None:
        """Report files that were left out, each as `reject` does."""
        for problem in problems:
            self.reject(UserError(f"{problem.name} was left out: {problem.sentence}"))

    def finish(self) -> None:
        """Write what is held back; says where words were lost, unless their reader has gone (`| head`)."""
        self._words.flush()
        failure = self._words.failure
        if failure is not None and not isinstance(failure, BrokenPipeError):
            self.warn(f"not all words could be written ({failure}); the work itself is not affected.")
        self._errors.flush()

    @contextmanager
    def progress(self, title: str) -> Iterator[Reporter]:
        """A reporter that draws a bar on a terminal and does nothing when piped."""
        if not self._errors.isatty():
            yield _nothing
            return
        from tqdm import tqdm

        with tqdm(desc=title, file=self._progress, leave=False, dynamic_ncols=True) as bar:

            def draw(progress: Progress) -> None:
                bar.total = progress.total or None
                bar.unit = f" {progress.unit}"
                bar.n = progress.done
                bar.set_postfix_str(plain(progress.note), refresh=False)
                bar.refresh()

            yield Throttle(draw)


def _nothing(progress: Progress) -> None:
    """A pipe gets no progress bar."""
