"""The only door to durable_rules: rule sets inside the limits that it was measured to be sound in."""

from __future__ import annotations

import importlib
import warnings
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import metadata
from typing import Any, Final

from gapcheck.engine.reference import EngineFault

_NAME: Final = "gap"
_STATE: Final = "case"
MOST_CONDITIONS: Final = 14
MOST_KEYS: Final = 400
MOST_RULES: Final = 600
# Measured: the 65th different test that one fact meets fails, and so does the 257th condition that shares a test.
MOST_TESTS_OF_A_KEY: Final = 48
MOST_USES_OF_A_TEST: Final = 200
RULES_PER_TOKEN: Final = 200


class Relation(StrEnum):
    """How the number of a fact is compared with a constant."""

    EQ = "eq"
    NE = "$neq"
    GE = "$gte"
    GT = "$gt"
    LE = "$lte"
    LT = "$lt"


@dataclass(frozen=True, slots=True)
class Bound:
    """A comparison of a fact's number with a constant integer."""

    relation: Relation
    constant: int


@dataclass(frozen=True, slots=True)
class Pattern:
    """A fact with this key whose number meets every bound."""

    key: str
    bounds: tuple[Bound, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """When every condition is met the fact `key` has `value`; None stands for the number met by the last condition."""

    key: str
    conditions: tuple[Pattern, ...]
    value: int | None


@dataclass(frozen=True, slots=True, order=True)
class Fact:
    """A key and its number."""

    key: str
    value: int


@dataclass(frozen=True, slots=True)
class Firing:
    """An activation that told something new: the fact and the facts it was inferred from."""

    fact: Fact
    used: tuple[Fact, ...]


class Load:
    """A growing rule set and how far it is from the limits of durable_rules."""

    def __init__(self) -> None:
        self.rules: list[Rule] = []
        self._keys: set[str] = set()
        self._uses: Counter[Pattern] = Counter()
        self._tests: defaultdict[str, set[Pattern]] = defaultdict(set)

    def takes(self, rules: Sequence[Rule]) -> bool:
        """Take in the rules, all or none: none when that would break a limit."""
        if self.broken_by(rules):
            return False
        self.rules += rules
        for rule in rules:
            self._keys |= {rule.key, *(pattern.key for pattern in rule.conditions)}
            self._uses.update(rule.conditions)
            for pattern in rule.conditions:
                self._tests[pattern.key].add(pattern)
        return True

    def broken_by(self, rules: Sequence[Rule]) -> str:
        """The first limit that these further rules would break, in words; empty when all hold."""
        patterns = Counter(pattern for rule in rules for pattern in rule.conditions)
        keys = {rule.key for rule in rules} | {pattern.key for pattern in patterns}
        tests = Counter(p.key for p in patterns if p not in self._uses)
        most_tests = max((len(self._tests[key]) + number for key, number in tests.items()), default=0)
        found = (
            ("conditions in a rule", max((len(rule.conditions) for rule in rules), default=0), MOST_CONDITIONS),
            ("rules in a rule set", len(self.rules) + len(rules), MOST_RULES),
            ("keys in a rule set", len(self._keys | keys), MOST_KEYS),
            ("tests of one key", most_tests, MOST_TESTS_OF_A_KEY),
            ("uses of one test", max((self._uses[p] + n for p, n in patterns.items()), default=0), MOST_USES_OF_A_TEST),
        )
        return next((f"{number} {what}, at most {limit}" for what, number, limit in found if number > limit), "")


def available() -> bool:
    """Whether durable_rules can be imported here."""
    return not missing()


@cache
def missing() -> str:
    """Why durable_rules cannot be imported; empty when it can."""
    try:
        importlib.import_module("durable_rules_engine")
        importlib.import_module("durable.engine")
    except ImportError as error:
        return str(error)
    return ""


@cache
def version() -> str:
    """The installed version of durable_rules; empty when it is not installed as a distribution."""
    try:
        return metadata.version("durable_rules")
    except metadata.PackageNotFoundError:
        return ""


@cache
def _host_class() -> type[Any]:
    # The stock host starts two threads that run rules by the wall clock; overriding _run leaves both out.
    engine: Any = importlib.import_module("durable.engine")
    return type("SyncHost", (engine.Host,), {"_run": lambda self: None})


class RuleSet:
    """A compiled rule set. Rules are positive only, and one state holds one fact per key.

    So a rule fires at most once per state, no join between facts is needed, and nothing is ever taken back.
    """

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        broken = Load().broken_by(rules)
        if broken:
            raise EngineFault(f"durable-rules: {broken}")
        self.rules = rules
        self.produced = frozenset(rule.key for rule in rules)
        self.handed = tuple(sorted({p.key for rule in rules for p in rule.conditions} - self.produced))
        self._inner = frozenset(p.key for rule in rules for p in rule.conditions) & self.produced
        self._tokens = (len(rules) - 1) // RULES_PER_TOKEN + 1
        self._told: dict[str, int] = {}
        self._firings: list[Firing] = []
        self._count = 0
        self._host: Any = _host_class()({_NAME: self._definition()})
        self._native: Any = self._host.get_ruleset(_NAME)

    def run(self, facts: Mapping[str, int]) -> tuple[dict[str, int], tuple[Firing, ...]]:
        """What follows from the facts (by key), and the activations that told it, in the order they fired."""
        self._told, self._firings, self._count = {}, [], 0
        host = self._host
        with warnings.catch_warnings():
            # durable_rules 2.0.28 calls datetime.utcfromtimestamp on every action.
            warnings.simplefilter("ignore", DeprecationWarning)
            if facts:
                host.assert_facts(_NAME, [{"sid": _STATE, "k": key, "v": facts[key]} for key in sorted(facts)])
            host.assert_fact(_NAME, {"sid": _STATE, "k": "begin"})
            for number in range(self._tokens):
                host.assert_fact(_NAME, {"sid": _STATE, "k": "token", "n": number})
        state = host.get_state(_NAME, _STATE)
        host.delete_state(_NAME, _STATE)
        if "exception" in state:
            raise EngineFault(f"durable-rules: {state['exception']}")
        return self._told, tuple(self._firings)

    def close(self) -> None:
        """Give the memory back; the rule set cannot be used afterwards."""
        native: Any = importlib.import_module("durable_rules_engine")
        native.delete_ruleset(self._native._handle)
        self._host._ruleset_list.clear()
        self._host._ruleset_directory.clear()

    def _definition(self) -> dict[str, Any]:
        # `begin` fires in every state (deleting one in which nothing fired crashes); `sink` looks at every fact (one
        # that no rule looks at raises). The token comes first in each rule, when all facts are in.
        definition: dict[str, Any] = {
            "_begin": {"all": [{"b": {"k": "begin"}}], "run": lambda c: None},
            "_sink": {"all": [{"m": {"$ex": {"k": 1}}}, {"z": {"k": "never"}}], "run": lambda c: None},
        }
        for number, rule in enumerate(self.rules):
            token = {"$and": [{"k": "token"}, {"n": number // RULES_PER_TOKEN}]}
            conditions = [{"t": token}, *({f"p{i}": _test(p)} for i, p in enumerate(rule.conditions))]
            definition[f"r{number}"] = {"all": conditions, "dist": 0, "pri": 1, "run": self._action(rule)}
        return definition

    def _action(self, rule: Rule) -> Callable[[Any], None]:
        names = tuple(f"p{i}" for i in range(len(rule.conditions)))

        def run(c: Any) -> None:
            self._count += 1
            if self._count > len(self.rules):
                raise EngineFault("a rule fired twice")
            used = tuple(Fact(c._m[name]["k"], c._m[name]["v"]) for name in names)
            fact = Fact(rule.key, used[-1].value if rule.value is None else rule.value)
            earlier = self._told.get(fact.key)
            if earlier is not None:
                if earlier != fact.value:
                    raise EngineFault(f"{fact.key} is both {earlier} and {fact.value}")
                return
            self._told[fact.key] = fact.value
            self._firings.append(Firing(fact, used))
            if fact.key in self._inner:
                c.assert_fact({"k": fact.key, "v": fact.value})

        return run


def _test(pattern: Pattern) -> dict[str, Any]:
    tests: list[dict[str, Any]] = [{"k": pattern.key}]
    for bound in pattern.bounds:
        comparison = {"v": bound.constant}
        tests.append(comparison if bound.relation is Relation.EQ else {str(bound.relation): comparison})
    return {"$and": tests} if len(tests) > 1 else tests[0]
