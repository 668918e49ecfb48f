"""`refine`: one cut of one image from scribbles, as a mask file."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.commands.support.terminal import Terminal
from engine.core import ClassList, LabelMap, ProbMap, UserError, palette_color
from engine.core.classes import IGNORE, ClassInfo

if TYPE_CHECKING:
    from engine.refine import RefineRequest

HELP = "cut one image from scribbles"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("image", type=Path, metavar="IMAGE")
    parser.add_argument(
        "--scribbles",
        type=Path,
        required=True,
        metavar="PNG",
        help="8-bit, size of the image: class id where drawn, 255 elsewhere",
    )
    parser.add_argument("--prior", type=Path, metavar="NPY", help="float32 (C, H, W) class probabilities")
    parser.add_argument(
        "--method", default="graphcut", metavar="M", help="graphcut (default), densecrf, watershed, ..."
    )
    parser.add_argument(
        "--smoothness",
        type=smoothness_of,
        default="auto",
        metavar="S",
        help="price of a pixel of boundary in nats, or auto (default): what the scribbles tell",
    )
    parser.add_argument("--out", type=Path, required=True, metavar="PNG", help="the mask to write")


def run(options: argparse.Namespace, terminal: Terminal) -> dict[str, Any]:
    """Write a mask in which every pixel has a class; scribbled pixels keep theirs."""
    from engine.commands.support.outputs import check_target
    from engine.refine import find_method, refine
    from engine.storage.mask_writer import class_palette, write_mask_png

    check_target(options.out)
    find_method(options.method)
    request = _request(options)
    with terminal.progress("Cutting") as report:
        result = refine(request, terminal.token, report)
    classes = ClassList(ClassInfo(i, f"class {i}", palette_color(i)) for i in range(request.class_count))
    write_mask_png(options.out, result.labels, class_palette(classes))
    quality = "exact" if result.exact else "approximate"
    terminal.say(f"{options.out}: {quality}, {result.seconds:.2f} s")
    return {
        "out": str(options.out),
        "method": options.method,
        "smoothness": options.smoothness,
        "classes": request.class_count,
        "energy": float(result.energy),
        "exact": result.exact,
        "seconds": round(result.seconds, 4),
    }


def _request(options: argparse.Namespace) -> RefineRequest:
    from engine.document.image import read_image, read_mask
    from engine.refine import CutSettings, RefineRequest

    image = read_image(options.image)
    scribbles = read_mask(options.scribbles, (image.shape[0], image.shape[1]), None)
    prior = None if options.prior is None else read_prior(options.prior, scribbles)
    class_count = _class_count(scribbles, prior, options.scribbles)
    settings = CutSettings(method=options.method, auto_smoothness=options.smoothness == "auto")
    if options.smoothness != "auto":
        settings = replace(settings, smoothness=options.smoothness)
    return RefineRequest(image, scribbles, class_count, prior, settings)


def smoothness_of(text: str) -> float | str:
    """A number from 0 to 10000, or "auto"; for argparse.

    Raises:
        argparse.ArgumentTypeError: something else.
    """
    if text == "auto":
        return text
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0.0 <= value <= 10_000.0:
        raise argparse.ArgumentTypeError(f"give a number from 0 to 10000, or auto, not '{text}'")
    return value


def read_prior(path: Path, scribbles: LabelMap) -> ProbMap:
    """(C, H, W) float32 probabilities of the size of the image.

    Raises:
        UserError: unreadable, another shape, or no probabilities.
    """
    import numpy as np

    try:
        # No pickle: a prior is data, and loading data must not run code.
        prior = np.load(path, allow_pickle=False)
    except OSError as error:
        raise UserError(f"Cannot read the prior {path}: {error}.", "Save it with numpy.save.") from error
    except (ValueError, EOFError) as error:
        raise UserError(f"{path} is not a NumPy array file.", "Save it with numpy.save.") from error
    if not isinstance(prior, np.ndarray) or prior.ndim != 3 or prior.shape[1:] != scribbles.shape:
        shape = getattr(prior, "shape", None)
        raise UserError(
            f"The prior {path.name} has shape {shape}, the image is {scribbles.shape}.",
            "Save class probabilities as (C, H, W), H and W as in the image.",
        )
    if prior.dtype.kind != "f" or not np.isfinite(prior).all() or prior.min() < 0 or prior.max() > 1.001:
        raise UserError(
            f"The prior {path.name} does not hold probabilities.", "Save float32 values from 0 to 1."
        )
    return prior.astype(np.float32)


def _class_count(scribbles: LabelMap, prior: ProbMap | None, name: Path) -> int:
    drawn = scribbles[scribbles != IGNORE]
    if drawn.size == 0 and prior is None:
        raise UserError(f"{name} holds no scribble.", "Draw class ids on 255, or give a --prior.")
    highest = int(drawn.max()) if drawn.size else 0
    if prior is None:
        return max(2, highest + 1)
    if highest >= len(prior):
        raise UserError(
            f"{name} has class {highest}, but the prior only {len(prior)} classes.",
            "Scribble with the classes of the prior.",
        )
    return len(prior)
