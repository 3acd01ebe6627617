"""Which version of the code worked a number out, so that a frozen number can say so."""

import hashlib
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable

PRODUCT = "htl-dash"
PACKAGES = ("disclosure", "stats", "priorities", "optimisation", "services")
"""The packages in which numbers are made; what is above them only words and draws."""


@cache
def method_versions() -> dict[str, str]:
    """Return the product's version, and a fingerprint of each package that calculates.

    A fingerprint is 12 hex digits over the names and bytes of the package's modules: it
    changes with every change of them and with nothing else.
    """
    root = files("htl_dash")
    found = {PRODUCT: version(PRODUCT)}
    for name in PACKAGES:
        digest = hashlib.sha256()
        for module in _modules(root.joinpath(name)):
            content = module.read_bytes()
            digest.update(f"{module.name}\n{len(content)}\n".encode())
            digest.update(content)
        found[name] = digest.hexdigest()[:12]
    return found


def _modules(package: Traversable) -> list[Traversable]:
    found = [one for one in package.iterdir() if one.name.endswith(".py")]
    return sorted(found, key=lambda one: one.name)
