"""Metrics for Prometheus, on a port of its own, on this machine alone."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, start_http_server
from prometheus_client.multiprocess import MultiProcessCollector

_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
SHARED = "PROMETHEUS_MULTIPROC_DIR"  # where several processes lay their numbers together; the library's own name


class Metrics:
    """Requests by page and status, their seconds, and how many are open. No queries, no ids, no clients."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._requests = Counter("carethread_requests", "Requests.", ("page", "status"), registry=self.registry)
        self._seconds = Histogram(
            "carethread_request_seconds", "Seconds of a request.", ("page",), buckets=_BUCKETS, registry=self.registry
        )
        self._open = Gauge(
            "carethread_open_requests", "Requests at work.", multiprocess_mode="livesum", registry=self.registry
        )

    @contextmanager
    def request(self) -> Iterator[Callable[[str, int], float]]:
        """Around one request; call what is given at its end with page and status. It gives the seconds."""
        started = time.perf_counter()
        self._open.inc()

        def done(page: str, status: int) -> float:
            seconds = time.perf_counter() - started
            self._requests.labels(page, str(status)).inc()
            self._seconds.labels(page).observe(seconds)
            return seconds

        try:
            yield done
        finally:
            self._open.dec()


def share(folder: Path) -> CollectorRegistry:
    """Let the processes that are started from now on lay their numbers together in `folder`; gives all of them."""
    os.environ[SHARED] = str(folder)
    registry = CollectorRegistry()
    collector: Any = MultiProcessCollector  # the library has no types here
    collector(registry, path=str(folder))
    return registry


def publish(registry: CollectorRegistry, port: int) -> None:
    """Answer Prometheus on 127.0.0.1. Raises OSError when the port is taken."""
    start_http_server(port, addr="127.0.0.1", registry=registry)
