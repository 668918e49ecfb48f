"""Catalogue: what is collected, merged into .ts files and taken from translators; the files in step."""

from __future__ import annotations

import functools
import json
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator

from gui.action_table.key_sets import KEY_SETS, load_key_set
from gui.action_table.spec import MENUS, menu_letter, menu_name, menu_title
from gui.actions import ACTIONS
from gui.language import languages
from gui.language.catalogue import files
from gui.language.catalogue.__main__ import main
from gui.language.catalogue.collector import collect
from gui.language.catalogue.source_text import SourceText, translation_faults
from gui.language.catalogue.source_tree import SourceTree
from gui.language.catalogue.ts_file import read_ts, ts_text
from gui.language.languages import (
    AS_SYSTEM,
    LANGUAGE_VARIABLE,
    LANGUAGES,
    TRANSLATED,
    Language,
    install_language,
    language_of,
    wanted_language,
)
from gui.language.texts import counted, tr
from tests.helpers.paused_collector import paused_collector

CODE = '''
from gui.language.texts import counted, marked, tr
_TABLE = {1: "in a table", 2: "and more"}
_PAIRS = (("icon", "first of a pair"), ("other", "second of a pair"))
_NAMED = marked("marked")
_A = ActionSpec

class Thing:
    title = "not shown"
    shown = marked("of a class")

    def show(self, n, key):
        tr("plain")
        tr("a" " long one")
        tr("one way" if n else "the other way")
        counted(n, "{count} thing", "{count} things")
        tr(_TABLE[key])
        tr(_TABLE.get(key, "usual"))
        for icon, text in _PAIRS:
            tr(text)
        local = "of a variable"
        tr(local)
        self._row("through a parameter")
        tr(f"never {n}")

    def _row(self, text, tip=""):
        tr(text)

ROWS = (_A("id", "File", "Text of an action", (), "icon", "Tip of an action", short="Short"),)
"""not a text"""
'''
SPEC = """
class ActionSpec:
    id: str
    menu: str
    text: str
    keys: tuple[str, ...]
    icon: str
    tip: str
    short: str = ""
    submenu: str = ""
"""
TEXTS = [
    SourceText("Open…"),
    SourceText("{count} images", "{count} image", "gui/x.py"),
    SourceText("A <b> & c"),
]


@pytest.fixture
def code(tmp_path: Path) -> SourceTree:
    (tmp_path / "gui").mkdir()
    (tmp_path / "gui" / "part.py").write_text(CODE, encoding="utf-8")
    (tmp_path / "gui" / "spec.py").write_text(SPEC, encoding="utf-8")
    return SourceTree(tmp_path, ("gui",))


@pytest.fixture
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(files, "TRANSLATIONS", tmp_path)
    return tmp_path


def test_collected_is_every_literal_that_a_user_can_see(code: SourceTree) -> None:
    collection = collect(code)
    assert set(collection.texts) == {
        *("plain", "a long one", "one way", "the other way", "{count} things", "in a table", "and more"),
        *("usual", "first of a pair", "second of a pair", "marked", "of a class", "of a variable"),
        *("through a parameter", "Text of an action", "Tip of an action", "Short"),
    }
    assert collection.texts["{count} things"].one == "{count} thing"


def test_a_text_that_is_put_together_first_is_reported(code: SourceTree) -> None:
    lines = CODE.splitlines()
    assert [lines[line - 1].strip() for _, line in collect(code).lost] == ['tr(f"never {n}")']


@pytest.mark.parametrize(
    ("source", "translation", "fault"),
    [
        ("{name} is open", "{name} ist offen", ""),
        ("{a} of {b}", "{b} hat {a}", ""),
        ("{name} is open", "{nam} ist offen", "fields"),
        ("{name} is open", "Es ist offen", "fields"),
        ("{size:.1f} MB", "{size} MB", "fields"),
        ("plain", "mit {", "fields"),
        ("plain", "mit {feld}", "fields"),
        ("Press [[undo]]", "Drücke [[undo]]", ""),
        ("Press [[undo]]", "Drücke [[redo]]", "actions"),
        ("Export…", "Exportieren", "…"),
        ("Export", "Exportieren…", "…"),
        ("&File", "&Datei", ""),
        ("&File", "文件(&F)", ""),
        ("&File", "Datei", "&"),
        ("frames", " Bilder", "space"),
        (" frames", " Bilder", ""),
        ("one\ntwo", "eins zwei", "line breaks"),
        ("plain", " ", "empty"),
    ],
)
def test_a_translation_keeps_what_the_program_needs(source: str, translation: str, fault: str) -> None:
    faults = translation_faults(SourceText(source), [translation], 2)
    assert (fault in " ".join(faults)) if fault else faults == []


