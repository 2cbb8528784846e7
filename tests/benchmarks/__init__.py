"""Benchmarks: run each with `python -m tests.benchmarks.<name>`; each prints a table."""
