"""FCN and DeepLab v3 as torchvision builds them, so that its weights fit: dilated encoders at stride 8.

Source:
    `torchvision.models.segmentation`; Long et al., CVPR 2015, and Chen et al., arXiv 1706.05587.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import torch
from torch import Tensor, nn
from torchvision.models import segmentation
from torchvision.models.segmentation.deeplabv3 import ASPPPooling

from engine.core import ClassList, UserError
from engine.models.blocks.auxiliary import PaddedNetWithAuxiliary, WeightedLogits
from engine.models.blocks.class_layer import ClassLayers
from engine.models.blocks.norm import SteadyBatchNorm2d
from engine.models.blocks.resize import resize, size_of
from engine.models.input_layer import inflated
from engine.models.pretrained.ready_models import VOC_CLASSES, weights_of
from engine.models.pretrained.ready_weights import find_torchvision_weights, load_torchvision_weights
from engine.models.registry import BuiltModel
from engine.models.spec import ModelSpec

AUXILIARY_WEIGHT: Final = 0.5
"""As in torchvision's training script."""

UNKNOWN_CLASS_BIAS: Final = -10.0
"""Score of a class that the weights have never seen: it does not win, and can still be learned."""

_SMALLEST: Final = 16  # two cells of the last stage: batch norm needs more than one value

_MAKERS: Final[dict[tuple[str, str], Callable[..., Any]]] = {
    ("torchvision-fcn", "resnet50"): segmentation.fcn_resnet50,
    ("torchvision-fcn", "resnet101"): segmentation.fcn_resnet101,
    ("torchvision-deeplab-v3", "resnet50"): segmentation.deeplabv3_resnet50,
    ("torchvision-deeplab-v3", "resnet101"): segmentation.deeplabv3_resnet101,
    ("torchvision-deeplab-v3", "mobilenetv3_large_100"): segmentation.deeplabv3_mobilenet_v3_large,
}


class TorchvisionNet(PaddedNetWithAuxiliary):
    """The parts of a torchvision network, with the class layers under a name of their own."""

    def __init__(self, network: Any) -> None:
        super().__init__(stride=1, smallest=_SMALLEST)
        self.backbone = network.backbone
        *neck, main = network.classifier
        *early, auxiliary = network.aux_classifier
        self.neck, self.auxiliary = nn.Sequential(*neck), nn.Sequential(*early)
        self.head = ClassLayers(main, [auxiliary])
        for part in self.neck.modules():
            if isinstance(part, ASPPPooling):
                part[2] = _steady(part[2])

    def forward_padded(self, image: Tensor) -> Tensor:
        return self._answer(self.backbone(image)["out"], image)

    def outputs_padded(self, image: Tensor) -> WeightedLogits:
        features = self.backbone(image)
        early = resize(self.head.auxiliary[0](self.auxiliary(features["aux"])), size_of(image))
        return [(1.0, self._answer(features["out"], image)), (AUXILIARY_WEIGHT, early)]

    def _answer(self, features: Tensor, image: Tensor) -> Tensor:
        return resize(self.head.main(self.neck(features)), size_of(image))


def build(spec: ModelSpec, pretrained: bool) -> BuiltModel:
    """The network; with torchvision's weights where wanted and at hand or to be downloaded.

    Classes of `spec` that are VOC's keep their weights; others start at a score
    of -10, so that they do not win before they are learned.
    """
    make = _MAKERS.get((spec.architecture, spec.encoder))
    if make is None:
        known = ", ".join(encoder for name, encoder in _MAKERS if name == spec.architecture)
        raise UserError(
            f"torchvision has no {spec.architecture} on '{spec.encoder}'.", f"Choose one of: {known}."
        )
    ready = weights_of(spec.architecture, spec.encoder)
    if not pretrained or ready is None:
        return BuiltModel(_random(make, spec))
    found = find_torchvision_weights(ready)
    if found.path is None:
        return BuiltModel(_random(make, spec), False, found.note)
    network = make(weights=None, weights_backbone=None, num_classes=len(VOC_CLASSES), aux_loss=True)
    load_torchvision_weights(network, found.path)
    if spec.in_channels != 3:
        _change_input(network.backbone, spec.in_channels, is_trained=True)
    module = TorchvisionNet(network)
    for layer in (module.head.main, module.head.auxiliary[0]):
        _fit_classes(layer, spec.classes)
    return BuiltModel(module, True, found.note)


def _random(make: Callable[..., Any], spec: ModelSpec) -> TorchvisionNet:
    network = make(weights=None, weights_backbone=None, num_classes=spec.class_count, aux_loss=True)
    if spec.in_channels != 3:
        _change_input(network.backbone, spec.in_channels)
    return TorchvisionNet(network)


def _fit_classes(layer: Any, classes: ClassList) -> None:
    """Give a layer to VOC's classes one output for each of `classes`, in their order."""
    known = {name: index for index, name in enumerate(VOC_CLASSES.names)}
    weight = layer.weight.new_zeros(len(classes), *layer.weight.shape[1:])
    bias = layer.bias.new_full((len(classes),), UNKNOWN_CLASS_BIAS)
    with torch.no_grad():
        for row, name in enumerate(classes.names):
            if name in known:
                weight[row], bias[row] = layer.weight[known[name]], layer.bias[known[name]]
    layer.weight, layer.bias = nn.Parameter(weight), nn.Parameter(bias)
    layer.out_channels = len(classes)


def _change_input(backbone: nn.Module, in_channels: int, *, is_trained: bool = False) -> None:
    """Replace the first convolution by one for so many channels: its weights inflated, or random ones."""
    name, first = next((n, m) for n, m in backbone.named_modules() if isinstance(m, nn.Conv2d))
    parent, _, own = name.rpartition(".")
    new = nn.Conv2d(
        in_channels,
        first.out_channels,
        first.kernel_size,  # type: ignore[arg-type]
        first.stride,  # type: ignore[arg-type]
        first.padding,  # type: ignore[arg-type]
        bias=first.bias is not None,
    )
    if is_trained:
        new.load_state_dict({**first.state_dict(), "weight": inflated(first.weight.detach(), in_channels)})
    setattr(backbone.get_submodule(parent), own, new)


def _steady(norm: nn.BatchNorm2d) -> SteadyBatchNorm2d:
    """The same norm, but one that also trains on a single value a channel."""
    steady = SteadyBatchNorm2d(norm.num_features, eps=norm.eps, momentum=norm.momentum)
    steady.load_state_dict(norm.state_dict())
    return steady
