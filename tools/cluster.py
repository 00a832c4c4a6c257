"""A real OpenSearch cluster on this machine's loopback, for tests and benchmarks.

    python tools/cluster.py fetch                  get OpenSearch from Maven Central, once
    python tools/cluster.py run -- COMMAND…        COMMAND with a cluster's addresses in
                                                   CARETHREAD_OPENSEARCH_URL
    python tools/cluster.py start                  a cluster until Ctrl-C

Each node is a process of its own, so that one can be killed. Needs `mvn` (for the first time only) and a JDK 21 or
newer: OPENSEARCH_JAVA_HOME, JAVA_HOME, or one below /usr/lib/jvm. OpenSearch refuses to run as root; started by root,
the nodes belong to `nobody`.
"""

from __future__ import annotations

import argparse
import ctypes
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

VERSION = "3.8.0"
ARTIFACT = f"org.opensearch.distribution.integ-test-zip:opensearch:{VERSION}:zip"
OLDEST_JAVA = 21
START_SECONDS = 240.0
_HOST = "127.0.0.1"
_ROOT = Path(__file__).resolve().parent.parent


class Unavailable(Exception):
    """This machine cannot run a cluster: says what is missing."""


def cache_dir() -> Path:
    """Where the unpacked OpenSearch stays between runs. Root's home is closed to `nobody`, so root uses /var/cache."""
    if os.geteuid() == 0:
        return Path("/var/cache/carethread")
    from platformdirs import user_cache_path

    return user_cache_path("carethread")


def java_home() -> Path:
    """A JDK that OpenSearch runs on. Raises Unavailable."""
    named = [Path(os.environ[name]) for name in ("OPENSEARCH_JAVA_HOME", "JAVA_HOME") if os.environ.get(name)]
    found = sorted(Path("/usr/lib/jvm").glob("*")) if Path("/usr/lib/jvm").is_dir() else []
    for home in [*named, *found]:
        if _java_version(home) >= OLDEST_JAVA:
            return home
    raise Unavailable(f"no JDK {OLDEST_JAVA} or newer here; name one in OPENSEARCH_JAVA_HOME")


def _java_version(home: Path) -> int:
    try:
        found = re.search(r'JAVA_VERSION="(\d+)', (home / "release").read_text(encoding="utf-8"))
    except OSError:
        return 0
    return int(found[1]) if found else 0


def fetch() -> Path:
    """The unpacked OpenSearch, from Maven Central the first time. Raises Unavailable."""
    home = cache_dir() / f"opensearch-{VERSION}"
    if home.is_dir():
        return home
    maven = shutil.which("mvn")
    if maven is None:
        raise Unavailable("no mvn here to get OpenSearch from Maven Central")
    cache_dir().mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache_dir()) as folder:
        command = [maven, "-q", "-B", "dependency:copy", f"-Dartifact={ARTIFACT}", f"-DoutputDirectory={folder}"]
        done = subprocess.run(command, capture_output=True, text=True, cwd=folder, check=False)  # noqa: S603 - ours
        archive = Path(folder) / f"opensearch-{VERSION}.zip"
        if done.returncode or not archive.is_file():
            raise Unavailable(f"mvn could not get {ARTIFACT}: {(done.stdout + done.stderr)[-500:]}")
        _unpack(archive, Path(folder) / "unpacked", home)
    return home


def _unpack(archive: Path, draft: Path, home: Path) -> None:
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(draft)
    (found,) = draft.iterdir()
    for program in (found / "bin").iterdir():
        program.chmod(0o755)
    with suppress(OSError):  # another process was faster
        found.rename(home)
    home.parent.chmod(0o755)


def free_ports(count: int) -> list[int]:
    """Ports of the loopback that nobody listens on now."""
    sockets = [socket.socket() for _ in range(count)]
    try:
        for each in sockets:
            each.bind((_HOST, 0))
        return [each.getsockname()[1] for each in sockets]
    finally:
        for each in sockets:
            each.close()


