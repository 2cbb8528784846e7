"""Accuracy, measured by commands."""
