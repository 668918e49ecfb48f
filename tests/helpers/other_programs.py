"""Other programs at work on the files of a project that is open in a walked window."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from engine.core import ImageId
from engine.session import Session
from engine.storage import ImageStatus
from tests.helpers.window_walk import Walker


def change_world(walker: Walker, event: str) -> None:
    """Let another program do something to the files of the open project, and put all back."""
    session, image = walker.session, walker.image
    if session is None or image is None or session.read_only or session.project.unsaved_count:
        return
    walker.mouse_up((50, 50))
    walker.settle()
    session, image = walker.session, walker.image
    if session is None or image is None or image.change is not None or not image.record.path.is_file():
        return
    match event:
        case "image replaced":
            _replace_image(walker, session, image.id, image.record.path)
        case "image removed":
            aside = image.record.path.rename(walker.folder / "image aside")
            session.tick()
            status = session.project.images.get
            walker.wait(lambda: status(image.id).status is ImageStatus.MISSING, "the missing image")
            aside.rename(image.record.path)
            session.tick()
            walker.wait(lambda: status(image.id).status is not ImageStatus.MISSING, "the image again")
        case "mask file touched":
            path = session.project.mask_path(image.id)
            if path.is_file():
                path.touch()
        case _:
            aside = session.project.path.rename(walker.folder / "aside.inkling")
            session.tick()
            watch = session.project_watch
            walker.wait(lambda: watch.report.path == aside, "the moved project")
            aside.rename(session.project.path)
            session.tick()
            walker.wait(lambda: watch.report.path == session.project.path, "the project again")


def _replace_image(walker: Walker, session: Session, image_id: int, path: Path) -> None:
    """Another picture of another size, under the open image; then the old one again."""
    content = path.read_bytes()
    has_mask = session.project.images.get(ImageId(image_id)).mask_revision > 0
    Image.new("RGB", (37, 23), "red").save(path, "PNG")
    session.tick()
    walker.wait(lambda: walker.image is not None and walker.image.shape == (23, 37), "the other picture")
    assert walker.image is not None
    assert (walker.image.change is not None) == has_mask
    path.write_bytes(content)
    session.tick()
    walker.wait(lambda: walker.image is not None and walker.image.shape != (23, 37), "the old picture")
    assert walker.image is not None
    assert walker.image.change is None
