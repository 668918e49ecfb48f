"""Images that have become accepted, in whatever way, wake learning."""

from __future__ import annotations

from collections.abc import Collection

from engine.core import ImageId
from engine.jobs import Dispatcher
from engine.session.autosave import Autosave
from engine.session.learning.learner import Learner
from engine.session.open_image import CurrentImage
from engine.session.state import SessionEvents
from engine.storage import ImageStatus, Project


class Acceptances:
    """Keeps an eye on which images are accepted; GUI thread, quick.

    By the key, by redo, on the wall, by an import, or put back into the project: one way to learning for all.
    """

    def __init__(
        self,
        project: Project,
        current: CurrentImage,
        autosave: Autosave,
        learner: Learner,
        dispatcher: Dispatcher,
        events: SessionEvents,
    ) -> None:
        self._project = project
        self._current = current
        self._autosave = autosave
        self._learner = learner
        self._dispatcher = dispatcher
        self._accepted: set[int] = set(project.images.ids(ImageStatus.ACCEPTED))
        self._is_due = False
        events.images_changed.subscribe(self._note)

    def learn(self) -> None:
        """Give what is accepted now to learning, with the labels that it has now."""
        self._is_due = False
        # Learning reads the mask file.
        self._autosave.save()
        self._learner.image_accepted()
        image = self._current.image
        if image is not None:
            # Saving has given its mask another revision.
            image.record = self._project.images.get(image.id)

    def _note(self, image_ids: Collection[ImageId] | None) -> None:
        images = self._project.images
        changed: set[int] = self._accepted if image_ids is None else set(image_ids)
        if image_ids is None:
            accepted = set(images.ids(ImageStatus.ACCEPTED))
        else:
            accepted = {i for i in image_ids if images.status(i) is ImageStatus.ACCEPTED}
        is_new = not accepted <= self._accepted
        self._accepted = (self._accepted - changed) | accepted
        if is_new and not self._is_due and not self._project.read_only:
            # Once the change is through: its mask may not be saved yet, or somebody calls `learn` for it.
            self._is_due = True
            self._dispatcher.post(self._learn_if_due)

    def _learn_if_due(self) -> None:
        if self._is_due:
            self.learn()
