"""The documentation is checked against the code. `python -m tests.docs.commands` writes the command reference anew."""
