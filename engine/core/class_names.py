"""Names of classes as one line of visible text, and class files of this and of other programs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from engine.core.errors import UserError

Color = tuple[int, int, int]

MOST_LETTERS: Final = 200

NAME_HEADS: Final = ("name", "class", "class_name", "label", "classname", "label_name")
"""What the column of names is called in the heading of a table, in small letters."""
COLOR_HEADS: Final = (("r", "red"), ("g", "green"), ("b", "blue"))
"""What those of red, green and blue are called."""

_SPACES = re.compile(r"[\s_]+")
# A hyphen at one side of a word only is a sign: "Ki67- cell" and "Ki67 -" are not "Ki67 cell" and "Ki67".
_HYPHENS = re.compile(r"(?<=\w)-+(?=\w)| -+ ")
_LINE_BREAK = re.compile(r"\r\n|\r|\n")
# Joiners shape letters in Persian, Indic writing and emoji; every other invisible sign only misleads.
_JOINERS: Final = "\u200c\u200d"
_LABEL_MAP_HEAD = re.compile(r"#\s*label\s*:\s*color_rgb\b")
_LABEL_MAP_LINE = re.compile(
    r"(?P<name>.+?):\s*(?P<r>\d{1,3})\s*,\s*(?P<g>\d{1,3})\s*,\s*(?P<b>\d{1,3})\s*:.*:.*"
)
# Lines of tables without a heading: name,1,2,3 and name;1;2;3, name #010203, and CamVid's 1 2 3 name.
_COLOR_TABLES: Final = (
    re.compile(r"(?P<name>.+?)\s*,\s*(?P<r>\d{1,3})\s*,\s*(?P<g>\d{1,3})\s*,\s*(?P<b>\d{1,3})"),
    re.compile(r"(?P<name>.+?)\s*;\s*(?P<r>\d{1,3})\s*;\s*(?P<g>\d{1,3})\s*;\s*(?P<b>\d{1,3})"),
    re.compile(r"(?P<name>.+?)[\s,;:=]+#(?P<hex>[0-9A-Fa-f]{6})"),
    re.compile(r"(?P<r>\d{1,3})\s+(?P<g>\d{1,3})\s+(?P<b>\d{1,3})\s+(?P<name>\D.*)"),
)
_NUMBERED_LINE = re.compile(r"(\d{1,6})(\s*[:=,;]\s*|\s+)(\S.*)")
_NUMBER_BEFORE_NAME = re.compile(r"\d{1,6}\s*([,;])\s*[^\s\d,;][^,;]*\1")
_IGNORED: Final = "__ignore__"
_BACKGROUND_NAMES: Final = frozenset(
    ("background", "bg", "hintergrund", "fondo", "arrière-plan", "fond", "背景")
)
_SHOWN: Final = 40
_LONG_NAME: Final = 8
"""Letters from which on one wrong letter is rather a slip than another word."""


@dataclass(frozen=True, slots=True)
class NamedColor:
    """One line of a class file: a name, and the colour that the file gives it, if any."""

    name: str
    color: Color | None = None


def clean_class_name(text: str) -> str:
    """`text` as one line in the composed normal form, without controls or signs that turn writing around.

    Example:
        >>> clean_class_name(" cell\\n type\\tA\\u202e ")
        'cell type A'
    """
    visible = "".join(_visible(letter) for letter in unicodedata.normalize("NFC", text))
    return " ".join(visible.split())


def is_background_name(name: str) -> bool:
    """Whether a class of this name is the background, in any case of letters and between any underscores.

    Example:
        >>> [is_background_name(name) for name in ("_Background_", "Hintergrund", "sky")]
        [True, True, False]
    """
    return clean_class_name(name).casefold().strip("_ ") in _BACKGROUND_NAMES


def confusable_names(names: Sequence[str]) -> list[tuple[str, str]]:
    """Pairs of names that differ in upper and lower case, joints, or the form of their letters, only."""
    pairs = []
    first: dict[str, str] = {}
    for name in names:
        key = normal_class_name(name)
        if key in first:
            pairs.append((first[key], name))
        else:
            first[key] = name
    return pairs


def without_known(entries: Sequence[NamedColor], known: Sequence[str]) -> tuple[list[NamedColor], list[str]]:
    """The entries whose name differs from the known and the earlier ones, and the names of the others.

    Names that differ in upper and lower case, joints, or the form of their letters, only are the same here.

    Example:
        >>> without_known([NamedColor("Road"), NamedColor("car")], ["road"])
        ([NamedColor(name='car', color=None)], ['Road'])
    """
    keys = {normal_class_name(name) for name in known}
    fresh, taken = [], []
    for entry in entries:
        key = normal_class_name(entry.name)
        if key in keys:
            taken.append(clean_class_name(entry.name))
        else:
            fresh.append(entry)
        keys.add(key)
    return fresh, taken


def normal_class_name(name: str) -> str:
    """A class name as it is compared: small letters in one form, with a space for each kind of joint.

    A hyphen that joins nothing is a sign, and stays.

    Example:
        >>> {normal_class_name(name) for name in ("Sign_Symbol", "sign-symbol", "_sign  symbol_")}
        {'sign symbol'}
        >>> normal_class_name("Ki67-")
        'ki67-'
    """
    letters = unicodedata.normalize("NFKC", clean_class_name(name)).casefold()
    # A name of joints alone stays one.
    return _HYPHENS.sub(" ", _SPACES.sub(" ", letters).strip()) or letters


def equal_class(name: str, others: Sequence[str]) -> str:
    """The one of `others` that is `name` but for case, joints or the ending of a plural; empty for several.

    Example:
        >>> equal_class("Traffic-Sign", ["traffic signs"]), equal_class("macronucleus", ["micronucleus"])
        ('traffic signs', '')
    """
    found = [other for other in others if _is_plural(*map(normal_class_name, (name, other)))]
    return found[0] if len(found) == 1 else ""


def _is_plural(one: str, other: str) -> bool:
    """Whether these are equal, or so but for the ending of a plural."""
    short, long = sorted((one, other), key=len)
    return long == short or (short[-1:].isalpha() and long in (f"{short}s", f"{short}es"))


def likely_same_class(name: str, others: Sequence[str]) -> str:
    """The one of `others` that probably means the same class as `name`; empty when none does, or several.

    Names mean the same that differ in case, spaces and signs, in the ending of a plural, or, where they are
    long, in one letter. Digits are never the difference: "stage 1" is not "stage 2".

    Example:
        >>> likely_same_class("Traffic-Sign", ["traffic light", "traffic signs"])
        'traffic signs'
    """
    found = [other for other in others if _is_near(_letters(name), _letters(other))]
    return found[0] if len(found) == 1 else ""


def _letters(name: str) -> str:
    return "".join(letter for letter in normal_class_name(name) if letter.isalnum())


def _is_near(one: str, other: str) -> bool:
    """Whether these letters and digits are equal, or so but for the end of a plural or one letter."""
    short, long = sorted((one, other), key=len)
    if not short or [c for c in short if c.isdigit()] != [c for c in long if c.isdigit()]:
        return False
    if _is_plural(short, long):
        return True
    if len(short) < _LONG_NAME or len(long) - len(short) > 1:
        return False
    start = next((n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return long[start + 1 :] in (short[start:], short[start + 1 :])


def confusable_sentence(names: Sequence[str]) -> str:
    """The pairs of `confusable_names` in a sentence; empty when there are none."""
    pairs = ", ".join(f"'{one}' and '{other}'" for one, other in confusable_names(names))
    return f"Classes that are easily taken for each other: {pairs}." if pairs else ""


def read_class_lines(text: str, source: str) -> list[NamedColor]:
    """The classes of a file with a name a line; also of a label map of CVAT, and of names with colours.

    labelme's first line '__ignore__', which stands for 255 there, is left out.

    Raises:
        UserError: no class, an empty line between names, a name twice, one that no class can have, or lines
            that may be comments or the columns of a table.
    """
    lines = [line.strip() for line in _LINE_BREAK.split(text.lstrip("\ufeff"))]
    while lines and not lines[-1]:
        lines.pop()
    numbered = list(enumerate(lines, start=1))
    if numbered and _LABEL_MAP_HEAD.match(numbered[0][1]):
        numbered = [(number, line) for number, line in numbered if line and not line.startswith("#")]
        entries = [(number, _colored(_LABEL_MAP_LINE, line, number, source)) for number, line in numbered]
    else:
        if numbered and numbered[0][1] == _IGNORED:
            numbered = numbered[1:]
        if all(_NUMBER_BEFORE_NAME.match(line) for _, line in numbered):
            # Number, name and colour: the number is no part of the name.
            numbered = _without_numbers(numbered, source)
        lines = [line for _, line in numbered]
        table = next((form for form in _COLOR_TABLES if lines and all(map(form.fullmatch, lines))), None)
        if table is None:
            numbered = _without_numbers(numbered, source)
            _refuse_other_forms(numbered, source)
            entries = [(number, NamedColor(line)) for number, line in numbered]
        else:
            entries = [(number, _colored(table, line, number, source)) for number, line in numbered]
    if not entries:
        raise UserError(f"{source} names no class.", "Write one class name a line.")
    return check_class_entries(entries, source)


def _refuse_other_forms(lines: Sequence[tuple[int, str]], source: str) -> None:
    """Raise UserError where a line may be no name, so that the numbers of all others would be wrong."""
    # '#1' is a name, and '# 1' rather a remark.
    remarks = [entry for entry in lines if entry[1].startswith(("# ", "#\t", "##"))]
    if _are_meant(remarks, lines):
        number, line = remarks[0]
        raise UserError(
            f"Line {number} of {source} may be a comment: '{clean_class_name(line)[:_SHOWN]}'.",
            "Each line names a class: remove it, or take the '#' off its beginning.",
        )
    rows = [entry for entry in lines if "\t" in entry[1]]
    if _are_meant(rows, lines):
        number, line = rows[0]
        raise UserError(
            f"Line {number} of {source} has several columns: '{clean_class_name(line)[:_SHOWN]}'.",
            "Write one class name a line.",
        )


def _are_meant(found: Sequence[tuple[int, str]], lines: Sequence[tuple[int, str]]) -> bool:
    """Whether the file has lines of this form by rule: its first, or most of them; others are names."""
    return bool(found) and (found[0] == lines[0] or 2 * len(found) > len(lines))


def _without_numbers(lines: Sequence[tuple[int, str]], source: str) -> list[tuple[int, str]]:
    """The lines of a class file without the class number that each begins with, where all of them do.

    Numbers are told from names by a colon or the like behind them, or by running 0, 1, 2 ... from the first.

    Raises:
        UserError: they are other numbers, so that a line is not the class that it stands for.
    """
    matches = [_NUMBERED_LINE.fullmatch(line) for _, line in lines]
    entries = [(number, m) for (number, _), m in zip(lines, matches, strict=True) if m is not None]
    if not entries or len(entries) < len(lines):
        return list(lines)
    wrong = [(number, m) for place, (number, m) in enumerate(entries) if int(m[1]) != place]
    is_marked = all(match[2].strip() for _, match in entries)
    if not wrong and (is_marked or len(entries) > 1):
        return [(number, match[3]) for number, match in entries]
    if not is_marked:
        return list(lines)
    number, match = wrong[0]
    raise UserError(
        f"Line {number} of {source} gives '{match[3]}' the number {match[1]}, but lines count from 0.",
        "Number the classes 0, 1, 2, ... without a gap, or leave the numbers out.",
    )


def check_class_entries(entries: Sequence[tuple[int, NamedColor]], source: str) -> list[NamedColor]:
    """The entries of a class file with their names cleaned.

    Args:
        entries: the line of each, from 1 on, and what it says.

    Raises:
        UserError: an empty name, a name twice, or one that no class can have.
    """
    lines: dict[str, int] = {}
    result = []
    for number, entry in entries:
        name = clean_class_name(entry.name)
        if not name:
            raise UserError(
                f"Line {number} of {source} is empty.",
                "The line number is the class id, so remove the empty line or name the class.",
            )
        if name == _IGNORED:
            raise UserError(
                f"Line {number} of {source} is '{_IGNORED}', which stands for unlabelled pixels.",
                "Those are 255 here: leave the line out, and see that the masks use the ids of the others.",
            )
        if len(name) > MOST_LETTERS:
            raise UserError(
                f"Line {number} of {source} is longer than {MOST_LETTERS} letters.", "Shorten the name."
            )
        if name in lines:
            raise UserError(
                f"{source}: The class name '{name}' stands twice (lines {lines[name]} and {number}).",
                "Give each class a name of its own.",
            )
        lines[name] = number
        result.append(NamedColor(name, entry.color))
    return result


def _colored(pattern: re.Pattern[str], line: str, number: int, source: str) -> NamedColor:
    match = pattern.fullmatch(line)
    parts = match.groupdict() if match else {}
    code = parts.get("hex")
    texts = [parts.get(name) for name in "rgb"]
    channels = list(bytes.fromhex(code)) if code else [int(text) if text else 256 for text in texts]
    if match is None or max(channels) > 255:
        raise UserError(
            f"Line {number} of {source} is no class with a colour.", "Write name, red, green and blue, 0-255."
        )
    return NamedColor(match["name"], (channels[0], channels[1], channels[2]))


def _visible(letter: str) -> str:
    kind = unicodedata.category(letter)
    if kind == "Cc" or kind in ("Zl", "Zp"):
        return " "
    if kind == "Cs" or (kind == "Cf" and letter not in _JOINERS):
        return ""
    return letter
