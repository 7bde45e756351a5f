# A token ring and a leader election on it (Chang and Roberts): each node has a queue from the one before it.
from multiprocessing import Process, Queue, Barrier
from dataclasses import dataclass, replace
from itertools import cycle, islice


@dataclass(frozen=True, order=True)
class Message:
    kind: str
    value: int
    hops: int = 0

    def passed(self):
        return replace(self, hops=self.hops + 1)


class Node(Process):
    def __init__(self, ident, inbox, outbox, results, barrier):
        super().__init__(name=f'node-{ident}')
        self.ident_, self.inbox, self.outbox, self.results, self.barrier = ident, inbox, outbox, results, barrier
        self.leader = None

    def elect(self):
        self.outbox.put(Message('elect', self.ident_))
        while True:
            m = self.inbox.get()
            if m.kind == 'elect':
                if m.value > self.ident_:
                    self.outbox.put(m.passed())
                elif m.value == self.ident_:
                    self.outbox.put(Message('leader', self.ident_))
            elif m.value == self.ident_:
                self.leader = m.value
                return
            else:
                self.leader = m.value
                self.outbox.put(m.passed())
                return

    def ring(self, rounds):
        seen = []
        if self.leader == self.ident_:
            self.outbox.put(Message('token', 0))
        for _ in range(rounds):
            m = self.inbox.get()
            seen.append(m.hops)
            if not (self.leader == self.ident_ and len(seen) == rounds):
                self.outbox.put(m.passed())
        return seen

    def run(self):
        self.elect()
        self.barrier.wait()
        self.results.put((self.ident_, self.leader, self.ring(3)))


if __name__ == '__main__':
    idents = [3, 7, 1, 5]
    links = [Queue() for _ in idents]
    results, barrier = Queue(), Barrier(len(idents))
    nodes = [Node(i, inbox, outbox, results, barrier)
             for i, inbox, outbox in zip(idents, links, islice(cycle(links), 1, None))]
    for n in nodes:
        n.start()
    for ident, leader, seen in sorted(results.get() for _ in nodes):
        print(ident, leader, seen)
    for q in links:
        q.cancel_join_thread()
    for n in nodes:
        n.join()
    print(Message('a', 1) < Message('b', 0), Message('x', 2).passed(), {n.exitcode for n in nodes})
    try:
        Message('x', 1).value = 3
    except Exception as e:
        print(type(e).__name__, e)
