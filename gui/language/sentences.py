"""Sentences of the engine in the user's language, translated at the door where the window shows them.

The engine has no Qt and writes English. Its texts are collected from its code (`engine_texts`), those with
values as templates: `f"{name} is no image."` is "{0} is no image.". A text that the window is handed is
looked up as it is; else the template is found that it was made by, and the values are put into that
template's translation. What is found nowhere is shown as it is: nothing is ever lost.
"""

from __future__ import annotations

import functools
import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication

from gui.language.texts import CONTEXT, ENGLISH, language_word, with_signs

LIST_NAME: Final = "engine_texts.json"
"""File of `resources/translations`: all texts of the engine, each with its fields that hold names."""

FIELD: Final = re.compile(r"\{(\d+)\}")
"""Place of a value in a template."""

_WORD: Final = re.compile(r"[A-Za-z]+")
_UNPAIRED: Final = re.compile("[\ud800-\udfff]")
"""Halves of characters: bytes in the name of a file that are no text."""
_SENTENCE_END: Final = re.compile(r"(?<=[.!?…])[ \n]+(?=\S)")
_LEADING_NUMBER: Final = re.compile(r"\d[\d.,]* +(?=[A-Za-z])")
_JOINTS: Final = (
    re.compile(r"\n+"),
    re.compile(r": "),
    re.compile(r"; "),
    re.compile(r" · "),
    re.compile(r", "),
)
"""Where lists of texts are joined, after the ends of sentences; tried in this order."""
_QUOTES: Final = ("''", '""', "“”", "‘’", "«»", "``")
_MOST_CHARACTERS: Final = 4000
"""Longer texts, as traces of errors are, are only looked up as they are."""
_MOST_PARTS: Final = 40
_MOST_DEPTH: Final = 3
_MOST_KEPT: Final = 4096
_FULL_STOPS: Final = ".。"
_FEW_LETTERS: Final = 5
"""A template with fewer letters than this would match much that it did not make: see `_Template.fits`."""


@dataclass(frozen=True, slots=True)
class _Template:
    """A text with fields, as its constant pieces: one more than there are fields.

    Attributes:
        source: the text as the engine's code has it, the key of its translation.
        pieces: what stands before, between and after the fields; the first and last may be empty.
        fields: number of the field behind each piece but the last.
        names: numbers of the fields that hold names.
    """

    source: str
    pieces: tuple[str, ...]
    fields: tuple[int, ...]
    names: frozenset[int]

    @classmethod
    def of(cls, source: str, names: Iterable[int]) -> _Template:
        """The template of a source; `pieces` and `fields` alternate in it."""
        split = FIELD.split(source)
        return cls(source, tuple(split[::2]), tuple(map(int, split[1::2])), frozenset(names))

    @property
    def constant(self) -> int:
        """Number of constant characters: of several templates that match, the one with most is right."""
        return sum(map(len, self.pieces))

    @property
    def letters(self) -> int:
        """Number of letters among the constant characters."""
        return sum(character.isalpha() for piece in self.pieces for character in piece)

    def whole_words(self) -> set[str]:
        """Words that stand whole in every text of this template: those that touch no field."""
        words = set()
        for number, piece in enumerate(self.pieces):
            for match in _WORD.finditer(piece):
                touches_before = number > 0 and match.start() == 0
                touches_behind = number < len(self.pieces) - 1 and match.end() == len(piece)
                if not touches_before and not touches_behind:
                    words.add(match[0])
        return words

    def values(self, text: str) -> list[str] | None:
        """Values of the fields in `text`, in their order there; None where the template did not make it.

        Each piece is taken where it stands first, so that the time grows with the text's length only.
        """
        first, last = self.pieces[0], self.pieces[-1]
        if not text.startswith(first) or not text.endswith(last) or len(text) < len(first) + len(last):
            return None
        values, start, end = [], len(first), len(text) - len(last)
        for piece in self.pieces[1:-1]:
            at = text.find(piece, start, end)
            if at < 0:
                return None
            values.append(text[start:at])
            start = at + len(piece)
        return [*values, text[start:end]]

    def is_name(self, number: int) -> bool:
        """Whether the value behind piece `number` is a name, by the engine's code or by quotes around it."""
        if self.fields[number] in self.names:
            return True
        before, behind = self.pieces[number][-1:], self.pieces[number + 1][:1]
        return bool(before and behind) and before + behind in _QUOTES

    def fits(self, values: list[str], is_known: Callable[[str], bool]) -> bool:
        """Whether a match may be believed: "{0} of {1}" takes numbers and known words, no sentences."""
        if self.letters >= _FEW_LETTERS:
            return True
        return all(not _WORD.search(value) or is_known(value) for value in values)


