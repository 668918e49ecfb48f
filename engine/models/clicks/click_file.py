"""The file of the click network: found in the user's folder of weights, or in Inkling itself; no torch."""

from __future__ import annotations

import logging
import os
from dataclasses import dataclass
from enum import StrEnum
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Final

from engine.core import BadInputError, UserError
from engine.core.checked import DamagedValueError, finite_number, json_object
from engine.models.files.tensor_file import damaged_file, load_arrays, read_header
from engine.models.pretrained.download_check import WEIGHTS_FOLDER_VARIABLE

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from engine.models.clicks.click_network import ClickNetwork

CLICK_FILE: Final = "click_network.safetensors"
METADATA_KEY: Final = "inkling_click_network"
_MOST_WEIGHT: Final = 10.0
_ENCODER: Final = "encoder."

_log = logging.getLogger(__name__)


class ClickNetworkState(StrEnum):
    """State of the file, in the words of `doctor`."""

    PRESENT = "present"
    MISSING = "missing"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True, eq=False)
class ClickFile:
    """What the file holds.

    Attributes:
        encoder: weights of an encoder that has learned too, by name; empty where it is the shipped one.
    """

    network: ClickNetwork
    encoder: dict[str, NDArray[np.generic]]


def click_network_path() -> Path | None:
    """The user's file where there is one, else the one that ships; None without either."""
    folder = os.environ.get(WEIGHTS_FOLDER_VARIABLE)
    places = [Path(folder)] if folder else []
    places.append(_shipped_folder())
    return next((place / CLICK_FILE for place in places if (place / CLICK_FILE).is_file()), None)


def click_network_state() -> ClickNetworkState:
    """Whether there is a file, and can be used; reads it, some megabytes at most."""
    path = click_network_path()
    if path is None:
        return ClickNetworkState.MISSING
    return ClickNetworkState.DAMAGED if usable_click_file() is None else ClickNetworkState.PRESENT


def usable_click_file() -> ClickFile | None:
    """The network; None where no file can be used: clicks do without, and `doctor` says so."""
    path = click_network_path()
    try:
        return None if path is None else read_click_file(path)
    except UserError as error:
        _log.warning("Clicks have no network: %s", error)
        return None


def read_click_file(path: Path) -> ClickFile:
    """The network of this file.

    Raises:
        UserError: missing or damaged, or another kind of file.
    """
    from engine.models.clicks.click_network import ClickNetwork

    header = read_header(path)
    try:
        card = json_object(header.metadata.get(METADATA_KEY, ""), "the description")
        first, later = (
            finite_number(card.get(key, 1.0), key, 0.0, _MOST_WEIGHT) for key in ("first", "later")
        )
        arrays = load_arrays(path)
        floats = {name: array.astype("float32") for name, array in arrays.items() if array.dtype.kind == "f"}
        network = ClickNetwork.of(floats, first, later)
    except (DamagedValueError, BadInputError) as error:
        raise damaged_file(path) from error
    encoder = {
        name.removeprefix(_ENCODER): floats.get(name, array)
        for name, array in arrays.items()
        if name.startswith(_ENCODER)
    }
    return ClickFile(network, encoder)


def _shipped_folder() -> Path:
    return Path(str(resources.files("resources"))) / "click"
