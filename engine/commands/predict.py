"""`predict`: masks for images and folders from a model file."""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.commands.support.instance_options import (
    add_instance_options,
    chosen_instance_settings,
    has_instance_options,
)
from engine.commands.support.prediction_options import add_prediction_options, chosen_predict_settings
from engine.commands.support.ready_model_file import resolve_model
from engine.commands.support.terminal import Terminal
from engine.core import Progress, UserError

if TYPE_CHECKING:
    from engine.commands.support.mask_maker import MaskMaker
    from engine.instances import InstanceSettings

HELP = "write the masks that a model predicts"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "images", type=Path, nargs="+", metavar="IMAGE_OR_DIR", help="images, or folders of images"
    )
    parser.add_argument(
        "--model",
        type=Path,
        required=True,
        metavar="MODEL",
        help="a .safetensors file, or a ready model that `inkling models` lists",
    )
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder for the masks")
    parser.add_argument("--crf", action="store_true", help="sharpen the masks with a dense CRF")
    add_prediction_options(parser)
    add_instance_options(parser, "write NAME_instances.png and .json too, objects told apart by")


def run(options: argparse.Namespace, terminal: Terminal) -> dict[str, Any]:
    """Each image becomes NAME.png, whole or not at all; an unreadable one is reported and left out."""
    from engine.commands.support.inputs import named_images
    from engine.commands.support.outputs import prepare_folder
    from engine.models.files.weights import read_card

    predict_settings = chosen_predict_settings(options)
    images = named_images(options.images)
    if options.uncertainty:
        _refuse_clashes(images, "uncertainty")
    settings = _instance_settings(options)
    if settings is not None:
        _refuse_clashes(images, "instances")
    options.model = resolve_model(options.model, terminal)
    read_card(options.model)
    prepare_folder(options.out)

    from engine.commands.support.mask_maker import MaskMaker
    from engine.learn.distributed.process_group import join_process_group

    processes = join_process_group()
    maker = MaskMaker(options.model, predict_settings, with_crf=options.crf)
    done: dict[str, dict[str, Any] | UserError] = {}
    own_share = processes.shard_of(list(images))
    with terminal.progress("Predicting") as report:
        for name in own_share:
            terminal.token.check()
            try:
                done[name] = _predict_one(maker, name, images[name], options, settings, terminal)
            except UserError as error:
                done[name] = error
                if processes.count == 1:
                    terminal.reject(error)
            report(Progress(len(done), len(own_share), "images", images[name].name))
    for part in processes.all_gather(done):
        done |= part
    processes.destroy()
    written: list[dict[str, Any]] = []
    problems: list[dict[str, str]] = []
    for name, image in images.items():
        outcome = done[name]
        if isinstance(outcome, UserError):
            problems.append({"image": str(image), "reason": str(outcome)})
            if processes.count > 1:
                terminal.reject(outcome)
        else:
            written.append(outcome)
    terminal.say(f"{len(written)} of {len(images)} masks written to {options.out}")
    return {"model": str(options.model), "images": written, "problems": problems}


def _predict_one(
    maker: MaskMaker,
    name: str,
    image: Path,
    options: argparse.Namespace,
    settings: InstanceSettings | None,
    terminal: Terminal,
) -> dict[str, Any]:
    from PIL import Image

    from engine.storage.atomic import atomic_file
    from engine.storage.mask_writer import class_palette, write_mask_png

    started = time.perf_counter()
    result = maker.predict(image, terminal.token)
    mask = options.out / f"{name}.png"
    write_mask_png(mask, result.labels, class_palette(maker.classes))
    row: dict[str, Any] = {"image": str(image), "mask": str(mask)}
    if options.uncertainty:
        uncertainty_path = options.out / f"{name}_uncertainty.png"
        with atomic_file(uncertainty_path) as temporary:
            Image.fromarray(result.uncertainty).save(temporary, format="PNG")
        row["uncertainty"] = str(uncertainty_path)
    if settings is not None:
        from engine.commands.support.predicted_instances import write_instances

        row |= write_instances(options.out, name, result, maker.classes, settings)
    return row | {"seconds": round(time.perf_counter() - started, 3)}


def _instance_settings(options: argparse.Namespace) -> InstanceSettings | None:
    """Settings of the instances, or None when no option asks for them.

    Raises:
        UserError: no such method, or a figure out of its range.
    """
    from engine.instances import InstanceSettings

    return chosen_instance_settings(options, InstanceSettings()) if has_instance_options(options) else None


def _refuse_clashes(images: dict[str, Path], what: str) -> None:
    for name, image in images.items():
        clash = images.get(f"{name}_{what}")
        if clash is not None:
            raise UserError(
                f"The mask of {clash} and the {what} of {image} would be one file.",
                f"Rename one of them, or leave out --{what}.",
            )
