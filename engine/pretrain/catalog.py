"""Catalog of the tasks of pretraining; plain data that loads no torch.

A new task is one file with a `build(setup)` function, see `task.PretrainTask`, and one entry here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from engine.core import unknown_name
from engine.models.settings import SettingInfo


@dataclass(frozen=True, slots=True)
class TaskInfo:
    """One task of pretraining.

    Attributes:
        name: as written on the command line.
        title: as shown in the chooser.
        note: one plain sentence on how it learns, or its use.
        module: module of its `build(setup)`.
        starts_networks: its file can give a training its initial weights (`train --init`).
        needs_masks: it learns from images with masks; the others use none.
        architecture: the only architecture that it can train; empty for any.
        predicts: its file is a whole network, a model like those of `train`.
        settings: its hyperparameters.
        usual_patch_px: side of the patches when the user names none.
    """

    name: str
    title: str
    note: str
    module: str
    starts_networks: bool = False
    needs_masks: bool = False
    architecture: str = ""
    predicts: bool = False
    settings: tuple[SettingInfo, ...] = ()
    usual_patch_px: int = 128


_SMALL_PATCH_PX: Final = 32
_SIDE: Final = SettingInfo("side", 16, "side of the thumbnails that are learned, in pixels", 4, 64)


def _code(default: int) -> SettingInfo:
    return SettingInfo("code", default, "numbers that a thumbnail is turned into", 1, 16_384)


_RHO: Final = SettingInfo("rho", 0.05, "how active a hidden unit shall be on average", 0.001, 0.5)
_HIDDEN: Final = SettingInfo("hidden", 0.5, "side of the hidden square, as a share of the crop's", 0.1, 0.9)

TASKS: Final[tuple[TaskInfo, ...]] = (
    TaskInfo(
        "convolutional",
        "Squeeze and restore",
        "The network's encoder squeezes each picture and a light decoder restores it: the plainest start.",
        "engine.pretrain.convolutional",
        starts_networks=True,
    ),
    TaskInfo(
        "denoising",
        "Remove noise",
        "The encoder sees pictures with fresh noise and has to bring the clean ones back.",
        "engine.pretrain.denoising",
        starts_networks=True,
        settings=(
            SettingInfo("noise", 0.2, "standard deviation of the noise, for pixels in 0-1", 0.001, 2.0),
        ),
    ),
    TaskInfo(
        "context-encoder",
        "Fill in what is hidden",
        "A square of each picture is hidden and has to be guessed from what lies around it.",
        "engine.pretrain.context_encoder",
        starts_networks=True,
        settings=(_HIDDEN,),
    ),
    TaskInfo(
        "context-adversarial",
        "Fill in, against a critic",
        "As before, and a second network learns to tell filled-in squares from real ones: sharper guesses.",
        "engine.pretrain.context_adversarial",
        starts_networks=True,
        settings=(
            _HIDDEN,
            SettingInfo("adversarial", 0.001, "weight of the critic against the squared error", 0.0, 0.5),
        ),
    ),
    TaskInfo(
        "variational",
        "Variational",
        "Each picture becomes a small cloud of codes, so that nearby codes mean similar pictures.",
        "engine.pretrain.variational",
        starts_networks=True,
        settings=(
            SettingInfo("latent", 32, "channels of the code at each place", 1, 1024),
            SettingInfo("beta", 1.0, "weight of the divergence from the normal distribution", 0.0, 100.0),
            SettingInfo("spread", 0.1, "deviation that a restored pixel may have, in 0-1", 0.005, 1.0),
        ),
    ),
    TaskInfo(
        "pca",
        "Principal components",
        "The straight directions in which thumbnails differ most; exact, and the yardstick for the others.",
        "engine.pretrain.pca",
        settings=(_SIDE, _code(64)),
        usual_patch_px=_SMALL_PATCH_PX,
    ),
    TaskInfo(
        "linear",
        "Linear autoencoder",
        "Finds the same subspace as principal components, step by step.",
        "engine.pretrain.dense_tasks",
        settings=(_SIDE, _code(64)),
        usual_patch_px=_SMALL_PATCH_PX,
    ),
    TaskInfo(
        "undercomplete",
        "Narrow code",
        "Fewer hidden units than pixels, so that only what matters gets through.",
        "engine.pretrain.dense_tasks",
        settings=(_SIDE, _code(64)),
        usual_patch_px=_SMALL_PATCH_PX,
    ),
    TaskInfo(
        "overcomplete",
        "Wide code",
        "More hidden units than pixels and nothing that restrains them: it can copy; for comparison.",
        "engine.pretrain.dense_tasks",
        settings=(_SIDE, _code(1024)),
        usual_patch_px=_SMALL_PATCH_PX,
    ),
    TaskInfo(
        "sparse-kl",
        "Sparse code (average activity)",
        "Many hidden units, each of which may be active for few thumbnails only.",
        "engine.pretrain.dense_tasks",
        settings=(
            _SIDE,
            _code(256),
            _RHO,
            SettingInfo("beta", 3.0, "weight of the sparsity penalty", 0.0, 1000.0),
        ),
        usual_patch_px=_SMALL_PATCH_PX,
    ),
    TaskInfo(
        "sparse-l1",
        "Sparse code (few active units)",
        "Many hidden units whose sum of activities is kept small for every thumbnail.",
        "engine.pretrain.dense_tasks",
        settings=(_SIDE, _code(256), SettingInfo("weight", 0.02, "weight of the penalty", 0.0, 100.0)),
        usual_patch_px=_SMALL_PATCH_PX,
    ),
    TaskInfo(
        "contractive",
        "Contractive code",
        "Small changes of a thumbnail shall hardly change its code.",
        "engine.pretrain.dense_tasks",
        settings=(_SIDE, _code(256), SettingInfo("weight", 0.1, "weight of the penalty", 0.0, 100.0)),
        usual_patch_px=_SMALL_PATCH_PX,
    ),
    TaskInfo(
        "stacked",
        "Layer upon layer",
        "One layer learns after the other, each from the codes of the layer below, which stays as it is.",
        "engine.pretrain.stacked",
        settings=(
            _SIDE,
            SettingInfo("layers", "256-128-64", "units of each layer, from the picture upwards"),
            SettingInfo(
                "tied", 1, "decoders use the encoders' weights turned over (1) or their own (0)", 0, 1
            ),
        ),
        usual_patch_px=_SMALL_PATCH_PX,
    ),
    TaskInfo(
        "class-encoder",
        "One autoencoder a class",
        "From labelled crops: each has to be turned into another crop of the same class.",
        "engine.pretrain.class_encoder",
        needs_masks=True,
        settings=(_SIDE, _code(64)),
        usual_patch_px=_SMALL_PATCH_PX,
    ),
    TaskInfo(
        "wnet",
        "Segments without labels",
        "Cuts images where they change, yet can paint them from the segments; a dense CRF sharpens them.",
        "engine.pretrain.wnet",
        architecture="wnet",
        predicts=True,
        settings=(
            SettingInfo("segments", 8, "the most kinds of segments that it tells apart", 2, 255),
            SettingInfo("radius", 5.0, "pixels nearer than this are to stay together", 1.5, 20.0),
            SettingInfo("sigma_colour", 10.0, "grey levels by which pixels alike may differ", 0.5, 255.0),
            SettingInfo("sigma_place", 4.0, "pixels over which the wish to stay together fades", 0.5, 50.0),
        ),
    ),
)

DEFAULT_TASK: Final = "convolutional"


def task_info(name: str) -> TaskInfo:
    """The task called `name`.

    Raises:
        UserError: there is none; the hint lists those that are.
    """
    for info in TASKS:
        if info.name == name:
            return info
    raise unknown_name("task", name, (info.name for info in TASKS))
