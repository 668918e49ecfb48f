"""Convolutional autoencoder: a segmentation network's own encoder, and a light decoder with sigmoid output.

Source:
    Masci, Meier, Ciresan & Schmidhuber, ICANN 2011 (stacked convolutional autoencoders).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import ClassVar

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - torch's own custom

from engine.core import ClassList, UserError
from engine.models.catalog import architecture_info
from engine.models.encoder_part import encoder_part
from engine.models.pretrained.local_weights import encoder_and_file, weights_from
from engine.models.registry import build_model, full_spec
from engine.models.spec import ModelSpec
from engine.pretrain.light_decoder import LightDecoder
from engine.pretrain.task import GradientTask, Pixels, PretrainTask, ReconstructionBatch, TaskSetup

# The class layer is thrown away with the decoder; two classes are the smallest network there is.
_ANY_CLASSES = ClassList.from_names(["a", "b"])


class NetworkEncoder:
    """Encoder of the requested network, with the specification that its file needs."""

    def __init__(self, setup: TaskSetup) -> None:
        request = setup.request
        info = architecture_info(request.architecture)
        name, file = encoder_and_file(request.encoder)
        spec = ModelSpec(
            architecture=info.name,
            classes=_ANY_CLASSES,
            encoder=(name or info.default_encoder) if info.default_encoder else "",
            in_channels=setup.in_channels,
            mean=setup.mean,
            std=setup.std,
            input_size=setup.patch_px,
            settings=request.network,
        )
        self.spec = full_spec(spec)
        with weights_from(file):
            built = build_model(self.spec, pretrained=request.pretrained or file is not None)
        self.note = built.weights_note
        self.part = encoder_part(built.module, info.name)
        if setup.patch_px % self.part.stride:
            raise UserError(
                f"Crops of {setup.patch_px} pixels do not fit this encoder.",
                f"Choose a multiple of {self.part.stride}, such as {self.part.stride * 4}.",
            )


class ConvolutionalTask(GradientTask):
    """Convolutional autoencoder of patches; the base of all tasks that give networks initial weights."""

    usual_rate: ClassVar[float] = 2e-3

    def __init__(
        self, setup: TaskSetup, encoder: NetworkEncoder, decoder: nn.Module, *others: nn.Module
    ) -> None:
        self._encoder = encoder
        self._decoder = decoder
        self.note = encoder.note
        super().__init__(setup, nn.ModuleList([encoder.part.module, decoder, *others]))

    def deepest(self, pixels: Tensor) -> Tensor:
        """The deepest features of pixels in 0-1."""
        return self._encoder.part.deepest(self.scaled(pixels))

    def restored(self, pixels: Tensor) -> Tensor:
        """Reconstruction in 0-1 of pixels in 0-1."""
        return torch.sigmoid(self._decoder(self.deepest(pixels)))

    def loss(self, patches: Pixels) -> tuple[Tensor, Tensor]:
        pixels = self.pixels(patches)
        error = F.mse_loss(self.restored(pixels), pixels)
        return error, error

    @torch.no_grad()
    def show(self, patches: Pixels) -> ReconstructionBatch:
        self._module.eval()
        pixels = self.pixels(patches)
        return ReconstructionBatch(pixels, self.restored(pixels))

    def state(self) -> Mapping[str, Tensor]:
        return self._encoder.part.state()

    def spec(self) -> ModelSpec:
        return replace(self._encoder.spec)


def light_decoder(encoder: NetworkEncoder, setup: TaskSetup) -> LightDecoder:
    """A decoder that fits this encoder and these pictures."""
    decoder = LightDecoder(encoder.part.channels, encoder.part.stride, setup.in_channels)
    decoder.start_at(setup.colour)
    return decoder


def build(setup: TaskSetup) -> PretrainTask:
    """The plain autoencoder."""
    encoder = NetworkEncoder(setup)
    return ConvolutionalTask(setup, encoder, light_decoder(encoder, setup))
