"""Work on the stored masks of a project in the background, beside which no image is edited."""

from __future__ import annotations

from collections.abc import Callable, Collection

from engine.core import ImageId, UserError


class MaskWork:
    """Exclusive right to the stored masks; GUI thread.

    Both an edit and work in the background append steps to the history of an image: side by side, one would
    take the place of the other.

    Args:
        close_image: finishes and saves what is being edited, and takes the image off the canvas.
        open_image: shows an image, read anew.
        wanted: the image that is open or being opened.
    """

    def __init__(
        self,
        close_image: Callable[[], None],
        open_image: Callable[[ImageId], None],
        wanted: Callable[[], ImageId | None],
    ) -> None:
        self._close_image = close_image
        self._open_image = open_image
        self._wanted = wanted
        self._reason: UserError | None = None
        self._changes_masks = False
        self._only: Collection[ImageId] | None = None
        self._is_stale = False
        self._reopened: ImageId | None = None

    def check_free(self) -> None:
        """Refuse an edit, or other work on masks, while some is under way.

        Raises:
            UserError: it is.
        """
        if self._reason is not None:
            raise UserError(self._reason.summary, self._reason.hint)

    def begin(
        self,
        reason: UserError,
        *,
        changes_masks: bool = True,
        only: Collection[ImageId] | None = None,
    ) -> None:
        """Take the right, and the image off the canvas; `reason` is what edits are refused with.

        Args:
            changes_masks: False where they are only read, so that the image can stay in sight.
            only: images whose masks change; another one that is open stays in sight. None: all.

        Raises:
            UserError: another work is under way.
        """
        self.check_free()
        self._changes_masks = changes_masks
        self._only = only
        self._is_stale = False
        wanted = self._wanted()
        self._reopened = wanted if self._changes(wanted) else None
        if self._reopened is not None:
            self._close_image()
        self._reason = reason

    def end(self) -> None:
        """Give the right back, and show again what was open, or what was opened since, read anew."""
        self._reason = None
        wanted = self._wanted() or self._reopened
        if wanted is not None and (self._is_stale or self._changes(wanted)):
            self._show_anew(wanted)

    def reopen(self) -> None:
        """Show what is open, or being opened, read anew; while work is under way, when that ends."""
        wanted = self._wanted()
        if self._reason is not None:
            self._is_stale = True
        elif wanted is not None:
            self._show_anew(wanted)

    def _show_anew(self, image_id: ImageId) -> None:
        self._close_image()
        self._open_image(image_id)

    def _changes(self, image_id: ImageId | None) -> bool:
        is_concerned = self._only is None or image_id in self._only
        return image_id is not None and self._changes_masks and is_concerned
