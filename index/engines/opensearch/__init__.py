"""OpenSearch: a cluster, billions of records. Optional: `carethread[opensearch]`."""

from __future__ import annotations

import json
import os
from dataclasses import asdict

from carethread.index.engines.opensearch.address import URL, Address, parse
from carethread.index.engines.opensearch.engine import OpenSearchEngine
from carethread.index.errors import UsageError


def dump(address: Address) -> str:
    """An address as the store keeps it: no secret is in it."""
    return json.dumps(asdict(address))


def load(kept: str) -> Address:
    """The inverse of `dump`; the nodes are those of the environment where it names any. Raises UsageError."""
    values = json.loads(kept)
    urls = os.environ.get(URL) or ",".join(values.pop("urls"))
    values.pop("urls", None)
    return parse(urls, values.pop("name"), **values)


def open_cluster(kept: str, owner: str, *, trusted: bool) -> OpenSearchEngine:
    """The engine at a kept address; an index that is not there yet is made with the first change.

    An address that somebody else put there would get our questions and secrets: it is used only when the environment
    names the cluster. Raises UsageError.
    """
    if not trusted and not os.environ.get(URL):
        urls = ",".join(json.loads(kept)["urls"])
        raise UsageError(
            f"this index was not made here, and would be asked at {urls}",
            hint=f"if you trust that cluster: export {URL}={urls}",
        )
    return OpenSearchEngine(load(kept), owner)
