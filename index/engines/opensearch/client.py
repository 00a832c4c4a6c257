"""Talking to a cluster: one connection, patience where it helps, and its errors as ours.

A request that found no node, or a node that was too busy, is tried again until its time is up. An answer that lacks a
shard is an error: part of the truth is never passed off as the whole.
"""

from __future__ import annotations

import logging
import random
import re
import time
from base64 import b64encode
from collections.abc import Callable, Mapping
from math import ceil
from typing import Any, TypeVar
from urllib.parse import urlsplit

from opensearchpy import ConnectionError as NoConnection
from opensearchpy import ConnectionTimeout, NotFoundError, OpenSearch, OpenSearchException, SSLError, TransportError

from carethread.index.engine import DEFAULT_TIMEOUT
from carethread.index.engines.opensearch.address import CA, Address, Credentials
from carethread.index.errors import EngineError, TimeLimit, UsageError

WRITE_SECONDS = 120.0  # how long a write waits for a cluster that is busy or has lost a node
REQUEST_SECONDS = 60.0  # of one request that writes
_FIRST_PAUSE, _LONGEST_PAUSE = 0.1, 5.0
PASSING = frozenset({429, 502, 503, 504})  # too busy, or a shard that is about to move
_GRACE = 2.0  # seconds on top of a question's own limit, for the way there and back

# Its own warnings would stand between our lines on a terminal; what matters in them comes as an error.
logging.getLogger("opensearch").addHandler(logging.NullHandler())

_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})

T = TypeVar("T")


def connect(address: Address, who: Credentials) -> OpenSearch:
    """A client for the cluster. Certificates are always checked.

    Raises UsageError when a secret would travel in the open, or the certificates to check with cannot be read.
    """
    options: dict[str, Any] = {}
    bare = [url for url in address.urls if url.startswith("http:") and urlsplit(url).hostname not in _LOOPBACK]
    if bare and (who.user or who.api_key):
        raise UsageError(f"a password or key would go to {bare[0]} unencrypted", hint="write https:// in the address")
    if who.api_key:
        options["headers"] = {"Authorization": f"ApiKey {who.api_key}"}
    elif who.user:
        known = b64encode(f"{who.user}:{who.password}".encode()).decode()  # the client's own cannot do all letters
        options["headers"] = {"Authorization": f"Basic {known}"}
    if any(url.startswith("https:") for url in address.urls):
        _check_certificates(who.ca)
        options |= {"verify_certs": True, "ca_certs": who.ca}
    return OpenSearch(
        hosts=list(address.urls),
        timeout=DEFAULT_TIMEOUT,
        max_retries=len(address.urls),
        retry_on_timeout=False,
        **options,
    )


def _check_certificates(file: str | None) -> None:
    if file is None:
        return
    import ssl

    try:
        ssl.create_default_context(cafile=file)
    except OSError as error:  # ssl.SSLError is one
        reason = "holds no certificate" if isinstance(error, ssl.SSLError) else error.strerror
        raise UsageError(f"{CA} names {file}, which cannot be used: {reason}", hint="give a PEM file") from error


def patiently(ask: Callable[[], T], doing: str, seconds: float) -> T:
    """`ask()`, again and again while the cluster says that it is only for now. Raises EngineError, TimeLimit."""
    end = time.monotonic() + seconds
    pause = _FIRST_PAUSE
    while True:
        try:
            return ask()
        except OpenSearchException as error:
            if not is_passing(error) or time.monotonic() + pause > end:
                raise translate(error, doing) from error
        time.sleep(pause * random.uniform(0.5, 1.0))  # noqa: S311 - spreads retries, hides nothing
        pause = min(2 * pause, _LONGEST_PAUSE)


def is_passing(error: OpenSearchException) -> bool:
    """Whether trying again may help."""
    if isinstance(error, SSLError):
        return "EOF" in str(error)  # a node that ends; what is wrong with a certificate stays so
    if isinstance(error, NoConnection):
        return True
    if not isinstance(error, TransportError) or error.status_code not in PASSING:
        return False
    return "[fielddata] Data too large" not in str(error.info)  # all words of the index, and more than memory holds


