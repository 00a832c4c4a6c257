"""Metrics for Prometheus, on a port of its own, on this machine alone."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, start_http_server

_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
_PAGES = frozenset(
    ["/", "/search", "/thread", "/record", "/treatments", "/treatment", "/pairs", "/unanswered", "/pictures", "/about"]
)


class Metrics:
    """Requests by page and status, their seconds, and how many are open. No queries, no ids, no clients."""

    def __init__(self, port: int | None) -> None:
        self.registry = CollectorRegistry()
        self._requests = Counter("carethread_requests_total", "Requests.", ("page", "status"), registry=self.registry)
        self._seconds = Histogram(
            "carethread_request_seconds", "Seconds of a request.", ("page",), buckets=_BUCKETS, registry=self.registry
        )
        self._open = Gauge("carethread_open_requests", "Requests at work.", registry=self.registry)
        if port is not None:
            start_http_server(port, addr="127.0.0.1", registry=self.registry)

    @contextmanager
    def request(self) -> Iterator[Callable[[str, int], float]]:
        """Around one request; call what is given at its end with page and status. It gives the seconds."""
        started = time.perf_counter()
        self._open.inc()

        def done(page: str, status: int) -> float:
            seconds = time.perf_counter() - started
            known = page if page in _PAGES or (page.startswith("/api/v1/") and status < 400) else "other"
            self._requests.labels(known, str(status)).inc()
            self._seconds.labels(known).observe(seconds)
            return seconds

        try:
            yield done
        finally:
            self._open.dec()
