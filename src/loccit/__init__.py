"""loccit: a citation manager for thesis writers, over a folder of plain BibLaTeX text."""

__version__ = "0.1.0"