def translate(error: OpenSearchException, doing: str) -> EngineError:
    """OpenSearch's error as ours."""
    if isinstance(error, ConnectionTimeout):
        return TimeLimit(f"OpenSearch did not {doing} in time", hint="ask for less, or look at the cluster's health")
    if isinstance(error, SSLError):
        return EngineError(
            f"no node of the cluster has a certificate that we trust, so it cannot {doing}: {_ssl_reason(error)}",
            hint=f"is it https there? Name the file of the authority that signed it in {CA}",
        )
    if isinstance(error, NoConnection):
        return EngineError(f"no node of the cluster answers, so it cannot {doing}", hint="is OpenSearch running there?")
    if isinstance(error, TransportError) and error.status_code in (401, 403):
        hint = "set CARETHREAD_OPENSEARCH_USER and _PASSWORD, or _API_KEY"
        return EngineError(f"OpenSearch does not let us {doing}", hint=hint)
    return EngineError(f"OpenSearch cannot {doing}: {_reason(error)}", hint="look at the cluster's health and log")


def _ssl_reason(error: SSLError) -> str:
    said = re.search(r"(?:CERTIFICATE_VERIFY_FAILED\] )?(certificate verify failed[^()]*|[A-Z_]{6,})", str(error.error))
    return said[1].strip() if said else str(error.error)[:200]


def _reason(error: OpenSearchException) -> str:
    if not isinstance(error, TransportError):
        return str(error)[:300]
    info = error.info
    if isinstance(info, Mapping) and isinstance(info.get("error"), Mapping):
        causes = info["error"].get("root_cause") or [info["error"]]
        return "; ".join(f"{cause.get('type')}: {cause.get('reason')}" for cause in causes)[:300]
    return str(error.error)[:300]


def is_missing(error: OpenSearchException) -> bool:
    """Whether the index or document is simply not there."""
    return isinstance(error, NotFoundError)


class Questions:
    """Searches within one question's time limit."""

    def __init__(self, client: OpenSearch, seconds: float) -> None:
        self._client = client
        self._seconds = seconds
        self._end = time.monotonic() + seconds
        self._left()

    def _left(self) -> float:
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimeLimit(f"the question took longer than {self._seconds:g} s", hint="ask for fewer or longer words")
        return left

    def search(self, index: str | None, body: Mapping[str, Any], **options: Any) -> dict[str, Any]:
        """One `_search`, whole or not at all. `index` is None where the body has a point in time."""

        def ask() -> dict[str, Any]:
            left = self._left()
            # In whole seconds: the cluster remembers counts by the text of the question.
            limit = f"{ceil(left)}s" if left > 1 else f"{max(1, int(left * 1000))}ms"
            asked = {**body, "timeout": limit}
            found: dict[str, Any] = self._client.search(
                index=index,
                body=asked,
                params={"allow_partial_search_results": "false", **options},
                request_timeout=left + _GRACE,
            )
            return found

        found = patiently(ask, "answer", self._left())
        if found.get("timed_out"):
            raise TimeLimit(f"the question took longer than {self._seconds:g} s", hint="ask for fewer or longer words")
        failed = found["_shards"]["failed"]
        if failed:
            total = found["_shards"]["total"]
            raise EngineError(
                f"{failed} of {total} shards did not answer, so this would not be the whole answer",
                hint="look at the cluster's health, and ask again",
            )
        return found

    def rewritten(self, index: str, query: Mapping[str, Any]) -> list[dict[str, Any]]:
        """What each shard makes of a query, in Lucene's words."""
        params = {"rewrite": "true", "all_shards": "true"}
        made = patiently(
            lambda: self._client.indices.validate_query(
                index=index, body={"query": query}, params=params, request_timeout=self._left() + _GRACE
            ),
            "list the words that are meant",
            self._left(),
        )
        return list(made.get("explanations", ()))

    def point_in_time(self, index: str, **options: Any) -> str:
        """Open a frozen view of the index; give it back with `close_point`."""
        params = {"keep_alive": "2m", **options}
        made = patiently(lambda: self._client.create_pit(index=index, params=params), "hold a view", self._left())
        return str(made["pit_id"])

    def close_point(self, pit: str) -> None:
        """Give a view back. It would end by itself after two minutes: a failure here is nobody's loss."""
        try:
            self._client.delete_pit(body={"pit_id": [pit]})
        except OpenSearchException:
            return
