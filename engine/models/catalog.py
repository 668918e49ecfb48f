"""The catalog of architectures, as `train` and the model chooser offer them; plain data that loads no torch.

A new architecture is one file with a `build` function, in `engine/models/architectures`, and one entry here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from engine.core import UserError, unknown_name
from engine.models.settings import SettingInfo
from engine.models.spec import Setting


class Group(StrEnum):
    """The chooser's groups of architectures, by their titles."""

    QUICK = "Quick on a laptop"
    BIG = "Big, for a graphics card"
    CLASSIC = "Classics, as published"


@dataclass(frozen=True, slots=True)
class ArchitectureInfo:
    """One architecture.

    Attributes:
        name: as written on the command line.
        title: as shown in the chooser.
        note: one sentence on what it is good for.
        module: where its `build(spec, pretrained)` lives.
        group: where the chooser lists it.
        millions: of trained parameters on its usual encoder, for two classes; counted by a test, so that
            listing loads no torch.
        default_encoder: a timm name; empty when it brings its own encoder.
        settings: what one may choose, with `train --set NAME=VALUE`.
        learns_in_steps: False where it is solved in closed form: it has no loss, optimizer, minutes.
    """

    name: str
    title: str
    note: str
    module: str
    group: Group
    millions: float
    default_encoder: str = ""
    settings: tuple[SettingInfo, ...] = ()
    learns_in_steps: bool = True


WIDTH_NOTE: Final = "Channels at full size, doubled at each level."
DEPTH_NOTE: Final = "How often it halves the image and doubles it again."
DROPOUT_NOTE: Final = "Share of the deepest features left out at random while learning."
OUTPUT_STRIDE_NOTE: Final = (
    "Image pixels per pixel of the deepest features; 8 is finer and three times as slow."
)
NORM_NOTE: Final = "Whether a batch norm follows each convolution; without, it learns more slowly."
MOST_WIDTH: Final = 1024
MOST_FC_WIDTH: Final = 16_384
UPSAMPLING_NOTE: Final = "How the decoder doubles height and width."

UPSAMPLINGS: Final = ("nearest", "bilinear", "transposed", "transposed-bilinear", "bed-of-nails")
MAX_UNPOOLING: Final = "max-unpooling"
UNPOOLINGS: Final = (MAX_UNPOOLING, *UPSAMPLINGS)  # for networks that keep the places of the maxima

UNET_SETTINGS: Final = (
    SettingInfo("width", 64, WIDTH_NOTE, lowest=1, highest=MOST_WIDTH),
    SettingInfo("depth", 4, DEPTH_NOTE, lowest=1, highest=6),
    SettingInfo("dropout", 0.5, DROPOUT_NOTE, lowest=0.0, highest=0.95),
)

VGG_WIDTH_NOTE: Final = "Channels of the first stage, an eighth of the last; ImageNet weights fit 64 only."
FC_WIDTH_NOTE: Final = "Channels of the layers fc6 and fc7, which only VGG has."
FC_DROPOUT_NOTE: Final = "Share of the channels of fc6 and fc7 left out at random while learning."
SKIPS_NOTE: Final = "Finer scores as they are, or scaled down as in the paper, whose pixels were 0-255."
EVALUATION_NOTE: Final = "How it predicts: all pixels at once, or patch by patch: slow, with the same answer."

FCN_SETTINGS: Final = (
    SettingInfo("width", 64, VGG_WIDTH_NOTE, lowest=1, highest=MOST_WIDTH),
    SettingInfo("fc_width", 4096, FC_WIDTH_NOTE, lowest=1, highest=MOST_FC_WIDTH),
    SettingInfo("dropout", 0.5, FC_DROPOUT_NOTE, lowest=0.0, highest=0.95),
    SettingInfo("skips", "plain", SKIPS_NOTE, choices=("plain", "paper")),
)

QUICK_ARCHITECTURE: Final = "filters"
"""The pixel classifier on filters: the first help in a new project where no encoder ships."""

RIDGE_ARCHITECTURE: Final = "ridge"
"""The linear classifier on filters and learned features: the first help in a new project."""

QUICK_ARCHITECTURES: Final = (RIDGE_ARCHITECTURE, QUICK_ARCHITECTURE)
"""Classifiers that are fitted anew, in seconds, after each accepted image."""

