"""Evidence: a document that one actor issues and another must have before a right is given."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class EvidenceKind(StrEnum):
    """What sort of document it is (Swedish word as written in rule files)."""

    CERTIFICATE = "läkarintyg"
    PRESCRIPTION = "läkarordination"
    EMPLOYER = "arbetsgivarintyg"

    @property
    def medical(self) -> bool:
        """Whether a physician or dentist says what it says."""
        return self in (EvidenceKind.CERTIFICATE, EvidenceKind.PRESCRIPTION)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a fact or an event of the case is shown by: who issues the document, who must have it, and where a duty to see to
    that was looked for. Without `looked_in` the question of a duty is not modelled.

    A fact that is a choice names the `value` that the document shows; a yes or no is shown to be a yes.
    """

    kind: EvidenceKind
    issuers: tuple[str, ...]
    needed_by: str
    looked_in: tuple[str, ...] = ()
    value: str = ""
