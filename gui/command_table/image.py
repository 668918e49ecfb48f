"""Commands of the menu Image."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from engine.core import ImageId
from engine.core.plane_path import file_of, files_of
from engine.storage import ImageStatus
from gui import plain_text
from gui.command_table.group import Command, CommandGroup, Toggle
from gui.language.texts import counted, tr

MOST_PATHS: Final = 10_000


class ImageCommands(CommandGroup):
    """Commands of the menu Image."""

    def commands(self) -> dict[str, Command]:
        with_session = self._with_session
        return {
            "apply_cut": with_session(lambda s: s.apply_preview()),
            "accept_image": with_session(lambda s: s.accept_image(self._go_on)),
            "say_doubts": self._toggle(
                lambda s: s.decisions.set_says_doubts(not s.decisions.says_doubts),
                lambda s: s.decisions.says_doubts,
            ),
            "skip_image": with_session(lambda s: s.skip_image()),
            "check_image": Toggle(lambda: self._with_chosen(self._check), self._is_checked),
            "remove_images": lambda: self._with_chosen(self._remove_images),
            "put_back_images": self._put_back_images,
            "group_images": lambda: self._with_chosen(self._dialogs.image_group),
            "tag_images": lambda: self._with_chosen(self._dialogs.image_tags),
            "sort_by_tag": self._dialogs.sort_by_tag,
            "accept_tag": lambda: self._answer_tag(has_tag=True),
            "refuse_tag": lambda: self._answer_tag(has_tag=False),
            "rename_image": lambda: self._with_chosen(self._rename),
            "image_planes": lambda: self._with_chosen(lambda chosen: self._dialogs.image_planes(chosen[0])),
            "copy_paths": lambda: self._with_chosen(self._copy_paths),
            "show_in_folder": lambda: self._with_chosen(self._show_in_folder),
            "previous_image": lambda: self._go(-1),
            "next_image": lambda: self._go(1),
            "next_to_label": self._with_queue(lambda link: link.queue.open_next()),
            "queue_order": self._with_queue(lambda link: link.choose_next_order()),
            "queue_list": Toggle(
                self._with_queue(lambda link: link.toggle_list()),
                self._has_queue(lambda link: link.is_listing),
            ),
            "review_wall": self._dialogs.review_wall,
            "audit": self._dialogs.audit,
            "predict_now": with_session(lambda s: s.predict_now()),
            "put_aside": self._toggle(
                lambda s: s.open_prediction.restore() or s.dismiss_prediction(),
                lambda s: s.open_prediction.dismissed is not None,
            ),
            "next_spot": self._next_uncertain_region,
            "find_similar": self._with_similarity(lambda link: link.finder.find_similar()),
            "all_images": self._with_similarity(lambda link: link.show_all()),
            "image_map": self._with_similarity(lambda link: link.show_map()),
            "open_diverse": self._with_similarity(lambda link: link.finder.open_diverse()),
        }

    def _go_on(self) -> None:
        """Open the image after the accepted one."""
        queue = self._links.queue
        if queue is not None and queue.goes_by_queue:
            queue.queue.open_next()
        else:
            self._go(1)

    def _with_chosen(self, work: Callable[[list[ImageId]], object]) -> None:
        """Work on the images chosen in the list, else on the open one."""
        session = self._parts.controller.session
        if session is None:
            return
        chosen = [ImageId(number) for number in self._parts.workspace.images.chosen_ids()]
        if not chosen and session.image is not None:
            chosen = [session.image.id]
        if chosen:
            work(chosen)
        else:
            self._say(tr("No image is chosen. Click one in the list first."))

    def _check(self, chosen: list[ImageId]) -> None:
        """Mark the chosen images as checked; where all are, take the mark off."""
        session, edits = self._parts.controller.session, self._parts.controller.edits
        if session is None or edits is None:
            return
        images = session.project.images
        accepted = [i for i in chosen if images.status(i) is ImageStatus.ACCEPTED]
        if not accepted:
            self._say(tr("Only an accepted image can be marked as checked. Accept it first."))
            return
        is_checked = any(not images.get(i).is_checked for i in accepted)
        edits.image_notes.set_checked(accepted, is_checked=is_checked)
        left, hint = len(chosen) - len(accepted), ""
        if left:
            hint = counted(
                left,
                "{count} chosen image is not accepted, and was left as it is.",
                "{count:,} chosen images are not accepted, and were left as they are.",
            )
        name = plain_text.one_line(images.get(accepted[0]).shown_name)
        self._say(_checked_text(len(accepted), name, is_checked=is_checked), hint)

    def _is_checked(self) -> bool:
        session = self._parts.controller.session
        image = None if session is None else session.image
        return session is not None and image is not None and session.project.images.get(image.id).is_checked

    def _remove_images(self, chosen: list[ImageId]) -> None:
        edits = self._parts.controller.edits
        if edits is not None and not edits.remove_images(chosen):
            self._say(tr("The images chosen in the list are removed already."))

    def _rename(self, chosen: list[ImageId]) -> None:
        if len(chosen) > 1:
            self._say(tr("A name is for one image. Choose a single one in the list."))
        else:
            self._dialogs.image_label(chosen[0])

    def _answer_tag(self, *, has_tag: bool) -> None:
        tags, images = self._links.tags, self._parts.workspace.images
        if tags is None:
            return
        if tags.is_listing and not images.chosen_ids():
            # The list came while something else was done, and the open image is not in it.
            if images.open_first():
                self._say(
                    tr("No image of the list was chosen. This is the first: press the key again for it.")
                )
            return

        def answer(chosen: list[ImageId]) -> None:
            if tags.answer(chosen, has_tag=has_tag):
                images.open_next()

        self._with_chosen(answer)

    def _copy_paths(self, chosen: list[ImageId]) -> None:
        session = self._parts.controller.session
        if session is not None:
            records = [session.project.images.get(image_id) for image_id in chosen[:MOST_PATHS]]
            paths = [str(file) for record in records for file in files_of(record.path)]
            QGuiApplication.clipboard().setText("\n".join(paths))
            self._say(counted(len(paths), "Copied: {count:,} path.", "Copied: {count:,} paths."))

    def _show_in_folder(self, chosen: list[ImageId]) -> None:
        session = self._parts.controller.session
        if session is not None:
            folder = file_of(session.project.images.get(chosen[0]).path).parent
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
            self._say(tr("The folder is {folder}.", folder=folder))

    def _put_back_images(self) -> None:
        edits = self._parts.controller.edits
        chosen = [ImageId(number) for number in self._parts.workspace.images.chosen_ids()]
        if edits is not None and not edits.put_back_images(chosen):
            self._say(tr("No removed image is chosen. Choose 'Removed' above the list, then the images."))

    def _go(self, step: int) -> None:
        if self._links.session is not None:
            self._links.session.go(step)

    def _next_uncertain_region(self) -> None:
        """Half of the view's shorter side shows the region, unless one is closer already."""
        link, canvas = self._links.session, self._parts.canvas
        region = None if link is None else link.uncertain_regions.next()
        if region is not None:
            scale = min(canvas.device_size()) / (2 * region.height)
            centre = (region.y0 + region.height / 2, region.x0 + region.width / 2)
            canvas.zoom_to(max(canvas.camera.scale, scale), centre)


def _checked_text(count: int, name: str, *, is_checked: bool) -> str:
    """What became of the marks of so many images; `name` is that of a single one."""
    if count == 1 and is_checked:
        return tr("{name} is marked as checked.", name=name)
    if count == 1:
        return tr("{name} is not marked as checked any more.", name=name)
    if is_checked:
        return tr("{count:,} images are marked as checked.", count=count)
    return tr("{count:,} images are not marked as checked any more.", count=count)
