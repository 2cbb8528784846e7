"""Tests of the index: a cache that never answers differently from the files."""
