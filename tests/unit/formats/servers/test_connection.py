"""Addresses, tokens, downloads and failures of labelling servers, without their packages."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.core import UserError
from engine.formats.servers.connection import SERVERS, connect, server_url
from engine.formats.servers.failures import server_error
from engine.formats.servers.fetching import fetch_file
from engine.formats.servers.label_studio import brush_setup
from engine.formats.servers.names import safe_path
from tests.helpers.labelling_servers import FileServer, RefusedError, file_server, png

HEADERS = {"Authorization": "Token secret"}


@pytest.fixture
def files() -> Iterator[FileServer]:
    with file_server() as served:
        yield served


@pytest.mark.parametrize("address", ["", "  "])
def test_a_missing_address_is_said_to_be_missing(address: str) -> None:
    with pytest.raises(UserError, match="address of the server is missing"):
        server_url(address)


@pytest.mark.parametrize("address", ["ftp://x", "http://", "a b", "http://u:p@x", "http://x:0", "http://["])
def test_what_is_no_address_is_refused_in_one_sentence(address: str) -> None:
    with pytest.raises(UserError, match="is no address of a server"):
        server_url(address)


@pytest.mark.parametrize("kind", SERVERS)
def test_a_missing_package_is_said_with_its_extra(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(UserError) as caught:
        connect(kind, "http://localhost", "x")
    assert f'"inkling[{kind}]"' in caught.value.hint


def test_a_token_goes_to_its_own_server_alone(files: FileServer, tmp_path: Path) -> None:
    with file_server() as other:
        files.files["/a.png"] = other.files["/b.png"] = png(4, 5)
        files.redirects["/signed.png"] = f"{other.url}/b.png"
        fetch_file("/a.png", files.url, HEADERS, tmp_path / "a.png")
        fetch_file(f"{other.url}/b.png", files.url, HEADERS, tmp_path / "b.png")
        fetch_file("/signed.png", files.url, HEADERS, tmp_path / "c.png")
        assert files.asked == [("/a.png", "Token secret"), ("/signed.png", "Token secret")]
        assert other.asked == [("/b.png", None), ("/b.png", None)]
    assert (tmp_path / "c.png").read_bytes() == png(4, 5)


@pytest.mark.parametrize("address", ["file:///etc/passwd", "s3://bucket/a.png", "ftp://x/a.png"])
def test_pictures_outside_the_web_are_not_read(address: str, files: FileServer, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="only its server can read it"):
        fetch_file(address, files.url, HEADERS, tmp_path / "a.png")
    files.redirects["/r.png"] = address
    with pytest.raises(OSError, match=r"web|unknown|not allowed"):
        fetch_file("/r.png", files.url, HEADERS, tmp_path / "a.png")
    assert list(tmp_path.iterdir()) == []


def test_half_a_download_or_a_web_page_leaves_no_file(files: FileServer, tmp_path: Path) -> None:
    files.files.update({"/half.png": png(30, 30), "/page.png": b"<!DOCTYPE html><p>Log in"})
    files.cut.add("/half.png")
    with pytest.raises(EOFError):
        fetch_file("/half.png", files.url, {}, tmp_path / "a.png")
    with pytest.raises(UserError, match="is a web page"):
        fetch_file("/page.png", files.url, {}, tmp_path / "a.png")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (RefusedError(401), "refuses this token"),
        (RefusedError(403), "refuses this token"),
        (RefusedError(404), "has no task 4"),
        (RefusedError(502), "answers with error 502"),
        (TimeoutError("x"), "does not answer, or broke off"),
        (KeyError("results"), "does not answer as CVAT does"),
    ],
)
def test_failures_are_one_sentence_without_what_the_package_says(error: Exception, words: str) -> None:
    told = server_error(error, "CVAT", "https://x.org", "task 4")
    assert words in told.summary
    assert told.hint
    assert "secret" not in str(told)


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("../../etc/passwd", "etc/passwd"),
        ("C:\\a\\b.png", "C_/a/b.png"),
        ("a\x00b?.png", "a_b_.png"),
        ("...", "picture"),
        ("x" * 300 + ".png", None),
    ],
)
def test_names_of_servers_stay_in_the_folder(name: str, path: str | None) -> None:
    made = safe_path(name)
    assert path is None or made == path
    assert made.endswith(".png") or not name.endswith(".png")
    assert max(len(part.encode()) for part in made.split("/")) < 200


@pytest.mark.parametrize(
    "config",
    ["", "<View", '<!DOCTYPE x [<!ENTITY a "b">]><View/>', "<View><Text name='t' value='$t'/></View>"],
)
def test_a_setup_without_pictures_is_refused(config: str) -> None:
    with pytest.raises(UserError, match="labelling setup"):
        brush_setup(config)
