"""What models say of the open image and of its neighbours: asked for, shown, put aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.core import ImageId, ModelId, RgbU8
from engine.session.aside import Aside
from engine.session.cutting import Cutter
from engine.session.loading import ImageLoader
from engine.session.predicting import Predictor
from engine.session.state import Prediction

if TYPE_CHECKING:
    from engine.session.session import Session


class Foresight:
    """Keeps the open image's prediction that of the current model; GUI thread."""

    def __init__(self, session: Session, predictor: Predictor, loader: ImageLoader, cutter: Cutter) -> None:
        self._session = session
        self._predictor = predictor
        self._loader = loader
        self._cutter = cutter
        self._aside = Aside(session.project)

    @property
    def aside(self) -> ModelId | None:
        """The model whose prediction of the open image is put aside."""
        image = self._session.image
        return None if image is None else self._aside.model_of(image.id)

    def at_hand(self, image_id: ImageId) -> Prediction | None:
        """What can be shown of this image at once."""
        found = self._predictor.cached(image_id, self._session.current_model)
        return None if found is None or self._aside.holds(found) else found

    def ask(self) -> None:
        """Have the open image predicted by the current model, unless it is already."""
        image, model = self._session.image, self._session.current_model
        if image is not None and model is not None:
            self._predictor.request(image.id, image.pixels, model, "open")

    def look_ahead(self) -> None:
        """Have the next image read, and predicted, while the user works on the open one."""
        image = self._session.image
        following = None if image is None else self._session.project.neighbour(image.id, 1)
        if following is not None:
            self._loader.look_ahead(following, self._ask_ahead)

    def arrived(self, prediction: Prediction) -> None:
        """Show it below what the user has decided, where it is of the open image and not put aside."""
        session = self._session
        image, model, about = session.image, session.current_model, (prediction.image_id, prediction.model_id)
        if image is None or model is None or about != (image.id, model.id):
            return
        if not self._aside.holds(prediction):
            self._aside.discard(image.id)
            image.prediction = prediction
            session.events.prediction_changed.emit(prediction)
            session.events.shown_changed.emit(image.rect)
            if image.preview is not None:
                self._cutter.request(is_final=True)
        self.look_ahead()

    def put_aside(self) -> bool:
        """Drop the open image's prediction, and what was cut from it; False when there is none.

        Scribbles that wait for their cut are cut anew, from nothing.
        """
        image, events = self._session.image, self._session.events
        if image is None or image.prediction is None:
            return False
        self._aside.add(image.prediction)
        image.prediction = None
        image.preview = None
        self._cutter.begin_anew()
        events.prediction_changed.emit(None)
        events.preview_changed.emit(None)
        events.shown_changed.emit(image.rect)
        if image.has_pending_scribbles:
            self._cutter.request(is_final=True)
        return True

    def bring_back(self) -> bool:
        """Show the open image's prediction again; False when none is put aside."""
        image = self._session.image
        if image is None or self.aside is None:
            return False
        self._aside.discard(image.id)
        self.ask()
        return True

    def _ask_ahead(self, image_id: ImageId, pixels: RgbU8) -> None:
        model = self._session.current_model
        if model is not None:
            self._predictor.request(image_id, pixels, model, "neighbour")
