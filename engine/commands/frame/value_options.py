"""Types of options that are numbers or words: each says its range in the help, and refuses anything else."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from typing import Final

from engine.core.ranges import NumberRange

_LONGEST_WORD: Final = 1000
_SHOWN: Final = 60


class ValueOption:
    """`type` of an option for argparse whose text is its range, for the help."""


@dataclass(frozen=True, slots=True)
class NumberOption(ValueOption):
    """`type` of a number for argparse; `words` are accepted beside the numbers."""

    range: NumberRange
    words: tuple[str, ...] = ()

    def __call__(self, text: str) -> int | float | str:
        if text in self.words:
            return text
        value: int | float
        try:
            # Python also reads 1_0 and the digits of other scripts; a slip of the hand, in a command.
            if not text.isascii() or "_" in text:
                raise ValueError(text)
            value = int(text) if self.range.is_whole else float(text)
        except ValueError:
            value = float("nan")
        if value not in self.range:
            raise argparse.ArgumentTypeError(f"'{shortened(text)}' cannot be, give {self}")
        return value

    def __str__(self) -> str:
        return ", or ".join((str(self.range), *self.words))


@dataclass(frozen=True, slots=True)
class WordOption(ValueOption):
    """`type` of a name, or of a short text, for argparse; what reads it knows the names.

    Args:
        says: which words there are, for the help; nothing where the help says it.
        can_be_empty: an empty text means the same as to leave the option out.
    """

    says: str = ""
    can_be_empty: bool = False

    def __call__(self, text: str) -> str:
        if not text.strip() and not (self.can_be_empty and not text):
            raise argparse.ArgumentTypeError("it cannot be empty")
        if len(text) > _LONGEST_WORD:
            raise argparse.ArgumentTypeError(f"'{shortened(text)}' is too long")
        if not text.isprintable():
            raise argparse.ArgumentTypeError(f"'{shortened(text)}' holds letters that cannot be printed")
        return text

    def __str__(self) -> str:
        return self.says


WORD: Final = WordOption()
WORD_OR_NOTHING: Final = WordOption(can_be_empty=True)
ENCODER_HELP: Final = (
    "a timm name, or a file of weights called like it: convnext_tiny.safetensors; where A takes one"
)


def shortened(text: str) -> str:
    """A value for a message: one line, not too long, without letters that control a terminal."""
    plain = "".join(letter if letter.isprintable() else "?" for letter in text)
    return plain if len(plain) <= _SHOWN else f"{plain[: _SHOWN - 3]}..."
