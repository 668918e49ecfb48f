"""`pretrain`: train an encoder on a folder of images without labels."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.commands.frame.path_options import READ_PATH, written_file
from engine.commands.frame.value_options import ENCODER_HELP, WORD, WORD_OR_NOTHING, NumberOption
from engine.commands.support.terminal import Terminal
from engine.core import UserError
from engine.core.ranges import EPOCHS, MINUTES, SEED
from engine.core.words import plural
from engine.models import catalog
from engine.models.files.weights import is_own_encoder
from engine.models.settings import read_settings
from engine.pretrain.catalog import DEFAULT_TASK, TASKS, TaskInfo, task_info
from engine.pretrain.request import CROP_PX

if TYPE_CHECKING:
    from engine.commands.support.pretrain_inputs import PretrainInputs
    from engine.pretrain.request import PretrainRequest

HELP = "learn from images without labels; `train --init` starts from the result"
DEFAULT_MINUTES = 5.0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--images", type=READ_PATH, required=True, metavar="DIR", help="a folder of images, or a project"
    )
    names = ", ".join(info.name for info in TASKS)
    parser.add_argument("--task", type=WORD, default=DEFAULT_TASK, metavar="TASK", help=f"one of: {names}")
    parser.add_argument(
        "--out", type=written_file(is_own_encoder), required=True, metavar="ENCODER", help="NAME.safetensors"
    )
    parser.add_argument(
        "--arch",
        type=WORD,
        metavar="A",
        help="whose encoder to learn, see `inkling models`; unet-small, or what the task prescribes",
    )
    parser.add_argument("--encoder", type=WORD_OR_NOTHING, default="", metavar="E", help=ENCODER_HELP)
    parser.add_argument(
        "--pretrained",
        action=argparse.BooleanOptionalAction,
        default=False,
        help="begin from ImageNet weights (default: from random ones)",
    )
    parser.add_argument(
        "--set", action="append", type=WORD, default=[], metavar="NAME=VALUE", help="a setting of the task"
    )
    parser.add_argument(
        "--set-arch",
        action="append",
        type=WORD,
        default=[],
        metavar="NAME=VALUE",
        help="a setting of the architecture",
    )
    parser.add_argument(
        "--grey", action="store_true", help="learn from grey values, for one-channel networks"
    )
    parser.add_argument(
        "--crop", type=NumberOption(CROP_PX), metavar="PX", help="side of the crops in pixels"
    )
    length = parser.add_mutually_exclusive_group()
    length.add_argument(
        "--minutes",
        type=NumberOption(MINUTES),
        default=DEFAULT_MINUTES,
        metavar="M",
        help="minutes of working time (default: %(default)g)",
    )
    length.add_argument(
        "--epochs",
        type=NumberOption(EPOCHS),
        metavar="N",
        help="each image is visited N times; repeats exactly",
    )
    parser.add_argument(
        "--seed", type=NumberOption(SEED), default=0, metavar="S", help="of all random draws (default: 0)"
    )


def run(options: argparse.Namespace, terminal: Terminal) -> dict[str, Any]:
    """Train, and write the encoder to --out; nothing is written when it is cancelled."""
    info = task_info(options.task)
    if options.out.suffix != ".safetensors":
        raise UserError(f"{options.out} is no name for an encoder.", "End it in .safetensors.")
    inputs = _inputs(options, info)
    left_out = _say_left_out(inputs, options.images, terminal)
    request = _request(options, info, inputs)
    terminal.say(f"{info.title}: {len(request.images)} images")
    from engine.commands.support.pretraining_run import run_pretraining

    outcome = run_pretraining(request, terminal)
    terminal.say(
        f"{options.out}: {plural(outcome.steps, 'step')} in {outcome.seconds:.0f} s, "
        f"restored to {outcome.error or 0.0:.1f} grey levels"
    )
    if info.predicts:
        terminal.say(f"See what it finds: inkling predict DIR --model {options.out} --out MASKS --crf")
    if info.starts_networks:
        terminal.say(f"Start a training from it: inkling train PROJECT --init {options.out}")
    return outcome.to_json() | {"task": info.name} | left_out


def _inputs(options: argparse.Namespace, info: TaskInfo) -> PretrainInputs:
    from engine.commands.support.pretrain_inputs import find_images, find_labelled_images

    _check_encoder(options, info, _architecture(options, info))
    return find_labelled_images(options.images) if info.needs_masks else find_images(options.images)


def _say_left_out(inputs: PretrainInputs, source: Path, terminal: Terminal) -> dict[str, Any]:
    """Say what is not learned from, and return it for the result."""
    from engine.commands.support.inputs import report_damage, say_left_out

    say_left_out(inputs.left_out, terminal)
    terminal.reject_files(inputs.problems)
    damaged = report_damage(inputs.findings, source, terminal)
    return {
        "left_out_files": inputs.left_out.to_json(),
        "problems": [problem.to_json() for problem in inputs.problems] + damaged,
    }


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


def _request(options: argparse.Namespace, info: TaskInfo, inputs: PretrainInputs) -> PretrainRequest:
    from engine.pretrain.request import PretrainRequest

    architecture = _architecture(options, info)
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
