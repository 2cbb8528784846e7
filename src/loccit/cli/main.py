"""The `loccit` command: finds the command, keeps the exit codes, and turns every fault into one line.

Exit codes: 0 done and clean, 1 done with findings, 2 nothing done.
"""

from __future__ import annotations

import gc
import importlib
import os
import sys
from typing import Any

import click

from loccit import __version__
from loccit.cli.base import State
from loccit.cli.table import COMMANDS
from loccit.errors import LoccitError

_GC_THRESHOLD = 100_000
"""Allocations between collections: most commands end before the first, and what is imported is no garbage."""


class LazyGroup(click.Group):
    """Knows each command's name and purpose from `table.py`, and imports its module only when it is run."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"loccit.cli.commands.{COMMANDS[cmd_name][0]}")
        command = module.command
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            import difflib

            near = difflib.get_close_matches(args[0], COMMANDS, n=1)
            hint = f" Did you mean '{near[0]}'?" if near else " 'loccit --help' lists them."
            raise click.UsageError(f"There is no command '{args[0]}'.{hint}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        for heading in dict.fromkeys(heading for _, heading, _ in COMMANDS.values()):
            rows = [(name, purpose) for name, (_, part, purpose) in COMMANDS.items() if part == heading]
            with formatter.section(heading):
                formatter.write_dl(rows)


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "auto_envvar_prefix": "LOCCIT", "max_content_width": 100},
    epilog="'loccit COMMAND --help' shows a command's options and examples.",
)
@click.option(
    "-L",
    "--library",
    type=click.Path(),
    envvar="LOCCIT_LIBRARY",
    show_envvar=True,
    help="The library's folder. Else the nearest folder upwards that holds loccit.toml, or whose library/ does.",
)
@click.option(
    "--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_envvar=True, help="Colour."
)
@click.option("--debug", is_flag=True, show_envvar=True, help="Show the traceback of a fault.")
@click.version_option(__version__, prog_name="loccit")
@click.pass_context
def loccit(ctx: click.Context, library: str | None, color: str, debug: bool) -> None:
    """loccit keeps the sources of a thesis: it imports articles and reports, recognises the ones it has,
    tags them, and prints the bibliography."""
    ctx.obj = State(library, color, debug)
    if color != "auto":
        ctx.color = color == "always"
    elif os.environ.get("NO_COLOR"):
        ctx.color = False


def main(args: list[str] | None = None) -> None:
    """Run the command line and exit with its code. Never a traceback, but with `--debug`."""
    gc.set_threshold(_GC_THRESHOLD)
    sys.exit(run(sys.argv[1:] if args is None else args))


def run(args: list[str]) -> int:
    """Run one command line; its exit code. Faults are one line on stderr."""
    debug = "--debug" in args or bool(os.environ.get("LOCCIT_DEBUG"))
    try:
        result: Any = loccit.main(args=args, prog_name="loccit", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Abort:
        return _say("stopped; nothing was changed", 130)
    except click.NoSuchOption as error:
        error.show()
        if any(":" in word for word in args if word.startswith("-")):
            click.echo("A query that begins with '-' stands behind '--': loccit list -- -type:webpage", err=True)
        return 2
    except click.ClickException as error:
        error.show()
        return 2
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except BrokenPipeError:  # the reader (head, less) has seen enough
        sys.stdout = open(os.devnull, "w")  # noqa: PTH123, SIM115 - so that the interpreter's last flush is silent
        return 0
    except LoccitError as error:
        if debug:
            raise
        return _say(str(error), 2)
    except OSError as error:
        if debug:
            raise
        return _say(f"{error.filename or 'a file'}: {(error.strerror or str(error)).lower()}", 2)
    except Exception as error:
        if debug:
            raise
        return _say(
            f"a fault inside loccit ({type(error).__name__}: {error}); run it again with --debug and report it", 2
        )
    return result if isinstance(result, int) else 0


def _say(message: str, code: int) -> int:
    from loccit.cli.output import clean

    click.echo(f"loccit: {clean(message)}", err=True)
    return code
