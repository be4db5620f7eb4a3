"""K102: two duties run at once although doing what one asks for is declared to exclude doing what the other does."""

from __future__ import annotations

from collections.abc import Iterator

from gapcheck.detectors.together import Borne, borne, both, surely
from gapcheck.detectors.wording import days, english_name, in_law
from gapcheck.model.findings import Finding
from gapcheck.model.interplay import Incompatibility
from gapcheck.model.period import Period
from gapcheck.model.text import Text
from gapcheck.model.verdicts import World


def incompatible_duties(world: World) -> Iterator[Finding]:
    """K102: for each declared incompatibility, the days on which a duty of each side runs and its condition is known to hold."""
    rows = world.tree.incompatible.values()
    running = {(b.duty.id, b.part): b for b in borne(world)} if rows else {}
    for row in rows:
        for one in _of(running, row.first):
            for other in _of(running, row.second):
                part = one.part or other.part
                holds = surely(world.holds(row.condition, part))
                for period in both(one.alive, other.alive, holds).spells(bool):
                    yield _finding(world, row, one, other, period)


def _of(running: dict[tuple[str, str], Borne], ids: tuple[str, ...]) -> list[Borne]:
    return [running[key] for key in sorted(running) if key[0] in ids]


def _finding(world: World, row: Incompatibility, one: Borne, other: Borne, period: Period) -> Finding:
    when, law = days(period), in_law(world.tree, row.provisions, period.first)
    english = [english_name(world.tree, borne.actor) for borne in (one, other)]
    return Finding(
        code="K102",
        concept=row.id,
        part=one.part or other.part,
        period=period,
        actors=tuple(dict.fromkeys((one.duty.bearer, other.duty.bearer))),
        provisions=(one.duty.id, other.duty.id),
        summary=Text(
            f"Oförenliga skyldigheter {when.sv}: {one.actor} ska {one.duty.what}, och {other.actor} ska {other.duty.what}. "
            f"{row.meaning} {law.sv}",
            f"Incompatible duties {when.en}: {english[0]} must {one.duty.english}, and {english[1]} must {other.duty.english}. "
            f"{row.english} {law.en}",
        ),
    )
