"""Sentences of the engine in the user's language: nothing is lost, and the right template is found."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QApplication

from gui.language import sentences as sentences_module
from gui.language.catalogue.engine_texts import EngineText
from gui.language.sentences import FIELD, Sentences, sentence
from gui.language.texts import ENGLISH

ODD_VALUES = ("", "{0}", "{", "}}", "a\nb", "it's", '"x"', "%s", "[[undo]]", "Bild 7.png", "é̄ 例", "1,234")


def scripted(texts: dict[str, str]) -> Callable[[str], str]:
    return lambda source: texts.get(source, source)


def filled(source: str, values: list[str]) -> str:
    return FIELD.sub(lambda match: values[int(match[1])], source)


def german() -> Sentences:
    texts = {
        "{0} is no image.": "{0} ist kein Bild.",
        "{0} of {1} images": "{1} Bilder, davon {0}",
        "{0} images": "{0} Bilder",
        "The class '{0}' is deleted.": "Die Klasse „{0}“ ist gelöscht.",
        "{0} is the {1}.": "{0} ist: {1}.",
        "Graph cut": "Graphenschnitt",
        "images": "Bilder",
        "Undo brings it back.": "Rückgängig holt sie zurück.",
        "{0} of {1}": "{0} von {1}",
        "Not saved yet: {0}": "Noch nicht gespeichert: {0}",
        "too slow": "zu langsam",
        "{0} is in {1}.": "{0} ist in: {1}.",
    }
    names = {"{0} is in {1}.": (0,)}
    return Sentences({source: names.get(source, ()) for source in texts}, scripted(texts))


@pytest.mark.parametrize(
    ("english", "translated"),
    [
        ("Graph cut", "Graphenschnitt"),
        ("a.png is no image.", "a.png ist kein Bild."),
        ("3 of 10 images", "10 Bilder, davon 3"),
        # A name that the user gave is not translated, though it is a word of the engine.
        ("The class 'images' is deleted.", "Die Klasse „images“ ist gelöscht."),
        ("images is in images.", "images ist in: Bilder."),
        # What is put into a sentence may be a text of the engine itself.
        ("a.onnx is the Graph cut.", "a.onnx ist: Graphenschnitt."),
        (
            "The class 'sky' is deleted. Undo brings it back.",
            "Die Klasse „sky“ ist gelöscht. Rückgängig holt sie zurück.",
        ),
        ("Not saved yet: a.png is no image.", "Noch nicht gespeichert: a.png ist kein Bild."),
        # Of several templates, that with the most of its own.
        ("3 images", "3 Bilder"),
        # A short one takes numbers, no sentences that it did not make.
        ("3 of 4", "3 von 4"),
        ("Out of memory", "Out of memory"),
        ("Graph cut: too slow", "Graphenschnitt: zu langsam"),
        ("Graph cut, too slow", "Graphenschnitt, zu langsam"),
        ("  Graph cut\n", "  Graphenschnitt\n"),
        ("nothing that anybody knows", "nothing that anybody knows"),
        ("Who knows? Undo brings it back.", "Who knows? Rückgängig holt sie zurück."),
        # A sentence within another one has lost its full stop; a number stands before what it counts.
        ("Not saved yet: a.png is no image", "Noch nicht gespeichert: a.png ist kein Bild"),
        ("1,200 too slow", "1,200 zu langsam"),
        ("", ""),
        ("{0}", "{0}"),
    ],
)
def test_a_text_of_the_engine_is_translated_as_what_made_it(english: str, translated: str) -> None:
    assert german().translated(english) == translated


def test_a_translation_without_a_value_of_its_text_is_not_used() -> None:
    texts = {"{0} of {1} images": "{0} Bilder", "{0} is no image.": "Kein Bild: {0} {1}"}
    sentences = Sentences(dict.fromkeys(texts, ()), scripted(texts))
    for text in ("3 of 10 images", "a.png is no image."):
        assert sentences.translated(text) == text


class Shout(QTranslator):
    """Translator of one template and one word."""

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        return {"{0} is not UTF-8 text.": "KEIN TEXT: {0}!", ENGLISH: "Sprache"}.get(source, "")


def test_the_window_shows_names_that_are_no_text_whole(qapp: QApplication) -> None:
    odd = ("a\0b", "a\udcff.png is not UTF-8 text.", "", "a\0.png is not UTF-8 text. Next?")
    assert tuple(map(sentence, odd)) == odd
    shout = Shout()
    QCoreApplication.installTranslator(shout)
    try:
        assert sentence(odd[0]) == odd[0]
        assert sentence(odd[1]) == "KEIN TEXT: a\udcff.png!"
        assert sentence(odd[3]) == "KEIN TEXT: a\0.png! Next?"
    finally:
        QCoreApplication.removeTranslator(shout)


def test_in_english_nothing_is_read_or_searched(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sentences_module, "_engine_sentences", lambda: pytest.fail("searched"))
    assert sentence("a.png is not UTF-8 text.") == "a.png is not UTF-8 text."


def test_a_template_of_fields_only_catches_nothing() -> None:
    texts = {"{0}": "<{0}>", "{0} {1}": "{1} {0}", "{0}: {1}": "{1}: {0}"}
    assert (
        Sentences(dict.fromkeys(texts, ()), scripted(texts)).translated("one: two three") == "one: two three"
    )


def test_every_template_is_found_again_with_odd_values(engine_texts: list[EngineText]) -> None:
    sources = [text.source for text in engine_texts]
    assert len(sources) > 1000
    texts = {source: "⟦" + source + "⟧" for source in sources}
    sentences = Sentences({text.source: text.names for text in engine_texts}, scripted(texts))
    for source in sources:
        dice = random.Random(source)  # A text that comes or moves changes no other's values.
        for number in range(2):
            values = [f"4{at}" if number == 0 else dice.choice(ODD_VALUES) for at in range(9)]
            english = filled(source, values)
            shown = sentences.translated(english)
            assert shown.replace("⟦", "").replace("⟧", "") == english, source
            if number == 0:
                assert shown != english, source


def test_long_texts_and_many_parts_take_no_time_and_lose_nothing() -> None:
    sentences = german()
    for text in ("a.png is no image. " * 3000, "x: " * 1000, "{0} is the {1}." * 500, " is the " * 400):
        assert len(sentences.translated(text)) >= len(text) * 0.8
