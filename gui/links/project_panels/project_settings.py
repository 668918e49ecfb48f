"""Settings of the open project in one dialog: what is kept with it, and ways to other dialogs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer

from engine.session.active_learning.acquisition import AcquisitionOrder
from engine.session.learning.learning_choices import remembered_choices
from engine.session.learning.network_choices import network_title
from engine.session.state import READ_ONLY
from engine.storage import Project
from gui import plain_text
from gui.actions import WindowState, availability, spec_of
from gui.dialogs.preferences.dialog import PreferencesDialog
from gui.dialogs.preferences.preference import Preference, PreferenceLink
from gui.dialogs.text_line import TextLineDialog
from gui.language.sentences import sentence
from gui.language.texts import counted, listed, marked, tr
from gui.links.no_effect import reason_unavailable
from gui.links.window_wide.preferences_link import project_preferences

if TYPE_CHECKING:
    from gui.links.project_links import ProjectLinks
    from gui.links.session_link import SessionLink
    from gui.parts import WindowParts

PLACE, LABELLING = marked("Name and place"), marked("Labelling")
LEARNING, PARTS = marked("Learning"), marked("Images, classes and copies")
CARD: Final = "adjust_panel"
MakeRow = Callable[[str, str, str, str, str], PreferenceLink]
"""Maker of a row from section, id of the action, title, tip and text of the button."""


def project_settings_dialog(parts: WindowParts, links: ProjectLinks, link: SessionLink) -> PreferencesDialog:
    """Dialog over what is kept with the open project; what it opens comes once it has closed."""
    rows_of_project = {entry.id: entry for entry in project_preferences(parts, LABELLING)}
    row = partial(_row, parts, link.state())
    entries = [
        *_place(link, row),
        rows_of_project["says_doubts"],
        _order(links, link),
        *_learning(link, row, [rows_of_project["learn_auto"], rows_of_project["look_ahead"]]),
        *_parts(link.session.project, row),
    ]
    title = tr("Settings of {name}", name=plain_text.one_line(link.session.project.name))
    dialog = PreferencesDialog(parts.theme, entries, parts.frame, title=title)
    dialog.opened.connect(lambda entry: QTimer.singleShot(0, entry.open))
    return dialog


def name_dialog(parts: WindowParts, link: SessionLink) -> TextLineDialog:
    """Dialog for the name of the project."""
    project = link.session.project
    dialog = TextLineDialog(
        tr("Name of the project"),
        tr("How is this project called?"),
        tr(
            "The title of the window shows it. Its folder stays {folder}.",
            folder=plain_text.one_line(project.path.name),
        ),
        project.name,
        (),
        parts.theme,
        parts.frame,
    )
    dialog.entered.connect(lambda name: link.attempt(lambda: link.edits.rename_project(name)))
    return dialog


def _place(link: SessionLink, row: MakeRow) -> list[PreferenceLink]:
    project = link.session.project
    return [
        row(PLACE, "rename_project", tr("Name"), plain_text.one_line(project.name), tr("Rename…")),
        row(PLACE, "relink_images", tr("Images"), _images_sentence(project), tr("Where are they now?…")),
        row(
            PLACE,
            "check_project",
            tr("Its folder"),
            tr(
                "{folder} holds masks, history, models and settings.",
                folder=plain_text.one_line(str(project.path)),
            ),
            tr("Check it…"),
        ),
    ]


def _images_sentence(project: Project) -> str:
    folders = [folder for folder in project.images.folders() if folder.image_count]
    if not folders:
        return tr("No images yet.")
    place = plain_text.one_line(str(folders[0].path))
    if len(folders) > 1:
        place = counted(len(folders), "{count} folder", "{count:,} folders")
    count = project.images.count()
    return counted(count, "{count} image from {place}.", "{count:,} images from {place}.", place=place)


def _order(links: ProjectLinks, link: SessionLink) -> Preference:
    queue = links.queue
    reason = sentence(READ_ONLY.summary) if link.session.read_only or queue is None else ""

    def write(order: object) -> None:
        if queue is not None:
            queue.choose(AcquisitionOrder(str(order)))

    return Preference(
        "queue_order",
        tr(LABELLING),
        tr("What comes next"),
        tr("The order in which [[next_to_label]] and accepting offer images."),
        lambda: AcquisitionOrder.IN_ORDER if queue is None else queue.queue.order,
        write,
        AcquisitionOrder.IN_ORDER,
        tuple((sentence(order.in_words), order) for order in AcquisitionOrder),
        reason=reason,
    )


def _learning(
    link: SessionLink, row: MakeRow, rows_of_project: list[Preference]
) -> list[Preference | PreferenceLink]:
    network = sentence(network_title(remembered_choices(link.session.project).architecture))
    return [
        *(replace(switch, section=tr(LEARNING)) for switch in rows_of_project),
        row(
            LEARNING,
            "choose_network",
            tr("Network"),
            tr("{network} learns from the next round on.", network=network),
            tr("Choose…"),
        ),
        row(
            LEARNING,
            "augmentation",
            tr("Augmentation"),
            tr("How images are varied in training: turned, bent, brighter and darker."),
            tr("Choose…"),
        ),
    ]


def _parts(project: Project, row: MakeRow) -> list[PreferenceLink]:
    classes = listed(plain_text.one_line(info.name) for info in project.classes.in_order)
    return [
        row(PARTS, "class_templates", tr("Classes"), f"{classes}.", tr("Add from a template…")),
        row(
            PARTS,
            CARD,
            tr("Picture and size of a pixel"),
            tr("Brightness, contrast and channels on the screen, and how long a pixel is in the world."),
            tr("Open the card"),
        ),
        row(
            PARTS,
            "instance_settings",
            tr("Single objects"),
            tr("Where one object ends and the next begins."),
            tr("Choose…"),
        ),
        row(
            PARTS,
            "restore_backup",
            tr("Safety copies"),
            tr("Their folder, and a project made of one."),
            tr("Open…"),
        ),
    ]


def _row(
    parts: WindowParts, state: WindowState, section: str, action: str, title: str, tip: str, button: str
) -> PreferenceLink:
    spec = spec_of(action)
    reason = "" if availability(state)[spec.when] else reason_unavailable(spec, state)
    run: Callable[[], None] = parts.actions[action].trigger
    if action == CARD:
        run = partial(_open_card, parts)
    return PreferenceLink(action, tr(section), title, tip, button, run, reason)


def _open_card(parts: WindowParts) -> None:
    """Bring the card in sight, also where it is open behind other parts; its action would close it there."""
    parts.tools.is_adjustment_shown.set(True)
    parts.workspace.show_adjustment(True)
