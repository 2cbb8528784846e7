"""`src/loccit/help/commands.md`, made from the commands themselves."""

from __future__ import annotations

from pathlib import Path

import click

from loccit.cli.main import loccit
from loccit.cli.table import COMMANDS

PAGE = Path(__file__).resolve().parents[2] / "src" / "loccit" / "help" / "commands.md"
_HEAD = """# Commands

Made from the code by `python -m tests.docs.commands`; a test keeps it so. Exit codes: 0 done and clean, 1 done with
findings, 2 nothing done.
"""


def reference() -> str:
    """Every command, its purpose, its arguments and options, in the order of `loccit --help`."""
    context = click.Context(loccit, info_name="loccit")
    parts = [_HEAD]
    for name in COMMANDS:
        command = loccit.get_command(context, name)
        assert command is not None
        inner = click.Context(command, info_name=name, parent=context)
        if isinstance(command, click.Group):
            for sub, one in command.commands.items():
                parts.append(_section(f"{name} {sub}", one, click.Context(one, info_name=sub, parent=inner)))
        else:
            parts.append(_section(name, command, inner))
    return "\n".join(parts)


def _section(name: str, command: click.Command, context: click.Context) -> str:
    usage = " ".join(command.collect_usage_pieces(context))
    lines = [f"## {name}", "", f"`loccit {name} {usage}`", "", " ".join((command.help or "").split()), ""]
    rows = [
        (", ".join([*parameter.opts, *parameter.secondary_opts]), " ".join((parameter.help or "").split()))
        for parameter in command.params
        if isinstance(parameter, click.Option) and parameter.name != "help"
    ]
    if rows:
        lines += ["| option | meaning |", "|---|---|", *(f"| `{opts}` | {text} |" for opts, text in rows), ""]
    examples = [line.strip() for line in (command.epilog or "").splitlines() if "loccit " in line]
    return "\n".join([*lines, "```sh", *examples, "```", ""])


if __name__ == "__main__":
    PAGE.write_text(reference(), encoding="utf-8")
