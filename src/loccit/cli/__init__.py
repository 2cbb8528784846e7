"""The command line: arguments in, one library call, text or JSON out, exit code. click is known only here."""
