"""How values, days, shares and texts are written in JSON results."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from gapcheck.model.terms import Constant
from gapcheck.model.text import Text
from gapcheck.model.values import Ignorance, Unknown, Value

Json = None | bool | int | str | list["Json"] | dict[str, "Json"]

IGNORANCE = {
    Ignorance.ASSESSMENT: "needs_assessment",
    Ignorance.FACT: "fact_missing",
    Ignorance.NOT_MODELLED: "not_modelled",
}


def value_json(value: Value | Constant) -> Json:
    """Yes/no and whole numbers as themselves, shares exactly ("1/4"), what is unknown or does not apply as null."""
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, Fraction):
        return str(value)
    if isinstance(value, frozenset):
        return list[Json](sorted(value))
    return None


def causes_json(value: Value) -> Json:
    """Why a value is unknown: every cause, sorted; empty when it is known."""
    causes = sorted({(cause.ignorance, cause.about) for cause in value.causes}) if isinstance(value, Unknown) else []
    return [{"why": IGNORANCE[ignorance], "about": about} for ignorance, about in causes]


def text_json(text: Text) -> Json:
    return {"sv": text.sv, "en": text.en}


def day_json(day: date | None) -> str | None:
    return day.isoformat() if day else None


def texts_json(texts: tuple[str, ...]) -> Json:
    return list[Json](texts)
