"""Interchange formats: every form in which reference data reach a writer, to drafts and back.

FORMATS                       the registry, in the order it is listed; importing it imports no reader
detect(head) -> [Format]      by content; two or more are an ambiguity, none is no format known here
by_name("ris") -> Format      raises UsageError with the nearest names
ambiguity(formats, source)    the Problem to report for two claimants
Format.read(stream, source) -> Iterator[Draft], Format.write(records, out)
"""

from __future__ import annotations

from loccit.errors import Problem, UsageError
from loccit.formats.base import Format
from loccit.formats.detection import HEAD, claimants

__all__ = ["FORMATS", "HEAD", "Format", "ambiguity", "by_name", "detect"]

_ROOM = "loccit.formats."
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_REFER = "application/x-endnote-refer"
_CSL_JSON = "application/vnd.citationstyles.csl+json"

FORMATS: tuple[Format, ...] = (
    Format("biblatex", "BibLaTeX", (".bib",), "application/x-biblatex", _ROOM + "biblatex", writable=True),
    Format("bibtex", "BibTeX", (".bib",), "application/x-bibtex", _ROOM + "bibtex", writable=True),
    Format("ris", "RIS", (".ris",), "application/x-research-info-systems", _ROOM + "ris", writable=True),
    Format("csl-json", "CSL-JSON", (".json",), _CSL_JSON, _ROOM + "csl_json", writable=True),
    Format("csl-yaml", "CSL-YAML", (".yaml", ".yml"), "application/yaml", _ROOM + "csl_yaml", writable=True),
    Format("hayagriva", "Hayagriva (Typst)", (".yaml", ".yml"), "application/yaml", _ROOM + "hayagriva", writable=True),
    Format("enw", "EndNote tagged (Refer, BibIX)", (".enw", ".ref"), _REFER, _ROOM + "enw", writable=True),
    Format("nbib", "PubMed nbib (MEDLINE)", (".nbib", ".txt"), "application/nbib", _ROOM + "nbib", writable=True),
    Format("csv", "CSV", (".csv", ".tsv"), "text/csv", _ROOM + "csv_table", writable=True),
    Format("endnote-xml", "EndNote XML", (".xml",), "application/xml", _ROOM + "endnote_xml", writable=True),
    Format("mods", "MODS", (".xml", ".mods"), "application/mods+xml", _ROOM + "mods", writable=True),
    Format("pubmed-xml", "PubMed XML", (".xml",), "application/xml", _ROOM + "pubmed_xml"),
    Format("marcxml", "MARCXML", (".xml", ".mrcx"), "application/marcxml+xml", _ROOM + "marcxml"),
    Format("marc", "MARC 21", (".mrc", ".marc"), "application/marc", _ROOM + "marc"),
    Format("crossref", "Crossref JSON", (".json",), "application/vnd.crossref-api-message+json", _ROOM + "crossref"),
    Format("datacite", "DataCite JSON", (".json",), "application/vnd.datacite.datacite+json", _ROOM + "datacite"),
    Format("cff", "CITATION.cff", (".cff",), "application/yaml", _ROOM + "cff"),
    Format("scopus-csv", "Scopus CSV", (".csv",), "text/csv", _ROOM + "scopus_csv"),
    Format("zotero-csv", "Zotero CSV", (".csv",), "text/csv", _ROOM + "zotero_csv"),
    Format("wos", "Web of Science", (".ciw", ".isi", ".txt"), "application/x-inst-for-Scientific-info", _ROOM + "wos"),
    Format("ovid", "Ovid", (".txt", ".cgi"), "text/plain", _ROOM + "ovid"),
    Format("zotero-rdf", "Zotero RDF", (".rdf",), "application/rdf+xml", _ROOM + "zotero_rdf"),
    Format("citavi", "Citavi XML", (".xml",), "application/xml", _ROOM + "citavi"),
    Format("word", "Citations in a Word or LibreOffice document", (".docx", ".odt"), _DOCX, _ROOM + "word"),
    Format("references", "A pasted reference list", (".txt",), "text/plain", _ROOM + "references"),
    Format("refworks", "RefWorks tagged", (".txt",), "text/plain", _ROOM + "refworks"),
    Format("proquest", "ProQuest text", (".txt",), "text/plain", _ROOM + "proquest"),
    Format("factiva", "Factiva text", (".txt",), "text/plain", _ROOM + "factiva"),
    Format("ebsco", "EBSCOhost text", (".txt",), "text/plain", _ROOM + "ebsco"),
    Format("nexis", "LexisNexis and Nexis Uni text", (".txt",), "text/plain", _ROOM + "nexis"),
)


def detect(head: bytes) -> list[Format]:
    """The formats that the beginning of a file (`HEAD` bytes are enough) may be: usually one, or none."""
    names = claimants(head)
    return [known for known in FORMATS if known.name in names]


def by_name(name: str) -> Format:
    """The format called `name` (case does not matter). Raises UsageError where there is none."""
    wanted = name.strip().lower()
    for known in FORMATS:
        if known.name == wanted:
            return known
    from difflib import get_close_matches

    near = get_close_matches(wanted, [known.name for known in FORMATS])
    hint = f"did you mean {' or '.join(near)}?" if near else "loccit formats lists them"
    raise UsageError(f"there is no format called '{name}'", hint=hint)


def ambiguity(found: list[Format], source: str) -> Problem:
    """The fault of a file that may be of several formats."""
    names = " or ".join(known.name for known in found)
    return Problem(
        "format-ambiguous", f"this may be {names}", "error", source, hint=f"say which with --from {found[0].name}"
    )
