"""Fuzzy search: how well a few typed words fit a title and its hints, with synonyms and typing errors."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

SYNONYMS: Final = (
    ("accept", "approve", "confirm", "done", "finish", "submit"),
    ("apply", "commit", "take", "enter"),
    ("shortcut", "shortcuts", "key", "keys", "keyboard", "hotkey", "hotkeys", "binding", "bindings"),
    ("preferences", "settings", "options", "configure", "setup"),
    ("theme", "dark", "light", "colours", "colors", "appearance"),
    ("learn", "train", "training"),
    ("predict", "prediction", "infer", "inference", "segment", "guess"),
    ("model", "network", "weights", "architecture"),
    ("mask", "label", "labels", "annotation", "annotations", "overlay"),
    ("label", "annotate", "draw", "paint"),
    ("class", "category", "categories", "tag"),
    ("instances", "objects", "components"),
    ("eraser", "erase", "rubber"),
    ("brush", "paint", "pencil"),
    ("polygon", "outline", "contour", "points"),
    ("delete", "remove", "drop"),
    ("add", "new", "create", "insert"),
    ("open", "load"),
    ("export", "save as", "write", "download"),
    ("import", "load", "read", "upload"),
    ("safety", "backup", "copy", "save"),
    ("undo", "back", "revert"),
    ("redo", "again"),
    ("next", "forward", "following"),
    ("previous", "back", "prior"),
    ("skip", "ignore", "reject"),
    ("zoom", "magnify", "scale", "larger", "smaller"),
    ("fit", "fit window", "whole"),
    ("find", "search", "look", "filter"),
    ("smooth", "round", "soften"),
    ("grow", "dilate", "expand", "thick", "thicker", "thicken", "widen"),
    ("rest", "fill", "unlabelled", "remaining", "background"),
    ("interpolate", "tween", "between", "track"),
    ("propagate", "track", "optical flow", "follow"),
    ("labelled", "keyframe"),
    ("frame", "slice", "video", "stack"),
    ("shrink", "erode", "contract", "thin", "thinner", "narrow", "narrower"),
    ("thin", "slim", "fat", "width", "skeleton"),
    ("islands", "specks", "noise", "small"),
    ("opacity", "transparent", "transparency", "alpha", "fainter", "stronger"),
    ("uncertainty", "unsure", "doubt", "doubtful", "entropy"),
    ("similar", "alike", "likeness", "duplicates"),
    ("augmentation", "patches", "transforms"),
    ("panels", "docks", "sidebars"),
    ("stop", "cancel", "abort", "end"),
    ("quit", "exit", "close", "leave"),
    ("check", "test", "verify", "doctor", "repair"),
    ("audit", "mistakes", "errors", "problems", "quality", "control", "check"),
    ("about", "version", "licence", "license"),
)
"""Words that mean the same to people from other programs; a typed word finds what any of its group names."""

_EXACT, _START, _MEANS, _HINT, _TYPO, _LETTERS, _INSIDE = 100.0, 80.0, 50.0, 35.0, 30.0, 20.0, 10.0
_LEAST_FOR_TYPO: Final = 4
_LEAST_FOR_MEANING: Final = 3
_FIRST_WITHOUT_SPACES: Final = "\u2e80"
"""From here on scripts write words without spaces between them: any place may begin one."""


@dataclass(frozen=True, slots=True)
class SearchText:
    """Text that is searched, in small letters: title, and hints (menu, key, what it does) that count less.

    `english` is the title in English where it is shown in another language: its words are searched as well,
    those that mean the same among them. `elsewhere` are names that other programs have for it, parted by
    commas. With `by_name_only` neither beginnings of hints nor slips and left-out letters find it, only its
    names, what means the same, and whole hints, such as a key.
    """

    title: str
    hints: str
    english: str = ""
    elsewhere: str = ""
    by_name_only: bool = False

    @classmethod
    def of(
        cls, title: str, *hints: str, english: str = "", elsewhere: str = "", by_name_only: bool = False
    ) -> SearchText:
        name, other = title.casefold(), english.casefold()
        other = "" if other == name else other
        return cls(name, " ".join(hints).casefold(), other, elsewhere.casefold(), by_name_only)


def fit_score(query: str, text: SearchText) -> float | None:
    """How well all words of `query` fit, higher is better; None where one does not fit at all."""
    words = query.casefold().split()
    if not words:
        return 0.0
    title_words = _words(text.title) + _words(text.english)
    scores = [_word_score(word, text, title_words) for word in words]
    if any(score is None for score in scores):
        return None
    phrase = " ".join(words)
    whole = 0.0
    if any(_begins_word(phrase, title) for title in (text.title, text.english)):
        whole = 40.0
    elif len(phrase) >= _LEAST_FOR_MEANING and _begins_word(phrase, text.elsewhere):
        whole = 20.0
    # Of two that fit alike, the shorter title is meant.
    return sum(score for score in scores if score is not None) / len(words) + whole - len(text.title) / 100


def _word_score(word: str, text: SearchText, title_words: tuple[str, ...]) -> float | None:
    if word in title_words:
        return _EXACT
    titles = (text.title, text.english)
    if any(_begins_word(word, title) for title in titles):
        return _START
    is_name_elsewhere = len(word) >= _LEAST_FOR_MEANING and _begins_word(word, text.elsewhere)
    if is_name_elsewhere or _meant(word) & set(title_words):
        return _MEANS
    if text.by_name_only:
        return _HINT if word in text.hints.split() else None
    if _begins_word(word, text.hints):
        return _HINT
    if len(word) >= _LEAST_FOR_TYPO and any(
        is_one_slip(word, other[: len(word) + 1]) for other in title_words
    ):
        return _TYPO
    if any(_is_in_order(word, "".join(_words(title))) for title in titles):
        return _LETTERS
    return _INSIDE if any(word in title for title in titles) else None


def _begins_word(typed: str, text: str) -> bool:
    """Whether what is typed stands in the text from the beginning of a word on, not only inside of one."""
    at = text.find(typed)
    while at >= 0:
        if at == 0 or not text[at - 1].isalnum() or typed[0] >= _FIRST_WITHOUT_SPACES:
            return True
        at = text.find(typed, at + 1)
    return False


@functools.lru_cache(maxsize=256)
def _meant(word: str) -> frozenset[str]:
    """Words of the groups that a typed word, or its beginning, belongs to."""
    if len(word) < _LEAST_FOR_MEANING:
        return frozenset()
    groups = [group for group in SYNONYMS if any(same.startswith(word) for same in group)]
    return frozenset(other for group in groups for other in group)


def _is_in_order(letters: str, text: str) -> bool:
    """Whether the letters come in this order, the first of them first, however far apart."""
    if len(letters) < 2 or not text.startswith(letters[0]):
        return False
    rest = iter(text)
    return all(letter in rest for letter in letters)


@functools.lru_cache(maxsize=4096)
def is_one_slip(typed: str, word: str) -> bool:
    """Whether one letter too many, too few or wrong, or two exchanged, lie between the beginnings."""
    # Most words by far: one slip leaves at least one of the first two letters among them.
    if set(typed[:2]).isdisjoint(word[:2]):
        return False
    return any(_is_one_edit(typed, word[:length]) for length in range(len(typed) - 1, len(typed) + 2))


def _is_one_edit(a: str, b: str) -> bool:
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    left, right = a[start:], b[start:]
    if len(a) == len(b):
        is_exchanged = left[:2] == right[1::-1] and left[2:] == right[2:]
        return left[1:] == right[1:] or (len(left) > 1 and is_exchanged)
    return left[1:] == right if len(a) > len(b) else left == right[1:]


@functools.lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", text))


def best_first(query: str, texts: Iterable[SearchText]) -> list[int]:
    """Numbers of the texts that fit, best first; those that fit alike keep their order."""
    scores = [(number, fit_score(query, text)) for number, text in enumerate(texts)]
    fitting = [(number, score) for number, score in scores if score is not None]
    return [number for number, _score in sorted(fitting, key=lambda pair: -pair[1])]
