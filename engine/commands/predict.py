"""`predict`: masks for images and folders from a model file."""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.commands.frame.path_options import READ_PATH, WRITTEN_FOLDER
from engine.commands.frame.stack_options import add_stack_options, chosen_planes, unfolded
from engine.commands.support.instance_options import (
    add_instance_options,
    chosen_instance_settings,
    has_instance_options,
)
from engine.commands.support.prediction_options import add_prediction_options, chosen_predict_settings
from engine.commands.support.ready_model_file import resolve_model
from engine.commands.support.terminal import Terminal
from engine.core import NO_PROGRESS, Progress, UserError

if TYPE_CHECKING:
    from engine.commands.support.mask_maker import MaskMaker
    from engine.files.write_guard import WriteGuard
    from engine.instances import InstanceSettings

HELP = "write the masks that a model predicts"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "images", type=READ_PATH, nargs="+", metavar="IMAGE_OR_DIR", help="images, or folders of images"
    )
    parser.add_argument(
        "--model",
        type=READ_PATH,
        required=True,
        metavar="MODEL",
        help="a .safetensors file, or a ready model that `inkling models` lists",
    )
    parser.add_argument(
        "--out", type=WRITTEN_FOLDER, required=True, metavar="DIR", help="folder for the masks"
    )
    parser.add_argument("--crf", action="store_true", help="sharpen the masks with a dense CRF")
    add_stack_options(parser)
    add_prediction_options(parser)
    add_instance_options(parser, "write NAME_instances.png and .json too, objects told apart by")


def run(options: argparse.Namespace, terminal: Terminal) -> dict[str, Any]:
    """Each image becomes NAME.png, whole or not at all; an unreadable one is reported and left out."""
    from engine.commands.support.inputs import named_images, report_used_parts, say_left_out
    from engine.commands.support.outputs import prepare_folder
    from engine.document.left_out import LeftOutFiles
    from engine.document.used_part import count_used_parts, with_all_channels
    from engine.files.disk_errors import NoWritingError
    from engine.models.files.weights import read_card

    predict_settings = chosen_predict_settings(options)
    choice = chosen_planes(options)
    left_out = LeftOutFiles()
    images = named_images(
        options.images, apart_from=options.out, endings=("_uncertainty", "_instances"), left_out=left_out
    )
    _say_new_names(images, terminal)
    images = unfolded(images, choice, terminal.warn)
    settings = _instance_settings(options)
    _check_outputs(options, images, has_instances=settings is not None)
    options.model = resolve_model(options.model, terminal)
    card = read_card(options.model)
    sees_channels = bool(card.spec.channels)
    if not choice.channels and not sees_channels:
        images = _in_learned_colors(images, card.record.get("views"))
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
            except NoWritingError as error:
                done[name] = error
                break
            except UserError as error:
                done[name] = error
                if processes.count == 1:
                    terminal.reject(error)
            report(Progress(len(done), len(own_share), "images", images[name].name))
    for part in processes.all_gather(done):
        done |= part
    processes.destroy()
    outcome = _outcome(done, images, options, terminal, is_said=processes.count == 1)
    say_left_out(left_out, terminal)
    written = [Path(row["image"]) for row in outcome["images"]]
    parts = count_used_parts(written, NO_PROGRESS, terminal.token)
    if sees_channels:
        parts = with_all_channels(parts)
    partly_used = report_used_parts(parts, len(images), terminal)
    return outcome | {"left_out": left_out.to_json(), "partly_used": partly_used}


def _in_learned_colors(images: dict[str, Path], learned: object) -> dict[str, Path]:
    """The images, those with channels whose names say their colours in these, where the model knows them so.

    Args:
        learned: views of the pictures that it learned from, as its card has them.
    """
    if not isinstance(learned, list) or not learned:
        return images
    from engine.core.plane_path import colors_of
    from engine.document.decode import MOST_PIXELS
    from engine.document.stacks.channel_colors import can_name_channels, fitting_view
    from engine.document.stacks.reading import plane_layout
    from engine.formats.shown_channels import with_view

    def shown(image: Path) -> Path:
        if not can_name_channels(image):
            return image
        try:
            view = fitting_view(image, plane_layout(image, MOST_PIXELS)[0])
        except UserError:
            return image  # What is wrong with it is said when it is read.
        return with_view(image, view.text) if view is not None and colors_of(view.text) in learned else image

    return {name: shown(image) for name, image in images.items()}