ARCHITECTURES: Final[tuple[ArchitectureInfo, ...]] = (
    ArchitectureInfo(
        "unet-small",
        "U-Net, small",
        "Learns within a minute on a laptop without a graphics card.",
        "engine.models.architectures.unet_small",
        Group.QUICK,
        0.49,
        settings=(
            # Membranes, one core, 60 s: 16 channels make 57 steps and IoU 0.55, 8 make 155 and 0.60.
            SettingInfo("width", 8, WIDTH_NOTE, lowest=1, highest=MOST_WIDTH),
            SettingInfo("depth", 4, DEPTH_NOTE, lowest=1, highest=8),
            SettingInfo("norm", "batch", NORM_NOTE, choices=("batch", "none")),
            SettingInfo("dropout", 0.0, DROPOUT_NOTE, lowest=0.0, highest=0.95),
        ),
    ),
    ArchitectureInfo(
        RIDGE_ARCHITECTURE,
        "Linear classifier on learned features",
        "Computed in one step, in seconds, and not learned in rounds; the first help in a new project.",
        "engine.models.architectures.ridge",
        Group.QUICK,
        0.001,
        default_encoder="tf_efficientnet_lite0",
        settings=(
            SettingInfo(
                "features", "both", "What pixels are told by.", choices=("both", "learned", "filters")
            ),
            SettingInfo("levels", 5, "How many sizes of filters, each twice as wide.", lowest=1, highest=8),
            SettingInfo(
                "line_levels",
                4,
                "How many sizes of filters for thin lines, each twice as wide.",
                lowest=0,
                highest=8,
                earlier=0,
            ),
        ),
        learns_in_steps=False,
    ),
    ArchitectureInfo(
        QUICK_ARCHITECTURE,
        "Pixel classifier on filters",
        "Learns in seconds what pixels look like, but sees no shapes; the first help in a new project.",
        "engine.models.architectures.filters",
        Group.QUICK,
        0.004,
        settings=(
            SettingInfo("width", 48, "Channels of the first layer.", lowest=1, highest=MOST_WIDTH),
            SettingInfo("levels", 5, "How many sizes of filters, each twice as wide.", lowest=1, highest=8),
        ),
    ),
    ArchitectureInfo(
        "unet",
        "U-Net on a timm encoder",
        "Starts from ImageNet weights; wants a graphics card, or patience.",
        "engine.models.architectures.unet",
        Group.QUICK,
        14.33,
        default_encoder="resnet18",
        settings=(SettingInfo("upsampling", "bilinear", UPSAMPLING_NOTE, choices=UPSAMPLINGS),),
    ),
    ArchitectureInfo(
        "patch-cnn",
        "Patch classifier",
        "Names each pixel by the 46x46 pixels around it; few weights, no view of the whole.",
        "engine.models.architectures.patch_cnn",
        Group.QUICK,
        0.86,
        settings=(
            SettingInfo(
                "width",
                16,
                "Channels of the first layer; then 4 and 16 times as many.",
                lowest=1,
                highest=MOST_WIDTH,
            ),
            SettingInfo("evaluation", "dense", EVALUATION_NOTE, choices=("dense", "sliding")),
        ),
    ),
    ArchitectureInfo(
        "fcn32s",
        "FCN-32s",
        "A classifier run over the image; coarse, a first step to FCN-8s.",
        "engine.models.architectures.fcn",
        Group.CLASSIC,
        134.27,
        default_encoder="vgg16",
        settings=FCN_SETTINGS[:3],
    ),
    ArchitectureInfo(
        "fcn16s",
        "FCN-16s",
        "FCN-32s with one finer stage; boundaries within some ten pixels.",
        "engine.models.architectures.fcn",
        Group.CLASSIC,
        134.27,
        default_encoder="vgg16",
        settings=FCN_SETTINGS,
    ),
    ArchitectureInfo(
        "fcn8s",
        "FCN-8s",
        "The first end-to-end network; on a ResNet it is light and quick.",
        "engine.models.architectures.fcn",
        Group.CLASSIC,
        134.27,
        default_encoder="vgg16",
        settings=FCN_SETTINGS,
    ),
    ArchitectureInfo(
        "deconvnet",
        "DeconvNet",
        "A network of 252 million weights for objects that fill a patch; wants a big graphics card.",
        "engine.models.architectures.deconvnet",
        Group.CLASSIC,
        251.8,
        default_encoder="vgg16_bn",
        settings=(
            SettingInfo("width", 64, VGG_WIDTH_NOTE, lowest=1, highest=MOST_WIDTH),
            SettingInfo("fc_width", 4096, FC_WIDTH_NOTE, lowest=1, highest=MOST_FC_WIDTH),
            SettingInfo("window", 7, "Side of the code's view, in cells of 32 pixels.", lowest=1, highest=7),
            SettingInfo("upsampling", "max-unpooling", UPSAMPLING_NOTE, choices=UNPOOLINGS),
        ),
    ),
    ArchitectureInfo(
        "segnet",
        "SegNet",
        "Road scenes and other images full of things; crisp, and sparing with memory.",
        "engine.models.architectures.segnet",
        Group.CLASSIC,
        29.44,
        default_encoder="vgg16_bn",
        settings=(
            SettingInfo("width", 64, VGG_WIDTH_NOTE, lowest=1, highest=MOST_WIDTH),
            SettingInfo("upsampling", "max-unpooling", UPSAMPLING_NOTE, choices=UNPOOLINGS),
        ),
    ),
    ArchitectureInfo(
        "segnet-basic",
        "SegNet-Basic",
        "SegNet with four stages; small enough to start from random weights.",
        "engine.models.architectures.segnet_basic",
        Group.QUICK,
        1.42,
        settings=(
            SettingInfo("width", 64, "Channels of every stage.", lowest=1, highest=MOST_WIDTH),
            SettingInfo("upsampling", "max-unpooling", UPSAMPLING_NOTE, choices=UNPOOLINGS),
        ),
    ),
    ArchitectureInfo(
        "deeplab-v1",
        "DeepLab v1, LargeFOV",
        "Sees far by filters with holes; its soft boundaries are meant to be sharpened by a dense CRF.",
        "engine.models.architectures.deeplab_v1",
        Group.CLASSIC,
        20.49,
        default_encoder="vgg16",
        settings=(
            SettingInfo("width", 64, VGG_WIDTH_NOTE, lowest=1, highest=MOST_WIDTH),
            SettingInfo("fc_width", 1024, FC_WIDTH_NOTE, lowest=1, highest=MOST_FC_WIDTH),
            SettingInfo("dropout", 0.5, FC_DROPOUT_NOTE, lowest=0.0, highest=0.95),
        ),
    ),
    ArchitectureInfo(
        "unet-original",
        "U-Net as published",
        "Sees no padding, so tiles fit without a seam; mirrors the image at its border. Slow.",
        "engine.models.architectures.unet_original",
        Group.CLASSIC,
        31.03,
        settings=UNET_SETTINGS,
    ),
    ArchitectureInfo(
        "unet-classic",
        "U-Net, full width",
        "The published widths, same-padded and with batch norm; wants a graphics card.",
        "engine.models.architectures.unet_classic",
        Group.CLASSIC,
        31.04,
        settings=UNET_SETTINGS,
    ),
    ArchitectureInfo(
        "wnet",
        "W-Net's first half",
        "A U-Net of separable convolutions that can find segments without labels first (task wnet).",
        "engine.models.architectures.wnet",
        Group.CLASSIC,
        6.12,
        settings=(*UNET_SETTINGS[:2], SettingInfo("dropout", 0.65, DROPOUT_NOTE, lowest=0.0, highest=0.95)),
    ),
    ArchitectureInfo(
        "pspnet",
        "PSPNet",
        "Judges a pixel by the scene around it: means over the whole image and its parts.",
        "engine.models.architectures.pspnet",
        Group.BIG,
        48.94,
        default_encoder="resnet50",
    ),
    ArchitectureInfo(
        "deeplab-v2",
        "DeepLab v2",
        "Looks at each image in three sizes; slow, and at its best with a dense CRF.",
        "engine.models.architectures.deeplab_v2",
        Group.CLASSIC,
        42.65,
        default_encoder="resnet101",
    ),
    ArchitectureInfo(
        "deeplab-v3",
        "DeepLab v3",
        "Sees objects of very different sizes; its boundaries are soft.",
        "engine.models.architectures.deeplab_v3",
        Group.BIG,
        39.04,
        default_encoder="resnet50",
        settings=(SettingInfo("stride", "16", OUTPUT_STRIDE_NOTE, choices=("8", "16")),),
    ),
    ArchitectureInfo(
        "deeplab-v3-cascade",
        "DeepLab v3, cascade",
        "The variant that goes deeper instead of wider; on ResNets only.",
        "engine.models.architectures.deeplab_v3_cascade",
        Group.BIG,
        63.68,
        default_encoder="resnet50",
    ),
    ArchitectureInfo(
        "deeplab-v3plus",
        "DeepLab v3+",
        "Objects of all sizes with crisp boundaries; a good choice on a graphics card.",
        "engine.models.architectures.deeplab_v3plus",
        Group.BIG,
        26.69,
        default_encoder="resnet50",
        settings=(SettingInfo("stride", "16", OUTPUT_STRIDE_NOTE, choices=("8", "16")),),
    ),
    ArchitectureInfo(
        "setr-naive",
        "SETR, naive decoder",
        "A vision transformer, its answer simply enlarged; wants ImageNet weights and many images.",
        "engine.models.architectures.setr",
        Group.BIG,
        86.55,
        default_encoder="vit_base_patch16_224",
    ),
    ArchitectureInfo(
        "setr-pup",
        "SETR, progressive upsampling",
        "A vision transformer, its answer doubled step by step.",
        "engine.models.architectures.setr",
        Group.BIG,
        96.39,
        default_encoder="vit_base_patch16_224",
    ),
    ArchitectureInfo(
        "setr-mla",
        "SETR, multi-level aggregation",
        "A vision transformer, four of its layers joined.",
        "engine.models.architectures.setr",
        Group.BIG,
        90.7,
        default_encoder="vit_base_patch16_224",
    ),
    ArchitectureInfo(
        "torchvision-fcn",
        "FCN of torchvision",
        "Starts from weights that know 20 everyday things; on resnet50 or resnet101.",
        "engine.models.architectures.torchvision_net",
        Group.BIG,
        35.31,
        default_encoder="resnet50",
    ),
    ArchitectureInfo(
        "torchvision-deeplab-v3",
        "DeepLab v3 of torchvision",
        "Starts from weights that know 20 everyday things; on a ResNet or a small, quick MobileNet.",
        "engine.models.architectures.torchvision_net",
        Group.QUICK,
        11.02,
        default_encoder="mobilenetv3_large_100",
    ),
)

