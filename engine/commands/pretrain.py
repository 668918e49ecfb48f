"""`pretrain`: train an encoder on a folder of images without labels."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.commands.support.terminal import Terminal
from engine.core import UserError
from engine.models import catalog
from engine.models.settings import read_settings
from engine.pretrain.catalog import DEFAULT_TASK, TASKS, TaskInfo, task_info

if TYPE_CHECKING:
    from engine.pretrain.request import PretrainRequest

HELP = "learn from images without labels; `train --init` starts from the result"
DEFAULT_MINUTES = 5.0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--images", type=Path, required=True, metavar="DIR", help="a folder of images, or a project"
    )
    names = ", ".join(info.name for info in TASKS)
    parser.add_argument("--task", default=DEFAULT_TASK, metavar="TASK", help=f"one of: {names}")
    parser.add_argument("--out", type=Path, required=True, metavar="ENCODER", help="NAME.safetensors")
    parser.add_argument(
        "--arch",
        metavar="A",
        help="whose encoder to learn, see `inkling models`; unet-small, or what the task prescribes",
    )
    parser.add_argument("--encoder", default="", metavar="E", help="a timm name, where A takes one")
    parser.add_argument(
        "--pretrained",
        action=argparse.BooleanOptionalAction,
        default=False,
        help="begin from ImageNet weights (default: from random ones)",
    )
    parser.add_argument(
        "--set", action="append", default=[], metavar="NAME=VALUE", help="a setting of the task"
    )
    parser.add_argument(
        "--set-arch", action="append", default=[], metavar="NAME=VALUE", help="a setting of the architecture"
    )
    parser.add_argument(
        "--grey", action="store_true", help="learn from grey values, for one-channel networks"
    )
    parser.add_argument("--crop", type=int, metavar="PX", help="side of the crops in pixels")
    length = parser.add_mutually_exclusive_group()
    length.add_argument(
        "--minutes",
        type=float,
        default=DEFAULT_MINUTES,
        metavar="M",
        help="minutes of working time (default: %(default)g)",
    )
    length.add_argument(
        "--epochs", type=int, metavar="N", help="each image is visited N times; repeats exactly"
    )
    parser.add_argument("--seed", type=int, default=0, metavar="S", help="of all random draws (default: 0)")


def run(options: argparse.Namespace, terminal: Terminal) -> dict[str, Any]:
    """Train, and write the encoder to --out; nothing is written when it is cancelled."""
    from engine.commands.support.outputs import check_target

    info = task_info(options.task)
    if options.out.suffix != ".safetensors":
        raise UserError(f"{options.out} is no name for an encoder.", "End it in .safetensors.")
    check_target(options.out)
    request = _request(options, info)
    terminal.say(f"{info.title}: {len(request.images)} images")
    from engine.commands.support.pretraining_run import run_pretraining

    outcome = run_pretraining(request, terminal)
    terminal.say(
        f"{options.out}: {outcome.steps} steps in {outcome.seconds:.0f} s, "
        f"restored to {outcome.error or 0.0:.1f} grey levels"
    )
    if info.predicts:
        terminal.say(f"See what it finds: inkling predict DIR --model {options.out} --out MASKS --crf")
    if info.starts_networks:
        terminal.say(f"Start a training from it: inkling train PROJECT --init {options.out}")
    return outcome.to_json() | {"task": info.name}


def _architecture(options: argparse.Namespace, info: TaskInfo) -> catalog.ArchitectureInfo:
    if info.architecture and options.arch not in (None, info.architecture):
        raise UserError(
            f"The task '{info.name}' learns the architecture '{info.architecture}' only.", "Leave out --arch."
        )
    return catalog.architecture_info(options.arch or info.architecture or catalog.DEFAULT_ARCHITECTURE)


def _check_encoder(
    options: argparse.Namespace, info: TaskInfo, architecture: catalog.ArchitectureInfo
) -> None:
    """Refuse options that would have no effect.

    Raises:
        UserError: an encoder, or ImageNet weights, for a network that takes none.
    """
    uses_network = info.starts_networks or info.predicts
    if options.encoder and not uses_network:
        raise UserError(f"The task '{info.name}' learns no network's encoder.", "Leave out --encoder.")
    catalog.check_encoder(architecture, options.encoder)
    if options.pretrained and (info.predicts or not uses_network):
        raise UserError(f"The task '{info.name}' starts from random weights only.", "Leave out --pretrained.")


def _request(options: argparse.Namespace, info: TaskInfo) -> PretrainRequest:
    from engine.commands.support.pretrain_inputs import find_images, find_labelled_images
    from engine.pretrain.request import PretrainRequest

    architecture = _architecture(options, info)
    _check_encoder(options, info, architecture)
    if options.crop is not None and options.crop < 16:
        raise UserError(f"Crops of {options.crop} pixels are too small.", "Choose at least 16.")
    if options.epochs is not None and options.epochs < 1:
        raise UserError(f"{options.epochs} epochs are none.", "Choose at least 1.")
    if not options.minutes > 0:
        raise UserError(f"{options.minutes:g} minutes are no time.", "Choose more than 0.")
    inputs = find_labelled_images(options.images) if info.needs_masks else find_images(options.images)
    return PretrainRequest(
        images=inputs.images,
        masks=inputs.masks,
        class_names=inputs.class_names,
        out_path=options.out,
        task=info.name,
        architecture=architecture.name,
        encoder=options.encoder,
        pretrained=options.pretrained,
        network=read_settings(architecture.name, architecture.settings, options.set_arch),
        settings=read_settings(info.name, info.settings, options.set),
        in_channels=1 if options.grey else 3,
        crop_px=options.crop,
        seed=options.seed,
        minutes=options.minutes,
        epochs=options.epochs,
    )
