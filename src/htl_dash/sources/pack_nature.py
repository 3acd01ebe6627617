"""Whether a data pack is made up for training: said in pack.toml, or else it is real."""

import tomllib
from pathlib import Path

from htl_dash.sources.pack_tables import Flaws, flaw

FILE = "pack.toml"
KEY = "training"


def read_nature(folder: Path, flaws: Flaws) -> bool:
    """Return whether the pack in `folder` is for training; no where nothing is said.

    What is wrong with the file is added to `flaws`: a word that is misspelled there must
    never let made-up figures pass for real ones.
    """
    try:
        told = tomllib.loads((folder / FILE).read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        return False
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        flaws.append(flaw(FILE, "training_broken"))
        return False
    flaws += [flaw(FILE, "training_unknown", name=key) for key in told if key != KEY]
    is_training = told.get(KEY)
    if not isinstance(is_training, bool):
        flaws.append(flaw(FILE, "training_value"))
        return False
    return is_training
