"""What models say of the open image and of its neighbours: asked for, shown, put aside."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.core import ImageId, ModelId, RgbU8
from engine.predict.settings import PredictSettings
from engine.session.editing.cutter import Cutter
from engine.session.image_loader import ImageLoader
from engine.session.open_image import OpenImage
from engine.session.prediction.dismissed_predictions import DismissedPredictions
from engine.session.prediction.predictor import Predictor
from engine.session.state import ImagePrediction, PredictionStatus
from engine.storage import ImageStatus

if TYPE_CHECKING:
    from engine.session.session import Session


@dataclass(slots=True)
class _Brought:
    """What was read together with an image; written by the thread that reads, then by nobody."""

    image_id: ImageId | None = None
    settings: PredictSettings | None = None
    prediction: ImagePrediction | None = None


class OpenPrediction:
    """Keeps the open image's prediction that of the current model; GUI thread."""

    def __init__(self, session: Session, predictor: Predictor, loader: ImageLoader, cutter: Cutter) -> None:
        self._session = session
        self._predictor = predictor
        self._loader = loader
        self._cutter = cutter
        self._dismissed = DismissedPredictions(session.project)
        self._brought = _Brought()
        predictor.ended.subscribe(lambda _: session.events.prediction_status_changed.emit(None))

    @property
    def status(self) -> PredictionStatus:
        """Whose prediction of the open image is shown, now."""
        image, model = self._session.image, self._session.current_model
        current = None if model is None else model.id
        if image is None:
            return PredictionStatus(current=current)
        shown = None if image.prediction is None else image.prediction.model_id
        is_under_way = model is not None and self._predictor.is_under_way(image.id, model)
        return PredictionStatus(shown, current, is_under_way, self.dismissed)

    @property
    def dismissed(self) -> ModelId | None:
        """The model whose prediction of the open image is put aside."""
        image = self._session.image
        return None if image is None else self._dismissed.model_of(image.id)

    def bring(self, image_id: ImageId) -> Callable[[RgbU8], None] | None:
        """What reads the prediction of an image about to be opened, on the thread that reads the image.

        So they are shown together, and the first cut is got ready for what is shown. None where nothing is
        on the disk, or it is at hand.
        """
        self._brought = brought = _Brought(image_id, self._predictor.settings)
        current = self._session.current_model
        if current is None or self._predictor.cached(image_id, current) is not None:
            return None
        others = [model for model in reversed(self._session.models) if model.id != current.id]
        wanted = [model for model in (current, *others) if model.id != self._dismissed.model_of(image_id)]
        readers = (self._predictor.reader(image_id, model) for model in wanted)
        reader = next((found for found in readers if found is not None), None)
        if reader is None:
            return None

        def read(pixels: RgbU8) -> None:
            brought.prediction = reader(pixels)

        return read

    def at_hand(self, image_id: ImageId) -> ImagePrediction | None:
        """What can be shown of this image at once: what the current model said, else an earlier one."""
        model, brought = self._session.current_model, self._brought
        found = self._predictor.cached(image_id, model)
        is_ours = (brought.image_id, brought.settings) == (image_id, self._predictor.settings)
        self._brought = _Brought()
        if found is None and is_ours and model is not None and brought.prediction is not None:
            found = brought.prediction
            if found.model_id == model.id:
                self._predictor.adopt(found)
        return None if found is None or self._dismissed.holds(found) else found

    def ask(self) -> None:
        """Have the open image predicted by the current model, unless it is already."""
        image, model = self._session.image, self._session.current_model
        if image is not None and model is not None:
            self._predictor.request(image.id, image.pixels, model, "open")
            self._session.events.prediction_status_changed.emit(None)

    def opened(self) -> None:
        """Another image is open: have the current model's word, and look ahead."""
        self.ask()
        self.look_ahead()

    def look_ahead(self) -> None:
        """Have the next image, then the previous one, read and predicted while the user works."""
        image, project = self._session.image, self._session.project
        if image is not None:
            beside = [project.images.neighbour(image.id, step) for step in (1, -1)]
            self._loader.look_ahead([i for i in beside if i is not None], self._ask_ahead)

    def _recall(self, image: OpenImage) -> None:
        """Show what an earlier model said, the newest first, until the current one's word is there."""
        session, current = self._session, self._session.current_model
        if current is None or self._predictor.is_known(image.id, current):
            return

        def recalled(found: ImagePrediction | None) -> None:
            is_wanted = session.image is image and image.prediction is None
            if found is not None and is_wanted and not self._dismissed.holds(found):
                self._show(image, found)

        for model in reversed(session.models):
            if model.id != current.id and self._predictor.recall(image.id, model, image.pixels, recalled):
                return

    def receive(self, prediction: ImagePrediction) -> None:
        """Show it below what the user has decided, where it is of the open image and not put aside."""
        session = self._session
        image, model, about = session.image, session.current_model, (prediction.image_id, prediction.model_id)
        if image is None or model is None or about != (image.id, model.id):
            return
        if not self._dismissed.holds(prediction):
            self._dismissed.discard(image.id)
            self._show(image, prediction)
        self.look_ahead()

    def _show(self, image: OpenImage, prediction: ImagePrediction) -> None:
        events = self._session.events
        image.prediction = prediction
        events.prediction_changed.emit(prediction)
        events.prediction_status_changed.emit(None)
        events.shown_changed.emit(image.rect)
        if image.preview is not None:
            self._cutter.request(is_final=True)

    def dismiss_prediction(self) -> bool:
        """Drop the open image's prediction, and what was cut from it; False when there is none.

        Scribbles that wait for their cut are cut anew, from nothing.
        """
        image, events = self._session.image, self._session.events
        if image is None or image.prediction is None:
            return False
        self._dismissed.add(image.prediction)
        image.prediction = None
        image.preview = None
        self._cutter.begin_anew()
        events.prediction_changed.emit(None)
        events.prediction_status_changed.emit(None)
        events.preview_changed.emit(None)
        events.shown_changed.emit(image.rect)
        if image.has_pending_scribbles:
            self._cutter.request(is_final=True)
        return True

    def restore(self) -> bool:
        """Show the open image's prediction again; False when none is put aside."""
        image = self._session.image
        if image is None or self.dismissed is None:
            return False
        self._dismissed.discard(image.id)
        self._recall(image)
        self.ask()
        return True

    def _ask_ahead(self, image_id: ImageId, pixels: RgbU8) -> None:
        model = self._session.current_model
        # Nothing of a mask that is accepted is open to a prediction.
        is_wanted = self._session.project.images.get(image_id).status is not ImageStatus.ACCEPTED
        if model is not None and is_wanted:
            self._predictor.request(image_id, pixels, model, "neighbour")