def _outcome(
    done: dict[str, dict[str, Any] | UserError],
    images: dict[str, Path],
    options: argparse.Namespace,
    terminal: Terminal,
    *,
    is_said: bool,
) -> dict[str, Any]:
    """What was written and what was not, in words and for the result; `is_said`: single failures were."""
    from engine.files.disk_errors import NoWritingError

    written: list[dict[str, Any]] = []
    problems: list[dict[str, str]] = []
    stop: NoWritingError | None = None
    for name, image in images.items():
        outcome = done.get(name)
        if outcome is None or isinstance(outcome, NoWritingError):
            stop = outcome or stop
        elif isinstance(outcome, UserError):
            problems.append({"image": str(image), "reason": str(outcome)})
            if not is_said:
                terminal.reject(outcome)
        else:
            written.append(outcome)
    count = f"{len(written)} of {len(images)} masks written to {options.out}"
    if stop is None:
        terminal.say(count)
    else:
        terminal.reject(UserError(f"{stop.summary} {count} before.", stop.hint))
    return {
        "model": str(options.model),
        "images": written,
        "problems": problems,
        "stopped": None if stop is None else str(stop),
    }


def _check_outputs(options: argparse.Namespace, images: dict[str, Path], *, has_instances: bool) -> None:
    """Refuse to write over an image that is predicted, over another result, or over no earlier prediction.

    Raises:
        UserError: one of the files in --out must stay, or leads elsewhere.
    """
    from engine.commands.support.predicted_instances import SUFFIX
    from engine.files.own_results import is_sealed_png, is_sealed_text

    guard: WriteGuard = options.guard
    guard.add_reads([*images.values(), options.model])
    endings = {".png": is_sealed_png}
    if options.uncertainty:
        endings["_uncertainty.png"] = is_sealed_png
    if has_instances:
        endings |= {f"{SUFFIX}.png": is_sealed_png, f"{SUFFIX}.json": is_sealed_text}
    # A link in --out may lead to images, or into a project.
    for folder in dict.fromkeys((options.out / name).parent for name in images):
        guard.check_folder(folder)
    for name in images:
        for ending, is_earlier_result in endings.items():
            path = options.out / f"{name}{ending}"
            if path.is_symlink():
                raise UserError(f"{path} is a link to another place.", "Move it away, or write elsewhere.")
            if path.exists():
                guard.check_file(path, is_earlier_result)
            guard.claim(path)


def _predict_one(
    maker: MaskMaker,
    name: str,
    image: Path,
    options: argparse.Namespace,
    settings: InstanceSettings | None,
    terminal: Terminal,
) -> dict[str, Any]:
    from PIL import Image

    from engine.files.atomic import atomic_file
    from engine.files.own_results import seal_png
    from engine.storage.mask_writer import class_palette, write_result_mask

    started = time.perf_counter()
    result = maker.predict(image, terminal.token)
    mask = options.out / f"{name}.png"
    write_result_mask(mask, result.labels, class_palette(maker.classes))
    row: dict[str, Any] = {"image": str(image), "mask": str(mask)}
    if options.uncertainty:
        uncertainty_path = options.out / f"{name}_uncertainty.png"
        with atomic_file(uncertainty_path) as temporary:
            Image.fromarray(result.uncertainty).save(temporary, format="PNG")
            seal_png(temporary)
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


def _say_new_names(images: dict[str, Path], terminal: Terminal) -> None:
    """Name the images whose masks cannot be called like them."""
    for name, image in images.items():
        if not image.stem.endswith(name.rsplit("/", 1)[-1]):
            terminal.say(f"{image}: its mask is called {name}.png, as its own name is taken or too long")
