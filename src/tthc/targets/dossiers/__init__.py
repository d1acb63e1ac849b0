"""Dossiers counted by the engine that holds them: the official rule over whole frames."""

from tthc.targets.dossiers.audit import DossierAudit, Duplicate, audit_dossiers
from tthc.targets.dossiers.columns import DossierColumns
from tthc.targets.dossiers.count import DossierCount
from tthc.targets.dossiers.counting import tally_dossiers
from tthc.targets.dossiers.quality import DossierFault, FaultCode, FaultExample
from tthc.targets.dossiers.tally import DossierTally

__all__ = [
    "DossierAudit",
    "DossierColumns",
    "DossierCount",
    "DossierFault",
    "DossierTally",
    "Duplicate",
    "FaultCode",
    "FaultExample",
    "audit_dossiers",
    "tally_dossiers",
]
