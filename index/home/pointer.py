"""A folder that holds nothing but the address of an index in a cluster, in its manifest.

An address that somebody else put there would get our questions and secrets: it is used only when this user gave it
(`seal.address_key`), or when the environment names the cluster.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from carethread.index import manifest as manifests
from carethread.index.analysis import ANALYZER_VERSION
from carethread.index.errors import CarethreadError, IndexUnreadable, UsageError
from carethread.index.home import seal
from carethread.index.manifest import Manifest
from carethread.index.store import schema

if TYPE_CHECKING:
    from carethread.index.engines.opensearch.address import Address


def read(folder: Path) -> Manifest | None:
    """The manifest of a folder that points to a cluster; None for any other folder."""
    if (folder / schema.NAME).exists():
        return None
    try:
        found = manifests.read(folder)
    except CarethreadError:
        return None
    return found if found is not None and found.cluster is not None else None


def address_in(folder: Path, found: Manifest) -> Address:
    """The address that a folder points to. Raises UsageError where it is not this user's, IndexUnreadable."""
    from carethread.index.engines.opensearch import load
    from carethread.index.engines.opensearch.address import URL

    kept = found.cluster or ""
    try:
        address = load(kept)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise IndexUnreadable(f"{folder} holds no address of a cluster: {error}", hint="delete the folder") from error
    if not os.environ.get(URL) and not seal.is_our_address(kept, found.index_id, found.engine_key):
        urls = ",".join(address.urls)
        raise UsageError(
            f"this index was not made here, and would be asked at {urls}",
            hint=f"if you trust that cluster: export {URL}={urls}",
        )
    return address


def write(folder: Path, kept: str, index_id: str) -> None:
    """Let a folder point to an index in a cluster. Raises StorageError."""
    with schema.storage_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
        manifests.write(
            folder,
            Manifest(
                index_id=index_id,
                engine="opensearch",
                format_version=1,
                analyzer_version=ANALYZER_VERSION,
                lexicon_hash=None,
                generation=0,
                engine_key=seal.address_key(kept, index_id),
                cluster=kept,
            ),
        )
