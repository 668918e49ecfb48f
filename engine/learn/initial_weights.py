"""Initial weights of a training: random, ImageNet, a pretrained encoder, or a model to fine-tune."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np
import torch
from torch import Tensor, nn

from engine.core import ClassList, UserError
from engine.core.plane_path import input_path
from engine.learn.contrast_polarity import in_own_light
from engine.learn.request import Sample, TrainRequest
from engine.learn.samples import ImageCache
from engine.models.catalog import architecture_info
from engine.models.encoder_part import transfer_encoder_weights
from engine.models.files.encoder_file import load_encoder_state, read_encoder_card
from engine.models.files.weights import LoadedModel, load_model
from engine.models.pretrained.local_weights import weights_from
from engine.models.registry import build_model, full_spec
from engine.models.spec import IMAGENET_MEAN, IMAGENET_STD, ModelSpec
from engine.models.standardization import Standardization, apply_standardization

HEAD: Final = "head."
"""Prefix of the layers whose output channels are the classes, in every network."""

RANDOM: Final = "random weights"
"""Origin of weights in the model card where there were none before."""

_IMAGES_FOR_SCALING: Final = 8


@dataclass(frozen=True, slots=True)
class InitialNetwork:
    """A network on the processor, before the first step.

    Attributes:
        note: for the user; may be empty.
        has_learned: whether the weights were trained before, here or elsewhere.
        origin: where the weights come from, for the model card.
    """

    module: nn.Module
    spec: ModelSpec
    note: str
    has_learned: bool
    origin: str = RANDOM


def initial_network(request: TrainRequest, cache: ImageCache, samples: Sequence[Sample]) -> InitialNetwork:
    """The network to train; random weights follow `request.seed`.

    Raises:
        UserError: unknown names, an unusable model file or image.
    """
    torch.manual_seed(request.seed)
    info = architecture_info(request.architecture)
    encoder = request.encoder or info.default_encoder
    if request.encoder_path is not None:
        return _with_pretrained_encoder(request, request.encoder_path, encoder, cache, samples)
    if request.init_path is None:
        return _randomly_initialized(request, encoder, cache, samples, note="")
    old = load_model(request.init_path)
    requested = (request.architecture, encoder)
    if (old.spec.architecture, old.spec.encoder) != requested or not _has_settings(old.spec, request):
        note = f"{request.init_path.name} is a {_title(old.spec)}; the new network starts afresh. "
        return _randomly_initialized(request, encoder, cache, samples, note)
    if request.channels != old.spec.channels:
        note = f"{request.init_path.name} sees other channels; the new network starts afresh. "
        return _randomly_initialized(request, encoder, cache, samples, note)
    if request.standardize not in (None, old.spec.standardize):
        note = f"{request.init_path.name} sees images in another light; the new network starts afresh. "
        return _randomly_initialized(request, encoder, cache, samples, note)
    return _fine_tuned(old, request)


def _randomly_initialized(
    request: TrainRequest, encoder: str, cache: ImageCache, samples: Sequence[Sample], note: str
) -> InitialNetwork:
    spec = _new_spec(request, encoder)
    is_known_encoder = bool(spec.encoder) and request.pretrained
    if request.standardize or (request.standardize is None and not is_known_encoder):
        spec = _standardized_spec(spec, cache, samples)
    elif is_known_encoder and not spec.channels:
        from engine.models.pretrained.imagenet_weights import input_scaling

        mean, std = input_scaling(spec.encoder)
        spec = replace(spec, mean=mean, std=std)
    else:
        mean, std = pixel_scaling(cache, samples, channels=spec.channels)
        spec = replace(spec, mean=mean, std=std)
    spec = full_spec(spec)
    with weights_from(request.encoder_file):
        built = build_model(spec, pretrained=request.pretrained)
    return InitialNetwork(
        built.module,
        spec,
        (note + built.weights_note).strip(),
        built.is_pretrained,
        built.weights_note if built.is_pretrained else RANDOM,
    )


def _standardized_spec(spec: ModelSpec, cache: ImageCache, samples: Sequence[Sample]) -> ModelSpec:
    """The same network, with each image standardized."""
    spec = in_own_light(spec, samples, cache)
    mean, std = pixel_scaling(cache, samples, spec.standardization, spec.channels)
    if spec.in_channels == 1 and not spec.channels:
        # Its input is the mean of the bands.
        mean, std = (float(np.mean(mean)),), (float(np.mean(std)),)
    return replace(spec, mean=mean, std=std)


def _new_spec(request: TrainRequest, encoder: str) -> ModelSpec:
    count = len(request.channels) or 3
    return ModelSpec(
        architecture=request.architecture,
        in_channels=count,
        channels=request.channels,
        mean=(0.5,) * count if request.channels else IMAGENET_MEAN,
        std=(0.25,) * count if request.channels else IMAGENET_STD,
        classes=request.classes,
        encoder=encoder if architecture_info(request.architecture).default_encoder else "",
        input_size=request.crop_px,
        settings=request.settings,
    )


def _with_pretrained_encoder(
    request: TrainRequest, path: Path, encoder: str, cache: ImageCache, samples: Sequence[Sample]
) -> InitialNetwork:
    """A new network on a self-supervised encoder, with its scaling of pixels unless the request standardizes.

    Raises:
        UserError: the file holds no encoder for networks, or nothing of it fits this one.
    """
    card = read_encoder_card(path)
    if not card.starts_networks:
        raise UserError(
            f"{path.name} is the {card.title}, whose codes fit no segmentation network.",
            "Learn with a task that starts networks, such as convolutional.",
            command_hint="Learn with a task that starts networks, such as convolutional; "
            "`inkling models` lists them.",
        )
    pretrained = card.spec
    spec = _new_spec(request, encoder)
    settings = spec.settings
    if pretrained.architecture == spec.architecture:
        settings = {**pretrained.settings, **settings}
    spec = full_spec(replace(spec, settings=settings))
    if spec.channels:
        mean, std = pixel_scaling(cache, samples, channels=spec.channels)
        spec = replace(spec, mean=mean, std=std)
    else:
        channels, mean, std = pretrained.in_channels, pretrained.mean, pretrained.std
        spec = replace(spec, in_channels=channels, mean=mean, std=std)
    if request.standardize:
        spec = _standardized_spec(spec, cache, samples)
    state = load_encoder_state(path, card)
    module = build_model(spec, pretrained=False).module
    note = transfer_encoder_weights(module, spec.architecture, state, path.name)
    return InitialNetwork(module, spec, note, has_learned=False, origin=note)


def _has_settings(spec: ModelSpec, request: TrainRequest) -> bool:
    """Whether the model has the settings that the request names; the others may be anything."""
    settings = full_spec(spec).settings
    return all(settings.get(name) == value for name, value in request.settings.items())


def _fine_tuned(old: LoadedModel, request: TrainRequest) -> InitialNetwork:
    # Where the first of the line began; files of earlier versions do not say.
    origin = str(old.record.get("origin") or "not recorded")
    if old.spec.classes.names == request.classes.names:
        spec = replace(old.spec, classes=request.classes)
        return InitialNetwork(old.module, spec, "", True, origin)
    spec = replace(old.spec, classes=request.classes)
    module = build_model(spec, pretrained=False).module
    module.load_state_dict(
        _state_for_classes(old.module.state_dict(), module.state_dict(), old.spec.classes, request.classes)
    )
    return InitialNetwork(
        module, spec, "The classes have changed: new ones are learned from the beginning.", True, origin
    )


def _state_for_classes(
    old: dict[str, Tensor], new: dict[str, Tensor], old_classes: ClassList, new_classes: ClassList
) -> dict[str, Tensor]:
    """The old weights, with the outputs of the head in the new order of classes."""
    known = {name: class_id for class_id, name in enumerate(old_classes.names)}
    state: dict[str, Tensor] = {}
    for name, value in new.items():
        if not name.startswith(HEAD):
            state[name] = old[name]
            continue
        value = value.clone()
        for class_id, class_name in enumerate(new_classes.names):
            if class_name in known:
                value[class_id] = old[name][known[class_name]]
        state[name] = value
    return state


def pixel_scaling(
    cache: ImageCache,
    samples: Sequence[Sample],
    standardization: Standardization | None = None,
    channels: Sequence[int] = (),
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Mean and standard deviation per channel, of pixels in 0-1, over some of the images.

    Args:
        standardization: applied to the pixels first.
        channels: those that the network sees; empty for red, green and blue.
    """
    bands = len(channels) or 3
    sums, squares, count = np.zeros(bands), np.zeros(bands), 0
    for sample in samples[:_IMAGES_FOR_SCALING]:
        some = cache.get(sample, channels)[::4, ::4]
        if standardization is not None:
            some = apply_standardization(
                some,
                cache.standardization_table(input_path(sample.image_path, channels), standardization),
            )
        pixels = some.reshape(-1, bands) / 255.0
        sums += pixels.sum(axis=0)
        squares += (pixels**2).sum(axis=0)
        count += len(pixels)
    mean = sums / count
    std = np.sqrt(np.maximum(squares / count - mean**2, 0.02**2))
    return tuple(float(v) for v in mean), tuple(float(v) for v in std)


def _title(spec: ModelSpec) -> str:
    name = f"{spec.architecture} on {spec.encoder}" if spec.encoder else spec.architecture
    settings = ", ".join(f"{name} {value}" for name, value in spec.settings.items())
    return f"{name} ({settings})" if settings else name