def test_a_counted_text_has_every_form_and_may_leave_the_number_of_one_thing_out() -> None:
    text = SourceText("{count} images", "{count} image")
    assert translation_faults(text, ["ein Bild", "{count} Bilder"], 2) == []
    assert translation_faults(text, ["{count} Bild", "viele Bilder"], 2) != []
    assert translation_faults(text, ["{count} Bilder"], 2) != []
    assert translation_faults(text, ["{count} 张图像"], 1) == []


def test_a_ts_file_keeps_translations_and_drops_what_is_gone(own_folder: Path) -> None:
    language = Language("de", "Deutsch", 2)
    path = files.ts_path(language)
    done = {"Open…": ["Öffnen…"], "{count} images": ["ein Bild", "{count} Bilder"], "gone": ["weg"]}
    before = [*TEXTS, SourceText("gone")]
    path.write_text(ts_text("de", before, done, 2), encoding="utf-8")
    assert read_ts(path) == {**done, "A <b> & c": [""]}
    assert files.merge(language, [*TEXTS, SourceText("new")]) == (2, 1)
    assert read_ts(path) == {"Open…": ["Öffnen…"], "{count} images": ["ein Bild", "{count} Bilder"]} | {
        "A <b> & c": [""],
        "new": [""],
    }
    assert files.merge(language, [*TEXTS, SourceText("new")]) == (2, 0)


def test_a_translators_list_comes_back_and_what_breaks_a_rule_stays_out(own_folder: Path) -> None:
    language = Language("de", "Deutsch", 2)
    files.merge(language, TEXTS)
    entries = files.list_for_translator(language, TEXTS)
    assert [entry["translation"] for entry in entries] == ["", ["", ""], ""]
    entries[0]["translation"] = "Öffnen…"
    entries[1]["translation"] = ["ein Bild", "{count} Bilder"]
    entries[2]["translation"] = "A {b}"
    entries.append({"source": "unknown", "translation": "unbekannt"})
    taken, refused = files.take_list(language, TEXTS, entries)
    assert taken == 2
    assert len(refused) == 2
    assert files.missing(language, TEXTS) == [TEXTS[2]]
    assert files.list_for_translator(language, TEXTS)[0]["translation"] == "Öffnen…"


def test_the_commands_write_and_read_the_list(
    own_folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "all_texts", lambda: TEXTS)
    with paused_collector():
        assert main([]) == 0
    assert "3 without a translation" in capsys.readouterr().out
    assert main(["--export", "ja"]) == 0
    entries = json.loads(capsys.readouterr().out)
    entries[1]["translation"] = ["{count} 枚の画像"]
    entries[0]["translation"] = "開く"
    path = own_folder / "ja.json"
    path.write_text(json.dumps(entries), encoding="utf-8")
    assert main(["--import", "ja", str(path)]) == 1
    assert "1 translations taken" in capsys.readouterr().out
    assert main(["--missing", "ja"]) == 0
    assert capsys.readouterr().out.splitlines() == ["Open…", "A <b> & c"]


def test_a_compiled_file_speaks_with_its_plural_forms(own_folder: Path, qapp: QCoreApplication) -> None:
    for code, forms in (("fr", ["{count} image FR", "{count} images FR"]), ("ja", ["{count} JA"])):
        language = files.language_of_code(code)
        entries = [
            {"source": "{count} images", "translation": forms},
            {"source": "Open…", "translation": "O…"},
        ]
        files.merge(language, TEXTS)
        files.take_list(language, TEXTS, entries)
        files.compile_qm(language)
        translator = QTranslator()
        assert translator.load(f"inkling_{code}", str(own_folder))
        qapp.installTranslator(translator)
        try:
            assert counted(1, "{count} image", "{count} images") == forms[0].format(count=1)
            assert counted(0, "{count} image", "{count} images") == forms[0].format(count=0)
            assert counted(2, "{count} image", "{count} images") == forms[-1].format(count=2)
            assert tr("Open…") == "O…"
        finally:
            qapp.removeTranslator(translator)
    assert counted(1, "{count} image", "{count} images") == "1 image"