@dataclass
class Node:
    """One process of the cluster."""

    name: str
    http: int
    transport: int
    folder: Path
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://{_HOST}:{self.http}"

    def kill(self) -> None:
        """End it at once, without a chance to say good-bye."""
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)  # a shell script, and Java below it
            self.process.wait()
            self.process = None

    def stop(self) -> None:
        """End it in good order; by force after 20 seconds."""
        if self.process is None:
            return
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGTERM)
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.kill()
        self.process = None

    def log(self, characters: int = 2000) -> str:
        """The end of what it printed."""
        return (self.folder / "out.log").read_text(encoding="utf-8", errors="replace")[-characters:]


@dataclass
class Cluster:
    """Nodes on the loopback, under one temporary folder."""

    nodes: list[Node]
    folder: Path
    home: Path
    java: Path
    heap: str = "512m"
    name: str = field(default_factory=lambda: f"carethread-{os.getpid()}")

    @property
    def urls(self) -> str:
        """All addresses, joined by commas: what CARETHREAD_OPENSEARCH_URL takes."""
        return ",".join(node.url for node in self.nodes)

    @property
    def snapshots(self) -> Path:
        """The folder that all nodes may keep snapshots in."""
        return self.folder / "snapshots"

    def start(self) -> None:
        """Start all nodes and wait until the cluster is whole. Raises Unavailable."""
        for node in self.nodes:
            self.start_node(node)
        self.wait_for(len(self.nodes))

    def start_node(self, node: Node) -> None:
        """Start one node, also one that was killed: it comes back with its data."""
        settings = node.folder / "config"
        if not settings.exists():
            _write_config(self.home / "config", settings)
        for name in ("data", "logs", "tmp"):
            (node.folder / name).mkdir(exist_ok=True)
        owner = _owner(self.folder)
        environment = {
            "PATH": os.environ["PATH"],
            "OPENSEARCH_JAVA_HOME": str(self.java),
            "OPENSEARCH_PATH_CONF": str(settings),
            "OPENSEARCH_TMPDIR": str(node.folder / "tmp"),
            "OPENSEARCH_JAVA_OPTS": f"-Xms{self.heap} -Xmx{self.heap}",
        }
        command = [str(self.home / "bin" / "opensearch"), *self._settings(node)]
        with (node.folder / "out.log").open("ab") as out:
            node.process = subprocess.Popen(  # noqa: S603 - ours
                command,
                env=environment,
                stdout=out,
                stderr=out,
                stdin=subprocess.DEVNULL,
                start_new_session=True,
                preexec_fn=_end_with_parent,
                **owner,
            )

    def _settings(self, node: Node) -> list[str]:
        names = ",".join(each.name for each in self.nodes)
        values = {
            "cluster.name": self.name,
            "node.name": node.name,
            "network.host": _HOST,
            "http.port": node.http,
            "transport.port": node.transport,
            "discovery.seed_hosts": ",".join(f"{_HOST}:{each.transport}" for each in self.nodes),
            "cluster.initial_cluster_manager_nodes": names,
            "path.data": node.folder / "data",
            "path.logs": node.folder / "logs",
            "path.repo": self.snapshots,
            "node.store.allow_mmap": "false",
            "cluster.routing.allocation.disk.threshold_enabled": "false",
        }
        return [f"-E{name}={value}" for name, value in values.items()]

    def wait_for(self, nodes: int, status: str = "green", seconds: float = START_SECONDS) -> dict[str, Any]:
        """Wait until so many nodes form a cluster of that status; its health. Raises Unavailable."""
        end = time.monotonic() + seconds
        health: dict[str, Any] = {}
        wanted = ("green",) if status == "green" else ("green", "yellow")
        while time.monotonic() < end:
            for node in self.nodes:
                if node.process is not None and node.process.poll() is not None:
                    raise Unavailable(f"{node.name} ended with {node.process.returncode}: {node.log()}")
            health = self.health()
            if health.get("number_of_nodes") == nodes and health.get("status") in wanted:
                return health
            time.sleep(0.5)
        raise Unavailable(f"no {status} cluster of {nodes} nodes after {seconds:g} s: {health}; {self.nodes[0].log()}")

    def health(self) -> dict[str, Any]:
        """What the first node that answers says of the cluster; empty when none does."""
        for node in self.nodes:
            if node.process is None:
                continue
            url = f"{node.url}/_cluster/health"
            with suppress(OSError, ValueError), urllib.request.urlopen(url, timeout=5) as got:  # noqa: S310 - loopback
                found: dict[str, Any] = json.load(got)
                return found
        return {}

    def stop(self) -> None:
        """End all nodes and take their data away."""
        for node in self.nodes:
            if node.process is not None and node.process.poll() is None:
                os.killpg(node.process.pid, signal.SIGTERM)
        for node in self.nodes:
            node.stop()
        shutil.rmtree(self.folder, ignore_errors=True)


