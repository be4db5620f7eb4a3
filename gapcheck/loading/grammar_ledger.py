"""Knows the shape of the ledger's files: what no rule encodes, and why."""

from __future__ import annotations

from gapcheck.loading.grammar_rules import ACT, CODE, TEXT
from gapcheck.loading.shapes import Field, ListOf, Object

REASONS = ("läst", "förlorat", "saknas")

LINE = Object(
    "raden",
    "the row",
    (
        Field("paragraf", TEXT, "Paragrafen, som 27 kap. 48 § eller öb 2018:648.", True),
        Field("lydelse", ACT, "Författningen som gav lydelsen; utan nyckeln alla lydelser."),
        Field("ställe", TEXT, "Stället i paragrafen, som andra stycket 1; utan nyckeln hela."),
        Field("läst", TEXT, "Vad stället reglerar, och varför inget behov beror på det."),
        Field("förlorat", TEXT, "Vad som går förlorat när reglerna inte kan uttrycka det."),
        Field("saknas", TEXT, "Vad som är känt i stället för texten, och varifrån."),
        Field("påverkar", ListOf(CODE), "De fyndkoder som det förlorade kan göra fel."),
    ),
    exactly_one=(REASONS,),
)
LEDGER_FILE = Object(
    "liggaren",
    "the ledger",
    (
        Field("liggare", TEXT, "Författningen som raderna avser, som SFS 2010:110.", True),
        Field("rader", ListOf(LINE), "Raderna.", True),
    ),
)
