"""One file a command (or a group of commands). Each defines `command`, named in `cli/table.py`."""
