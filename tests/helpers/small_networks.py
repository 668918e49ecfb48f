"""Small settings per architecture, for tests that build and train every network of the catalogue.

An architecture without an entry is built as it is, on its default encoder.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from engine.core import ClassList
from engine.models.catalog import architecture_info
from engine.models.spec import ModelSpec, Setting

# Architecture -> encoder (empty where it brings its own) and settings; in the catalogue's order.
SMALL_NETWORKS: Final[dict[str, tuple[str, Mapping[str, Setting]]]] = {
    "unet-small": ("", {"width": 8, "depth": 2}),
    "unet": ("test_resnet.r160_in1k", {}),
    "patch-cnn": ("", {"width": 4}),
    "fcn32s": ("vgg11", {"width": 4, "fc_width": 32, "dropout": 0.0}),
    "fcn16s": ("vgg11", {"width": 4, "fc_width": 32, "dropout": 0.0}),
    "fcn8s": ("vgg11", {"width": 4, "fc_width": 32, "dropout": 0.0}),
    "deconvnet": ("vgg11_bn", {"width": 4, "fc_width": 32, "window": 1}),
    "segnet": ("vgg11_bn", {"width": 4}),
    "segnet-basic": ("", {"width": 8}),
    "deeplab-v1": ("vgg11", {"width": 4, "fc_width": 32, "dropout": 0.0}),
    "unet-original": ("", {"width": 8, "depth": 2, "dropout": 0.0}),
    "unet-classic": ("", {"width": 8, "depth": 2, "dropout": 0.0}),
    "wnet": ("", {"width": 8, "depth": 2, "dropout": 0.0}),
    "pspnet": ("test_resnet.r160_in1k", {}),
    "deeplab-v2": ("test_resnet.r160_in1k", {}),
    "deeplab-v3": ("test_resnet.r160_in1k", {}),
    "deeplab-v3-cascade": ("test_resnet.r160_in1k", {}),
    "deeplab-v3plus": ("test_resnet.r160_in1k", {}),
    "setr-naive": ("test_vit.r160_in1k", {}),
    "setr-pup": ("test_vit.r160_in1k", {}),
    "setr-mla": ("test_vit.r160_in1k", {}),
}


def small_spec(architecture: str, classes: int = 3, channels: int = 3, **settings: Setting) -> ModelSpec:
    """A small network of that architecture; `settings` are added to those of the table."""
    default = architecture_info(architecture).default_encoder
    encoder, small = SMALL_NETWORKS.get(architecture, (default, {}))
    return ModelSpec(
        architecture,
        ClassList.from_names([f"class {i}" for i in range(classes)]),
        encoder,
        channels,
        (0.5,) * channels,
        (0.25,) * channels,
        settings={**small, **settings},
    )
