"""What a cut needs of the open image alone, computed when the first cut asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.core import CancelToken, RgbU8

if TYPE_CHECKING:
    from engine.refine.appearance.texture import Texture
    from engine.refine.correction.interactive import PreparedImage
    from engine.refine.crf.crf_cache import CrfShelf


class ImageFeatures:
    """Holds the features of one image; asked on the refine lane's thread only."""

    def __init__(self) -> None:
        self._texture: Texture | None = None
        self._prepared: PreparedImage | None = None
        self._crf: CrfShelf | None = None

    def texture(self, image: RgbU8, token: CancelToken) -> Texture:
        """The image's textures; always the same image for one shelf.

        Raises:
            CancelledError: the token said so; the next call starts anew.
        """
        if self._texture is None:
            from engine.refine.appearance.texture import describe

            self._texture = describe(image, token)
        return self._texture

    def prepared(self, image: RgbU8) -> PreparedImage:
        """The image's colours looked up; always the same image for one shelf."""
        if self._prepared is None:
            from engine.refine.correction.interactive import prepare

            self._prepared = prepare(image)
        return self._prepared

    def crf(self) -> CrfShelf:
        """Where the dense CRF of this image keeps its lattices."""
        if self._crf is None:
            from engine.refine.crf.crf_cache import CrfShelf

            self._crf = CrfShelf()
        return self._crf
