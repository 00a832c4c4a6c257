"""OpenSearch: a cluster, billions of records. Optional: `carethread[opensearch]`."""

from __future__ import annotations

import json
import os
from dataclasses import asdict

from carethread.index.engines.opensearch.address import URL, Address, parse


def dump(address: Address) -> str:
    """An address as a folder keeps it: no secret is in it."""
    return json.dumps(asdict(address))


def load(kept: str) -> Address:
    """The inverse of `dump`; the nodes are those of the environment where it names any. Raises UsageError."""
    values = json.loads(kept)
    urls = os.environ.get(URL) or ",".join(values.pop("urls"))
    values.pop("urls", None)
    return parse(urls, values.pop("name"), **values)
