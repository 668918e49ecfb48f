"""The prediction of the open image: requested, shown, dismissed and restored; neighbours are prefetched."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from engine.core import ClassList, ImageId, LabelMap, ModelId, RgbU8
from engine.session.editing.cutter import Cutter
from engine.session.image_loader import ImageLoader, PrefetchedImage
from engine.session.open_image import CurrentImage, OpenImage
from engine.session.prediction.prediction_cache import CachedPrediction
from engine.session.prediction.prediction_requests import PredictionRequests
from engine.session.state import ImagePrediction, PredictionStatus, SessionEvents, without_deleted
from engine.storage import ImageStatus, ModelRecord, Project

_SETTING: Final = "predictions_aside"


class DismissedPredictions:
    """Predictions that the user does not want, neither shown nor cut from; stored in the project; GUI thread.

    One model for each image: the next model's prediction is a new one. A read-only project remembers
    until it is closed.
    """

    def __init__(self, project: Project) -> None:
        self._project = project
        stored = project.settings.get(_SETTING, {})
        pairs = stored.items() if isinstance(stored, dict) else ()
        self._models: dict[str, str] = {image: model for image, model in pairs if isinstance(model, str)}

    def model_of(self, image_id: ImageId) -> ModelId | None:
        """The model whose prediction of this image is dismissed."""
        name = self._models.get(str(image_id))
        return None if name is None else ModelId(name)

    def contains(self, prediction: ImagePrediction) -> bool:
        return self.model_of(prediction.image_id) == prediction.model_id

    def add(self, prediction: ImagePrediction) -> None:
        self._models[str(prediction.image_id)] = str(prediction.model_id)
        self._store()

    def discard(self, image_id: ImageId) -> None:
        """Forget the dismissed prediction of this image."""
        if self._models.pop(str(image_id), None) is not None:
            self._store()

    def _store(self) -> None:
        if not self._project.read_only:
            self._project.settings.set(_SETTING, dict(self._models))


class OpenPrediction:
    """Keeps the prediction of the open image that of the current model; GUI thread."""

    def __init__(
        self,
        project: Project,
        current: CurrentImage,
        prediction_requests: PredictionRequests,
        loader: ImageLoader,
        cutter: Cutter,
        events: SessionEvents,
    ) -> None:
        self._project = project
        self._current = current
        self._prediction_requests = prediction_requests
        self._loader = loader
        self._cutter = cutter
        self._events = events
        self._dismissed = DismissedPredictions(project)
        prediction_requests.fits.compare_with(lambda i: prediction_requests.cached(i, project.models.current))
        prediction_requests.predicted.subscribe(self.receive)
        prediction_requests.ended.subscribe(lambda _: events.prediction_status_changed.emit(None))
        loader.prefetched.subscribe(self._request_neighbour)
        loader.replaced.subscribe(prediction_requests.forget_image)
        self._is_film = False
        self._gone: list[int] = []
        self._class_count = len(project.classes)
        events.classes_changed.subscribe(self._classes_changed)

    @property
    def status(self) -> PredictionStatus:
        """The model whose prediction of the open image is shown, or being computed."""
        image, model = self._current.image, self._project.models.current
        current = None if model is None else model.id
        if image is None:
            return PredictionStatus(current=current)
        shown = None if image.prediction is None else image.prediction.model_id
        is_running = model is not None and self._prediction_requests.is_running(image.id, model)
        return PredictionStatus(shown, current, is_running, self.dismissed)

    @property
    def dismissed(self) -> ModelId | None:
        """The model whose prediction of the open image is dismissed."""
        image = self._current.image
        return None if image is None else self._dismissed.model_of(image.id)

    def is_dismissed(self, image_id: ImageId, model_id: ModelId) -> bool:
        """Whether the user does not want this model's prediction of the image."""
        return self._dismissed.model_of(image_id) == model_id

    def disk_reader(self, image_id: ImageId) -> Callable[[RgbU8], CachedPrediction | None] | None:
        """Function that reads the prediction of an image about to be opened, for the thread that reads it.

        So both are shown together, and the first cut is prepared for what is shown. None where nothing is
        on disk, or the prediction is in memory already.
        """
        current = self._project.models.current
        if current is None or self._prediction_requests.cached(image_id, current) is not None:
            return None
        models = self._candidates(image_id, current)
        readers = (self._prediction_requests.disk_reader(image_id, model) for model in models)
        return next((reader for reader in readers if reader is not None), None)

    def labels_reader(self, image_id: ImageId) -> Callable[[RgbU8], LabelMap | None] | None:
        """Function that gives the labels of an image's prediction from its pixels, for any thread but this.

        It looks on the disk, which nothing does before: many images may be asked for at once. None where the
        project has no model, or the prediction in memory is dismissed.
        """
        current, classes = self._project.models.current, self._project.classes
        if current is None:
            return None
        prediction = self._prediction_requests.cached(image_id, current)
        if prediction is not None and self._dismissed.contains(prediction):
            return None
        models = self._candidates(image_id, current)
        stored = [self._prediction_requests.stored(model.id) for model in models]

        def read(pixels: RgbU8) -> LabelMap | None:
            if prediction is not None:
                labels = without_deleted(prediction, classes).labels
                return labels if labels.shape == pixels.shape[:2] else None
            readings = (predictions.read(image_id, pixels) for predictions in stored)
            newest = next((reading for reading in readings if reading is not None), None)
            return None if newest is None else without_deleted(newest, classes).labels

        return read

    def _candidates(self, image_id: ImageId, current: ModelRecord) -> list[ModelRecord]:
        """Models whose prediction of an image can be shown: the current one, then the newest others."""
        others = [model for model in reversed(self._project.models.all()) if model.id != current.id]
        dismissed = self._dismissed.model_of(image_id)
        return [model for model in (current, *others) if model.id != dismissed]

    def available(self, image_id: ImageId, read: CachedPrediction | None) -> ImagePrediction | None:
        """The prediction that can be shown at once: the current model's, else an earlier one's.

        Args:
            read: what was read from disk together with the image; used only while its settings hold.
        """
        model = self._project.models.current
        prediction = self._prediction_requests.cached(image_id, model)
        is_valid = read is not None and read.settings == self._prediction_requests.settings
        if prediction is None and is_valid and model is not None and read is not None:
            prediction = read.prediction
            if prediction.model_id == model.id:
                self._prediction_requests.adopt(prediction)
        if prediction is None or self._dismissed.contains(prediction):
            return None
        return without_deleted(prediction, self._project.classes)

    def request(self) -> None:
        """Have the open image predicted by the current model, unless it is already."""
        image, model = self._current.image, self._project.models.current
        if image is not None and model is not None and not self._is_film:
            self._prediction_requests.request(image.id, image.pixels, model, "open")
            self._events.prediction_status_changed.emit(None)

    def image_opened(self) -> None:
        """Request the prediction of an image that was just opened, and prefetch its neighbours."""
        self.request()
        self._prefetch_neighbours()

    def begin_film(self, coming: Sequence[ImageId]) -> None:
        """Read the coming images ahead, and predict nothing until `end_film`: what is stored is shown."""
        self._is_film = True
        self._loader.prefetch(coming)

    def is_reading_ahead(self, image_id: ImageId) -> bool:
        """Whether a coming image is still being read."""
        return self._loader.is_reading_ahead(image_id)

    def end_film(self) -> None:
        """The open image stays: it and its neighbours are predicted again."""
        self._is_film = False
        self.image_opened()

    def model_changed(self) -> None:
        """Predict with the current model, which is another one than before."""
        self._prediction_requests.cancel_all()
        model = self._project.models.current
        self._prediction_requests.forget_models(None if model is None else model.id)
        self.request()
        self._events.models_changed.emit(None)

    def receive(self, prediction: ImagePrediction) -> None:
        """Show it below what the user has decided, if it is of the open image and not dismissed."""
        image, model = self._current.image, self._project.models.current
        if image is None or model is None:
            return
        if (prediction.image_id, prediction.model_id) != (image.id, model.id):
            return
        if not self._dismissed.contains(prediction):
            self._dismissed.discard(image.id)
            self._show(image, prediction)
        self._prefetch_neighbours()

    def dismiss(self) -> bool:
        """Drop the open image's prediction, and what was cut from it; False when there is none.

        Pending scribbles get a new cut, without any prediction.
        """
        image = self._current.image
        if image is None or image.prediction is None:
            return False
        self._dismissed.add(image.prediction)
        self._drop(image)
        return True

    def follow(self, promoted: ModelRecord | None) -> None:
        """Predict with a new model; None: show nothing any more of the one that was current until now."""
        image = self._current.image
        if promoted is None and image is not None and image.prediction is not None:
            self._drop(image)
        self.model_changed()

    def _drop(self, image: OpenImage) -> None:
        """Show the image without its prediction, and without what was cut from it."""
        events = self._events
        image.prediction = None
        image.preview = None
        self._cutter.restart()
        events.prediction_changed.emit(None)
        events.prediction_status_changed.emit(None)
        events.preview_changed.emit(None)
        events.shown_changed.emit(image.rect)
        if image.has_pending_scribbles:
            self._cutter.request(is_final=True)

    def restore(self) -> bool:
        """Show the open image's dismissed prediction again; False when none is dismissed."""
        image = self._current.image
        if image is None or self.dismissed is None:
            return False
        self._dismissed.discard(image.id)
        self._show_earlier(image)
        self.request()
        return True

    def _prefetch_neighbours(self) -> None:
        """Have the next image, then the previous one, read and predicted while the user works."""
        image = self._current.image
        if image is not None and not self._is_film:
            beside = [self._project.images.neighbour(image.id, step) for step in (1, -1)]
            self._loader.prefetch([i for i in beside if i is not None])

    def _request_neighbour(self, image: PrefetchedImage) -> None:
        model = self._project.models.current
        # Nothing of a mask that is accepted is open to a prediction.
        is_wanted = self._project.images.get(image.image_id).status is not ImageStatus.ACCEPTED
        if model is not None and is_wanted and not self._is_film:
            self._prediction_requests.request(image.image_id, image.pixels, model, "neighbour")

    def _classes_changed(self, classes: ClassList) -> None:
        """A deleted class is not predicted any more; one that is back is, by the model as it was."""
        image, gone = self._current.image, [c.id for c in classes if c.is_deleted]
        is_same = gone == self._gone and len(classes) >= self._class_count
        self._gone, self._class_count = gone, len(classes)
        if is_same:
            return
        if image is not None and image.prediction is not None:
            self._show(image, self.available(image.id, None) or image.prediction)

    def _show_earlier(self, image: OpenImage) -> None:
        """Show an earlier model's prediction, the newest first, until the current model's is there."""
        current = self._project.models.current
        if current is None or self._prediction_requests.is_known(image.id, current):
            return

        def show(prediction: ImagePrediction | None) -> None:
            is_wanted = self._current.image is image and image.prediction is None
            if prediction is not None and is_wanted and not self._dismissed.contains(prediction):
                self._show(image, prediction)

        for model in reversed(self._project.models.all()):
            if model.id != current.id and self._prediction_requests.recall(
                image.id, model, image.pixels, show
            ):
                return

    def _show(self, image: OpenImage, prediction: ImagePrediction) -> None:
        events = self._events
        prediction = without_deleted(prediction, self._project.classes)
        image.prediction = prediction
        events.prediction_changed.emit(prediction)
        events.prediction_status_changed.emit(None)
        events.shown_changed.emit(image.rect)
        if image.preview is not None:
            self._cutter.request(is_final=True)
