"""Embedding of an image by a network's encoder, as one vector; needs torch."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.utils.hooks import RemovableHandle

from engine.core import ClassList, RgbU8, UserError
from engine.models.encoder_part import transfer_encoder_weights
from engine.models.features.lite_encoder import LiteEncoder
from engine.models.files.encoder_file import is_encoder_file, load_encoder_state, read_encoder_card
from engine.models.files.weights import LoadedModel
from engine.models.inputs import to_input
from engine.models.pretrained.shipped_encoder import (
    SHIPPED_ENCODER,
    SHIPPED_MEAN,
    SHIPPED_STD,
    load_shipped_encoder,
    shipped_encoder_path,
)
from engine.models.registry import build_model, full_spec
from engine.models.spec import ModelSpec
from engine.models.standardization import apply_standardization

SIDE_PX: Final = 256
"""Longer side at which networks look at images here: enough for what is in them, not for their borders."""

_STEP_PX: Final = 32
"""Sides are multiples of it, so that images of nearly one shape go through together."""

_HEAD: Final = "head"
_LAST_RESORT: Final = 1000
"""Deeper than any part of a network lies."""


class DeepestFeatures:
    """Listens to a network and keeps the deepest feature map that passes by; use with `with`.

    Of the maps (N, C, h, w) that the submodule `encoder` gives, the smallest is the deepest, and of
    equally small ones the last. Where the encoder is not called as a whole, its stages are heard
    instead; where there is none, the parts of the network before the class layers (`head`), and at
    the least what these are given.
    """

    def __init__(self, module: nn.Module) -> None:
        self._module = module
        self._handles: list[RemovableHandle] = []
        self._best: dict[int, Tensor] = {}
        self._count = 0

    def __enter__(self) -> DeepestFeatures:
        for level, part in _levels(self._module):
            self._handles.append(part.register_forward_hook(partial(self._hear, level)))
        head = getattr(self._module, _HEAD, None)
        if isinstance(head, nn.Module):
            self._handles.append(head.register_forward_pre_hook(self._hear_given))
        return self

    def __exit__(self, *error: object) -> None:
        for handle in self._handles:
            handle.remove()

    def pooled(self, batch: Tensor) -> Tensor:
        """(N, C) means of the deepest features of a network input (N, C, H, W).

        Raises:
            UserError: the network has no feature maps.
        """
        self._count = len(batch)
        self._module(batch)
        best, self._best = self._best, {}
        if not best:
            raise UserError(
                "This network has no feature maps that images could be compared by.",
                "Compare them by colours and textures.",
            )
        # The outermost part that was called: inside, squeezed side branches may be smaller still.
        return best[min(best)].float().mean(dim=(2, 3))

    def _hear_given(self, head: nn.Module, given: Any) -> None:
        self._hear(_LAST_RESORT, head, (), given)

    def _hear(self, level: int, part: nn.Module, given: Any, output: Any) -> None:
        for features in _maps(output):
            if len(features) != self._count:
                # A network that works patch by patch: no map of the whole image.
                continue
            known = self._best.get(level)
            if known is None or _area(features) <= _area(known):
                self._best[level] = features


def describe_images(
    module: nn.Module, spec: ModelSpec, images: Sequence[RgbU8]
) -> Iterator[tuple[list[int], NDArray[np.float32]]]:
    """(places in `images`, (n, C) float32 of unit length), a piece for each shape that occurs.

    Args:
        module: in evaluation mode; runs on the device where its weights are.
        images: (H, W, 3) uint8, already shrunk to about `SIDE_PX`.
    """
    device = next(module.parameters()).device
    shapes: dict[tuple[int, int], list[int]] = {}
    standardization = spec.standardization
    if standardization is not None:
        images = [apply_standardization(image, standardization.table(image)) for image in images]
    fitted = [_fit_steps(image) for image in images]
    for place, image in enumerate(fitted):
        shapes.setdefault(image.shape[:2], []).append(place)
    for places in shapes.values():
        with torch.inference_mode(), DeepestFeatures(module) as deepest:
            batch = to_input(np.stack([fitted[place] for place in places]), spec, device)
            vectors = nn.functional.normalize(deepest.pooled(batch), dim=1).cpu().numpy()
        # A network that overflows must not poison the whole collection's axes.
        yield places, np.nan_to_num(vectors, nan=0.0, posinf=0.0, neginf=0.0)


def load_encoder(path: Path) -> LoadedModel:
    """The network around an encoder that learned without labels, in evaluation mode, on the processor.

    Only what its encoder sees means anything; its other weights are random.

    Raises:
        UserError: missing, damaged, or of no network's encoder.
    """
    card = read_encoder_card(path)
    if not card.starts_networks:
        raise UserError(
            f"{path.name} is the {card.title}, which cannot look at whole images.",
            "Choose one with a convolutional encoder.",
        )
    # The class layers come after the encoder: how many classes they tell apart does not matter here.
    spec = full_spec(replace(card.spec, classes=ClassList.from_names(["a", "b"])))
    state = load_encoder_state(path, card)
    module = build_model(spec, pretrained=False).module
    transfer_encoder_weights(module, spec.architecture, state, path.name)
    return LoadedModel(module.eval(), spec, card.record)


def load_shipped() -> LoadedModel:
    """The encoder that ships with Inkling, in evaluation mode, on the processor.

    Raises:
        UserError: its file is damaged.
    """
    module = _Encoder(LiteEncoder())
    module.encoder.load_state_dict(load_shipped_encoder())
    spec = ModelSpec(SHIPPED_ENCODER, ClassList(()), mean=SHIPPED_MEAN, std=SHIPPED_STD)
    return LoadedModel(module.eval(), spec, {})


def loader_of_encoder(path: Path) -> Callable[[Path], LoadedModel] | None:
    """What reads this file where it holds an encoder alone; None where it should be a whole model.

    Raises:
        UserError: missing, damaged, or of a kind that could run code.
    """
    if path == shipped_encoder_path():
        return lambda _: load_shipped()
    return load_encoder if is_encoder_file(path) else None


class _Encoder(nn.Module):
    """An encoder as a network of its own, which `DeepestFeatures` can listen to."""

    def __init__(self, encoder: nn.Module) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, image: Tensor) -> Tensor:
        features: dict[int, Tensor] = self.encoder(image)
        return features[max(features)]


def _levels(module: nn.Module) -> list[tuple[int, nn.Module]]:
    """The parts to listen to, and how far inside each lies."""
    encoder = getattr(module, "encoder", None)
    if isinstance(encoder, nn.Module):
        return [(_depth(name), part) for name, part in encoder.named_modules()]
    return [
        (_depth(name), part) for name, part in module.named_modules() if name and name.split(".")[0] != _HEAD
    ]


def _depth(name: str) -> int:
    return name.count(".") + 1 if name else 0


def _maps(output: Any) -> Iterator[Tensor]:
    """Every feature map in what a layer returns: alone, in lists, or by stride in a mapping."""
    if isinstance(output, Tensor):
        if output.ndim == 4 and output.is_floating_point() and output.numel():
            yield output
    elif isinstance(output, dict):
        for value in output.values():
            yield from _maps(value)
    elif isinstance(output, list | tuple):
        for value in output:
            yield from _maps(value)


def _area(features: Tensor) -> int:
    return features.shape[2] * features.shape[3]


def _fit_steps(image: RgbU8) -> RgbU8:
    """The image with sides that are multiples of `_STEP_PX`, changed as little as possible."""
    from PIL import Image

    height, width = (max(_STEP_PX, round(side / _STEP_PX) * _STEP_PX) for side in image.shape[:2])
    if (height, width) == image.shape[:2]:
        return image
    picture = Image.fromarray(np.ascontiguousarray(image))
    return np.asarray(picture.resize((width, height), Image.Resampling.BILINEAR))
