"""Link of the tags of images with list, keys and dialogs: tagging, sorting by a tag, taking suggestions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from engine.core import ImageId, UserError
from engine.session import Notice
from engine.session.editing.image_notes import typed_tags
from gui import plain_text
from gui.dialogs.text_line import TextLineDialog
from gui.image_source import ListedImages
from gui.key_filter import is_text_field
from gui.language.sentences import sentence
from gui.language.texts import counted, tr

if TYPE_CHECKING:
    from engine.session.similarity.similarity_search import SimilaritySearch
    from engine.session.similarity.tag_ranking import TagRanking
    from gui.links.session_link import SessionLink
    from gui.parts import WindowParts

SUGGESTED: Final = 0.55
"""From this likelihood on, a row of the list is marked as a suggestion; at 0.5 nothing is known."""
_MOST_NAMED: Final = 12
"""Tags that a dialog names."""


def likelihood_note(likelihood: float, tag: str) -> str:
    """What a row says of an image that nobody has decided."""
    # 100 % would be a promise.
    percent = min(99, max(1, round(100 * likelihood)))
    if likelihood >= SUGGESTED:
        return tr("Suggested: {tag}, {percent} %", tag=plain_text.one_line(tag), percent=percent)
    return tr("{percent} % likely", percent=percent)


def _problem_of_tags(typed: str) -> str:
    try:
        typed_tags(typed)
    except UserError as error:
        return sentence(f"{error.summary} {error.hint}")
    return ""


class TagLink(QObject):
    """Tags of a session's images in the window; `close()` ends it when the project closes.

    Nothing is tagged unless the user says so: a sorted list only shows what is likely.
    """

    def __init__(self, finder: SimilaritySearch, link: SessionLink, parts: WindowParts) -> None:
        super().__init__(link)
        self._finder = finder
        self._link = link
        self._parts = parts
        self._listed: ListedImages | None = None
        self._ranking: TagRanking | None = None
        self._latest = ""
        self._wanted_from: ImageId | None = None
        """The image that was open when the list was asked for."""
        events = link.session.events
        self._unsubscribers = [
            finder.tag_ranked.subscribe(self._list_ranked),
            events.images_changed.subscribe(lambda _ids: self._show_notes()),
        ]

    def close(self) -> None:
        for unsubscribe in self._unsubscribers:
            unsubscribe()

    def tags_dialog(self, image_ids: Sequence[ImageId]) -> TextLineDialog:
        """Dialog for the tags of these images: those that all of them have can be changed."""
        table = self._link.session.project.tags
        common = [tag for tag in table.of(image_ids[0]).has if all(tag in table.of(i).has for i in image_ids)]
        dialog = TextLineDialog(
            tr("Tags of images"),
            counted(
                len(image_ids),
                "What is to be said of the image?",
                "What is to be said of the {count:,} images?",
            ),
            self._hint(len(image_ids)),
            ", ".join(common),
            (),
            self._parts.theme,
            self._parts.frame,
            problem_of=_problem_of_tags,
        )
        dialog.entered.connect(lambda text: self._set(image_ids, common, typed_tags(text)))
        return dialog

    def sort_dialog(self) -> TextLineDialog | None:
        """Dialog for the tag to sort by; None where that is plain, and the list is sorted at once."""
        tags = [*self._link.session.project.tags.counts()]
        chosen = self._parts.workspace.images.tag_box.tag
        if chosen or len(tags) == 1:
            self.sort_by(chosen or tags[0])
            return None
        dialog = TextLineDialog(
            tr("Sort by a tag"),
            tr("Which images are to come first?"),
            tr("Those come first that are most like the images that have the tag."),
            self._latest if self._latest in tags else next(iter(tags), ""),
            tags,
            self._parts.theme,
            self._parts.frame,
            is_kept=True,
        )
        dialog.entered.connect(self.sort_by)
        return dialog

    def sort_by(self, tag: str) -> None:
        """List the images of which nobody has said whether they have this tag, the most likely first."""
        known = self._link.edits.image_notes.known_tag(" ".join(tag.split()))
        if not known:
            hint = tr("[[sort_by_tag]] asks again.")
            self._link.notice.emit(Notice(tr("No tag was named, so the list stays as it is."), hint))
            return
        self._latest = known
        self._wanted_from = self._link.session.wanted_image_id
        self._link.attempt(lambda: self._finder.rank_by_tag(known))

    def answer(self, image_ids: Sequence[ImageId], *, has_tag: bool) -> bool:
        """Say of these images that they have the tag that the list is sorted by, or that they do not.

        False where the list is not sorted by a tag.
        """
        if self._ranking is None or not self.is_listing:
            hint = tr("[[sort_by_tag]] sorts it; then this key answers.")
            self._link.notice.emit(Notice(tr("The list is not sorted by a tag."), hint))
            return False
        notes, tag = self._link.edits.image_notes, self._ranking.tag
        if has_tag:
            return self._link.attempt(lambda: notes.set_tags(image_ids, [tag]))
        return self._link.attempt(lambda: notes.refuse_tag(image_ids, tag))

    @property
    def is_listing(self) -> bool:
        """Whether the list is sorted by a tag."""
        return self._ranking is not None and self._link.listed is self._listed

    # ---- inside

    def _set(self, image_ids: Sequence[ImageId], before: Sequence[str], tags: Sequence[str]) -> None:
        gone = [tag for tag in before if tag not in tags]
        self._link.attempt(lambda: self._link.edits.image_notes.set_tags(image_ids, tags, gone))

    def _hint(self, count: int) -> str:
        tags = [plain_text.one_line(tag) for tag in self._link.session.project.tags.counts()]
        parts = [tr("Words with commas between them, such as: blurred, night.")]
        if count > 1:
            parts.append(tr("Tags that only some of them have stay as they are."))
        if tags:
            named = ", ".join(tags[:_MOST_NAMED])
            parts.append(
                tr("Tags of this project: {tags}", tags=f"{named} …" if len(tags) > _MOST_NAMED else named)
            )
        return " ".join(parts)

    def _list_ranked(self, ranking: TagRanking) -> None:
        if not ranking.images:
            self._link.notice.emit(
                Notice(tr("Of every image it is said whether it has the tag {tag}.", tag=ranking.tag))
            )
            return
        workspace = self._parts.workspace
        workspace.show_list()
        workspace.images.show_everything()
        self._ranking = ranking
        self._listed = ListedImages(self._link.session.project, (), self._link.source.predicted)
        self._listed.show(*self._rows(ranking))
        source = sentence(ranking.source)
        by = (
            tr("Compared by {source}.", source=source)
            if self._link.session.read_only
            else tr(
                "Compared by {source}. [[accept_tag]] gives the tag, [[refuse_tag]] says no.", source=source
            )
        )
        self._link.list_only(self._listed, self._reason(ranking), by)
        if self._may_open():
            workspace.images.open_first()

    def _may_open(self) -> bool:
        """Whether nobody does anything by now that another image would interrupt."""
        is_elsewhere = self._link.session.wanted_image_id != self._wanted_from
        is_drawing = self._parts.canvas.is_active or self._parts.canvas.has_draft
        return not (is_elsewhere or is_drawing or is_text_field(QApplication.focusWidget()))

    def _reason(self, ranking: TagRanking) -> str:
        tag, shown = plain_text.one_line(ranking.tag), len(ranking.images)
        if shown < ranking.open_count:
            return tr(
                "{shown:,} of {total:,} images by the tag {tag}, the most likely first",
                shown=shown,
                total=ranking.open_count,
                tag=tag,
            )
        return counted(
            shown,
            "{count} image that may have the tag {tag}",
            "{count:,} images by the tag {tag}, the most likely first",
            tag=tag,
        )

    def _rows(self, ranking: TagRanking) -> tuple[list[tuple[ImageId, str]], dict[ImageId, float]]:
        """Notes and bars of the listed images, as they are answered by now."""
        table, tag = self._link.session.project.tags, ranking.tag
        notes, weights = [], {}
        for image_id, likelihood in ranking.images:
            tags = table.of(image_id)
            if tag in tags.has:
                note, weights[image_id] = tr("Tagged: {tag}", tag=plain_text.one_line(tag)), 1.0
            elif tag in tags.lacks:
                note, weights[image_id] = tr("Not {tag}", tag=plain_text.one_line(tag)), 0.0
            else:
                note, weights[image_id] = likelihood_note(likelihood, tag), likelihood
            notes.append((image_id, note))
        return notes, weights

    def _show_notes(self) -> None:
        """Say of the rows what is answered by now; their order stays until the list is sorted again."""
        if self._ranking is not None and self._listed is not None and self._link.listed is self._listed:
            self._listed.show(*self._rows(self._ranking))
            self._parts.workspace.images.refresh(same_rows=True)
