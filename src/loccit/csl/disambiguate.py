"""Disambiguation (CSL 1.0.2, Disambiguation), by hashing rendered cites: never item against item.

The methods in their order: given names, more names, the `disambiguate` condition, the year-suffix.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from .context import Disambiguation
from .items import Item
from .nameform import NameForm
from .names import Name

Trace = list[tuple[tuple[Name, ...], int, NameForm]]
Render = Callable[[Item, Disambiguation, "Trace | None"], str]


Persons = dict[str, set[Name]]  # one person's full name without spaces and periods -> how it is written


class Options(NamedTuple):
    """The attributes of `cs:citation` that switch the methods on."""

    add_givenname: bool
    add_names: bool
    condition: int  # the number of `disambiguate` conditions in the style
    year_suffix: bool
    rule: str = "by-cite"

    def any(self) -> bool:
        """Whether there is anything to do."""
        return self.add_givenname or self.add_names or self.condition > 0 or self.year_suffix


class Disambiguator:
    """Works out a Disambiguation for each ambiguous item."""

    def __init__(self, items: Iterable[Item], render: Render, options: Options) -> None:
        self.items, self.render, self.options = list(items), render, options
        self.result: dict[str, Disambiguation] = {}
        self.levels: dict[Name, int] = {}  # given-name levels for all cites (rules other than by-cite)
        self.traces: dict[str, Trace] = {}

    def run(self, rank: Callable[[Item], int]) -> None:
        """Fill `levels` and `result`; year-suffixes follow `rank`, the order of the bibliography."""
        if not self.options.any():
            return
        groups = self._group(self.items, Disambiguation(), trace=True)
        if self.options.add_givenname and self.options.rule != "by-cite":
            while self._name_levels():
                groups = self._group(self.items, Disambiguation(), trace=True)
        for group in groups:
            if len(group) > 1:
                self._expand(group)
        if self.options.condition:
            for group in self._regroup():
                self._conditions(group)
        if self.options.year_suffix:
            for number, group in enumerate(self._regroup(), 1):
                self._suffix(sorted(group, key=rank), number)

    def _group(self, items: list[Item], dis: Disambiguation, trace: bool = False) -> list[list[Item]]:
        """`items` by what their cite looks like under `dis`."""
        groups: dict[str, list[Item]] = {}
        for item in items:
            traced: Trace | None = None
            if trace:
                traced = self.traces[item.id] = []
            groups.setdefault(self.render(item, dis, traced), []).append(item)
        return list(groups.values())

    def _regroup(self) -> list[list[Item]]:
        """The items that are still ambiguous, in groups."""
        groups: dict[str, list[Item]] = {}
        plain = Disambiguation()
        for item in self.items:
            groups.setdefault(self.render(item, self.result.get(item.id, plain), None), []).append(item)
        groups.pop("", None)  # what has no printed form cannot be told apart
        return [group for group in groups.values() if len(group) > 1]

    # Global name disambiguation

    def _name_levels(self) -> bool:
        """Raise the level of names that look like another person's; true if any was raised."""
        primary = self.options.rule.startswith("primary")
        highest = 1 if self.options.rule.endswith("with-initials") else 2
        looks: dict[tuple[int, str], tuple[NameForm, Persons]] = {}
        for trace in self.traces.values():
            for names, count, form in trace[:1] if primary else trace:
                for name in names[: 1 if primary else count]:
                    key = (id(form), form.text(name, form.base, False))
                    looks.setdefault(key, (form, {}))[1].setdefault(_identity(form, name), set()).add(name)
        raised = False
        for form, persons in looks.values():
            if len(persons) > 1:
                raised |= self._raise(form, persons, highest)
        return raised

    def _raise(self, form: NameForm, persons: Persons, highest: int) -> bool:
        """Give each person the lowest level at which nobody else looks the same."""
        todo = set(persons)
        raised = False
        for level in range(form.base + 1, highest + 1):
            if level == 1 and form.terminator is None:
                continue
            texts: dict[str, set[str]] = {}
            for person, names in persons.items():
                texts.setdefault(form.text(min(names), level, False), set()).add(person)
            for person in [person for same in texts.values() if len(same) == 1 for person in same if person in todo]:
                todo.remove(person)
                for name in persons[person]:
                    raised |= self.levels.get(name, 0) < level
                    self.levels[name] = max(level, self.levels.get(name, 0))
        return raised

    # Names in ambiguous cites

    def _expand(self, group: list[Item]) -> None:
        """Methods 1 and 2 on one group of cites that look alike."""
        work: list[tuple[list[Item], Disambiguation, int]] = [(group, Disambiguation(), 0)]
        steps = list(self._steps(group))
        while work:
            items, best, at = work.pop()
            base = best.copy()
            for position in range(at, len(steps)):
                where, index, value = steps[position]
                _apply(base, where, index, value)
                classes = self._group(items, base)
                if len(classes) > 1:
                    best = best.copy()
                    if index[0] in base.names:
                        best.names[index[0]] = base.names[index[0]]
                    _apply(best, where, index, value)
                    work.extend((part, best, position + 1) for part in classes if len(part) > 1)
                    self.result.update((part[0].id, best.copy()) for part in classes if len(part) == 1)
                    break
            else:
                self.result.update((item.id, best.copy()) for item in items)

    def _steps(self, group: list[Item]) -> Iterator[tuple[str, tuple[int, int], int]]:
        """The changes to try, in the order of the specification."""
        traces = [self.traces[item.id] for item in group]
        by_cite = self.options.rule == "by-cite"
        added = by_cite or self.options.rule.startswith("all-names")  # names that add-names shows are expanded too
        highest = 1 if self.options.rule.endswith("with-initials") else 2
        for index in range(max(map(len, traces))):
            lists = [trace[index] for trace in traces if index < len(trace)]
            form = lists[0][2]
            shown, longest = max(count for _, count, _ in lists), max(len(names) for names, _, _ in lists)
            levels = [n for n in range(form.base + 1, highest + 1) if n == 2 or form.terminator is not None]
            for name in range(longest if self.options.add_names else shown):
                if name >= shown:
                    yield "names", (index, 0), name + 1
                if self.options.add_givenname and (by_cite if name < shown else added):
                    for level in levels:
                        yield "givens", (index, name), level

    def _conditions(self, group: list[Item]) -> None:
        """Method 3: one condition after the other, as long as that tells some of `group` apart."""
        work = [(group, 1)]
        while work:
            items, level = work.pop()
            while level <= self.options.condition:
                classes: dict[str, list[Item]] = {}
                trials = {item.id: self._with_condition(item, level) for item in items}
                for item in items:
                    classes.setdefault(self.render(item, trials[item.id], None), []).append(item)
                level += 1
                if len(classes) > 1:
                    self.result.update(trials)
                    work.extend((part, level) for part in classes.values() if len(part) > 1)
                    break

    def _with_condition(self, item: Item, level: int) -> Disambiguation:
        trial = self.result.get(item.id, Disambiguation()).copy()
        trial.condition = level
        return trial

    def _suffix(self, group: list[Item], number: int) -> None:
        """Method 4: a, b, …, z, aa, ab, …"""
        for order, item in enumerate(group):
            dis = self.result.setdefault(item.id, Disambiguation())
            dis.suffix, dis.group, dis.order = year_suffix(order), number, order


def _identity(form: NameForm, name: Name) -> str:
    """What makes two spellings the same person: `J. J.` is `J.J.`"""
    return re.sub(r"[\s.]", "", form.text(name, 2, False))


def _apply(dis: Disambiguation, where: str, index: tuple[int, int], value: int) -> None:
    if where == "names":
        dis.names[index[0]] = value
    else:
        dis.givens[index] = value


def year_suffix(number: int) -> str:
    """0 -> a, 25 -> z, 26 -> aa."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(97 + rest) + letters
    return letters