# Checked to build by a test; any other encoder that timm knows is accepted as well.
ENCODERS: Final[tuple[str, ...]] = (
    "resnet18",
    "resnet34",
    "resnet50",
    "resnet101",
    "resnet152",
    "vgg16",
    "vgg16_bn",
    "mobilenetv3_small_100",
    "mobilenetv3_large_100",
    "efficientnet_b0",
    "convnext_tiny",
    "convnext_small",
    "convnext_base",
    "vit_small_patch16_224",
    "vit_base_patch16_224",
    "vit_large_patch16_224",
)

DEFAULT_ARCHITECTURE: Final = "unet-small"


def architecture_info(name: str) -> ArchitectureInfo:
    """The architecture called `name`.

    Raises:
        UserError: there is none; the hint lists those that are.

    Example:
        >>> info = architecture_info("unet-small")
        >>> info.title, [setting.name for setting in info.settings]
        ('U-Net, small', ['width', 'depth', 'norm', 'dropout'])
    """
    for info in ARCHITECTURES:
        if info.name == name:
            return info
    raise unknown_name("architecture", name, (info.name for info in ARCHITECTURES))


def settings_of_file(name: str, stored: Mapping[str, Setting]) -> dict[str, Setting]:
    """The settings of a network as its file has them, with those that are younger than the file.

    Example:
        >>> settings_of_file("ridge", {"features": "both"})
        {'line_levels': 0, 'features': 'both'}
        >>> settings_of_file("of a newer Inkling", {"width": 4})
        {'width': 4}
    """
    known = [setting for info in ARCHITECTURES if info.name == name for setting in info.settings]
    earlier = {setting.name: setting.earlier for setting in known if setting.earlier is not None}
    return {**earlier, **stored}


def check_encoder(info: ArchitectureInfo, encoder: str) -> None:
    """Refuse a choice of encoder that the architecture would not look at; empty is always right.

    Raises:
        UserError: an encoder for a network that brings its own.
    """
    if encoder and not info.default_encoder:
        raise UserError(
            f"The encoder '{encoder}' cannot be used: '{info.name}' brings its own.",
            "Choose no encoder, or another architecture.",
            command_hint="Leave out --encoder, or choose another architecture.",
        )
