"""`python -m loccit`: the command line, where its script is not on the path."""

from loccit.cli.main import main

main()
