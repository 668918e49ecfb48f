"""Learned features of the open image for cuts of one object, computed in the background."""

from __future__ import annotations

import logging
from collections import OrderedDict
from typing import TYPE_CHECKING, Final, TypeAlias

from engine.core import CancelToken, ImageId, Reporter, RgbU8
from engine.document.fingerprint import FileStamp
from engine.document.used_part import UsedPart
from engine.jobs import Dispatcher, JobDone, JobFailed, JobOutcome, Lane
from engine.models.pretrained.shipped_encoder import has_shipped_encoder
from engine.session.open_image import CurrentImage, OpenImage
from engine.session.state import SessionEvents

if TYPE_CHECKING:
    from engine.compute import Compute, ComputeEvent, ComputeJob
    from engine.compute.requests.cut_features import CutFeaturesDone
    from engine.models.clicks.click_network import ClickNetwork
    from engine.refine.appearance.image_features import ImageFeatures

MOST_IMAGES: Final = 64
"""Images whose features are kept in memory, at less than 0.8 MB each; to compute them takes some tenths of a
second, so that they are no file of the project."""

_log = logging.getLogger(__name__)
_Key: TypeAlias = tuple[ImageId, FileStamp | None, UsedPart]


class CutFeatures:
    """Keeper of features of images that were open; GUI thread.

    What asks first has them computed by the compute process. Without the shipped encoder, and until they are
    there, the answer is None, and nothing is said.
    """

    def __init__(
        self,
        compute: Compute,
        dispatcher: Dispatcher,
        files: Lane,
        current: CurrentImage,
        events: SessionEvents,
    ) -> None:
        self._compute = compute
        self._dispatcher = dispatcher
        self._files = files
        self._current = current
        self._known: OrderedDict[_Key, ImageFeatures] = OrderedDict()
        self._requested: OpenImage | None = None
        self._job: ComputeJob | None = None
        self._is_impossible = False
        self._network: ClickNetwork | None = None
        self._has_looked = False
        events.image_opened.subscribe(lambda _: self._image_opened())

    def of_open_image(self) -> ImageFeatures | None:
        """Features of the open image; None where they are not there, which this call then sees to."""
        image = self._current.image
        if image is None:
            return None
        known = self._known.get(_key(image))
        if known is None:
            self._ask(image)
        else:
            self._known.move_to_end(_key(image))
        return known

    def _image_opened(self) -> None:
        if self._requested is not self._current.image:
            self._stop()

    def _stop(self) -> None:
        """Give up what is computed for another image."""
        self._requested = None
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _ask(self, image: OpenImage) -> None:
        """Have the features of the open image computed, unless they are under way or cannot be."""
        if self._requested is image or self._is_impossible:
            return
        self._stop()
        self._requested = image
        copies = (image.pixels, *image.smaller_copies)

        def work(token: CancelToken, report: Reporter) -> RgbU8 | None:
            from engine.models.clicks.click_file import usable_click_file
            from engine.refine.appearance.image_features import picture_for_features

            if not has_shipped_encoder():
                return None
            if not self._has_looked:
                file = usable_click_file()
                self._network = None if file is None else file.network
                self._has_looked = True
            return picture_for_features(*copies)

        def done(outcome: JobOutcome[RgbU8 | None]) -> None:
            if isinstance(outcome, JobFailed):
                _log.warning("No picture to compute features of: %s\n%s", outcome.error, outcome.trace)
            if not isinstance(outcome, JobDone) or self._requested is not image:
                return
            if outcome.value is None:
                self._is_impossible = True
            else:
                self._describe(image, outcome.value)

        self._files.submit("cut features", work, done)

    def _describe(self, image: OpenImage, picture: RgbU8) -> None:
        from engine.compute.requests.cut_features import CutFeaturesRequest

        self._job = self._compute.submit(
            CutFeaturesRequest(picture),
            lambda event: self._dispatcher.post(lambda: self._receive(image, event)),
        )

    def _receive(self, image: OpenImage, event: ComputeEvent[CutFeaturesDone]) -> None:
        from engine.compute import ComputeFailed
        from engine.compute.requests.cut_features import CutFeaturesDone
        from engine.models.clicks.click_network import ClickOpinion
        from engine.refine.appearance.image_features import ImageFeatures

        if self._requested is image:
            self._job = None
        if isinstance(event, ComputeFailed):
            # The cut works without them: there is nothing that the user has to do.
            _log.info("No features for the cut: %s", event.summary)
            self._is_impossible = not event.is_passing
            if self._requested is image:
                # The next stroke asks once more.
                self._requested = None
        elif isinstance(event, CutFeaturesDone):
            shape = image.pixels.shape[0], image.pixels.shape[1]
            opinion = None
            if self._network is not None and event.click_contents is not None:
                opinion = ClickOpinion(self._network, event.click_contents)
            self._known[_key(image)] = ImageFeatures.of(event.contrast, event.contents, shape, opinion)
            while len(self._known) > MOST_IMAGES:
                self._known.popitem(last=False)


def _key(image: OpenImage) -> _Key:
    return image.id, image.stamp, image.part
