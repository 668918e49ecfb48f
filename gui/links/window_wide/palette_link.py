"""Link of the command palette with the table of actions, the classes and the images."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer

from engine.session import Notice
from gui.action_table.spec import menu_name
from gui.actions import ACTIONS, ActionSpec, WindowState, key_text
from gui.dialogs.palette.dialog import PaletteDialog, PaletteEntry
from gui.dialogs.palette.other_names import OTHER_NAMES
from gui.language.texts import tr
from gui.links.no_effect import reason_unavailable
from gui.panels.image_rows import ImageFilter, status_text

if TYPE_CHECKING:
    from gui.links.project_links import ProjectLinks
    from gui.parts import WindowParts

MOST_IMAGES: Final = 20
MOST_RECENT: Final = 8
BY_NAME_ONLY: Final = frozenset(
    {
        "quit", "close_project", "restore_backup", "import_over", "clear_image", "remove_images",
        "delete_class", "merge_class", "learn_cancel", "stop_work",
    }
)  # fmt: skip
"""Actions that end, remove or replace something: neither a word of their description nor the last use of one
puts it below Enter."""


def palette_dialog(parts: WindowParts, links: ProjectLinks) -> PaletteDialog:
    """Palette over all that can be done now; what is chosen runs once the dialog has closed."""
    entries = [*_actions(parts, links), *_classes(parts, links), *_projects(parts)]
    recent = [name for name in parts.settings.palette_recent if name not in BY_NAME_ONLY]
    order = {action_id: number for number, action_id in enumerate(recent)}
    entries.sort(key=lambda entry: order.get(entry.id, len(order)))
    dialog = PaletteDialog(parts.theme, entries, partial(_images, parts, links), parts.frame)
    dialog.chosen.connect(partial(_run, parts))
    return dialog


def _run(parts: WindowParts, entry: PaletteEntry) -> None:
    if entry.kind in ("action", "class"):
        others = [other for other in parts.settings.palette_recent if other != entry.id]
        parts.settings.palette_recent = (entry.id, *others)[:MOST_RECENT]
    # After the dialog has gone: the action may open another, or give the keyboard to a field.
    QTimer.singleShot(0, entry.run)


def _actions(parts: WindowParts, links: ProjectLinks) -> list[PaletteEntry]:
    state = _state(links)
    return [
        PaletteEntry(
            spec.id,
            "action",
            parts.actions[spec.id].text().removesuffix("…").replace("&&", "&"),
            menu_name(spec.menu),
            parts.actions.keys_text(spec.id),
            tr(spec.tip),
            _reason(spec, parts, state),
            partial(_trigger, spec, parts, links),
            spec.text.removesuffix("…"),
            OTHER_NAMES.get(spec.id, ""),
            spec.id in BY_NAME_ONLY,
        )
        for spec in ACTIONS
        if spec.id != "palette" and spec.class_id is None
    ]


def _state(links: ProjectLinks) -> WindowState:
    return WindowState() if links.session is None else links.session.state()


def _reason(spec: ActionSpec, parts: WindowParts, state: WindowState) -> str:
    if not parts.actions[spec.id].isEnabled():
        return reason_unavailable(spec, state)
    if not spec.held:
        return ""
    return tr(
        "Hold {keys} on the canvas: it lasts as long as the key.", keys=parts.actions.keys_text(spec.id)
    )


def _trigger(spec: ActionSpec, parts: WindowParts, links: ProjectLinks) -> None:
    """Run an action; where it cannot be used any more since it was chosen, say why."""
    action = parts.actions[spec.id]
    if action.isEnabled():
        action.trigger()
    else:
        parts.notices.show_notice(Notice(reason_unavailable(spec, _state(links))))


def _classes(parts: WindowParts, links: ProjectLinks) -> list[PaletteEntry]:
    if links.session is None:
        return []
    return [
        PaletteEntry(
            f"draw_with_{info.id}",
            "class",
            info.name,
            tr("Class"),
            key_text(str(info.id)) if info.id < 10 else "",
            tr("Draw with this class"),
            ""
            if links.session.session.image is not None
            else tr("No image is open. Choose one in the list."),
            partial(parts.tools.choose_class, info.id),
        )
        for info in links.session.session.classes.present
    ]


def _projects(parts: WindowParts) -> list[PaletteEntry]:
    there = parts.settings.recent
    return [
        PaletteEntry(
            f"project_{number}",
            "project",
            path.stem,
            tr("Recent project"),
            "",
            str(path),
            ""
            if path in there
            else tr("It is not at its place now: {path}. File > Recent projects can locate it.", path=path),
            partial(parts.controller.open_path, path),
        )
        for number, path in enumerate(parts.settings.known_projects)
    ]


def _images(parts: WindowParts, links: ProjectLinks, text: str) -> list[PaletteEntry]:
    if links.session is None:
        return []
    rows = links.session.source.page(0, MOST_IMAGES, ImageFilter(None, text))
    return [
        PaletteEntry(
            f"image_{row.id}",
            "image",
            row.name,
            tr("Image"),
            "",
            status_text(row),
            "",
            partial(parts.workspace.images.image_chosen.emit, row.id),
        )
        for row in rows
    ]
