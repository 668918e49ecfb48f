"""Numbers in texts have the signs of the language that is shown, wherever they are written."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from engine.core import ClassList
from engine.session.editing.class_counts import ClassCount
from gui.dialogs.statistics.tables import class_table
from gui.language.sentences import Sentences
from gui.language.texts import ENGLISH, counted, tr, with_signs


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


def test_in_english_they_are_as_they_were(qapp: QApplication) -> None:
    assert TABLE.shown_rows[1] == ("cell 1.5", "1,234,567", "29.2", "2,345", "1,000")
    assert TABLE.as_text().splitlines()[2] == "cell 1.5\t1234567\t29.1545\t2345\t1000"
    assert tr("{count:,} of {total:,}", count=12, total=1234567) == "12 of 1,234,567"
