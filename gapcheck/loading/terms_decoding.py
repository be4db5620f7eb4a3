"""Knows how conditions are written, and turns them into terms over declared concepts."""

from __future__ import annotations

from dataclasses import dataclass

from gapcheck.loading.declarations import Declarations, Vocable, undeclared
from gapcheck.loading.grammar import (
    ALL,
    ANY,
    COMPARISON_WORDS,
    CONDITION_WORDS,
    EVERY_PART,
    IN_FORCE,
    SOME_PART,
    YARDSTICK_IN_FORCE,
)
from gapcheck.loading.nodes import Entry, Mapping, Node, Scalar, Sequence
from gapcheck.loading.plain_shapes import shown
from gapcheck.loading.problems import Place, Problem, Problems, echo
from gapcheck.loading.shape_reading import Reading, read_object
from gapcheck.loading.shapes import Sort
from gapcheck.loading.value_decoding import NUMERIC, expected_value, value_of, wrong_value
from gapcheck.model.concepts import ValueType
from gapcheck.model.terms import (
    ALWAYS,
    All,
    AnyOf,
    Comparison,
    Condition,
    EveryPart,
    Not,
    SomePart,
    Test,
    YardstickInForce,
)


@dataclass(frozen=True, slots=True)
class Terms:
    """Reads terms; `per_part` says whether they stand where one part of her working time is meant."""

    declared: Declarations
    problems: Problems
    per_part: bool = False

    def within_part(self, per_part: bool = True) -> Terms:
        """The same reader where one part of her working time is meant, or where she is."""
        return self if self.per_part == per_part else Terms(self.declared, self.problems, per_part)

    def condition(self, node: Node | None) -> Condition:
        """The condition a node states; no node always holds, and so does what could not be read and was reported."""
        if node is None:
            return ALWAYS
        if not isinstance(node, Mapping):
            self._refuse(
                "expected-condition",
                node,
                "ett villkor: begrepp och värde som nycklar",
                "a condition: concept and value as keys",
            )
            return ALWAYS
        if not node.entries:
            self._refuse(
                "expected-condition", node, "minst ett begrepp och dess värde", "at least one concept and its value"
            )
        items = tuple(item for entry in node.entries if (item := self._part(entry)) is not None)
        return items[0] if len(items) == 1 else All(items)

    def optional(self, node: Node | None) -> Condition | None:
        """The condition, or None when there is no node."""
        return None if node is None else self.condition(node)

    def word(self, key: Scalar, guesses: tuple[str, ...] = ()) -> Vocable | None:
        """The declared word that a key names, fit for this place; None when it is not, which has then been reported."""
        word = self.declared.words.get(key.text)
        if word is None:
            known = [*self.declared.words, *guesses]
            self.problems.add(undeclared(Sort.CONCEPT, key.text, key.place, known))
            return None
        if word.per_part and not self.per_part:
            self.problems.add(_needs_part(word.name, key.place))
        return word

    def _part(self, entry: Entry) -> Condition | None:
        node = entry.value
        match entry.key.text:
            case "alla":
                return All(self._items(node, ALL))
            case "någon":
                return AnyOf(self._items(node, ANY))
            case "inte":
                return Not(self.condition(node))
            case "någon_del":
                return SomePart(self.within_part().condition(node))
            case "varje_del":
                return EveryPart(self.within_part().condition(node))
            case "måttstock_i_kraft":
                return self._in_force(entry)
            case _:
                return self._test(entry)

    def _items(self, node: Node, word: str) -> tuple[Condition, ...]:
        if not isinstance(node, Sequence) or not node.items:
            self._refuse(
                "expected-list", node, f'en lista av villkor under "{word}"', f'a list of conditions under "{word}"'
            )
            return ()
        return tuple(self.condition(item) for item in node.items)

    def _in_force(self, entry: Entry) -> Condition | None:
        reading = Reading(self.problems)
        record = read_object(YARDSTICK_IN_FORCE, entry.value, reading)
        if record is None:
            return None
        self.declared.check(reading.references, self.problems)
        if not self.per_part:
            self.problems.add(_needs_part(IN_FORCE, entry.key.place))
        return YardstickInForce(record.text("prövning"), record.text("måttstock"))

    def _test(self, entry: Entry) -> Condition | None:
        word = self.word(entry.key, CONDITION_WORDS)
        if word is None:
            return None
        if isinstance(entry.value, Mapping):
            tests = tuple(t for part in entry.value.entries if (t := self._comparison(word, part)) is not None)
            if not entry.value.entries:
                self.problems.add(wrong_value(entry.value, word))
            return tests[0] if len(tests) == 1 else All(tests)
        value = value_of(entry.value, word, self.problems)
        return None if value is None else Test(word.name, Comparison.IS, value)

    def _comparison(self, word: Vocable, entry: Entry) -> Test | None:
        key = entry.key.text
        if key not in COMPARISON_WORDS:
            listed = ", ".join(COMPARISON_WORDS)
            self.problems.add(
                Problem(
                    "unknown-comparison",
                    entry.key.place,
                    f'jämförelsen "{echo(key)}" finns inte; väntade någon av {listed}',
                    f'the comparison "{echo(key)}" does not exist; expected one of {listed}',
                ).guessing(key, COMPARISON_WORDS)
            )
            return None
        comparison = Comparison(key)
        if comparison is Comparison.ONE_OF:
            return self._one_of(word, entry)
        if word.type not in NUMERIC:
            sv, en = expected_value(word)
            self.problems.add(
                Problem(
                    "comparison-needs-number",
                    entry.key.place,
                    f'"{key}" jämför tal, men "{word.name}" har typen {word.type.value}; väntade {sv}',
                    f'"{key}" compares numbers, but "{word.name}" is of type {word.type.value}; expected {en}',
                )
            )
            return None
        value = value_of(entry.value, word, self.problems)
        return None if value is None else Test(word.name, comparison, value)

    def _one_of(self, word: Vocable, entry: Entry) -> Test | None:
        if word.type is not ValueType.CHOICE:
            self.problems.add(
                Problem(
                    "comparison-needs-choice",
                    entry.key.place,
                    f'"någon_av" räknar upp ord, men "{word.name}" har typen {word.type.value}; väntade typen val',
                    f'"någon_av" lists words, but "{word.name}" is of type {word.type.value}; expected the type val',
                )
            )
            return None
        if not isinstance(entry.value, Sequence) or not entry.value.items:
            self._refuse(
                "expected-list", entry.value, 'en lista av ord under "någon_av"', 'a list of words under "någon_av"'
            )
            return None
        values = [value_of(item, word, self.problems) for item in entry.value.items]
        return Test(word.name, Comparison.ONE_OF, frozenset(value for value in values if isinstance(value, str)))

    def _refuse(self, code: str, node: Node, sv: str, en: str) -> None:
        found_sv, found_en = shown(node)
        self.problems.add(Problem(code, node.place, f"{found_sv}; väntade {sv}", f"{found_en}; expected {en}"))


def _needs_part(name: str, place: Place) -> Problem:
    return Problem(
        "needs-part",
        place,
        f'"{name}" gäller en del av arbetstiden, men här är det hela personen som avses; väntade det under '
        f"{SOME_PART} eller {EVERY_PART}",
        f'"{name}" is about a part of her working time, but here the whole person is meant; expected it under '
        f"{SOME_PART} or {EVERY_PART}",
    )
