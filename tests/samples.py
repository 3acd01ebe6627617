"""Recorded answers and real files, kept beside the repository and never in it.

Tests that read them carry `@pytest.mark.samples`; where the folder is not there they
are skipped, by the name of what they would have read.
"""

import json
import os
from pathlib import Path
from typing import Any

import pytest

SAMPLES = Path(
    os.environ.get("HTL_SAMPLES")
    or Path(__file__).resolve().parents[2] / "shared" / "samples"
)


def sample(name: str) -> bytes:
    """Return a sample's bytes, as `sample("kolada/v3_municipality.json")`."""
    path = SAMPLES / name
    if not SAMPLES.is_dir():
        pytest.skip(f"samples are not here: {name}")
    return path.read_bytes()


def recorded(name: str) -> Any:
    """Return the JSON of a recording that is wrapped with its address and time."""
    return json.loads(sample(name))["json"]
