"""How well: targets compared, figures added, plans scored.

Lives here: the order of targets, counts rolled up over units and periods, dossiers counted, scorecards.
May import: ``tthc.periods``, ``tthc.registry``, ``tthc.text``, ``tthc.model``, ``tthc.errors``, ``tthc.draw``.
Never: reads files other than the package's own data, knows today's date, adds percentages, supposes what nobody said.
"""

from tthc.model import Observation, Tally
from tthc.targets.assessment import Assessment, Needed, Standing
from tthc.targets.dossiers import (
    DossierColumns,
    DossierCount,
    DossierFault,
    DossierTally,
    FaultCode,
    FaultExample,
    tally_dossiers,
)
from tthc.targets.figure import Figure
from tthc.targets.scorecard import Ranked, Scorecard, Thresholds

__all__ = [
    "Assessment",
    "DossierColumns",
    "DossierCount",
    "DossierFault",
    "DossierTally",
    "FaultCode",
    "FaultExample",
    "Figure",
    "Needed",
    "Observation",
    "Ranked",
    "Scorecard",
    "Standing",
    "Tally",
    "Thresholds",
    "tally_dossiers",
]
