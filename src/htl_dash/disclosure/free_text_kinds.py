"""What the free-text guard looks for, and what it says about it."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What points out a person, the gravest first."""

    IDENTITY_NUMBER = "identity_number"
    EMAIL = "email"
    PHONE = "phone"
    CLASS_DESCRIPTION = "class_description"
    FEW_CHILDREN = "few_children"
    ADDRESS = "address"
    FULL_NAME = "full_name"
    NAME = "name"


class Action(StrEnum):
    """Whether the text may be saved all the same, the gravest first."""

    BLOCK = "block"
    WARN = "warn"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in a text that points out a person: text[start:end].

    `text_key` names the Swedish explanation with what to write instead.
    """

    kind: Kind
    start: int
    end: int
    action: Action
    text_key: str
