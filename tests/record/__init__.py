"""Tests of the model: names, dates, identifiers, its CSL-JSON form."""
