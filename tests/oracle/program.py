"""A program's text, and runs of it with one history or another."""
import builtins

import loops
import processes
import shared
from life import Lives, Stop


class Program:
    def __init__(self, text, name="program.py", finer=False):
        """finer: in CPython's own steps (finer.py)."""
        self.modules = processes.FINER_MODULES if finer else processes.MODULES
        self.code, self.polls = loops.marked(text, name)
        self.names = {}
        self.lives = Lives(self.run)

    def _import(self, name, scope=None, local=None, what=(), level=0):
        if name not in self.modules:
            raise ImportError(f"{name} is not modelled")
        return self.modules[name if what else name.partition(".")[0]]

    def run(self, life):
        scope = {"__name__": "__main__", "__builtins__": vars(builtins) | {
            "__import__": self._import, "print": lambda *_, **__: None, loops.BEGIN: dict,
            loops.ROUND: lambda rounds, *scopes: life.loop_round(rounds, *map(loops.variables, scopes))}}
        try:
            shared.live(life, lambda: processes.main_lives(lambda: exec(self.code, scope)))
        except Stop:
            self.note_names(scope)

    def note_names(self, scope):
        """The names of shared objects by the variables of main that hold them: of each, the first one seen."""
        for name, value in scope.items():
            for number, text in _held(name, value):
                self.names.setdefault(number, text)


def _held(name, value):
    if isinstance(value, shared.Shared):
        yield value.number, name
    elif isinstance(value, (list, tuple)) and not name.startswith("__"):
        for i, one in enumerate(value):
            yield from _held(f"{name}[{i}]", one)