class Sentences:
    """Texts of the engine with what translates them.

    Args:
        sources: all texts of the engine, each with the numbers of its fields that hold names, which are not
            translated. Templates of fields only are left out.
        translate: the translation of a source, or the source itself where it has none.
    """

    def __init__(self, sources: Mapping[str, Iterable[int]], translate: Callable[[str], str]) -> None:
        self._translate = translate
        self._plain: set[str] = set()
        templates = []
        for source, names in sources.items():
            if FIELD.search(source) is None:
                self._plain.add(source)
            elif (template := _Template.of(source, names)).letters:
                templates.append(template)
        self._by_word, self._wordless = _index(templates)

    def translated(self, text: str) -> str:
        """`text` in the user's language; itself where it is known neither whole nor in parts."""
        known = self._translate(text)
        return known if known != text else self._found(text, 0)

    def _found(self, text: str, depth: int) -> str:
        if depth > _MOST_DEPTH or len(text) > _MOST_CHARACTERS:
            return text
        if _WORD.search(text) is None:
            # Alone it may be a name, such as that of a folder by year and month; in a sentence it is a value.
            return text if depth == 0 else with_signs(text)
        core = text.strip()
        if core != text:
            at = text.find(core)
            return text[:at] + self._found(core, depth) + text[at + len(core) :]
        if text in self._plain:
            return self._translate(text)
        whole = self._by_template(text, depth)
        if whole is not None and not whole.holds_sentences:
            return whole.text
        parts = self._by_sentences(text, depth)
        if whole is not None:
            return whole.text if parts is None or not parts.is_complete else parts.text
        if parts is not None:
            return parts.text
        ended = self._with_full_stop(text, depth)
        if ended is not None:
            return ended
        number = _LEADING_NUMBER.match(text)
        if number is not None:
            return with_signs(number[0]) + self._found(text[number.end() :], depth + 1)
        return self._by_joints(text, depth)

    def _by_template(self, text: str, depth: int) -> _Match | None:
        """The translation by the template with most constant characters that made `text`."""
        words = set(_WORD.findall(text))
        candidates = [template for word in words for template in self._by_word.get(word, ())]
        candidates += self._wordless
        for template in sorted(candidates, key=lambda template: template.constant, reverse=True):
            values = template.values(text)
            if values is None or not template.fits(values, lambda value: self._is_known(value, depth)):
                continue
            translation = self._translate(template.source)
            if set(map(int, FIELD.findall(translation))) != set(template.fields):
                continue  # A value would be lost.
            if translation == template.source:
                return None
            shown = {
                number: value if template.is_name(at) else self._found(value, depth + 1)
                for at, (number, value) in enumerate(zip(template.fields, values, strict=True))
            }
            return _Match(_filled(translation, shown), any(map(_SENTENCE_END.search, values)))
        return None

    def _with_full_stop(self, text: str, depth: int) -> str | None:
        """The translation of a sentence that stands in another one, without the full stop at its end."""
        if f"{text}." in self._plain:
            return self._translate(f"{text}.").rstrip(_FULL_STOPS)
        match = self._by_template(f"{text}.", depth)
        return None if match is None or match.holds_sentences else match.text.rstrip(_FULL_STOPS)

    def _is_known(self, text: str, depth: int) -> bool:
        return self._found(text, depth + 1) != text

    def _by_sentences(self, text: str, depth: int) -> _Parts | None:
        """The translation sentence by sentence, several at once where they are one text of the engine."""
        ends = [match.span() for match in _SENTENCE_END.finditer(text)]
        if not ends or len(ends) > _MOST_PARTS:
            return None
        starts = [0, *(end for _, end in ends)]
        stops = [*(start for start, _ in ends), len(text)]
        pieces, number, is_complete = [], 0, True
        while number < len(starts):
            last, shown = self._longest(text, starts, stops, number, depth)
            is_complete = is_complete and shown is not None
            pieces.append(text[starts[number] : stops[last]] if shown is None else shown)
            if last + 1 < len(starts):
                pieces.append(text[stops[last] : starts[last + 1]])
            number = last + 1
        joined = "".join(pieces)
        return None if joined == text else _Parts(joined, is_complete)

    def _longest(
        self, text: str, starts: list[int], stops: list[int], first: int, depth: int
    ) -> tuple[int, str | None]:
        """Number of the last sentence that is translated together with sentence `first`, and the result."""
        for last in reversed(range(first, min(first + 4, len(starts)))):
            part = text[starts[first] : stops[last]]
            if part == text:
                continue
            if part in self._plain:
                return last, self._translate(part)
            match = self._by_template(part, depth + 1)
            if match is not None and not (match.holds_sentences and last > first):
                return last, match.text
        return first, None

    def _by_joints(self, text: str, depth: int) -> str:
        """The translation of the members of a list, or of what stands before and behind a colon."""
        for joint in _JOINTS:
            ends = [match.span() for match in joint.finditer(text)]
            if not ends or len(ends) > _MOST_PARTS:
                continue
            starts = [0, *(end for _, end in ends)]
            stops = [*(start for start, _ in ends), len(text)]
            parts = [
                self._found(text[start:stop], depth + 1) for start, stop in zip(starts, stops, strict=True)
            ]
            joints = [text[start:end] for start, end in ends]
            joined = "".join(part + between for part, between in zip(parts, [*joints, ""], strict=True))
            if joined != text:
                return joined
        return text


