"""How well: targets compared, figures added, plans scored.

Lives here: the order of targets, counts rolled up over units and periods, dossiers counted, scorecards.
May import: ``tthc.periods``, ``tthc.registry``, ``tthc.text``, ``tthc.model``, ``tthc.errors``, ``tthc.draw``.
Never: reads files other than the package's own data, knows today's date, adds percentages, supposes what nobody said.
"""

from tthc.model import Observation, Tally
from tthc.targets.comparison.comparison import Comparison, compare
from tthc.targets.comparison.target_order import implied_by, loosest, strictest
from tthc.targets.comparison.value_set import ValueSet, meets
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
from tthc.targets.figures.figure import Figure
from tthc.targets.figures.restatement import Superseded
from tthc.targets.figures.roll_up import roll_up
from tthc.targets.figures.rolled import RollUp
from tthc.targets.scorecards.assessment import Assessment, Needed, Reason, Standing
from tthc.targets.scorecards.scorecard import Ranked, Scorecard, Thresholds
from tthc.targets.scorecards.scoring import scorecard
from tthc.targets.scorecards.show_ranking import html_ranking, rich_ranking

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
