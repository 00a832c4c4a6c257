"""The config file: a person's own defaults for the options that many commands share.

TOML, in the folder where the platform keeps such files (`carethread.places.config_file`); CARETHREAD_* variables win
over it, and options win over both:

    index = "~/discussions/index"
    format = "text"
    lexicon = "our-names.tsv"
    limit = 20
    pager = false
    color = "auto"

A relative path is meant from the file's folder. A wrong key or value is an error that names file and key.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from carethread.index.errors import UsageError
from carethread.index.home.place import is_address
from carethread.places import config_file

FORMATS = ("text", "json", "jsonl", "csv", "ids")
COLOURS = ("auto", "always", "never")

Reader = Callable[[Any, Path], Any]


def _path(value: Any, file: Path) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("a path in quotes")
    return str(file.parent / Path(value).expanduser())


def _index(value: Any, file: Path) -> str:
    """A folder, or an address, which has no `~` and is nobody's child."""
    return value if isinstance(value, str) and is_address(value) else _path(value, file)


def _choice(*choices: str) -> Reader:
    def read(value: Any, _file: Path) -> str:
        if not isinstance(value, str) or value not in choices:
            raise ValueError("one of " + ", ".join(f'"{choice}"' for choice in choices))
        return value

    return read


def _number(value: Any, _file: Path) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise ValueError("a whole number, 0 or more")
    return value


def _switch(value: Any, _file: Path) -> bool:
    if not isinstance(value, bool):
        raise ValueError("true or false")
    return value


# key in the file: (parameter of the commands, how its value is read)
KEYS: dict[str, tuple[str, Reader]] = {
    "index": ("index_dir", _index),
    "format": ("output", _choice(*FORMATS)),
    "lexicon": ("lexicon", _path),
    "limit": ("limit", _number),
    "pager": ("pager", _switch),
    "color": ("color", _choice(*COLOURS)),
}


def defaults(file: Path | None = None) -> dict[str, Any]:
    """The file's settings by parameter name, as click's `default_map` wants them; empty when there is no file.

    Raises UsageError for a file that cannot be read, a key that is none, a value that makes no sense.
    """
    file = file or config_file()
    try:
        text = file.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}", hint="mend or remove it") from error
    table = _table(file, text)
    for key in table:
        _check_key(file, key)
    return {KEYS[key][0]: _value(file, key, value) for key, value in table.items()}


def _table(file: Path, text: bytes) -> dict[str, Any]:
    import tomllib  # 7 ms that nobody without a config file pays

    try:
        return tomllib.loads(text.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{file} is no TOML: {error}", hint='write: key = "value"') from error


def _check_key(file: Path, key: str) -> None:
    if key in KEYS:
        return
    from difflib import get_close_matches

    near = get_close_matches(key, KEYS, n=1)
    meant = f"did you mean {near[0]}? " if near else ""
    raise UsageError(f"{file}: there is no setting {key!r}", hint=f"{meant}Settings: {', '.join(KEYS)}.")


def _value(file: Path, key: str, value: Any) -> Any:
    try:
        return KEYS[key][1](value, file)
    except ValueError as error:
        raise UsageError(f"{file}: {key} cannot be {value!r}", hint=f"{key} is {error}") from error
