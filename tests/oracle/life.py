"""A process as a function: from the answers it has been given to the next thing it asks.

A program is run here by real Python, but its processes are not real. Whatever touches what processes share (a load, an
acquire, a put) is a question: the process stops there, and somebody else decides the answer. Between two questions a
process is ordinary private Python, and so its next question depends on one thing alone: the answers it was given so
far, its history. That makes it a function, and a function can be called again:

    run the program from its first line, give it the answers of its history one after the other,
    and note what it asks when they are used up.

So there are no threads, no coroutines and no copies of memory here, only Python run again from the start. A fork is an
answer, too: the parent's start() is answered by FORKED, and the history of the child is its parent's up to there, then
BORN. The child is the same program run with that history: it has its parent's variables as they were, and shares none.
A signal is an item of the history that nobody asked for: its handler runs before the question that waits.

Histories make a tree. A Node is one history; it keeps what that run came to, so each run is made once.

Loops that poll would make histories without end. `loops.py` marks each `while`; when a loop comes round and the process
has the same private state as at an earlier round of it, the answers in between have left no trace, and the history is
cut back to that round (`Life.loop_round`). That is the one way two histories are taken for the same.
"""
import types

FORKED, BORN = "forked", "born"
HANDLE, IGNORE = "handle", "ignore"
MOST_ANSWERS = 400


class Stop(BaseException):
    """The answers are used up: the run is over, whatever the program has open."""


class TooLong(Exception):
    """A history that is too long for this way of going about it."""


class Signal:
    """An item of a history: a signal came, and the process has a handler for it."""

    def __init__(self, number):
        self.number = number


_signals = {}


def signal_item(number):
    """One object for each number: histories are compared by their items."""
    return _signals.setdefault(number, Signal(number))


class Life:
    """One run of the program with one history."""

    def __init__(self, history):
        self.history = history
        self.at = 0               # how many of its items are used up
        self.over = False
        self.question = None
        self.made = []            # objects made since the last item: (number, first state)
        self.objects = 0          # how many this process and those before it in its history have made
        self.cut = None           # the history is the same as its first `cut` items
        self.name = "MainProcess"
        self.path = ()            # which child of which child
        self.process = None       # its Process; None: main
        self.children = []        # Processes started by this one
        self.born = 0
        self.handlers = {}        # signal: function, or IGNORE
        self.feeding = []         # queues that this process has put something into
        self.forgotten = set()    # of those, the ones whose feeder it will not wait for
        self.late = []            # lists that it has put: their feeder pickles them later, as they are then

    def ask(self, *question):
        """The answer to a question about what is shared."""
        while True:
            if self.over:
                raise Stop
            if self.at == len(self.history):
                self.question = question
                self.over = True
                raise Stop
            item = self.history[self.at]
            self.at += 1
            self.made.clear()
            self.cut = None
            if type(item) is not Signal:
                return item
            self.handle(item.number)

    def handle(self, number):
        self.handlers[number](number, None)

    def make(self, *state):
        """A new shared object, known by who made it and as which. Not a step: nobody else knows of it yet."""
        self.objects += 1
        number = (self.path, self.objects)
        self.made.append((number, state))
        return number

    def become_child(self, name, path):
        self.name, self.path = name, path
        self.objects = self.born = 0
        self.children, self.feeding, self.forgotten, self.late = [], [], set(), []

    # ---- loops that poll ----

    def loop_round(self, rounds, *scopes):
        """A `while` comes round. rounds: what this loop has seen since it began; scopes: all variables it may use."""
        if self.over:
            raise Stop
        try:
            now = freeze([scopes, self.private()])
        except Unknown:
            return
        earlier = rounds.setdefault(now, self.at)
        if earlier < self.at:
            self.cut = earlier

    def private(self):
        return [self.objects, self.born, len(self.handlers), len(self.feeding), self.children]


class Unknown(Exception):
    """A private value that cannot be compared."""


def freeze(value):
    """A private value in a form that can be compared, whole."""
    if value is None or isinstance(value, (bool, int, float, str, bytes)):
        return type(value), value
    if isinstance(value, (list, tuple)):
        return type(value), tuple(map(freeze, value))
    if isinstance(value, dict):
        return dict, tuple((freeze(k), freeze(v)) for k, v in value.items())
    if isinstance(value, (set, frozenset)):
        return type(value), frozenset(map(freeze, value))
    if isinstance(value, (types.FunctionType, types.BuiltinFunctionType, types.ModuleType, type)):
        return type(value), value.__name__
    if isinstance(value, types.MethodType):
        return type(value), value.__name__, freeze(value.__self__)
    if hasattr(value, "frozen"):
        return type(value), freeze(value.frozen())
    raise Unknown


class Node:
    """One history, and what the process asks after it."""

    __slots__ = ("before", "item", "depth", "after", "question", "made", "handlers", "name", "names", "late")

    def __init__(self, before, item):
        self.before = before
        self.item = item
        self.depth = before.depth + 1 if before else 0
        self.after = {}
        self.names = None

    def history(self):
        items = []
        node = self
        while node.before:
            items.append(node.item)
            node = node.before
        items.reverse()
        return items


class Lives:
    """All histories of one program's processes. run(life): makes that run."""

    def __init__(self, run):
        self.run = run
        self.runs = 0
        self.root = self.lived(Node(None, None))

    def lived(self, node):
        """Runs the program with this node's history. The node that stands for it: this one, or an earlier one."""
        if node.depth > MOST_ANSWERS:
            raise TooLong(f"more than {MOST_ANSWERS} answers")
        self.runs += 1
        life = Life(node.history())
        self.run(life)
        if life.cut is not None and not life.made:
            while node.depth > life.cut:
                node = node.before
            return node
        node.question, node.made, node.name = life.question, tuple(life.made), life.name
        node.late = tuple(map(tuple, life.late))
        node.handlers = {n: IGNORE if f is IGNORE else HANDLE for n, f in life.handlers.items()}
        return node

    def after(self, node, item):
        """The node after one more item."""
        key = type(item), item
        found = node.after.get(key)
        if found is None:
            found = node.after[key] = self.lived(Node(node, item))
        return found
