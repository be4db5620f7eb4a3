"""Pages that a lawyer can read: per statute what each provision was encoded as, when it holds, and what rests on it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from gapcheck.model.aims import Aim
from gapcheck.model.duties import CounterDeadline, Deadline, Duty, Holder, IndeterminateDeadline
from gapcheck.model.interplay import Coordination
from gapcheck.model.labels import condition_text, value_text
from gapcheck.model.ledger import Account, Ledger, LedgerLine, Treatment
from gapcheck.model.memory import MemoryConcept
from gapcheck.model.rules import Capability, Chair, Exclusion, Opening, Rule
from gapcheck.model.term_words import expression_text, memory_text
from gapcheck.model.terms import ALWAYS, Condition
from gapcheck.model.tree import RuleTree
from gapcheck.model.wordings import Citation, SourceKind, Wording, WordingStatus
from gapcheck.reporting.interplay_lines import coordination_lines, interplay_lines

Construct = Rule | Chair | Duty | Capability | Coordination | Aim | MemoryConcept | Exclusion
Resting = Mapping[str, Mapping[str, tuple[str, ...]]]
"""For each id: the finding codes that rest on it, each with the names of the scenarios that show it."""

_STATUS = {
    WordingStatus.READ: "läst",
    WordingStatus.UNREAD: "ej läst, återgiven efter",
    WordingStatus.MISSING: "text saknas, inte modellerad",
    WordingStatus.ABSENT: "fanns inte",
}
_TREATMENT = {
    Treatment.NO_EFFECT: "läst, utan verkan",
    Treatment.LOST: "kan inte uttryckas",
    Treatment.MISSING: "text saknas",
    Treatment.UNACCOUNTED: "obokförd",
}
_MOST_SCENARIOS = 5
_MOST_WORDINGS = 200
"""A statute with more wordings than this has a page per chapter."""


def statute_pages(tree: RuleTree, ledger: Ledger, resting: Resting) -> dict[str, str]:
    """Every page by its file name: one per statute (per chapter of a very long one), and one for other sources."""
    sizes = Counter(account.wording.key.sfs for account in ledger.accounts)

    def page_of(sfs: str, chapter: str | None) -> tuple[str, str]:
        return sfs, (chapter or "") if sizes[sfs] > _MOST_WORDINGS else ""

    grouped: defaultdict[tuple[str, str], list[Construct]] = defaultdict(list)
    for construct in _constructs(tree):
        provision = construct.citation.provision
        grouped[page_of(provision.sfs, provision.chapter) if provision else ("", "")].append(construct)
    accounts: defaultdict[tuple[str, str], list[Account]] = defaultdict(list)
    for account in ledger.accounts:
        accounts[page_of(account.wording.key.sfs, account.wording.key.chapter)].append(account)
    pages = {}
    for sfs, chapter in sorted({*grouped, *accounts}):
        name = tree.register.short_name(sfs) if sfs else ""
        text = "\n".join(_page(tree, name, chapter, grouped[sfs, chapter], accounts[sfs, chapter], resting)) + "\n"
        pages[page_name(name, chapter)] = text
    index = "\n".join(_index(tree, pages, grouped, accounts)) + "\n"
    return {**pages, "README.md": index}


def page_name(short_name: str, chapter: str) -> str:
    """The file name of a statute's or a chapter's page."""
    stem = f"{short_name}-{chapter}" if chapter else short_name or "andra-kallor"
    plain = stem.lower().replace("å", "a").replace("ä", "a").replace("ö", "o")
    return "".join(letter if letter.isalnum() or letter == "-" else "-" for letter in plain) + ".md"


def _constructs(tree: RuleTree) -> Iterator[Construct]:
    for group in (
        *(tree.rules, tree.chairs, tree.duties, tree.capabilities, tree.coordinations, tree.aims, tree.memory),
        tree.exclusions,
    ):
        yield from group.values()


def _index(
    tree: RuleTree,
    pages: Mapping[str, str],
    grouped: Mapping[tuple[str, str], list[Construct]],
    accounts: Mapping[tuple[str, str], list[Account]],
) -> Iterator[str]:
    yield "# Lagen, författning för författning"
    yield ""
    yield (
        "Vad varje bestämmelse är kodad som, med våra ord, när den gäller, vilka dagar och vilka fynd som vilar på den. Sidorna är skapade av "
        "`tools/make_docs.py` ur regelträdet; ändra reglerna, inte sidorna."
    )
    yield ""
    yield "| Sida | Regler, stolar, skyldigheter och minnen | Lydelser i registret |"
    yield "| --- | --- | --- |"
    for sfs, chapter in sorted({*grouped, *accounts}):
        name = tree.register.short_name(sfs) if sfs else ""
        title = _title(name, chapter)
        yield f"| [{title}]({page_name(name, chapter)}) | {len(grouped.get((sfs, chapter), []))} | {len(accounts.get((sfs, chapter), []))} |"


def _title(name: str, chapter: str) -> str:
    return f"{name}, {chapter} kap." if chapter else name or "Andra källor"


def _page(
    tree: RuleTree, name: str, chapter: str, constructs: list[Construct], accounts: list[Account], resting: Resting
) -> Iterator[str]:
    yield f"# {_title(name, chapter)}"
    yield ""
    yield "*[Alla författningar](README.md) · [Liggaren](../liggare.md) · [Fyndkoder](../findings/README.md)*"
    files = {construct.citation.place.rpartition(":")[0] for construct in constructs}
    for review in tree.reviews:
        if review.file in files:
            yield ""
            yield f"Granskad mot lagtexten {review.day}: {review.found}"
    for construct in sorted(constructs, key=_reading_order):
        yield ""
        yield from _construct(tree, name, construct, resting)
    left = list(dict.fromkeys(line for account in accounts for line in account.left_out))
    rest = [account for account in accounts if account.treatment is not Treatment.ENCODED]
    if left:
        yield from _left(left)
    if rest:
        yield from _rest(rest)


def _left(left: list[LedgerLine]) -> Iterator[str]:
    yield ""
    yield "## Ställen som ingen regel kodar"
    yield ""
    yield "| Paragraf | Ställe | Bokfört som | Varför |"
    yield "| --- | --- | --- | --- |"
    for line in left:
        yield f"| {line.key} | {line.spot} | {_TREATMENT[line.treatment]} | {_cell(line.reason)} |"


def _rest(rest: list[Account]) -> Iterator[str]:
    yield ""
    yield "## Paragrafer som ingen regel kodar"
    yield ""
    yield "| Paragraf | Lydelse | Bokförd som | Varför |"
    yield "| --- | --- | --- | --- |"
    for account in rest:
        act = account.wording.amended_by or account.wording.key.sfs
        why = _cell(account.line.reason) if account.line else ""
        yield f"| {account.wording.key} | {act} | {_TREATMENT[account.treatment]} | {why} |"


def _reading_order(construct: Construct) -> tuple[object, ...]:
    provision = construct.citation.provision
    return (provision.sort_key if provision else (), construct.citation.id)


def _construct(tree: RuleTree, name: str, construct: Construct, resting: Resting) -> Iterator[str]:
    citation = construct.citation
    where = str(citation.provision) if citation.provision else citation.source
    yield f"## {where}"
    yield ""
    yield f"`{citation.id}` · {_kind(construct)}{_authority(citation)}"
    yield ""
    yield citation.meaning.strip() or "(Ingen innebörd är skriven.)"
    yield ""
    for line in _content(tree, construct):
        yield f"- {line}"
    for line in interplay_lines(tree, citation.id):
        yield f"- {line}"
    excepting = [rule.id for rule in tree.rules.values() if citation.id in rule.except_from]
    if excepting:
        yield f"- Undantag finns i: {_ids(excepting)}"
    yield from _wordings(tree, construct)
    for code, scenarios in sorted(resting.get(citation.id, {}).items()):
        shown = ", ".join(f"`{scenario}`" for scenario in scenarios[:_MOST_SCENARIOS])
        more = f" och {len(scenarios) - _MOST_SCENARIOS} till" if len(scenarios) > _MOST_SCENARIOS else ""
        yield f"- [{code}](../findings/{code}.md) vilar på den i {shown}{more}"


def _kind(construct: Construct) -> str:
    match construct:
        case Rule(actor=actor):
            return f"regel, tillämpas av {actor}"
        case Chair(actor=actor, benefit=benefit):
            return f"stol: {benefit} från {actor}"
        case Duty(bearer=bearer, towards=towards):
            return f"skyldighet för {bearer} mot {towards}"
        case Capability(actor=actor):
            return f"{actor} kan men måste inte"
        case Coordination():
            return "samordning"
        case Aim(actors=actors):
            return f"syfte med arbetet hos {', '.join(actors)}"
        case MemoryConcept():
            return "minne"
        case Exclusion():
            return "uteslutning"


def _authority(citation: Citation) -> str:
    return "" if citation.kind is SourceKind.STATUTE else f" · {citation.kind.value}"


def _content(tree: RuleTree, construct: Construct) -> Iterator[str]:
    match construct:
        case Rule():
            yield from _rule(tree, construct)
        case Chair():
            yield from _when("Står framme när", tree, construct.condition)
            yield f"Ger: {expression_text(tree, construct.share).sv} av delen, för behovet {construct.need}"
            if construct.amount is not None:
                yield f"Betalar, i kronor om dagen: {expression_text(tree, construct.amount).sv}"
            if construct.decision:
                yield f"I handen först genom beslut om {construct.decision}"
            if construct.last_resort:
                yield "Sista utväg: stänger inget glapp"
        case Duty():
            yield from _duty(tree, construct)
        case Capability():
            yield from _when("Möjligt när", tree, construct.condition)
        case Coordination():
            yield from coordination_lines(tree, construct)
        case Aim():
            yield f"Syftar till att {construct.what}"
            yield f"Riktning: {', '.join(construct.directions)}"
        case MemoryConcept():
            yield f"{construct.name}: {memory_text(tree, construct.recollection).sv}"
        case Exclusion():
            answers = (f"{name} = {value_text(value, tree).sv}" for name, value in construct.assessments)
            yield f"Kan inte stå tillsammans: {'; '.join(answers)}"
            yield from _when("När", tree, construct.condition)


def _when(lead: str, tree: RuleTree, condition: Condition) -> Iterator[str]:
    yield f"{lead}: {condition_text(tree, condition).sv}" if condition != ALWAYS else f"{lead}: alltid"


def _rule(tree: RuleTree, rule: Rule) -> Iterator[str]:
    first = rule.variants[0] if rule.variants else None
    if first is not None:
        yield from _when("Gäller när", tree, first.condition)
        for consequence in first.gives:
            yield f"Då: {consequence.concept} = {expression_text(tree, consequence.value).sv}"
        if first.opens is not None:
            yield from _opening(first.opens)
    for lead, ids in (
        ("Undantag från", rule.except_from),
        ("Skärper", rule.sharpens),
        ("Går före", rule.precedes),
    ):
        if ids:
            yield f"{lead}: {_ids(ids)}"


def _opening(opening: Opening) -> Iterator[str]:
    yield f"Öppnar: {opening.capacity_test}, mäts mot {' och '.join(opening.yardsticks)}, avgörs av {opening.decided_by}"
    told = (
        ("minsta nedsättning", str(opening.threshold) if opening.threshold is not None else opening.threshold_text),
        ("orsak", opening.cause),
        ("horisont", opening.horizon),
        ("styrks med", opening.evidence),
        ("räknas från", opening.anchor),
    )
    if any(said for _, said in told):
        yield "; ".join(f"{what}: {said}" for what, said in told if said)


def _duty(tree: RuleTree, duty: Duty) -> Iterator[str]:
    yield f"{duty.bearer} ska {duty.what} ({duty.step.value}), för behovet {duty.need}"
    if duty.alongside:
        yield f"Tillsammans med: {', '.join(duty.alongside)}"
    yield from _when("Uppkommer när", tree, duty.condition)
    yield f"Senast: {_deadline(duty.deadline)}"
    if duty.decides:
        yield f"Avgör beslut om: {', '.join(duty.decides)}"
    if duty.fulfilled_by is not None:
        yield from _when("Fullgörs av", tree, duty.fulfilled_by)
    if duty.lapses_when is not None:
        yield from _when("Faller bort när", tree, duty.lapses_when)
    for lead, holder in (("Tillsyn", duty.supervision), ("Påföljd", duty.sanction), ("Rättsmedel", duty.remedy)):
        yield f"{lead}: {_holder(holder)}"


def _deadline(deadline: Deadline) -> str:
    if isinstance(deadline, IndeterminateDeadline):
        return f"{deadline.word} (ingen bestämd tid)"
    if isinstance(deadline, CounterDeadline):
        return f"när {deadline.counter} är {deadline.day}"
    return f"inom {deadline.length} {deadline.unit.value}"


def _holder(holder: Holder) -> str:
    if holder.nobody:
        return f"ingen (sökt i {', '.join(holder.looked_in)})"
    if holder.actor:
        return f"{holder.actor} ({holder.by})" if holder.by else holder.actor
    return "inte modellerat"


def _wordings(tree: RuleTree, construct: Construct) -> Iterator[str]:
    citation = construct.citation
    picked = f", efter den första dagen i {citation.picked_by}" if citation.picked_by else ""
    yield f"- Dagar i kraft{picked}:"
    for number, wording in enumerate(citation.wordings):
        days = f"{wording.first or '…'} – {wording.last or '…'}"
        by = f", {wording.act}" if wording.act else ""
        support = f": {wording.support}" if wording.support else ""
        yield f"  - {days}{by}: {_STATUS[wording.status]}{support}{_transition(tree, wording)}"
        yield from _differing(tree, construct, number)


def _transition(tree: RuleTree, wording: Wording) -> str:
    said = ""
    if wording.transition is not None:
        also = condition_text(tree, wording.transition.also_while).sv
        said += f"; gäller även när {also} ({wording.transition.provision})"
    if wording.not_while is not None:
        said += f"; gäller inte när {condition_text(tree, wording.not_while).sv}"
    return said


def _differing(tree: RuleTree, construct: Construct, number: int) -> Iterator[str]:
    """What a later wording lays down where it is something else than the first one does."""
    if not isinstance(construct, Rule) or not construct.variants:
        return
    first = construct.variants[0]
    here = next((variant for variant in construct.variants if variant.wording == number), first)
    if here.condition != first.condition:
        yield f"    - då gällde: {condition_text(tree, here.condition).sv or 'alltid'}"
    if here.gives != first.gives:
        for consequence in here.gives:
            yield f"    - då: {consequence.concept} = {expression_text(tree, consequence.value).sv}"
    if here.opens != first.opens and here.opens is not None:
        yield from (f"    - {line}" for line in _opening(here.opens))


def _ids(ids: Iterable[str]) -> str:
    return ", ".join(f"`{id}`" for id in ids)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
