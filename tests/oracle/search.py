"""All orders of a program, by brute force: every state that can be reached, each visited once.

In each state every process, and every feeder of a queue, that can take its next step is tried. Two orders that come to
the same state have the same future, whatever came before: a state holds all of the shared objects, and of each process
its whole history, and a process is a function of its history (life.py). So a state that was seen before need not be
entered again. That is the only thing left out; there is no partial-order reduction here, nothing is asked of mplab, and
what it calls an order is not needed.

A state in which nobody can go on is an end: all processes have ended, or it is a deadlock. If no end can be reached
from a state, those who can still move there go round for ever: a livelock.
"""
import collections

import insides
import rules
from life import BORN, FORKED, signal_item
from livelock import lost_for_ever
from rules import RULES

MAIN = "MainProcess"
End = collections.namedtuple("End", "kind values codes raised stuck")


class TooMany(Exception):
    """More states than were allowed."""


class Search:
    def __init__(self, program, most_states, late=False):
        """late: a signal's handler may also run later than at once."""
        self.late = late
        self.program = program
        self.lives = program.lives
        self.most_states = most_states
        self.ends = set()
        self.seen = {}
        self.steps = 0

    # ---- one step ----

    def go_on(self, state, name, node, item):
        """The process whose history is node's gets one more item, and comes to its next question."""
        after = self.lives.after(node, item)
        self.arrived(state, name, after, made=after.made if after.before is node else ())

    def arrived(self, state, name, node, made):
        state["process", name] = node, None
        for number, first in made:
            state["object", number] = first

    def changed(self, state, changes):
        new = {**state, **changes}
        for key, value in changes.items():
            if value is None:
                new.pop(key)
        return new

    def take(self, state, name, node):
        """The states after this process's next step, more than one where it kills; none: it must wait."""
        verb, *arguments = node.question
        if verb in SPECIAL:
            return SPECIAL[verb](self, state, name, node, *arguments)
        done = None if insides.kept(state, name, verb, arguments) else RULES[verb](state, name, *arguments)
        if done is None:
            return []
        answer, changes = done
        new = self.changed(state, changes)
        self.go_on(new, name, node, answer)
        return [new]

    def start(self, state, parent, node, child, others):
        if ("process", child) in state:
            raise NotImplementedError(f"two processes of the name {child}")
        new = self.changed(state, rules.inherited(state, parent, child) | rules.buried(state, others))
        self.go_on(new, child, node, BORN)
        self.go_on(new, parent, node, FORKED)
        return [new]

    def exit(self, state, name, node, code):
        if ("pending", name) in state:
            return []
        return [self.changed(state, rules.dead(state, name, code & 0xff))]

    def kill_pid(self, state, name, node, victim, number):
        """os.kill: of a PID, which may be nobody's any more. A Process does not ask for that."""
        if ("gone", victim) not in state:
            return self.kill(state, name, node, victim, number)
        new = dict(state)
        self.go_on(new, name, node, "gone")
        return [new]

    def kill(self, state, name, node, victim, number):
        """A signal. A handler runs before anything else that its process does then, one's own at once. Late, it
        is pending, and its process may do more before it runs it; but not end."""
        there, ended = state["process", victim]
        fate = rules.DIES if ended is not None else rules.fate(there.handlers, number)
        if ended is None and fate == rules.DIES:
            return [self.killed(found, name, node, victim, number) for found in insides.ways(state, victim)]
        new = dict(state)
        if ended is None and fate == rules.HANDLE and victim != name and there.question[0] != "exit":
            if self.late:
                new["pending", victim] = (*state.get(("pending", victim), ()), number)
            else:
                self.go_on(new, victim, there, signal_item(number))
        self.go_on(new, name, node, "to itself" if fate == rules.HANDLE and victim == name else None)
        return [new]

    def killed(self, state, name, node, victim, number):
        left = insides.left_by(state, victim)
        new = self.changed(self.changed(state, rules.dead(state, victim, -number)), left)
        if victim != name:
            self.go_on(new, name, node, None)
        return new

    def deliver(self, state, name, number, *more):
        new = self.changed(state, {("pending", name): more or None})
        self.go_on(new, name, state["process", name][0], signal_item(number))
        return new

    def followers(self, state):
        for key, value in state.items():
            if key[0] == "process" and value[1] is None:
                yield from self.take(state, key[1], value[0])
            elif key[0] == "buffer" and ("kept", key[2]) not in state:
                yield self.changed(state, rules.feed_next(state, *key[1:]))
            elif key[0] == "pending":
                yield self.deliver(state, key[1], *value)

    # ---- all of them ----

    def explore(self):
        first = {}
        self.arrived(first, MAIN, self.lives.root, self.lives.root.made)
        self.seen[frozenset(first.items())] = 0
        todo, follows = [(0, first)], {}
        while todo:
            here, state = todo.pop()
            follows[here] = []
            for new in self.followers(state):
                self.steps += 1
                known = len(self.seen)
                there = self.seen.setdefault(frozenset(new.items()), known)
                follows[here].append(there)
                if there == known:
                    todo.append((there, new))
            if not follows[here]:
                self.ends.add(self.end(state))
            if len(self.seen) > self.most_states:
                raise TooMany(f"more than {self.most_states} states")
        if self.program.polls:
            states = list(self.seen)
            self.ends |= {self.end(dict(states[n]), True) for n in lost_for_ever(follows)}
        return self

    # ---- ends ----

    def end(self, state, going_round=False):
        alive = {k[1]: v[0] for k, v in state.items() if k[0] == "process" and v[1] is None}
        raised = frozenset((k[1], text) for k, text in state.items() if k[0] == "raised")
        codes = frozenset((k[1], v[1]) for k, v in state.items() if k[0] == "process" and v[1] is not None)
        stuck = frozenset((name, node.question[0]) for name, node in alive.items())
        kind = "livelock" if going_round else "deadlock" if alive else "exception" if raised else "ends"
        return End(kind, self.values(state), codes, raised, stuck)

    def values(self, state):
        names = self.program.names
        return frozenset((names[k[1]], o[1]) for k, o in state.items()
                         if k[0] == "object" and o[0] == "Cells" and k[1] in names)


SPECIAL = {"start": Search.start, "exit": Search.exit, "kill": Search.kill, "kill_pid": Search.kill_pid}
