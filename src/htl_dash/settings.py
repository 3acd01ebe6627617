"""Where things lie and what the environment may change. Read once per call, never cached.

| Variable           | Meaning                                  | Default             |
|--------------------|------------------------------------------|---------------------|
| `HTL_DATABASE`     | SQLAlchemy URL of the store              | SQLite in `data/`   |
| `HTL_MUNICIPALITY` | four-digit code of the home municipality | `2081`              |
| `HTL_CATALOGUE`    | folder with the definitions              | `data/catalogue`    |
| `HTL_PACK`         | folder with the data pack                | `data/pack`         |

`htl demo` sets the first, second and fourth for itself, so that training never touches
the real store; `HTL_TRAINING_DATABASE` is where it has its own.
"""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TRAINING_MUNICIPALITY = "0000"


def database_url() -> str:
    """Return the SQLAlchemy URL of the store."""
    return os.environ.get("HTL_DATABASE") or f"sqlite:///{ROOT / 'data' / 'htl.db'}"


def municipality_code() -> str:
    """Return the four-digit code of the municipality the app runs for."""
    return os.environ.get("HTL_MUNICIPALITY") or "2081"


def catalogue_folder() -> Path:
    """Return the folder that analysts edit."""
    return Path(os.environ.get("HTL_CATALOGUE") or ROOT / "data" / "catalogue")


def pack_folder() -> Path:
    """Return the folder with the embedded data pack."""
    return Path(os.environ.get("HTL_PACK") or ROOT / "data" / "pack")


def training_folder() -> Path:
    """Return the folder with everything that is made up for training."""
    return ROOT / "data" / "training"


def training_environment() -> dict[str, str]:
    """Return what the environment is to say when the app runs for training."""
    own = f"sqlite:///{ROOT / 'data' / 'training.db'}"
    return {
        "HTL_MUNICIPALITY": TRAINING_MUNICIPALITY,
        "HTL_PACK": str(training_folder() / "pack"),
        "HTL_DATABASE": os.environ.get("HTL_TRAINING_DATABASE") or own,
    }