def _write_config(template: Path, target: Path) -> None:
    """A node's own configuration: the garbage collector's log would go into the shared folder."""
    shutil.copytree(template, target)
    options = target / "jvm.options"
    lines = options.read_text(encoding="utf-8").splitlines()
    options.write_text("\n".join(line for line in lines if "gc.log" not in line) + "\n", encoding="utf-8")


# Loaded here: the new process belongs to `nobody`, who may not be able to read Python's own folders.
_LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None


def _end_with_parent() -> None:
    """In the new process: be ended when the one that started it ends, however that ends (Linux only)."""
    if _LIBC is not None:
        _LIBC.prctl(1, signal.SIGTERM)  # PR_SET_PDEATHSIG


def _owner(folder: Path) -> dict[str, Any]:
    """Who the processes belong to: this user, or `nobody` in place of root, who then owns the folder."""
    if os.geteuid() != 0:
        return {}
    import pwd

    nobody = pwd.getpwnam("nobody")
    for path in (folder, *folder.rglob("*")):
        os.chown(path, nobody.pw_uid, nobody.pw_gid)
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def prepare(nodes: int = 3, heap: str = "512m") -> Cluster:
    """A cluster that is not started yet. Raises Unavailable."""
    java, home = java_home(), fetch()
    folder = Path(tempfile.mkdtemp(prefix="carethread-cluster-"))
    ports = free_ports(2 * nodes)
    made = [Node(f"n{at}", ports[2 * at], ports[2 * at + 1], folder / f"n{at}") for at in range(nodes)]
    for node in made:
        node.folder.mkdir()
    cluster = Cluster(made, folder, home, java, heap)
    cluster.snapshots.mkdir()
    return cluster


@contextmanager
def running(nodes: int = 3, heap: str = "512m") -> Iterator[Cluster]:
    """A started cluster, stopped at the end whatever happens. Raises Unavailable."""
    cluster = prepare(nodes, heap)
    try:
        cluster.start()
        yield cluster
    finally:
        cluster.stop()


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("fetch", "start", "run"))
    parser.add_argument("--nodes", type=int, default=3)
    parser.add_argument("--heap", default="512m", help="of each node, as Java writes it")
    parser.add_argument("command", nargs="*")
    given = parser.parse_args()
    if given.what == "fetch":
        sys.stdout.write(f"{fetch()}\n")
        return 0
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    with running(given.nodes, given.heap) as cluster:
        if given.what == "run":
            path = os.pathsep.join(filter(None, (str(_ROOT), os.environ.get("PYTHONPATH"))))  # benchmarks share parts
            environment = {**os.environ, "CARETHREAD_OPENSEARCH_URL": cluster.urls, "PYTHONPATH": path}
            return subprocess.run(given.command, env=environment, check=False).returncode  # noqa: S603 - the user's own
        sys.stdout.write(f"{cluster.urls}\n")
        sys.stdout.flush()
        with suppress(KeyboardInterrupt):
            signal.pause()
    return 0


if __name__ == "__main__":
    sys.exit(main())
