"""Files of the catalogue: the .ts and .qm file of each language, and its list for a translator."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from gui.language.catalogue.collector import collect
from gui.language.catalogue.engine_texts import collect_engine_texts, list_text
from gui.language.catalogue.source_text import SourceText, translation_faults
from gui.language.catalogue.source_tree import SourceTree
from gui.language.catalogue.ts_file import read_ts, ts_text
from gui.language.languages import TRANSLATED, TRANSLATIONS, Language
from gui.language.sentences import LIST_NAME

ROOT: Final = Path(__file__).resolve().parents[3]
FINISHED: Final[tuple[str, ...]] = ("de", "es", "fr", "ja", "zh_CN")
"""Codes of the languages whose every text must have a translation; a test enforces it."""


def all_texts(root: Path = ROOT) -> list[SourceText]:
    """Every text that can be translated, of the window and of the engine, by the file it stands in first."""
    texts = collect(SourceTree(root, ("gui",))).texts
    for text in collect_engine_texts(root):
        path, _, _ = text.where.rpartition(":")
        texts.setdefault(text.source, SourceText(text.source, where=path))
    # The window first: what is seen all day.
    return sorted(texts.values(), key=lambda text: (not text.where.startswith("gui/"), text.where))


def write_engine_list(root: Path = ROOT) -> None:
    """Write the list of the engine's texts, by which the window finds what made a sentence."""
    TRANSLATIONS.mkdir(parents=True, exist_ok=True)
    content = list_text(collect_engine_texts(root))
    (TRANSLATIONS / LIST_NAME).write_text(content, encoding="utf-8", newline="\n")


def ts_path(language: Language) -> Path:
    """Its .ts file; the .qm file lies beside it."""
    return TRANSLATIONS / f"inkling_{language.code}.ts"


def merge(language: Language, texts: Sequence[SourceText]) -> tuple[int, int]:
    """Bring a .ts file up to these texts: translations stay, new texts come empty, old ones go.

    Returns:
        Texts without a translation, and translations that went with their text.
    """
    path = ts_path(language)
    translations = read_ts(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        ts_text(language.code, texts, translations, language.plural_forms), encoding="utf-8", newline="\n"
    )
    sources = {text.source for text in texts}
    gone = sum(any(forms) for source, forms in translations.items() if source not in sources)
    return len(missing(language, texts)), gone


def missing(language: Language, texts: Sequence[SourceText]) -> list[SourceText]:
    """Texts that its .ts file has no translation of."""
    translations = read_ts(ts_path(language))
    return [text for text in texts if not all(translations.get(text.source) or [""])]


def faults(language: Language, texts: Sequence[SourceText]) -> list[str]:
    """What is wrong with the translations of a .ts file, one line each; missing ones are left out."""
    translations = read_ts(ts_path(language))
    found = []
    for text in texts:
        forms = translations.get(text.source, [])
        if any(forms):
            found += [
                f"{text.source!r}: {fault}"
                for fault in translation_faults(text, forms, language.plural_forms)
            ]
    return found


def compile_qm(language: Language) -> None:
    """Make its .qm file with Qt's own program.

    Raises:
        CalledProcessError: the program refused the .ts file.
    """
    path = ts_path(language)
    program = Path(sys.executable).with_name("pyside6-lrelease")
    command = [str(program), "-silent", str(path), "-qm", str(path.with_suffix(".qm"))]
    subprocess.run(command, check=True)


def list_for_translator(language: Language, texts: Sequence[SourceText]) -> list[dict[str, Any]]:
    """Texts with their translations as they are, to be edited and read back by `take_list`.

    An entry holds `source`, `one` where the text is about a number of things, `translation` (a text, or a
    list of plural forms) and `where`, the file that it stands in.
    """
    translations = read_ts(ts_path(language))
    entries = []
    for text in texts:
        wanted = language.plural_forms if text.is_counted else 1
        forms = translations.get(text.source, [])
        if len(forms) != wanted:
            forms = [""] * wanted
        entry: dict[str, Any] = {"source": text.source}
        if text.is_counted:
            entry["one"] = text.one
        entry["translation"] = forms if text.is_counted else forms[0]
        entry["where"] = text.where
        entries.append(entry)
    return entries


def take_list(
    language: Language, texts: Sequence[SourceText], entries: Sequence[dict[str, Any]]
) -> tuple[int, list[str]]:
    """Write the translations of a translator's list into the .ts file; what breaks a rule stays out.

    A part of the list is enough; an empty translation changes nothing.

    Returns:
        Translations that were taken, and one line for each that was not.
    """
    by_source = {text.source: text for text in texts}
    translations = read_ts(ts_path(language))
    taken, refused = 0, []
    for entry in entries:
        source, translation = entry["source"], entry.get("translation", "")
        forms = [translation] if isinstance(translation, str) else list(translation)
        if not any(forms):
            continue
        text = by_source.get(source)
        wrong = ["no text of the program"]
        if text is not None:
            wrong = translation_faults(text, forms, language.plural_forms)
        refused += [f"{source!r}: {fault}" for fault in wrong]
        if not wrong:
            translations[source] = forms
            taken += 1
    content = ts_text(language.code, texts, translations, language.plural_forms)
    ts_path(language).write_text(content, encoding="utf-8", newline="\n")
    return taken, refused


def language_of_code(code: str) -> Language:
    """Language with this code.

    Raises:
        KeyError: there is none.
    """
    for language in TRANSLATED:
        if language.code == code:
            return language
    raise KeyError(code)


def json_text(entries: Sequence[dict[str, Any]]) -> str:
    """A translator's list as a file, one entry a line group, readable as it is."""
    return json.dumps(list(entries), ensure_ascii=False, indent=1) + "\n"