# ---- the files that the program comes with


@functools.cache
def texts_of_the_code() -> list[SourceText]:
    """Collected once: reading all of the code takes seconds."""
    with paused_collector():
        return files.all_texts()


@pytest.mark.parametrize("language", TRANSLATED, ids=lambda language: language.code)
def test_the_files_of_a_language_hold_the_texts_of_the_code(language: Language) -> None:
    texts = texts_of_the_code()
    assert set(read_ts(files.ts_path(language))) == {text.source for text in texts}
    assert files.faults(language, texts) == []
    if language.code in files.FINISHED:
        assert [text.source for text in files.missing(language, texts)] == []


@pytest.mark.parametrize("language", TRANSLATED, ids=lambda language: language.code)
def test_the_compiled_file_is_that_of_its_source(language: Language) -> None:
    translator = QTranslator()
    path = files.ts_path(language).with_suffix(".qm")
    translations = {key: forms for key, forms in read_ts(files.ts_path(language)).items() if all(forms)}
    assert translator.load(str(path)) or not translations
    plain = {key: forms[0] for key, forms in translations.items() if len(forms) == 1}
    wrong = [key for key, form in plain.items() if translator.translate("Inkling", key) not in (form, None)]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.code)
def test_each_menu_has_a_letter_of_its_own_that_no_action_has(
    language: Language, qapp: QCoreApplication
) -> None:
    translator = QTranslator()
    if language in TRANSLATED and translator.load(f"inkling_{language.code}", str(languages.TRANSLATIONS)):
        qapp.installTranslator(translator)
    try:
        letters = [menu_letter(menu) for menu in MENUS]
        assert len(set(letters)) == len(MENUS)
        assert all(letter.isascii() and letter.isalpha() for letter in letters), letters
        assert all(menu_name(menu) and "&" not in menu_name(menu) for menu in MENUS)
        tables = [load_key_set(key_set.name) for key_set in KEY_SETS]
        keys = {key for spec in ACTIONS for key in spec.keys} | {
            k for t in tables for ks in t.values() for k in ks
        }
        assert [menu_title(menu) for menu in MENUS if f"Alt+{menu_letter(menu)}" in keys] == []
    finally:
        qapp.removeTranslator(translator)


# ---- which language


def test_the_variable_goes_before_the_choice_and_the_choice_before_the_system(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(LANGUAGE_VARIABLE, "ja")
    assert wanted_language("de") == "ja"
    monkeypatch.setenv(LANGUAGE_VARIABLE, "nonsense")
    assert wanted_language("de") == "de"
    monkeypatch.delenv(LANGUAGE_VARIABLE)
    monkeypatch.setattr(languages, "language_of", lambda _names: "fr")
    assert wanted_language(AS_SYSTEM) == "fr"
    assert wanted_language("nonsense") == "fr"


@pytest.mark.parametrize(
    ("names", "code"),
    [
        (["de-AT"], "de"),
        (["pt-BR", "es-MX"], "es"),
        (["zh-Hans-CN"], "zh_CN"),
        (["zh-SG"], "zh_CN"),
        (["zh-TW"], "en"),
        (["ja"], "ja"),
        (["en-GB", "de"], "en"),
        (["C"], "en"),
        ([], "en"),
    ],
)
def test_the_first_language_of_the_system_that_there_are_texts_in_is_taken(
    names: list[str], code: str
) -> None:
    assert language_of(names) == code


def test_qts_own_texts_come_in_the_language_as_well(
    qapp: QCoreApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(LANGUAGE_VARIABLE, "de")
    before = qapp.findChildren(QTranslator)
    try:
        assert install_language(qapp, AS_SYSTEM) == "de"
        assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen"
    finally:
        for translator in qapp.findChildren(QTranslator):
            if translator not in before:
                qapp.removeTranslator(translator)
                translator.deleteLater()
