"""Files of the instances found in predicted masks, beside the masks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from engine.core import ClassList, UserError

if TYPE_CHECKING:
    from engine.commands.support.mask_maker import PredictedMask
    from engine.instances import InstanceSettings

SUFFIX: Final = "_instances"


def write_instances(
    out: Path, name: str, result: PredictedMask, classes: ClassList, settings: InstanceSettings
) -> dict[str, Any]:
    """Write `NAME_instances.png` (16-bit ids) and `NAME_instances.json` (their list); what was written.

    The boundary method cuts where the network is unsure.

    Raises:
        UserError: more objects than 16 bits can number.
    """
    from engine.files.atomic import atomic_file
    from engine.files.own_results import seal_png
    from engine.formats.outgoing.contents import MOST_IDS
    from engine.formats.outgoing.files import save_ids_png, write_json
    from engine.formats.writers.instances import instance_rows
    from engine.instances import find_instances

    instances = find_instances(result.labels, classes, settings, result.uncertainty)
    if len(instances) > MOST_IDS:
        raise UserError(
            f"{name} has {len(instances):,} instances, more than a 16-bit file can number.",
            "Ask for a larger --least-px.",
        )
    ids, list_path = out / f"{name}{SUFFIX}.png", out / f"{name}{SUFFIX}.json"
    with atomic_file(ids) as temporary:
        save_ids_png(temporary, instances.ids)
        seal_png(temporary)
    with atomic_file(list_path) as temporary:
        write_json(
            temporary, {"settings": settings.to_json(), "instances": instance_rows(instances, classes)}
        )
    counts = {classes[class_id].name: count for class_id, count in instances.counts().items()}
    return {"instances": str(ids), "instance_list": str(list_path), "instance_counts": counts}
