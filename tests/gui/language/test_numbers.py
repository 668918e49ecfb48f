"""Numbers in texts have the signs of the language that is shown, wherever they are written."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from engine.core import ClassList
from engine.session.editing.class_counts import ClassCount
from gui.dialogs.statistics.tables import class_table
from gui.language.sentences import Sentences
from gui.language.texts import ENGLISH, counted, tr, with_signs
from tests.architecture.imports import program_files
from tests.docs.pages import CHECKOUT


class German(QTranslator):
    """Knows one word: that by which a language is told from others."""

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        return "Sprache" if source == ENGLISH else source


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    before, translator = QLocale(), German()
    QCoreApplication.installTranslator(translator)
    QLocale.setDefault(QLocale("de"))
    yield
    QCoreApplication.removeTranslator(translator)
    QLocale.setDefault(before)


TABLE = class_table(
    [ClassCount(0, 3_000_000, None, 12), ClassCount(1, 1_234_567, 2_345, 1_000)],
    ClassList.from_names(["background", "cell 1.5"]),
)


def test_fields_of_texts(german: None) -> None:
    assert tr("{count:,} of {total:,}", count=12, total=1234567) == "12 of 1.234.567"
    assert tr("IoU {iou:.2f} by {model}", iou=0.5, model="unet-1.5") == "IoU 0,50 by unet-1.5"
    assert counted(2345, "{count:,} image", "{count:,} images") == "2.345 images"


def test_a_field_with_a_format_is_a_number_whatever_it_looks_like(german: None) -> None:
    assert tr("{value:.2f} of {other:.1f}", value=2024.01, other=-0.5) == "2024,01 of -0,5"
    assert tr("folder {name}", name="2024.01") == "folder 2024.01"


def test_a_text_without_words_is_shown_as_it_is_for_it_may_be_a_name(german: None) -> None:
    sentences = Sentences({}, lambda text: text)
    assert [sentences.translated(text) for text in ("24.01", "2024.01", "1.5")] == ["24.01", "2024.01", "1.5"]


def test_values_in_sentences_of_the_engine(german: None) -> None:
    source = "{0} pixels of {1} are {2}."
    sentences = Sentences({source: [1]}, lambda text: "{0} Pixel von {1}: {2}." if text == source else text)
    assert sentences.translated("1,234 pixels of a 1.5 are 12.5 %.") == "1.234 Pixel von a 1.5: 12,5 %."


@pytest.mark.parametrize(
    "text", ["0.1.0", "10,20", "leaf_1.5.png", "a1.5", "127.0.0.1", "2024.01", "2024.01, 2024.02"]
)
def test_what_is_no_number_stays(german: None, text: str) -> None:
    assert with_signs(text) == text


def test_the_numbers_of_the_statistics_are_read_in_one_way_and_pasted_in_another(german: None) -> None:
    assert TABLE.shown_rows[1] == ("cell 1.5", "1.234.567", "29,2", "2.345", "1.000")
    assert TABLE.as_text().splitlines()[2] == "cell 1.5\t1234567\t29,1545\t2345\t1000"


FOR_PROGRAMS = {
    "gui/app.py": "a probe of the start",
}
"""Files whose numbers are no text for people, each with what they are."""


def _writes_signs(node: ast.AST) -> bool:
    """Whether a part of the code makes a text with a decimal point or a comma in a number."""
    if not isinstance(node, ast.FormattedValue) or node.format_spec is None:
        return False
    return re.search(r"\.[1-9]f|,", ast.unparse(node.format_spec)) is not None


def unsigned_numbers(source: str) -> list[str]:
    """Numbers that a program writes with English signs, and shows with them in every language."""
    found: list[str] = []

    def look(node: ast.AST, is_signed: bool) -> None:
        is_signed = is_signed or (isinstance(node, ast.Call) and ast.unparse(node.func) == "with_signs")
        if not is_signed and _writes_signs(node):
            found.append(ast.unparse(node))
        for child in ast.iter_child_nodes(node):
            look(child, is_signed)

    look(ast.parse(source), False)
    return found


def test_every_number_with_signs_that_the_window_writes_is_written_in_its_language() -> None:
    files = [path for path in program_files() if path.is_relative_to(CHECKOUT / "gui")]
    shown = {path.relative_to(CHECKOUT).as_posix(): path for path in files}
    checked = {name: path for name, path in shown.items() if not name.startswith(("gui/bench/",))}
    wrong = {name: unsigned_numbers(path.read_text(encoding="utf-8")) for name, path in checked.items()}
    assert {name: lines for name, lines in wrong.items() if lines and name not in FOR_PROGRAMS} == {}


def test_a_number_without_its_signs_is_noticed() -> None:
    source = 'a = f"{x:.1f} px"; b = with_signs(f"{x:,}"); c = tr("{x:.1f}", x=x); d = f"{x:.0f}"'
    assert unsigned_numbers(source) == ["{x:.1f}"]


def test_in_english_they_are_as_they_were(qapp: QApplication) -> None:
    assert TABLE.shown_rows[1] == ("cell 1.5", "1,234,567", "29.2", "2,345", "1,000")
    assert TABLE.as_text().splitlines()[2] == "cell 1.5\t1234567\t29.1545\t2345\t1000"
    assert tr("{count:,} of {total:,}", count=12, total=1234567) == "12 of 1,234,567"
