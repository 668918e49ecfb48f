"""Link of the preferences with the settings of the window and of the open project."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer

from engine.session import Notice, Uncertainty
from engine.session.state import READ_ONLY
from gui.action_table.key_sets import KEY_SETS, load_key_set
from gui.action_table.keymap import all_keys
from gui.actions import ACTIONS
from gui.dialogs.preferences.dialog import PreferencesDialog
from gui.dialogs.preferences.preference import Preference, PreferenceLink
from gui.language.languages import AS_SYSTEM, LANGUAGES
from gui.language.sentences import sentence
from gui.language.texts import marked, tr
from gui.modes import BackupInterval, ThemeChoice
from gui.panels.model import UNCERTAINTIES
from gui.settings import MAX_ISLAND_PX

if TYPE_CHECKING:
    from gui.parts import WindowParts
    from gui.tool_state import Choice

APPEARANCE, DRAWING, MODEL = marked("Appearance"), marked("Drawing and cutting"), marked("Model")
PROJECT, COPIES, KEYS = marked("This project"), marked("Safety copies"), marked("Keys")
NO_PROJECT: Final = marked("No project is open.")
OWN_KEYS: Final = marked("Your own")


def preferences_dialog(parts: WindowParts) -> PreferencesDialog:
    """Dialog over all settings; what it opens beside itself comes once it has closed."""
    entries = [
        *_appearance(parts),
        *_drawing(parts),
        *_model(parts),
        *project_preferences(parts, PROJECT),
        *_copies(parts),
        *_keys(parts),
    ]
    dialog = PreferencesDialog(parts.theme, entries, parts.frame)
    dialog.opened.connect(lambda entry: QTimer.singleShot(0, entry.open))
    return dialog


def _appearance(parts: WindowParts) -> list[Preference]:
    def choose_theme(choice: object) -> None:
        wanted = ThemeChoice(str(choice))
        parts.theme.choose(wanted)
        parts.settings.theme = wanted

    opacity = parts.tools.opacity
    return [
        Preference(
            "theme",
            tr(APPEARANCE),
            tr("Colours of the window"),
            tr("Dark, light, or as the system has them."),
            lambda: parts.settings.theme,
            choose_theme,
            ThemeChoice.SYSTEM,
            (
                (tr("As the system"), ThemeChoice.SYSTEM),
                (tr("Dark colours"), ThemeChoice.DARK),
                (tr("Light colours"), ThemeChoice.LIGHT),
            ),
        ),
        Preference(
            "language",
            tr(APPEARANCE),
            tr("Language"),
            tr("Language of all texts of the window; taken at the next start."),
            lambda: parts.settings.language,
            partial(_choose_language, parts),
            AS_SYSTEM,
            (
                (tr("As the system"), AS_SYSTEM),
                *((language.title, language.code) for language in LANGUAGES),
            ),
        ),
        Preference(
            "opacity",
            tr(APPEARANCE),
            tr("Strength of the mask"),
            tr("How much of the image the mask covers: at 0 % none is seen."),
            lambda: round(100 * opacity.value),
            lambda value: opacity.set(int(str(value)) / 100),
            45,
            most=100,
            unit=" %",
        ),
        Preference(
            "uncertainty",
            tr(APPEARANCE),
            tr("What counts as uncertain"),
            tr("Where Uncertainty ([[uncertainty]]) paints over the image."),
            lambda: parts.tools.uncertainty.value,
            lambda kind: parts.tools.uncertainty.set(Uncertainty(str(kind))),
            Uncertainty.ENTROPY,
            tuple((tr(title), kind) for kind, title, _note in UNCERTAINTIES),
        ),
    ]


def _choose_language(parts: WindowParts, code: object) -> None:
    parts.settings.language = str(code)
    parts.settings.sync()
    summary = tr("The window speaks the chosen language from its next start on.")
    parts.notices.show_notice(Notice(summary))


def _drawing(parts: WindowParts) -> list[Preference]:
    tools = parts.tools
    return [
        Preference(
            "island_px",
            tr(DRAWING),
            tr("Size of islands"),
            tr("Remove islands takes away pieces of a class that are smaller."),
            lambda: tools.island_px.value,
            lambda value: tools.island_px.set(int(str(value))),
            50,
            least=1,
            most=MAX_ISLAND_PX,
            unit=" px",
        ),
        _switch(
            "rare_sliders",
            DRAWING,
            tr("All sliders of the cut"),
            tr("Prediction, Texture and Reach are in the card Cut, too."),
            tools.are_rare_sliders_shown,
            False,
        ),
    ]


def _model(parts: WindowParts) -> list[Preference]:
    tip = tr("Each prediction is the average of twelve changed copies of the image: better, 12 × slower.")
    return [_switch("careful", MODEL, tr("More exact prediction"), tip, parts.tools.careful, False)]


def _switch(name: str, section: str, title: str, tip: str, choice: Choice[bool], usual: bool) -> Preference:
    return Preference(
        name, tr(section), title, tip, lambda: choice.value, lambda value: choice.set(bool(value)), usual
    )


def project_preferences(parts: WindowParts, section: str) -> list[Preference]:
    """What is on or off in the open project, as rows under this heading."""
    session = parts.controller.session
    if session is None:
        reason = tr(NO_PROJECT)
    else:
        reason = sentence(READ_ONLY.summary) if session.read_only else ""

    def row(name: str, title: str, tip: str, action: str) -> Preference:
        def is_on() -> bool:
            return parts.actions[action].isChecked()

        def write(value: object) -> None:
            if bool(value) != is_on():
                parts.actions[action].trigger()

        return Preference(name, tr(section), title, tip, is_on, write, True, reason=reason)

    return [
        row(
            "says_doubts",
            tr("Warn about unfinished masks"),
            tr("Accepting an image that is mostly unlabelled, or of one class only, takes a second press."),
            "say_doubts",
        ),
        row(
            "learn_auto",
            tr("Learn automatically"),
            tr("A network learns after each image that you accept."),
            "learn_auto",
        ),
        row(
            "look_ahead",
            tr("Predict images in the background"),
            tr("The model predicts images that are not accepted while nothing else runs."),
            "look_ahead",
        ),
    ]


def _copies(parts: WindowParts) -> list[Preference | PreferenceLink]:
    settings = parts.settings
    return [
        Preference(
            "backup_interval",
            tr(COPIES),
            tr("When a safety copy is made"),
            tr("Classes, masks, history and models go to one file when something changed."),
            lambda: settings.backup_interval,
            lambda value: setattr(settings, "backup_interval", BackupInterval(str(value))),
            BackupInterval.DAILY,
            (
                (tr("Every hour"), BackupInterval.HOURLY),
                (tr("Every day"), BackupInterval.DAILY),
                (tr("Every week"), BackupInterval.WEEKLY),
                (tr("Never by itself"), BackupInterval.NEVER),
            ),
        ),
        Preference(
            "backup_keep",
            tr(COPIES),
            tr("Safety copies that are kept"),
            tr("Older ones are deleted, the older the fewer."),
            lambda: settings.backup_keep,
            lambda value: setattr(settings, "backup_keep", int(str(value))),
            12,
            least=1,
            most=1000,
            unit=f" {tr('copies')}",
        ),
        PreferenceLink(
            "backups",
            tr(COPIES),
            tr("Their folder, and restoring one"),
            tr("Where the copies are, and a project made of one."),
            tr("Safety copies…"),
            partial(_trigger, parts, "restore_backup"),
        ),
    ]


def _keys(parts: WindowParts) -> list[Preference | PreferenceLink]:
    tables = {key_set.name: load_key_set(key_set.name) for key_set in KEY_SETS}
    in_full = {name: all_keys(ACTIONS, table) for name, table in tables.items()}

    def current() -> str:
        keys = all_keys(ACTIONS, parts.settings.changed_keys)
        return next((name for name, of_set in in_full.items() if of_set == keys), OWN_KEYS)

    def choose(name: object) -> None:
        if name in tables:
            parts.settings.changed_keys = tables[str(name)]
            parts.actions.set_keys(tables[str(name)])

    titles = [(key_set.title, key_set.name) for key_set in KEY_SETS]
    if current() == OWN_KEYS:
        titles.append((tr(OWN_KEYS), OWN_KEYS))
    return [
        Preference(
            "key_set",
            tr(KEYS),
            tr("Set of keys"),
            tr("The keys of a program that you know, on the actions that do the same."),
            current,
            choose,
            "",
            tuple(titles),
        ),
        PreferenceLink(
            "keys",
            tr(KEYS),
            tr("Single keys"),
            tr("Look up and change the key of any action; a sheet to print."),
            tr("Keyboard shortcuts…"),
            partial(_trigger, parts, "shortcuts"),
        ),
    ]


def _trigger(parts: WindowParts, action: str) -> None:
    parts.actions[action].trigger()
