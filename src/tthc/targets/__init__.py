"""How well: targets compared, figures added, plans scored.

Lives here: the order of targets, counts rolled up over units and periods, dossiers counted, scorecards.
May import: ``tthc.periods``, ``tthc.registry``, ``tthc.text``, ``tthc.model``, ``tthc.errors``, ``tthc.draw``.
Never: reads files other than the package's own data, knows today's date, adds percentages, supposes what nobody said.
"""

from tthc.model import Observation, Tally
from tthc.targets.assessment import Assessment, Needed, Reason, Standing
from tthc.targets.comparison import Comparison, compare
from tthc.targets.dossiers import (
    DossierAudit,
    DossierColumns,
    DossierCount,
    DossierFault,
    DossierTally,
    Duplicate,
    FaultCode,
    FaultExample,
    audit_dossiers,
    tally_dossiers,
)
from tthc.targets.figure import Figure
from tthc.targets.restatement import Superseded
from tthc.targets.roll_up import roll_up
from tthc.targets.rolled import RollUp
from tthc.targets.scorecard import Ranked, Scorecard, Thresholds
from tthc.targets.scoring import scorecard
from tthc.targets.show_ranking import html_ranking, rich_ranking
from tthc.targets.target_order import implied_by, loosest, strictest
from tthc.targets.value_set import ValueSet, meets

__all__ = [
    "Assessment",
    "Comparison",
    "DossierAudit",
    "DossierColumns",
    "DossierCount",
    "DossierFault",
    "DossierTally",
    "Duplicate",
    "FaultCode",
    "FaultExample",
    "Figure",
    "Needed",
    "Observation",
    "Ranked",
    "Reason",
    "RollUp",
    "Scorecard",
    "Standing",
    "Superseded",
    "Tally",
    "Thresholds",
    "ValueSet",
    "audit_dossiers",
    "compare",
    "html_ranking",
    "implied_by",
    "loosest",
    "meets",
    "rich_ranking",
    "roll_up",
    "scorecard",
    "strictest",
    "tally_dossiers",
]
