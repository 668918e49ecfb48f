"""Languages of the window, and the translator that is installed when it starts.

English stands in the code and needs no file; every other language has its texts in
`resources/translations/inkling_<code>.qm`, made by `python -m gui.language.catalogue --compile`.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

LANGUAGE_VARIABLE: Final = "INKLING_LANGUAGE"
AS_SYSTEM: Final = ""
"""Choice of the language that the system is set to."""
TRANSLATIONS: Final = Path(__file__).resolve().parents[2] / "resources" / "translations"


@dataclass(frozen=True, slots=True)
class Language:
    """Language of the window.

    Args:
        code: as Qt names it, such as "zh_CN"; English is "en".
        title: its name in itself.
        plural_forms: forms that a text about a number of things has, in Qt's order.
    """

    code: str
    title: str
    plural_forms: int


LANGUAGES: Final = (
    Language("en", "English", 2),
    Language("de", "Deutsch", 2),
    Language("fr", "Français", 2),
    Language("es", "Español", 2),
    Language("zh_CN", "简体中文", 1),
    Language("ja", "日本語", 1),
)
"""Languages that can be chosen; the first is that of the code."""
TRANSLATED: Final = LANGUAGES[1:]
CODES: Final = tuple(language.code for language in LANGUAGES)


def wanted_language(choice: str) -> str:
    """Code of the language to show: that of the environment variable, of the choice, or of the system.

    Args:
        choice: a code, or `AS_SYSTEM`; an unknown one counts as this.
    """
    for code in (os.environ.get(LANGUAGE_VARIABLE, ""), choice):
        if code in CODES:
            return code
    return language_of(QLocale.system().uiLanguages())


def language_of(locale_names: list[str]) -> str:
    """Code of the first language that there are texts in; English where there is none.

    Args:
        locale_names: names of locales such as "de-AT", the best first.
    """
    for name in locale_names:
        locale = QLocale(name)
        for language in LANGUAGES:
            own = QLocale(language.code)
            if locale.language() == own.language() and locale.script() == own.script():
                return language.code
    return LANGUAGES[0].code


def install_language(app: QCoreApplication, choice: str) -> str:
    """Show texts of this choice from now on, Qt's own among them; returns the code of the language.

    To be called before the first widget is made: what is shown already keeps its texts.
    """
    code = wanted_language(choice)
    if code != LANGUAGES[0].code:
        own, of_qt = QTranslator(app), QTranslator(app)
        folder_of_qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if of_qt.load(f"qtbase_{code}", folder_of_qt):
            app.installTranslator(of_qt)
        if own.load(f"inkling_{code}", str(TRANSLATIONS)):
            app.installTranslator(own)
    QLocale.setDefault(_locale_of(code))
    return code


def _locale_of(code: str) -> QLocale:
    """How numbers and dates are written: as the system says, unless its language is another one."""
    own, system = QLocale(code), QLocale.system()
    return system if code == LANGUAGES[0].code or own.language() == system.language() else own
