"""`train`: train a network on a project's masks, without a window."""

from __future__ import annotations

import argparse
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.commands.support.ready_model_file import resolve_model
from engine.commands.support.terminal import Terminal
from engine.core import UserError, unknown_name
from engine.core.words import counted_images
from engine.learn.augmentation.augment_settings import ORIENTATIONS, read_augment
from engine.learn.optim import OPTIMIZERS
from engine.models import catalog
from engine.models.settings import read_settings

if TYPE_CHECKING:
    from engine.learn.distributed.process_group import ProcessGroup
    from engine.learn.request import TrainRequest
    from engine.models.spec import Setting
    from engine.storage import Project

HELP = "learn from a project's accepted and scribbled images"
DEFAULT_MINUTES = 5.0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("project", type=Path, metavar="PROJECT")
    parser.add_argument(
        "--arch",
        metavar="A",
        help=f"see `inkling models`; {catalog.DEFAULT_ARCHITECTURE}, or what --init has",
    )
    parser.add_argument(
        "--encoder", default="", metavar="E", help="a timm name, where the architecture takes one"
    )
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="a setting of the architecture, such as width=16; may be repeated",
    )
    parser.add_argument(
        "--pretrained",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="start the encoder from ImageNet weights (default)",
    )
    parser.add_argument(
        "--init",
        type=Path,
        metavar="MODEL",
        help="go on from this model, from a ready one, or from an encoder of `pretrain`",
    )
    parser.add_argument("--loss", default="ce", metavar="L", help="such as ce, dice+ce, tversky:0.7")
    parser.add_argument(
        "--optimizer", default=OPTIMIZERS[0], metavar="O", help="one that `inkling models` lists"
    )
    _add_length_arguments(parser)
    parser.add_argument(
        "--batch",
        type=int,
        metavar="N",
        help="patches a step, of all processes together (default: what suits)",
    )
    _add_augment_arguments(parser)
    parser.add_argument("--seed", type=int, default=0, metavar="S", help="of all random draws (default: 0)")
    parser.add_argument(
        "--hard-first", action="store_true", help="draw images more often the higher their loss has been"
    )
    parser.add_argument(
        "--standardize",
        action=argparse.BooleanOptionalAction,
        help="count pixels from each image's own mean in its own deviations (default for networks "
        "without an encoder that has learned elsewhere); without, brightness means the same in all images",
    )
    parser.add_argument(
        "--resume",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="go on with the same training where it was interrupted, if it was (default)",
    )
    parser.add_argument(
        "--out", type=Path, metavar="MODEL", help="write the model there and leave the project as it is"
    )


def _add_length_arguments(parser: argparse.ArgumentParser) -> None:
    length = parser.add_mutually_exclusive_group()
    length.add_argument(
        "--minutes",
        type=float,
        default=DEFAULT_MINUTES,
        metavar="M",
        help="minutes of working time (default: %(default)g)",
    )
    length.add_argument(
        "--epochs", type=int, metavar="N", help="patches cover the labelled images N times; repeats exactly"
    )


def _add_augment_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--augment",
        default="auto",
        metavar="A",
        help="how patches are changed: auto (by what the images are like), none, light or strong; "
        "NAME=VALUE for single items, with commas between, such as auto,rotate=any,elastic=0.3",
    )
    parser.add_argument(
        "--orientation",
        choices=ORIENTATIONS,
        default="auto",
        help="whether patches are turned (any) or have an up (upright); by what the images are like (auto)",
    )


def run(options: argparse.Namespace, terminal: Terminal) -> dict[str, Any]:
    """Train, and write the best model on the validation images; without --out it is added to the project."""
    from engine.commands.support.outputs import check_target

    if options.init is not None:
        options.init = resolve_model(options.init, terminal)
    settings = _checked_settings(options)
    options.augment = read_augment(options.augment, options.orientation)
    if options.out is not None:
        if options.out.suffix != ".safetensors":
            raise UserError(f"{options.out} is no name for a model.", "End it in .safetensors.")
        check_target(options.out)
    from engine.learn.distributed.process_group import join_process_group

    processes = join_process_group()
    if options.batch is not None and options.batch < processes.count:
        raise UserError(
            f"{processes.count} processes cannot share --batch {options.batch}.",
            "Give each one patch at least.",
        )
    result = _train(options, settings, terminal, processes)
    processes.destroy()
    return result


