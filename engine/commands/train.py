"""`train`: train a network on a project's masks, without a window."""

from __future__ import annotations

import argparse
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

from engine.commands.frame.input_options import add_input_option, set_input_channels
from engine.commands.frame.path_options import CHANGED_PROJECT, READ_PATH, written_file
from engine.commands.frame.value_options import ENCODER_HELP, WORD, WORD_OR_NOTHING, NumberOption
from engine.commands.support.inputs import (
    add_include_option,
    included_statuses,
    left_in_work,
)
from engine.commands.support.ready_model_file import resolve_model
from engine.commands.support.terminal import Terminal
from engine.core import UserError, unknown_name
from engine.core.ranges import BATCH, EPOCHS, MINUTES, SEED
from engine.core.words import counted_images, plural
from engine.learn.augmentation.augment_settings import ORIENTATIONS, read_augment
from engine.learn.optim import OPTIMIZERS
from engine.models import catalog
from engine.models.files.weights import is_own_model
from engine.models.settings import read_settings

if TYPE_CHECKING:
    from engine.learn.distributed.process_group import ProcessGroup
    from engine.learn.request import TrainRequest
    from engine.models.spec import Setting
    from engine.storage import FileProblem, Project

HELP = "learn from a project's accepted images"
DEFAULT_MINUTES = 5.0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("project", type=CHANGED_PROJECT, metavar="PROJECT")
    parser.add_argument(
        "--arch",
        type=WORD,
        metavar="A",
        help=f"see `inkling models`; {catalog.DEFAULT_ARCHITECTURE}, or what --init has",
    )
    parser.add_argument("--encoder", type=WORD_OR_NOTHING, default="", metavar="E", help=ENCODER_HELP)
    parser.add_argument(
        "--set",
        action="append",
        type=WORD,
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
        type=READ_PATH,
        metavar="MODEL",
        help="go on from this model, from a ready one, or from an encoder of `pretrain`",
    )
    parser.add_argument(
        "--loss", type=WORD, default="ce", metavar="L", help="such as ce, dice+ce, tversky:0.7"
    )
    parser.add_argument(
        "--optimizer", type=WORD, default=OPTIMIZERS[0], metavar="O", help="one that `inkling models` lists"
    )
    _add_length_arguments(parser)
    parser.add_argument(
        "--batch",
        type=NumberOption(BATCH),
        metavar="N",
        help="patches a step, of all processes together (default: what suits)",
    )
    _add_augment_arguments(parser)
    add_include_option(parser, "also learn from what is painted or scribbled on images that are not accepted")
    parser.add_argument(
        "--seed", type=NumberOption(SEED), default=0, metavar="S", help="of all random draws (default: 0)"
    )
    parser.add_argument(
        "--hard-first", action="store_true", help="draw images more often the higher their loss has been"
    )
    parser.add_argument(
        "--standardize",
        action=argparse.BooleanOptionalAction,
        help="count pixels from each image's own mean in its own deviations (default for networks "
        "without an encoder that has learned elsewhere); without, brightness means the same in all images",
    )
    _add_file_arguments(parser)


def _add_file_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--resume",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="go on with the same training where it was interrupted, if it was (default)",
    )
    parser.add_argument(
        "--out",
        type=written_file(is_own_model),
        metavar="MODEL",
        help="write the model there and leave the project as it is",
    )


def _add_length_arguments(parser: argparse.ArgumentParser) -> None:
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
        help="patches cover the labelled images N times; repeats exactly",
    )


def _add_augment_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--augment",
        type=WORD,
        default="auto",
        metavar="A",
        help="how patches are changed: auto (by what the images are like), none, light or strong; "
        "NAME=VALUE for single items, with commas between, such as auto,rotate=any,elastic=0.3",
    )
    add_input_option(parser)
    parser.add_argument(
        "--orientation",
        choices=ORIENTATIONS,
        default="auto",
        help="whether patches are turned (any) or have an up (upright); by what the images are like (auto)",
    )


def run(options: argparse.Namespace, terminal: Terminal) -> dict[str, Any]:
    """Train, and write the best model on the validation images; without --out it is added to the project."""
    if options.init is not None:
        options.init = resolve_model(options.init, terminal)
    settings = _checked_settings(options)
    options.augment = read_augment(options.augment, options.orientation)
    if options.out is not None and options.out.suffix != ".safetensors":
        raise UserError(f"{options.out} is no name for a model.", "End it in .safetensors.")
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
    from engine.commands.support.inputs import report_findings, warn_of_changed_masks
    from engine.commands.support.samples import check_same_samples, count_roles, survey_samples
    from engine.commands.support.training_run import add_to_project, run_training
    from engine.session.learning.training_set import collect_samples
    from engine.storage import ImageStatus, Project

    left_out: list[FileProblem] = []
    with ExitStack() as stack:
        with processes.main_process_first():
            # With --out nothing is written to the project, so it may be open elsewhere.
            read_only = options.out is not None or not processes.is_main
            project = stack.enter_context(Project.open(options.project, read_only=read_only))
            report_findings(project, terminal)
            with terminal.progress("Reading masks") as report:
                samples = collect_samples(
                    project, report, terminal.token, left_out.append, include=included_statuses(options)
                )
            channels = set_input_channels(project, options.network_channels, terminal.say)
            changed_masks = warn_of_changed_masks(project, terminal) if processes.is_main else []
            if not read_only:
                project.flush()
        if processes.is_main:
            terminal.reject_files(left_out)
        check_same_samples(samples, processes, options.project)
        counts = dict(count_roles(samples))
        missed = f", {counted_images(len(left_out))} left out" if left_out else ""
        terminal.say(f"Learning from {counted_images(counts['train'])}, checking on {counts['val']}{missed}")
        if untouched := sum(not sample.is_drawn for sample in samples):
            terminal.say(f"Drawn or corrected by nobody, so not to check on: {counted_images(untouched)}")
        survey = survey_samples(samples, project.classes)
        for sentence in survey.sentences(project.classes):
            terminal.warn(sentence)
        in_work = project.images.counts()[ImageStatus.STARTED]
        if in_work and not options.include:
            terminal.say(f"{left_in_work(in_work)} --include in-work learns from them, too.")
        request = _request(project, options, settings, samples, channels)
        outcome = run_training(request, terminal, resume=options.resume, processes=processes)
        result = outcome.to_json() | {
            "architecture": request.architecture,
            "encoder": request.encoder,
            "settings": settings,
            "network_channels": list(channels),
            "samples": counts,
            "warnings": survey.to_json(),
            "processes": processes.count,
            "changed_masks": changed_masks,
            "left_out": [problem.to_json() for problem in left_out],
        }
        if options.out is None and processes.is_main:
            only = survey.only_class
            name = None if only is None else project.classes[only].name
            result |= add_to_project(project, outcome, terminal, only_class=name)
        terminal.say(f"{result['model']}: {plural(outcome.steps, 'step')} in {outcome.seconds:.0f} s")
        return result


def _request(
    project: Project,
    options: argparse.Namespace,
    settings: dict[str, Setting],
    samples: tuple[Any, ...],
    channels: tuple[int, ...],
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
        channels=channels,
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
