"""isnad reads Arabic reporting on armed conflict as claims: who did what to whom, where, when,
according to whom, with the words behind it.

    >>> import isnad
    >>> reader = isnad.Reader()
    >>> article = reader.read("قال مصدر طبي إن 12 مدنياً قتلوا في غارة على مدينة منبج أمس الثلاثاء.",
    ...                       published="2019-04-10")
    >>> claim = article.claims[0]
    >>> claim.type, claim.killed.min, claim.time.start
    ('airstrike', 12, '2019-04-09')
    >>> claim.according_to
    'مصدر طبي'
    >>> article.text[claim.evidence.start:claim.evidence.end] == claim.evidence.text
    True

The engine is the command line's: the same version, data and bytes.
"""
from ._isnad import IsnadError, __version__
from .project import Project
from .reader import Article, Reader, fuse
from .records import (Actor, Agreement, Breakdown, Claim, Event, Place, Quantity, Source, Span, Time)
from .tables import claims_to_arrow, claims_to_pandas, write_parquet

__all__ = [
    "Actor", "Agreement", "Article", "Breakdown", "Claim", "Event", "IsnadError", "Place", "Project", "Quantity",
    "Reader", "Source", "Span", "Time", "__version__", "claims_to_arrow", "claims_to_pandas", "fuse", "write_parquet",
]
