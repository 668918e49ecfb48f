"""Text of the program that can be translated, and the rules that a translation of it keeps to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from string import Formatter
from typing import Final

_ACTION_ID: Final = re.compile(r"\[\[\w+\]\]")
_MNEMONIC: Final = re.compile(r"&(?!&)\w")
_COUNT: Final = "{count"


@dataclass(frozen=True, slots=True)
class SourceText:
    """English text of the program, the key of its translations.

    Args:
        source: the text; of a text about a number of things the form for many.
        one: its form for one thing; empty for a text that is about no number.
        where: file that it stands in first.
    """

    source: str
    one: str = ""
    where: str = ""

    @property
    def is_counted(self) -> bool:
        """Whether its translation has one form for each plural form of the language."""
        return bool(self.one)


def translation_faults(text: SourceText, forms: Sequence[str], plural_forms: int) -> list[str]:
    """What is wrong with a translation, each in a few words; empty for a good one.

    Args:
        forms: the translation, one entry for a text that is about no number.
        plural_forms: forms that the language has.
    """
    wanted = plural_forms if text.is_counted else 1
    if len(forms) != wanted:
        return [f"{len(forms)} forms in the place of {wanted}"]
    faults = []
    for number, form in enumerate(forms):
        # "one image" needs no number.
        may_lack_count = text.is_counted and wanted > 1 and number == 0
        faults += _faults_of_form(text.source, form, may_lack_count=may_lack_count)
    return list(dict.fromkeys(faults))


def _faults_of_form(source: str, form: str, *, may_lack_count: bool) -> list[str]:
    if not form.strip():
        return ["empty"]
    wanted, fields = _fields(source), _fields(form)
    has_count = fields is None or any(field.startswith(_COUNT) for field in fields)
    if may_lack_count and not has_count:
        wanted = Counter({field: n for field, n in (wanted or {}).items() if not field.startswith(_COUNT)})
    faults = []
    if fields != wanted:
        faults.append("other fields in braces")
    for what, pattern in (("ids of actions", _ACTION_ID), ("line breaks", re.compile("\n"))):
        if Counter(pattern.findall(source)) != Counter(pattern.findall(form)):
            faults.append(f"other {what}")
    if len(_MNEMONIC.findall(source)) != len(_MNEMONIC.findall(form)):
        faults.append("other number of & before the letter of a key")
    edges = (
        ("… at the end", source.endswith("…"), form.endswith("…")),
        ("space at the beginning", source[:1].isspace(), form[:1].isspace()),
        ("space at the end", source[-1:].isspace(), form[-1:].isspace()),
    )
    faults += [f"{what} in one of them only" for what, in_source, in_form in edges if in_source != in_form]
    return faults


def _fields(text: str) -> Counter[str] | None:
    """Fields of a text as they are written, such as "{size:.1f}"; None where its braces are broken."""
    try:
        return Counter(
            "{" + name + (f"!{conversion}" if conversion else "") + (f":{form}" if form else "") + "}"
            for _, name, form, conversion in Formatter().parse(text)
            if name is not None
        )
    except ValueError:
        return None
