"""Where the user's files of carethread lie: the folder of the default index, and the config file."""

from __future__ import annotations

import os
import sys
from pathlib import Path

_NAME = "carethread"


def data_folder() -> Path:
    """The user's data folder for carethread."""
    return _folder("XDG_DATA_HOME", "~/.local/share", "user_data_path")


def config_file() -> Path:
    """The config file: CARETHREAD_CONFIG, else `config.toml` in the user's config folder; it need not be there."""
    named = os.environ.get("CARETHREAD_CONFIG")
    if named:
        return Path(named).expanduser()
    return _folder("XDG_CONFIG_HOME", "~/.config", "user_config_path") / "config.toml"


def _folder(variable: str, usual: str, elsewhere: str) -> Path:
    """A folder as platformdirs gives it. On Linux that is the rule of the XDG base directories, said here in a line so
    that no start of the command line pays platformdirs' 6 ms; a test holds both together."""
    if str(sys.platform) == "linux":  # str: mypy would take the rest for unreachable on one platform or the other
        return Path(os.environ.get(variable, "").strip() or usual).expanduser() / _NAME
    import platformdirs

    path: Path = getattr(platformdirs, elsewhere)(_NAME)
    return path
