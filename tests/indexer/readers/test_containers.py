"""Compressed files, archives, web archives and corpora: what comes out, and what does not."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import os
import tarfile
import zipfile
from collections.abc import Callable
from itertools import islice

import pytest
import zstandard
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from carethread.indexer.limits import MAX_DEPTH, MAX_RATIO
from carethread.indexer.readers import archive, compressed
from carethread.indexer.readers.base import Input, Problem
from carethread.indexer.readers.detect import Leaf, Passed, leaves

PAGE = b"<html><body><p>words</p></body></html>"
PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "bzip2": bz2.compress,
    "xz": lzma.compress,
    "zstd": lambda data: zstandard.ZstdCompressor(write_checksum=True).compress(data),
}


def opened(data: bytes, path: str = "a") -> list[tuple[str, str] | str]:
    """(path, reader) of each document and the reason of each problem."""
    return [
        (found.source.path, found.reader) if isinstance(found, Leaf) else found.reason
        for found in leaves(Input.of_bytes(data, path))
    ]


def unpacked(data: bytes) -> tuple[bytes, list[str]]:
    """All unpacked bytes, and the reasons of the problems."""
    whole, reasons = b"", []
    for member in compressed.members(Input.of_bytes(data, "a")):
        if isinstance(member, Problem):
            reasons.append(member.reason)
        else:
            with member.opener() as stream:
                whole = stream.read()
    return whole, reasons


@pytest.mark.parametrize("packer", PACKERS)
def test_compressed_whole_joined_and_cut(packer: str) -> None:
    pack = PACKERS[packer]
    data = os.urandom(300_000).hex().encode()
    assert compressed.sniff(pack(data))
    assert unpacked(pack(data)) == (data, [])
    assert unpacked(pack(data) + pack(b"more")) == (data + b"more", [])
    whole, reasons = unpacked(pack(data)[:-8])
    assert data.startswith(whole)
    assert len(whole) > len(data) // 2 or packer == "bzip2"  # whose blocks are 900 kB
    assert reasons == ["truncated"]


@pytest.mark.parametrize("packer", PACKERS)
def test_damage_is_named(packer: str) -> None:
    data = bytearray(PACKERS[packer](os.urandom(50_000)))
    data[len(data) // 2] ^= 0xFF
    try:
        _, reasons = unpacked(bytes(data))
    except compressed.UnreadableSource as error:
        reasons = [error.reason]
    assert reasons in (["malformed"], ["truncated"])


@pytest.mark.parametrize("packer", ["gzip", "bzip2", "zstd", "xz"])
def test_bombs_end_soon(packer: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compressed, "RATIO_FREE", 1 << 20)
    bomb = PACKERS[packer](b"a" * (16 << 20))
    whole, reasons = unpacked(bomb)
    assert reasons == ["bomb"]
    assert len(whole) <= max(1 << 20, MAX_RATIO * len(bomb)) + (1 << 19)


def test_what_packs_well_is_no_bomb_yet() -> None:
    lines = b'{"text": "the same again"}\n' * 100_000
    assert unpacked(gzip.compress(lines)) == (lines, [])


def test_bombs_of_nothing_are_binary() -> None:
    assert opened(gzip.compress(b"\0" * 10_000_000)) == ["binary"]


def test_an_empty_file_and_an_empty_compressed_one() -> None:
    assert opened(b"") == ["empty"]
    assert opened(gzip.compress(b" \n")) == ["empty"]
    assert opened(gzip.compress(PAGE)[:10]) == ["truncated"]


def zipped(**members: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name, data)
    return buffer.getvalue()


def tarred(*members: tuple[tarfile.TarInfo, bytes]) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as file:
        for info, data in members:
            info.size = len(data)
            file.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


def test_zip_members() -> None:
    data = zipped(**{"a.html": PAGE, "sub/b.html": PAGE, ".hidden": PAGE, "__MACOSX/c": PAGE, "sub/": b"", "d": b""})
    assert opened(data, "z.zip") == [("z.zip!/a.html", "html"), ("z.zip!/sub/b.html", "html"), "empty"]


def test_names_that_lead_out_are_refused() -> None:
    names = ("../a.html", "/etc/b.html", "c/../../d.html", "..\\e.html", "C:\\f.html", "g..html")
    assert opened(zipped(**dict.fromkeys(names, PAGE)), "z") == [*["unsafe-path"] * 5, ("z!/g..html", "html")]
    assert opened(tarred(*((tarfile.TarInfo(name), PAGE) for name in names[:3]))) == ["unsafe-path"] * 3


def test_links_and_encrypted_members_are_named() -> None:
    link = tarfile.TarInfo("link")
    link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
    assert opened(tarred((link, b""), (tarfile.TarInfo("a.html"), PAGE)), "t") == [
        "special-file",
        ("t!/a.html", "html"),
    ]
    info = zipfile.ZipInfo("link")
    info.external_attr = 0o120777 << 16
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr(info, "/etc/passwd")
    assert opened(buffer.getvalue()) == ["special-file"]
    locked = bytearray(zipped(a=PAGE))
    locked[6] |= 1
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    assert opened(bytes(locked)) == ["permission"]


def test_a_zip_bomb_is_named_and_the_rest_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "RATIO_FREE", 1 << 20)
    assert opened(zipped(bomb=b"a" * (8 << 20), page=PAGE), "z") == ["bomb", ("z!/page", "html")]


def test_archives_in_archives_end() -> None:
    data = PAGE
    for _ in range(MAX_DEPTH):
        data = zipped(inner=data)
    assert opened(data)[0][1] == "html"
    assert opened(zipped(inner=data)) == ["too-deep"]


@pytest.mark.parametrize("keep", [30, 200, 700])
def test_broken_archives_are_named(keep: int) -> None:
    assert opened(zipped(a=os.urandom(1000))[:keep]) == ["malformed"]
    cut = tarred((tarfile.TarInfo("a.html"), PAGE * 100), (tarfile.TarInfo("b.html"), PAGE))[: 512 + keep]
    assert opened(cut)[-1] in ("truncated", "malformed")


def test_large_members_go_through_a_file() -> None:
    text = json.dumps({"text": "x" * 1000}).encode() + b"\n"
    data = zipped(**{"big.jsonl": text * 9_000})
    found = [member for member in archive.members(Input.of_bytes(data, "z")) if isinstance(member, Input)]
    assert [member.size for member in found] == [9_000 * len(text)]
    assert len(list(islice(leaves(Input.of_bytes(data, "z")), 20))) == 20


def warc(*pages: tuple[str, bytes, str, str], packed: bool = False) -> bytes:
    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=packed)
    for url, body, kind, status in pages:
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            url,
            "response",
            payload=io.BytesIO(body),
            http_headers=headers,
            warc_headers_dict={"WARC-Date": "2012-03-04T05:06:07Z"},
        )
        writer.write_record(record)
    return buffer.getvalue()


@pytest.mark.parametrize("packed", [False, True])
def test_web_archives(packed: bool) -> None:
    data = warc(
        ("http://x.example/a", "<html>café</html>".encode("latin-1"), "text/html; charset=ISO-8859-1", "200 OK"),
        ("http://x.example/gone", PAGE, "text/html", "404 Not Found"),
        ("http://x.example/logo", b"GIF89a", "image/gif", "200 OK"),
        ("http://x.example/style", b"a{}", "text/css", "200 OK"),
        ("http://x.example/b", PAGE, "text/html", "200 OK"),
        packed=packed,
    )
    found = [leaf for leaf in leaves(Input.of_bytes(data, "c.warc")) if isinstance(leaf, Leaf)]
    assert [(leaf.source.path, leaf.source.url, leaf.bulk) for leaf in found] == [
        ("c.warc!/http://x.example/a", "http://x.example/a", True),
        ("c.warc!/http://x.example/b", "http://x.example/b", True),
    ]
    assert found[0].source.date.iso == "2012-03-04T05:06:07+00:00"
    assert found[0].source.data().decode("utf-8-sig") == "<html>café</html>"
    for cut in range(40, len(data) - 5, 97):
        reasons = [found for found in opened(data[:cut]) if isinstance(found, str)]
        assert set(reasons) <= {"truncated", "malformed", "empty", "binary", "no-thread"}
    assert opened(data[:-30], "c")[:1] == [("c!/http://x.example/a", "html")]
    assert opened(data[:-30], "c")[-1] == "truncated"


def test_wrong_lengths_in_a_web_archive_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    data = warc(*((f"http://x.example/{name}", PAGE, "text/html", "200 OK") for name in "ab"))
    assert "malformed" in opened(data.replace(PAGE, PAGE + b"more", 1), "c")
    assert capsys.readouterr().err == ""


def test_plain_text_of_a_crawl() -> None:
    buffer = io.BytesIO()
    writer = WARCWriter(buffer, gzip=False)
    text = "Some plain words that a crawl extracted.\n" * 3
    writer.write_record(
        writer.create_warc_record(
            "http://x.example/a", "conversion", payload=io.BytesIO(text.encode()), warc_content_type="text/plain"
        )
    )
    assert opened(buffer.getvalue(), "c") == [("c!/http://x.example/a", "text")]


def named(item: Leaf | Passed | Problem) -> Leaf | tuple[str, str] | str:
    """A leaf as it is, a problem by path and reason, a document that was passed over by its reason."""
    if isinstance(item, Problem):
        return item.path, item.reason
    return item.reason if isinstance(item, Passed) else item


def test_corpora() -> None:
    lines = [
        json.dumps({"text": "Words of a page", "url": "https://x.example/a", "timestamp": "2019-04-25T12:57:54Z"}),
        "",
        "{broken",
        json.dumps(["text"]),
        json.dumps({"content": "Other words", "warc_headers": {"warc-target-uri": "https://x.example/b"}}),
        json.dumps({"text": None}),
        json.dumps({"text": " "}),
        json.dumps({"text": '{"some": "json"}'}),
        json.dumps({"text": "x" * (17 * 2**20)}),
        json.dumps({"text": "Last words", "metadata": {"url": "https://x.example/c"}, "created": "2020-01-02"}),
    ]
    found = list(leaves(Input.of_bytes("\n".join(lines).encode(), "c.jsonl")))
    assert [
        (item.source.path, item.source.url) if isinstance(item, Leaf) else item
        for item in (named(item) for item in found)
    ] == [
        ("c.jsonl:1", "https://x.example/a"),
        ("c.jsonl:3", "malformed"),
        ("c.jsonl:4", "malformed"),
        ("c.jsonl:5", "https://x.example/b"),
        ("c.jsonl:6", "malformed"),
        "empty",
        "no-thread",
        ("c.jsonl:9", "too-large"),
        ("c.jsonl:10", "https://x.example/c"),
    ]
    dates = [leaf.source.date.iso for leaf in found if isinstance(leaf, Leaf)]
    assert dates == ["2019-04-25T12:57:54+00:00", None, "2020-01-02"]


def test_archives_hold_only_so_many_and_so_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_MEMBERS", 1)
    assert opened(zipped(a=PAGE, b=PAGE), "z") == [("z!/a", "html"), "too-large"]
    assert opened(tarred((tarfile.TarInfo("a"), PAGE), (tarfile.TarInfo("b"), PAGE)), "t") == [
        ("t!/a", "html"),
        "too-large",
    ]
    monkeypatch.setattr(archive, "MAX_MEMBERS", 9)
    monkeypatch.setattr(archive, "MAX_UNPACKED", len(PAGE) + 5)
    assert opened(tarred((tarfile.TarInfo("a"), PAGE), (tarfile.TarInfo("b"), PAGE)), "t") == [("t!/a", "html"), "bomb"]


def test_a_compressed_zip_and_a_damaged_member() -> None:
    assert opened(gzip.compress(zipped(a=PAGE)), "z") == [("z!/a", "html")]
    data = bytearray(zipped(a=os.urandom(400), b=PAGE))
    data[60] ^= 0xFF
    assert opened(bytes(data), "z") == ["malformed", ("z!/b", "html")]


def test_damaged_payloads_of_a_web_archive_are_named() -> None:
    page = gzip.compress(PAGE * 50)
    data = warc(
        ("http://x.example/a", page, "text/html", "200 OK"), ("http://x.example/b", PAGE, "text/html", "200 OK")
    )
    data = data.replace(b"Content-Type: text/html\r\n\r\n" + page[:4], b"Content-Encoding: gzip \r\n\r\n" + page[:4], 1)
    assert opened(data)[-1] == ("a!/http://x.example/b", "html")


def test_a_page_too_large_for_memory_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("carethread.indexer.readers.warc.MAX_DOCUMENT", 100)
    data = warc(
        ("http://x.example/a", PAGE * 9, "text/html", "200 OK"), ("http://x.example/b", PAGE, "text/html", "200 OK")
    )
    assert opened(data, "c") == ["too-large", ("c!/http://x.example/b", "html")]
