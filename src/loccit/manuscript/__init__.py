"""Manuscripts: what a text cites, and whether it quotes right. Read, never changed."""

from loccit.manuscript.model import Citation, Document, Manuscript, Quotation
from loccit.manuscript.read import read_manuscript

__all__ = ["Citation", "Document", "Manuscript", "Quotation", "read_manuscript"]
