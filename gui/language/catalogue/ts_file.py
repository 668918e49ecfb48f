"""Qt's translation source file: XML with each text of the program and its translation, by its English."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from gui.language.catalogue.source_text import SourceText
from gui.language.texts import CONTEXT


def read_ts(path: Path) -> dict[str, list[str]]:
    """Forms of each translation by the English text; an empty table where there is no file.

    Raises:
        ElementTree.ParseError: the file is damaged.
    """
    if not path.exists():
        return {}
    forms: dict[str, list[str]] = {}
    for message in ElementTree.parse(path).iter("message"):
        source, translation = message.findtext("source") or "", message.find("translation")
        if translation is None:
            continue
        if message.get("numerus") == "yes":
            forms[source] = [form.text or "" for form in translation.iter("numerusform")]
        else:
            forms[source] = [translation.text or ""]
    return forms


def ts_text(
    code: str, texts: Sequence[SourceText], translations: Mapping[str, Sequence[str]], plural_forms: int
) -> str:
    """Whole file of a language: these texts in this order, those without a translation as unfinished."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        "<!DOCTYPE TS>",
        f'<TS version="2.1" language="{code}" sourcelanguage="en">',
        "<context>",
        f"    <name>{CONTEXT}</name>",
    ]
    for text in texts:
        lines += _message(text, translations.get(text.source, ()), plural_forms)
    return "\n".join([*lines, "</context>", "</TS>", ""])


def _message(text: SourceText, forms: Sequence[str], plural_forms: int) -> list[str]:
    wanted = plural_forms if text.is_counted else 1
    # Forms of another number belong to a text that is counted since then, or is no more.
    filled = list(forms) if len(forms) == wanted else [""] * wanted
    mark = "" if all(filled) else ' type="unfinished"'
    lines = ['    <message numerus="yes">' if text.is_counted else "    <message>"]
    lines.append(f'        <location filename="../../{escape(text.where)}"/>')
    lines.append(f"        <source>{escape(text.source)}</source>")
    if text.is_counted:
        lines.append(f"        <extracomment>{escape(text.one)}</extracomment>")
        lines.append(f"        <translation{mark}>")
        lines += [f"            <numerusform>{escape(form)}</numerusform>" for form in filled]
        lines.append("        </translation>")
    else:
        lines.append(f"        <translation{mark}>{escape(filled[0])}</translation>")
    return [*lines, "    </message>"]
