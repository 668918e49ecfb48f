"""Place of this process among those that torchrun started."""

from __future__ import annotations

import os
from dataclasses import dataclass

from engine.core.errors import UserError


@dataclass(frozen=True, slots=True)
class Launch:
    """One of several processes.

    Attributes:
        rank: 0 to count - 1; 0 is the one that writes and speaks.
        local_rank: the same among the processes on this machine.
        local_count: how many those are.
    """

    rank: int
    count: int
    local_rank: int
    local_count: int


def launched() -> Launch | None:
    """This process among those that torchrun started; None when it is alone.

    Raises:
        UserError: the environment says that there are several, but not which one this is.
    """
    environment = os.environ
    try:
        count = int(environment.get("WORLD_SIZE", "1"))
        if count <= 1:
            return None
        local_rank = int(environment["LOCAL_RANK"])
        local_count = int(environment.get("LOCAL_WORLD_SIZE", "1"))
        return Launch(int(environment["RANK"]), count, local_rank, local_count)
    except (KeyError, ValueError) as error:
        raise UserError(
            f"WORLD_SIZE says that there are several processes, but not which one this is: {error}.",
            "Start them with torchrun, or unset WORLD_SIZE.",
        ) from error
