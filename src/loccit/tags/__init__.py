"""Tags that follow a vocabulary and show their evidence.

- `Vocabulary`, `Concept`, `load_vocabulary`, `dump_vocabulary`: the words of a topic (`vocabulary.toml`)
- `Suggester`, `Suggestion`, `Span`: tags for a record (`features_of` it), each with the words that speak for it
- `skos`: vocabularies as SKOS in Turtle and JSON-LD; `starter`: one from existing keywords
- `learn`, `neighbours`: what decisions and like records add; `edit`: keyword lists changed
"""

from loccit.tags.concepts import Concept, Vocabulary
from loccit.tags.features import Features
from loccit.tags.features import of_record as features_of
from loccit.tags.suggest import CERTAIN, LISTED, Span, Suggester, Suggestion
from loccit.tags.vocabulary import dump as dump_vocabulary
from loccit.tags.vocabulary import load as load_vocabulary

__all__ = [
    "CERTAIN",
    "LISTED",
    "Concept",
    "Features",
    "Span",
    "Suggester",
    "Suggestion",
    "Vocabulary",
    "dump_vocabulary",
    "features_of",
    "load_vocabulary",
]
