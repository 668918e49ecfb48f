"""Dialogs for the group of images and for the name of one, which the project keeps beside their files."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from engine.core import ImageId
from gui import plain_text
from gui.dialogs.text_line import TextLineDialog
from gui.language.texts import counted, marked, tr

if TYPE_CHECKING:
    from gui.links.session_link import SessionLink
    from gui.parts import WindowParts

ONE_GROUP: Final = marked(
    "The list of images can show one group. An empty line takes them out of their group."
)
SEVERAL_GROUPS: Final = marked(
    "They are in several groups now, and stay there unless you type or choose one."
)


def group_dialog(link: SessionLink, image_ids: Sequence[ImageId], parts: WindowParts) -> TextLineDialog:
    """Dialog for the group of these images."""
    images, notes = link.session.project.images, link.edits.image_notes
    present = images.group(image_ids[0])
    is_of_one = all(images.group(image_id) == present for image_id in image_ids)
    dialog = TextLineDialog(
        tr("Group of images"),
        counted(
            len(image_ids),
            "What does the image belong to, such as a patient or a slide?",
            "What do the {count:,} images belong to, such as a patient or a slide?",
        ),
        tr(ONE_GROUP if is_of_one else SEVERAL_GROUPS),
        present if is_of_one else "",
        sorted(group for group in images.groups() if group),
        parts.theme,
        parts.frame,
    )
    dialog.entered.connect(lambda text: link.attempt(lambda: notes.set_group(image_ids, text)))
    return dialog


def label_dialog(link: SessionLink, image_id: ImageId, parts: WindowParts) -> TextLineDialog:
    """Dialog for the name of an image in this project."""
    record, notes = link.session.project.images.get(image_id), link.edits.image_notes
    dialog = TextLineDialog(
        tr("Name of the image"),
        tr("How is the image called in this project?"),
        tr(
            "Its file keeps its name, {name}; an empty line shows that again.",
            name=plain_text.one_line(record.name),
        ),
        record.shown_name,
        (),
        parts.theme,
        parts.frame,
    )
    dialog.entered.connect(lambda text: link.attempt(lambda: notes.set_label(image_id, text)))
    return dialog
