"""Theme pages, rendered, for tests that change them."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def rendered_themes() -> dict[str, str]:
    """Every theme's page by its name."""
    folder = Path(__file__).parent
    spec = importlib.util.spec_from_file_location("themes_under_test", folder / "test_themes.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return {path.stem: module.Theme.load(path).page() for path in module.THEMES}
