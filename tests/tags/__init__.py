"""Tests of tags: vocabulary, suggestion, SKOS, learning, edits."""
