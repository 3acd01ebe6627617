"""Where things lie and what the environment may change. Read once per call, never cached.

| Variable           | Meaning                                  | Default             |
|--------------------|------------------------------------------|---------------------|
| `HTL_DATABASE`     | SQLAlchemy URL of the store              | SQLite in `data/`   |
| `HTL_MUNICIPALITY` | four-digit code of the home municipality | `2081`              |
| `HTL_CATALOGUE`    | folder with the definitions              | `data/catalogue`    |
| `HTL_PACK`         | folder with the data pack                | `data/pack`         |
| `HTL_SCB_URL` ...  | a source's address: see `SOURCE_URLS`    | the source's own    |
| `HTL_CONTACT`      | address or page that sources are told    | none                |

`htl demo` sets the first, second and fourth for itself, so that training never touches
the real store; `HTL_TRAINING_DATABASE` is where it has its own.
"""

import os
from pathlib import Path

SOURCE_URLS = {
    "HTL_KOLADA_URL": "https://api.kolada.se/v3",
    "HTL_SCB_URL": "https://statistikdatabasen.scb.se/api/v2",
    "HTL_SCB_V1_URL": "https://api.scb.se/OV0104/v1/doris/sv/ssd",
    "HTL_SKOLVERKET_URL": "https://api.skolverket.se/planned-educations/v4",
    "HTL_SCHOOL_REGISTER_URL": "https://api.skolverket.se/skolenhetsregistret/v2",
    "HTL_FOHM_URL": "https://fohm-app.folkhalsomyndigheten.se/Folkhalsodata/api/v1/sv",
}
"""Where the sources answer, by the variable that sets another address."""

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


def source_url(variable: str) -> str:
    """Return where a source answers, without a slash at the end."""
    return (os.environ.get(variable) or SOURCE_URLS[variable]).rstrip("/")


def contact() -> str:
    """Return whom a source may turn to: plain ASCII on one line, empty for nobody."""
    text = os.environ.get("HTL_CONTACT") or ""
    return "".join(c for c in text if c.isascii() and c.isprintable() and c not in "()")


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
