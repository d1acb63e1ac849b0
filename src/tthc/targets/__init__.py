"""How well: targets compared, figures added, plans scored. Every name is imported when first used.

Lives here: the order of targets, counts rolled up over units and periods, dossiers counted, scorecards.
May import: ``tthc.periods``, ``tthc.registry``, ``tthc.text``, ``tthc.model``, ``tthc.errors``, ``tthc.draw``.
Never: reads files other than the package's own data, knows today's date, adds percentages, supposes what nobody said.
"""

TYPE_CHECKING = False  # a plan that is read or written needs none of this room but one class
if TYPE_CHECKING:
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

_HOMES = {
    "Assessment": "targets.scorecards.assessment",
    "Comparison": "targets.comparison.comparison",
    "DossierAudit": "targets.dossiers",
    "DossierColumns": "targets.dossiers",
    "DossierCount": "targets.dossiers",
    "DossierFault": "targets.dossiers",
    "DossierTally": "targets.dossiers",
    "Duplicate": "targets.dossiers",
    "FaultCode": "targets.dossiers",
    "FaultExample": "targets.dossiers",
    "Figure": "targets.figures.figure",
    "Needed": "targets.scorecards.assessment",
    "Observation": "model",
    "Ranked": "targets.scorecards.scorecard",
    "Reason": "targets.scorecards.assessment",
    "RollUp": "targets.figures.rolled",
    "Scorecard": "targets.scorecards.scorecard",
    "Standing": "targets.scorecards.assessment",
    "Superseded": "targets.figures.restatement",
    "Tally": "model",
    "Thresholds": "targets.scorecards.scorecard",
    "ValueSet": "targets.comparison.value_set",
    "audit_dossiers": "targets.dossiers",
    "compare": "targets.comparison.comparison",
    "html_ranking": "targets.scorecards.show_ranking",
    "implied_by": "targets.comparison.target_order",
    "loosest": "targets.comparison.target_order",
    "meets": "targets.comparison.value_set",
    "rich_ranking": "targets.scorecards.show_ranking",
    "roll_up": "targets.figures.roll_up",
    "scorecard": "targets.scorecards.scoring",
    "strictest": "targets.comparison.target_order",
    "tally_dossiers": "targets.dossiers",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value: object = getattr(import_module(f"tthc.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
