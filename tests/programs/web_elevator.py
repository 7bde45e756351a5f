# An elevator: a controller process, passengers as processes, each with a pipe to it; a state machine.
import enum
from multiprocessing import Process, Pipe
from multiprocessing.connection import wait


class State(enum.Enum):
    IDLE = 'idle'
    UP = 'up'
    DOWN = 'down'

    @property
    def arrow(self):
        return {State.IDLE: '-', State.UP: '^', State.DOWN: 'v'}[self]


class Elevator:
    def __init__(self, floors):
        self.floors = floors
        self.floor = 0
        self.state = State.IDLE
        self.log = []

    def _move(self, to):
        while self.floor != to:
            self.state = State.UP if to > self.floor else State.DOWN
            self.floor += 1 if self.state is State.UP else -1
        self.state = State.IDLE

    def serve(self, who, start, end):
        if not (0 <= start < self.floors and 0 <= end < self.floors):
            raise ValueError(f'no such floor: {max(start, end)}')
        before = self.floor
        self._move(start)
        self._move(end)
        arrow = (State.UP if end > start else State.DOWN).arrow
        self.log.append(f'{who}: {before}->{start}{arrow}{end}')
        return abs(before - start) + abs(start - end)


def passenger(name, trips, conn):
    total = 0
    for start, end in trips:
        conn.send((name, start, end))
        answer = conn.recv()
        if isinstance(answer, Exception):
            print(f'{name}: {answer!r}', flush=True)
        else:
            total += answer
    conn.send(None)
    conn.close()


def main():
    lift = Elevator(6)
    people = {'ann': [(0, 5), (5, 1)], 'bob': [(2, 3), (9, 0)], 'cy': [(4, 0)]}
    conns = {}
    procs = []
    for name, trips in people.items():
        ours, theirs = Pipe()
        p = Process(target=passenger, args=(name, trips, theirs), name=name)
        p.start()
        theirs.close()
        conns[ours] = name
        procs.append(p)
    steps = {}
    pending = {c: None for c in conns}
    while pending:
        # who has spoken is asked in the order of the names: a round is the same each time
        for conn in sorted(pending, key=conns.get):
            message = conn.recv()
            if message is None:
                del pending[conn]
                continue
            name, start, end = message
            try:
                cost = lift.serve(name, start, end)
            except ValueError as e:
                conn.send(e)
            else:
                steps[name] = steps.get(name, 0) + cost
                conn.send(cost)
    for p in procs:
        p.join()
    for line in lift.log:
        print(line)
    print(steps, lift.state, lift.floor, wait([], timeout=0))


if __name__ == '__main__':
    main()
