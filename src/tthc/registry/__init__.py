"""Dated knowledge that comes with the package and that offices add to.

Lives here: the register of legal documents, whether they hold on a day and what replaced them; the register of units,
which one a name means on a day, whom a collective stands for, what came after what ended.
May import: ``tthc.text``, ``tthc.model``, ``tthc.errors``.
Never: reads files other than the package's own data, knows today's date, supposes what its data leave open.
"""

from tthc.registry.document_amendment import Amendment
from tthc.registry.document_standing import Standing
from tthc.registry.documents import DocumentRegister
from tthc.registry.provinces import national_registry, province_registry
from tthc.registry.unit_answer import Resolution, Spread
from tthc.registry.unit_lifetime import Lifetime, lifetime
from tthc.registry.unit_nearness import Candidate
from tthc.registry.units import UnitRegistry

__all__ = [
    "Amendment",
    "Candidate",
    "DocumentRegister",
    "Lifetime",
    "Resolution",
    "Spread",
    "Standing",
    "UnitRegistry",
    "lifetime",
    "national_registry",
    "province_registry",
]