def _train(
    options: argparse.Namespace, settings: dict[str, Setting], terminal: Terminal, processes: ProcessGroup
) -> dict[str, Any]:
    from engine.commands.support.samples import check_same_samples, count_roles
    from engine.commands.support.training_run import add_to_project, run_training
    from engine.session.learning.training_set import collect_samples
    from engine.storage import Project

    with ExitStack() as stack:
        with processes.main_process_first():
            # With --out nothing is written to the project, so it may be open elsewhere.
            read_only = options.out is not None or not processes.is_main
            project = stack.enter_context(Project.open(options.project, read_only=read_only))
            with terminal.progress("Reading masks") as report:
                samples = collect_samples(project, report, terminal.token)
            if not read_only:
                project.flush()
        check_same_samples(samples, processes, options.project)
        counts = dict(count_roles(samples))
        terminal.say(f"Learning from {counted_images(counts['train'])}, checking on {counts['val']}")
        request = _request(project, options, settings, samples)
        outcome = run_training(request, terminal, resume=options.resume, processes=processes)
        result = outcome.to_json() | {
            "architecture": request.architecture,
            "encoder": request.encoder,
            "settings": settings,
            "samples": counts,
            "processes": processes.count,
        }
        if options.out is None and processes.is_main:
            result |= add_to_project(project, outcome, terminal)
        terminal.say(f"{result['model']}: {outcome.steps} steps in {outcome.seconds:.0f} s")
        return result


def _request(
    project: Project, options: argparse.Namespace, settings: dict[str, Setting], samples: tuple[Any, ...]
) -> TrainRequest:
    from engine.learn.request import TrainRequest

    return TrainRequest(
        classes=project.classes,
        samples=samples,
        out_path=options.out or project.models.next_path(),
        init_path=None if options.is_encoder else options.init,
        encoder_path=options.init if options.is_encoder else None,
        architecture=options.arch,
        encoder=options.encoder,
        pretrained=options.pretrained,
        settings=settings,
        loss=options.loss,
        optimizer=options.optimizer,
        hard_first=options.hard_first,
        standardize=options.standardize,
        batch=options.batch,
        augment=options.augment,
        seed=options.seed,
        minutes=options.minutes,
        epochs=options.epochs,
        keep_candidates=False,
    )


def _checked_settings(options: argparse.Namespace) -> dict[str, Setting]:
    """Settings of the architecture; unknown names of any kind are refused here, before the project is opened.

    Parts of the network that the options leave open are as in the file of --init.
    """
    _take_from_init(options)
    info = catalog.architecture_info(options.arch)
    catalog.check_encoder(info, options.encoder)
    settings = read_settings(info.name, info.settings, options.set)
    if options.optimizer not in OPTIMIZERS:
        raise unknown_name("optimizer", options.optimizer, OPTIMIZERS)
    return settings


def _take_from_init(options: argparse.Namespace) -> None:
    """Fill in `arch`, `encoder` and `is_encoder` from the file named with --init."""
    from engine.models.files.encoder_file import is_encoder_file, read_encoder_card
    from engine.models.files.weights import read_card

    options.is_encoder = options.init is not None and is_encoder_file(options.init)
    architecture, encoder = "", ""
    if options.init is not None:
        reader = read_encoder_card if options.is_encoder else read_card
        spec = reader(options.init).spec
        architecture, encoder = spec.architecture, spec.encoder
    if not options.arch:
        options.arch = architecture or catalog.DEFAULT_ARCHITECTURE
    if not options.encoder and options.arch == architecture:
        options.encoder = encoder
