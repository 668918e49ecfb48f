"""A vision transformer of timm as an encoder: features of its grid of patches after chosen layers."""

from __future__ import annotations

from collections.abc import Sequence

from torch import Tensor, nn

from engine.core import UserError
from engine.models.blocks.timm_encoder import create_features, find_encoder_weights
from engine.models.without_memory import without_memory


class VitEncoder(nn.Module):
    """Patch features (N, channels, H / patch, W / patch) after each of `layers`.

    The position embeddings are learned for images of `side` pixels; for any other
    size they are interpolated.

    Args:
        side: of the square training images, in pixels; rounded up to whole patches.
        layers: shares of the depth, 0-1: (0.5, 1.0) are the middle and the last layer.

    Attributes:
        channels: of every layer's features.
        patch: side of a patch in pixels.
        is_pretrained: whether weights were found; their embeddings are interpolated to `side`.
        weights_note: what the user should know about the starting weights; may be empty.

    Raises:
        UserError: no such network, or it is no vision transformer.
    """

    def __init__(
        self, name: str, in_channels: int, pretrained: bool, side: int, layers: Sequence[float]
    ) -> None:
        super().__init__()
        found = find_encoder_weights(name, pretrained)
        self.is_pretrained, self.weights_note = found.path is not None, found.note
        depth, self.patch = _depth_and_patch(name)
        indices = [max(0, round(share * depth) - 1) for share in layers]
        chosen = sorted(set(indices))
        # A shallow network may have one layer for several of the shares.
        self._places = [chosen.index(index) for index in indices]
        side = -(-side // self.patch) * self.patch
        self.net = create_features(name, in_channels, found.path, img_size=side, out_indices=chosen)
        self.channels = int(self.net.feature_info.channels()[-1])

    def forward(self, image: Tensor) -> list[Tensor]:
        """The features after each of the layers, in their order; sides are multiples of `patch`."""
        features = self.net(image)
        return [features[place] for place in self._places]


def _depth_and_patch(name: str) -> tuple[int, int]:
    """Layers of a vision transformer and the side of its patches, from a copy without weights."""
    with without_memory():
        net = create_features(name, 3, None)
    model = getattr(net, "model", None)
    blocks, patches = getattr(model, "blocks", None), getattr(model, "patch_embed", None)
    strides = set(net.feature_info.reduction())
    if not isinstance(blocks, nn.Sequential) or patches is None or len(strides) != 1:
        raise UserError(
            f"The encoder '{name}' is no vision transformer.",
            "Choose one, such as vit_small_patch16_224 or vit_large_patch16_224.",
        )
    return len(blocks), int(strides.pop())
