from dataclasses import dataclass, field
from enum import Enum, auto
from multiprocessing import Process, Queue
from typing import List, Optional

class Kind(Enum):
    ADD = auto()
    MUL = auto()
    STOP = auto()

@dataclass
class Task:
    kind: Kind
    args: List[int] = field(default_factory=list)
    note: Optional[str] = None

@dataclass(frozen=True, order=True)
class Result:
    value: int
    kind: Kind = field(compare=False)

def worker(inbox: Queue, outbox: Queue) -> None:
    while (task := inbox.get()).kind is not Kind.STOP:
        v = sum(task.args) if task.kind == Kind.ADD else 1
        if task.kind is Kind.MUL:
            for a in task.args:
                v *= a
        outbox.put(Result(v, task.kind))
    outbox.put(None)

if __name__ == '__main__':
    inbox, outbox = Queue(), Queue()
    p = Process(target=worker, args=(inbox, outbox))
    p.start()
    for t in (Task(Kind.ADD, [1, 2, 3]), Task(Kind.MUL, [4, 5], 'x'), Task(Kind.STOP)):
        inbox.put(t)
        print(t)
    got = list(iter(outbox.get, None))
    p.join()
    print(sorted(got), max(got).value)
