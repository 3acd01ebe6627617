"""argparse in Swedish."""

import argparse
from collections.abc import Iterable
from typing import Any, NoReturn

from htl_dash.domain.errors import HtlError
from htl_dash.text import t


class CommandError(HtlError):
    """The command line is wrong. Facts: `usage` (how it is written)."""

    text_key = "cli.not_understood"


class Formatter(argparse.HelpFormatter):
    """The usage line begins with a Swedish word."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """Write the usage line."""
        if prefix is None:
            prefix = t("cli.usage")
        super().add_usage(usage, actions, groups, prefix)


class Parser(argparse.ArgumentParser):
    """argparse with every word of its own replaced."""

    def __init__(self, **options: Any) -> None:
        """Make a parser with its own help option."""
        super().__init__(
            **options, add_help=False, allow_abbrev=False, formatter_class=Formatter
        )
        self.options = self.add_argument_group(t("cli.options"))
        self.options.add_argument("-h", "--help", action="help", help=t("cli.help"))

    def error(self, message: str) -> NoReturn:
        """Refuse in Swedish; argparse tells what is wrong in English."""
        raise CommandError(usage=self.format_usage().strip())
