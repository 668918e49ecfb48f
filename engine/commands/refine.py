"""`refine`: one cut of one image from scribbles, as a mask file."""

from __future__ import annotations

import argparse
import ast
import math
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from engine.commands.frame.path_options import READ_PATH, written_file
from engine.commands.frame.value_options import WORD, NumberOption
from engine.commands.support.terminal import Terminal
from engine.core import ClassList, LabelMap, ProbMap, UserError, palette_color
from engine.core.checked import shortened
from engine.core.classes import IGNORE, MAX_CLASSES, ClassInfo
from engine.core.input_file import open_input
from engine.files.own_results import is_sealed_png
from engine.refine.settings import SMOOTHNESS

if TYPE_CHECKING:
    import numpy as np

    from engine.refine import RefineRequest

_HEADER_KEYS: Final = {"descr", "fortran_order", "shape"}
_MOST_HEADER_BYTES: Final = 10_000
_PROBABILITIES: Final = "Save float32 values from 0 to 1."

HELP = "cut one image from scribbles"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("image", type=READ_PATH, metavar="IMAGE")
    parser.add_argument(
        "--scribbles",
        type=READ_PATH,
        required=True,
        metavar="PNG",
        help="8-bit, size of the image: class id where drawn, 255 elsewhere",
    )
    parser.add_argument(
        "--prior", type=READ_PATH, metavar="NPY", help="float32 (C, H, W) class probabilities"
    )
    parser.add_argument(
        "--method",
        type=WORD,
        default="graphcut",
        metavar="M",
        help="graphcut (default), densecrf, watershed, ...",
    )
    parser.add_argument(
        "--smoothness",
        type=NumberOption(SMOOTHNESS, ("auto",)),
        default="auto",
        metavar="S",
        help="price of a pixel of boundary in nats, or auto (default): what the scribbles tell",
    )
    parser.add_argument(
        "--out", type=written_file(is_sealed_png), required=True, metavar="PNG", help="the mask to write"
    )


def run(options: argparse.Namespace, terminal: Terminal) -> dict[str, Any]:
    """Write a mask in which every pixel has a class; scribbled pixels keep theirs."""
    from engine.refine import find_method, refine
    from engine.storage.mask_writer import class_palette, write_result_mask

    if options.out.suffix.lower() != ".png":
        raise UserError(f"{options.out} is no name for a mask.", "End it in .png.")
    find_method(options.method)
    request = _request(options)
    with terminal.progress("Cutting") as report:
        result = refine(request, terminal.token, report)
    classes = ClassList(ClassInfo(i, f"class {i}", palette_color(i)) for i in range(request.class_count))
    write_result_mask(options.out, result.labels, class_palette(classes))
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


def _shape_text(shape: tuple[int, ...]) -> str:
    return str(shape) if len(shape) <= 4 and max(shape, default=0) < 10**9 else shortened(shape)


def read_prior(path: Path, scribbles: LabelMap) -> ProbMap:
    """(C, H, W) float32 probabilities of the size of the image.

    Raises:
        UserError: unreadable, another shape, or no probabilities.
    """
    import numpy as np

    shape, kind = _prior_header(path)
    if len(shape) != 3 or shape[1:] != scribbles.shape or not 1 <= shape[0] <= MAX_CLASSES:
        raise UserError(
            f"The prior {path.name} has shape {_shape_text(shape)}, the image is {scribbles.shape}.",
            "Save class probabilities as (C, H, W), H and W as in the image.",
        )
    if kind.kind != "f":
        raise UserError(f"The prior {path.name} does not hold probabilities.", _PROBABILITIES)
    try:
        # No pickle: a prior is data, and loading data must not run code. What is no number is refused below.
        with np.errstate(over="ignore", invalid="ignore"):
            prior: ProbMap = np.load(path, allow_pickle=False).astype(np.float32)
    except (OSError, ValueError, EOFError) as error:
        raise UserError(f"Cannot read the prior {path}: {error}.", "Save it with numpy.save.") from error
    if not np.isfinite(prior).all() or prior.min() < 0 or prior.max() > 1.001:
        raise UserError(f"The prior {path.name} does not hold probabilities.", _PROBABILITIES)
    return prior


def _prior_header(path: Path) -> tuple[tuple[int, ...], np.dtype[Any]]:
    """Shape and type of the array in a .npy file, whose bytes are as many as they say.

    Raises:
        UserError: no plain file, no such array, or the file is shorter or longer.
    """
    import numpy as np

    not_npy = UserError(f"{path} is not a NumPy array file.", "Save it with numpy.save.")
    with open_input(path) as file:
        start = file.read(8)
        if not start.startswith(b"\x93NUMPY") or start[6:] not in (b"\x01\x00", b"\x02\x00", b"\x03\x00"):
            raise not_npy
        length = int.from_bytes(file.read(2 if start[6] == 1 else 4), "little")
        if length > _MOST_HEADER_BYTES:
            raise not_npy
        try:
            # A literal is parsed, never run.
            header = ast.literal_eval(file.read(length).decode("latin1").strip())
            if set(header) != _HEADER_KEYS:
                raise not_npy
            shape, descr = header["shape"], header["descr"]
            kind = np.dtype(descr if isinstance(descr, str) else "O")
        except (ValueError, SyntaxError, TypeError, LookupError, RecursionError, MemoryError) as error:
            raise not_npy from error
        place = file.tell()
        size = file.seek(0, os.SEEK_END) - place
    if not isinstance(shape, tuple):
        raise not_npy
    is_shape = all(type(side) is int and side >= 0 for side in shape)
    if kind.hasobject or not is_shape or math.prod(shape) * kind.itemsize != size:
        raise UserError(
            f"The prior {path.name} does not have the bytes that its header says.", "Save it with numpy.save."
        )
    return shape, kind


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
