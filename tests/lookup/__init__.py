"""Tests of look-ups, against a server on this machine."""
