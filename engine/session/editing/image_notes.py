"""Labels, groups, checks and tags of images, which a project keeps beside their files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from engine.core import ImageId, UserError
from engine.core.class_names import MOST_LETTERS, clean_class_name
from engine.core.words import plural
from engine.session.editing.project_steps import NoteStep
from engine.session.session import Session
from engine.storage import ImageStatus
from engine.storage.records import UNCHECKED
from engine.storage.stored_images.tag_table import ImageTags

_SHOWN_LETTERS: Final = 40
_MOST_SINGLE: Final = 100
"""With more images than this, lists are read anew instead of image by image."""


class ImageNotes:
    """Labels, groups, checks and tags of the images of one project, each change a step of it; GUI thread.

    The methods return how many images differ now, and raise a `UserError` in a project that is read-only, or
    being copied.

    Args:
        note_step: notes a step of the project: its label, its undo and its redo.
    """

    def __init__(self, session: Session, note_step: NoteStep) -> None:
        self._session = session
        self._note_step = note_step

    def set_label(self, image_id: ImageId, label: str) -> int:
        """Show an image under this name, in this project only; empty for the name of its file."""
        record = self._session.project.images.get(image_id)
        wanted = clean_class_name(label)[:MOST_LETTERS]
        if wanted == record.name:
            wanted = ""
        return self._commit(f"Rename {record.shown_name}", {image_id: (wanted, record.group)})

    def set_group(self, image_ids: Sequence[ImageId], group: str) -> int:
        """Put images into a group, such as a patient or a slide; empty for none."""
        images = self._session.project.images
        wanted = clean_class_name(group)[:MOST_LETTERS]
        what, is_one = plural(len(image_ids), "image"), len(image_ids) == 1
        if wanted:
            label = f"Group {what}"
        else:
            label = "Take 1 image out of its group" if is_one else f"Take {what} out of their groups"
        return self._commit(label, {i: (images.notes(i)[0], wanted) for i in image_ids})

    def set_checked(self, image_ids: Sequence[ImageId], *, is_checked: bool) -> int:
        """Mark accepted images as checked, as their masks are now, or take the mark off; others stay."""
        images = self._session.project.images
        accepted = [i for i in image_ids if images.status(i) is ImageStatus.ACCEPTED]
        new = {i: images.mask_revision(i) if is_checked else UNCHECKED for i in accepted}
        old = {
            i: images.checked_revision(i)
            for i, revision in new.items()
            if images.checked_revision(i) != revision
        }
        new = {i: new[i] for i in old}
        if new:
            self._session.project_watch.check_free()
            what = plural(len(new), "image")
            label = f"Mark {what} as checked" if is_checked else f"Take the check mark off {what}"
            self._put_checks(new)
            self._note_step(label, lambda: self._put_checks(old), lambda: self._put_checks(new))
        return len(new)

    def _put_checks(self, checks: Mapping[ImageId, int]) -> None:
        self._session.project.images.set_checks(checks)
        self._tell(tuple(checks))

    def set_tags(self, image_ids: Sequence[ImageId], add: Sequence[str], take: Sequence[str] = ()) -> int:
        """Give images these tags, and take others away; a known tag keeps the letters that it has."""

        def changed(tags: ImageTags) -> ImageTags:
            for tag in take:
                tags = tags.without_tag(tag)
            for tag in add:
                tags = tags.with_tag(tag)
            return tags

        add = [self.known_tag(tag) for tag in add]
        return self._commit_tags(image_ids, changed)

    def refuse_tag(self, image_ids: Sequence[ImageId], tag: str) -> int:
        """Note that images do not have this tag, so that it is not suggested for them any more."""
        return self._commit_tags(image_ids, lambda tags: tags.lacking(tag))

    def known_tag(self, tag: str) -> str:
        """The tag of the project that is the same but for small and capital letters; else this one."""
        return spelled_as_known(tag, self._session.project.tags.counts())

    def _commit_tags(self, image_ids: Sequence[ImageId], changed: Callable[[ImageTags], ImageTags]) -> int:
        table = self._session.project.tags
        old = {i: table.of(i) for i in image_ids if changed(table.of(i)) != table.of(i)}
        new = {i: changed(tags) for i, tags in old.items()}
        if new:
            self._session.project_watch.check_free()
            self._put_tags(new)
            label = f"Tag {plural(len(new), 'image')}"
            self._note_step(label, lambda: self._put_tags(old), lambda: self._put_tags(new))
        return len(new)

    def _put_tags(self, tags: Mapping[ImageId, ImageTags]) -> None:
        self._session.project.tags.set(tags)
        self._tell(tuple(tags))

    def _commit(self, label: str, notes: Mapping[ImageId, tuple[str, str]]) -> int:
        images = self._session.project.images
        old: dict[ImageId, tuple[str, str]] = {}
        new: dict[ImageId, tuple[str, str]] = {}
        for image_id, note in notes.items():
            before = images.notes(image_id)
            if before != note:
                old[image_id], new[image_id] = before, note
        if new:
            self._session.project_watch.check_free()
            self._put(new)
            self._note_step(label, lambda: self._put(old), lambda: self._put(new))
        return len(new)

    def _put(self, notes: Mapping[ImageId, tuple[str, str]]) -> None:
        self._session.project.images.set_notes(notes)
        self._tell(tuple(notes))

    def _tell(self, image_ids: tuple[ImageId, ...]) -> None:
        session = self._session
        image = session.image
        if image is not None and image.id in image_ids:
            image.record = session.project.images.get(image.id)
        session.events.images_changed.emit(image_ids if len(image_ids) <= _MOST_SINGLE else None)
        session.events.history_changed.emit(None)


def typed_tags(text: str) -> list[str]:
    """The tags that somebody has typed, with commas between them.

    Of tags that are the same but for small and capital letters the first one stays.

    Raises:
        UserError: one is longer than a tag may be.

    Example:
        >>> typed_tags(" blurred, night ,, Blurred")
        ['blurred', 'night']
    """
    tags: dict[str, str] = {}
    for typed in text.split(","):
        tag = clean_class_name(typed)
        if len(tag) > MOST_LETTERS:
            raise UserError(
                f"The tag '{tag[:_SHOWN_LETTERS]}…' has {len(tag):,} letters, more than {MOST_LETTERS}.",
                "Shorten it, or part it by commas.",
            )
        tags.setdefault(tag.casefold(), tag)
    return [tag for tag in tags.values() if tag]


def spelled_as_known(tag: str, known: Iterable[str]) -> str:
    """The one of the known tags that is the same but for small and capital letters; else `tag`.

    Example:
        >>> spelled_as_known("night", ["Day", "Night"])
        'Night'
    """
    return next((other for other in known if other.casefold() == tag.casefold()), tag)
