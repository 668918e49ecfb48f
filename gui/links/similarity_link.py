"""Link of the similarity search with list, map and messages of the window."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from engine.core import ImageId
from engine.session.similarity.similarity_search import SimilarImages, SimilaritySearch, percent
from gui.dialogs.file_dialogs import FileDialogs
from gui.image_source import ListedImages
from gui.language.sentences import sentence
from gui.language.texts import counted, tr
from gui.links.session_link import SessionLink
from gui.panels.map_view import map_state
from gui.workspace import Workspace

if TYPE_CHECKING:
    from engine.core import Progress
    from engine.session import Busy
    from engine.session.similarity.similarity_search import ImageMap
    from gui.dialogs.image_map import MapDialog
    from gui.style.theme import Theme


def listed_with_notes(similar: SimilarImages) -> list[tuple[ImageId, str]]:
    """The image itself and those like it, each with how much."""
    others = [(image, tr("{share} alike", share=percent(similarity))) for image, similarity in similar.others]
    return [(similar.image, tr("This image")), *others]


def reason_text(similar: SimilarImages) -> str:
    """Reason for the list: the number of similar images and the one they are like."""
    return counted(
        len(similar.others),
        "{count} image like {name}, the most alike first",
        "{count:,} images like {name}, the most alike first",
        name=similar.name,
    )


class SimilarityLink(QObject):
    """Similar images in list and map; `close()` ends both when the project closes."""

    def __init__(
        self,
        finder: SimilaritySearch,
        link: SessionLink,
        workspace: Workspace,
        theme: Theme,
        files: FileDialogs,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.finder = finder
        self.map: MapDialog | None = None
        self._link = link
        self._workspace = workspace
        self._theme = theme
        self._files = files
        self._parent = parent
        self._predicted: frozenset[ImageId] = frozenset()
        """Images that the map was last told to be predicted."""
        events = link.session.events
        self._unsubscribers: list[Callable[[], None]] = [
            finder.similar_found.subscribe(self._list_similar),
            finder.map_made.subscribe(self._show_made),
            events.busy_changed.subscribe(self._on_busy),
            events.images_changed.subscribe(self._on_images),
            events.image_opened.subscribe(lambda _is_open: self._mark_open()),
            events.models_changed.subscribe(lambda _none: self._show_choices()),
        ]
        workspace.images.all_requested.connect(self.show_all)

    def close(self) -> None:
        for unsubscribe in self._unsubscribers:
            unsubscribe()
        self._workspace.images.all_requested.disconnect(self.show_all)
        self._workspace.images.show_reason("", "")
        if self.map is not None:
            self.map.close()

    def show_all(self) -> None:
        """The list holds every image again."""
        if self._link.listed is not None:
            self._link.list_only(None)
        self._workspace.images.show_everything()
        self._workspace.canvas.setFocus()

    def show_map(self) -> None:
        """Open the map, or bring it to the front; it is made anew either way."""
        from gui.dialogs.image_map import MapDialog
        from gui.panels.screen_fit import fit_screen
        from gui.style.dialog_keys import settle_return

        if self.map is None:
            thumbnails = self._workspace.images.thumbnails
            self.map = MapDialog(self._theme, thumbnails, self._record_of, self._parent)
            self.map.image_chosen.connect(self._open)
            self.map.source_chosen.connect(self._choose)
            self.map.encoder_requested.connect(self._choose_encoder)
            self.map.stop_requested.connect(self.finder.cancel)
            self.map.again_requested.connect(self._make_map)
            self.map.finished.connect(self._forget_map)
            self._show_choices()
            fit_screen(self.map)
            settle_return(self.map)
        self.map.show()
        self.map.raise_()
        self.map.activateWindow()
        self._make_map()

    def show_predicted(self) -> None:
        """Tell on the map which images are predicted by now."""
        before, self._predicted = self._predicted, frozenset(self._link.source.predicted())
        if self.map is not None:
            self._show_states(before ^ self._predicted)

    # ---- inside

    def _list_similar(self, similar: SimilarImages) -> None:
        self._workspace.show_list()
        self._workspace.images.show_everything()
        listed = ListedImages(
            self._link.session.project, listed_with_notes(similar), self._link.source.predicted
        )
        by = tr("Compared by {source}.", source=sentence(similar.source))
        self._link.list_only(listed, reason_text(similar), by)

    def _make_map(self) -> None:
        self._link.attempt(self.finder.make_map)

    def _show_made(self, made: ImageMap) -> None:
        if self.map is not None:
            self._predicted = frozenset(self._link.source.predicted())
            self.map.show_map(made, self._predicted)
            self._mark_open()

    def _on_busy(self, busy: Busy) -> None:
        if self.map is not None:
            progress: Progress | None = busy.similarity
            self.map.show_progress(progress)
            if progress is None:
                # A choice that failed has gone back to the one before.
                self._show_choices()

    def _on_images(self, ids: tuple[ImageId, ...] | None) -> None:
        if self.map is None:
            return
        if ids is None:
            self._make_map()
        else:
            self._show_states(ids)

    def _show_states(self, ids: Collection[ImageId]) -> None:
        assert self.map is not None
        images, predicted = self._link.session.project.images, self._predicted
        states = {int(i): str(map_state(images.status(i), is_predicted=i in predicted)) for i in ids}
        self.map.show_statuses(states)

    def _mark_open(self) -> None:
        image = self._link.session.image
        if self.map is not None:
            self.map.show_open(None if image is None else int(image.id))

    def _record_of(self, image_id: int) -> tuple[str, Path]:
        path = self._link.session.project.images.get(ImageId(image_id)).path
        return path.name, path

    def _open(self, image_id: int) -> None:
        self._link.attempt(lambda: self._link.session.open_image(ImageId(image_id)))

    def _show_choices(self) -> None:
        if self.map is not None:
            self.map.show_sources(self.finder.choices(), self.finder.source)

    def _choose(self, source: object) -> None:
        chosen = next((s for s in self.finder.choices() if s == source), None)
        if chosen is not None and self._link.attempt(lambda: self.finder.choose(chosen.kind, chosen.path)):
            self._make_map()
        self._show_choices()

    def _choose_encoder(self) -> None:
        path = self._files.choose_file(
            self._parent,
            "encoders",
            tr("Encoder that learned from unlabelled images"),
            tr("Encoders (*.safetensors)"),
            str(self._link.session.project.models_dir),
        )
        if path is not None and self._link.attempt(lambda: self.finder.choose_encoder(path)):
            self._make_map()
        self._show_choices()

    def _forget_map(self) -> None:
        if self.map is not None:
            self.map.deleteLater()
            self.map = None