@dataclass(frozen=True, slots=True)
class _Match:
    """Translation by a template; `holds_sentences`: a value goes over the end of a sentence."""

    text: str
    holds_sentences: bool


@dataclass(frozen=True, slots=True)
class _Parts:
    """Translation by sentences; complete where each of them was known."""

    text: str
    is_complete: bool


def _filled(translation: str, values: Mapping[int, str]) -> str:
    """A template's translation with its values; braces within a value stay as they are."""
    return FIELD.sub(lambda match: values[int(match[1])], translation)


def _index(templates: list[_Template]) -> tuple[dict[str, list[_Template]], list[_Template]]:
    """The templates by the rarest whole word of each, and those that have none."""
    words = {template.source: template.whole_words() for template in templates}
    frequency = Counter(word for own in words.values() for word in own)
    by_word, wordless = defaultdict(list), []
    for template in templates:
        own = words[template.source]
        if own:
            by_word[min(own, key=lambda word: (frequency[word], word))].append(template)
        else:
            wordless.append(template)
    return dict(by_word), wordless


def sentence(text: str) -> str:
    """`text` in the user's language, whether the engine or the window wrote it; itself where it is unknown.

    Never raises an error for a text, and never loses a part of one.
    """
    language = language_word()
    return text if language == ENGLISH else _translated(text, language)


@functools.lru_cache(_MOST_KEPT)
def _translated(text: str, _language: str) -> str:
    """Translation of a text, kept for the language: what is painted asks for the same again and again."""
    return _engine_sentences().translated(text)


@functools.cache
def _engine_sentences() -> Sentences:
    return Sentences(_listed_sources(), _translation)


def _translation(source: str) -> str:
    """Qt's translation of a source; itself where Qt could not even take it, as names of files may be."""
    if not source or "\0" in source or (not source.isascii() and _UNPAIRED.search(source)):
        return source
    return QCoreApplication.translate(CONTEXT, source)


def _listed_sources() -> dict[str, list[int]]:
    """All texts of the engine with their fields of names, as the catalogue has collected them."""
    # Not at the top: the window paints first.
    from importlib import resources

    file = resources.files("resources").joinpath("translations", LIST_NAME)
    listed: dict[str, list[int]] = json.loads(file.read_text(encoding="utf-8"))
    return listed
