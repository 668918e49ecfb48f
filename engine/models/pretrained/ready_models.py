"""Ready models: pretrained on everyday things by torchvision; plain data, so listing them loads no torch.

They come from torchvision, trained on the images of COCO that show the 20 classes
of PASCAL VOC. The figures are torchvision's own, on COCO's validation images.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from engine.core import ClassInfo, ClassList, palette_color, unknown_name
from engine.models.spec import ModelSpec

VOC_NAMES: Final = (
    "background", "aeroplane", "bicycle", "bird", "boat", "bottle", "bus", "car", "cat", "chair", "cow",
    "diningtable", "dog", "horse", "motorbike", "person", "pottedplant", "sheep", "sofa", "train",
    "tvmonitor",
)  # fmt: skip

VOC_CLASSES: Final = ClassList(ClassInfo(i, n, palette_color(i), i != 0) for i, n in enumerate(VOC_NAMES))
"""Background and 20 things, in the order and the colours of PASCAL VOC."""

INPUT_SIZE: Final = 520
"""Pixels of the shorter side of the images that the models were trained on."""


@dataclass(frozen=True, slots=True)
class ReadyModel:
    """One model that can be fetched.

    Attributes:
        name: as written on the command line instead of a model file.
        title: as shown in the chooser.
        architecture, encoder: names of the catalogue.
        url: of torchvision's weights; the file's name ends in the start of its SHA-256.
        megabytes: of the download.
        mean_iou: over the 21 classes, 0-1.
    """

    name: str
    title: str
    architecture: str
    encoder: str
    url: str
    megabytes: int
    mean_iou: float

    @property
    def file_name(self) -> str:
        return self.url.rsplit("/", 1)[-1]

    def spec(self, classes: ClassList = VOC_CLASSES) -> ModelSpec:
        """The network for these classes."""
        return ModelSpec(self.architecture, classes, self.encoder, input_size=INPUT_SIZE)


_FROM: Final = "https://download.pytorch.org/models"

READY_MODELS: Final[tuple[ReadyModel, ...]] = (
    ReadyModel(
        "voc-deeplab-v3-mobilenet",
        "DeepLab v3 on MobileNetV3: quick, also without a graphics card",
        "torchvision-deeplab-v3",
        "mobilenetv3_large_100",
        f"{_FROM}/deeplabv3_mobilenet_v3_large-fc3c493d.pth",
        42,
        0.603,
    ),
    ReadyModel(
        "voc-deeplab-v3-resnet50",
        "DeepLab v3 on ResNet-50",
        "torchvision-deeplab-v3",
        "resnet50",
        f"{_FROM}/deeplabv3_resnet50_coco-cd0a2569.pth",
        161,
        0.664,
    ),
    ReadyModel(
        "voc-deeplab-v3-resnet101",
        "DeepLab v3 on ResNet-101: the most accurate, and the slowest",
        "torchvision-deeplab-v3",
        "resnet101",
        f"{_FROM}/deeplabv3_resnet101_coco-586e9e4e.pth",
        233,
        0.674,
    ),
    ReadyModel(
        "voc-fcn-resnet50",
        "FCN on ResNet-50",
        "torchvision-fcn",
        "resnet50",
        f"{_FROM}/fcn_resnet50_coco-1167a1af.pth",
        135,
        0.605,
    ),
    ReadyModel(
        "voc-fcn-resnet101",
        "FCN on ResNet-101",
        "torchvision-fcn",
        "resnet101",
        f"{_FROM}/fcn_resnet101_coco-7ecb50ca.pth",
        208,
        0.637,
    ),
)


def ready_model(name: str) -> ReadyModel:
    """The ready model called `name`.

    Raises:
        UserError: there is none; the hint lists those that are.
    """
    for ready in READY_MODELS:
        if ready.name == name:
            return ready
    raise unknown_name("ready model", name, (ready.name for ready in READY_MODELS))


def is_ready_name(path: Path) -> bool:
    """Whether `path`, given where a model file is expected, names a ready model instead."""
    return any(str(path) == ready.name for ready in READY_MODELS) and not path.exists()


def weights_of(architecture: str, encoder: str) -> ReadyModel | None:
    """The ready model whose weights fit such a network."""
    found = (r for r in READY_MODELS if (r.architecture, r.encoder) == (architecture, encoder))
    return next(found, None)


def with_voc_classes(classes: ClassList, wanted: Sequence[str]) -> ClassList:
    """`classes` and, after them, those `wanted` of VOC's that they lack; the old ones keep their ids."""
    for voc in VOC_CLASSES:
        if voc.name in wanted and voc.name not in classes.names:
            classes = classes.with_added(voc.name, voc.color)
    return classes
