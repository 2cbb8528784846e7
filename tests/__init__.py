"""Tests of loccit. `tests/data/` holds cases as data; `evaluation/` and `benchmarks/` print tables."""
