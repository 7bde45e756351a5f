# A bank whose tellers are processes: transfers under ordered locks, an audit log, a ledger that balances.
import multiprocessing as mp
import random
from collections import Counter, namedtuple
from dataclasses import dataclass, field
from typing import List

Transfer = namedtuple('Transfer', 'source target amount')


class InsufficientFunds(Exception):
    def __init__(self, account, needed, available):
        super().__init__(account, needed, available)
        self.account, self.needed, self.available = account, needed, available

    def __str__(self):
        return f'account {self.account}: needs {self.needed:,.2f}, has {self.available:,.2f}'


@dataclass
class Report:
    teller: str
    done: int = 0
    refused: List[str] = field(default_factory=list)


class Bank:
    def __init__(self, balances):
        self.balances = mp.Array('l', balances, lock=False)
        self.locks = [mp.Lock() for _ in balances]

    def transfer(self, t):
        first, second = sorted((t.source, t.target))
        with self.locks[first], self.locks[second]:
            if self.balances[t.source] < t.amount:
                raise InsufficientFunds(t.source, t.amount, self.balances[t.source])
            self.balances[t.source] -= t.amount
            self.balances[t.target] += t.amount

    def total(self):
        for lock in self.locks:
            lock.acquire()
        try:
            return sum(self.balances)
        finally:
            for lock in reversed(self.locks):
                lock.release()


def teller(bank, transfers, reports):
    report = Report(mp.current_process().name)
    for t in transfers:
        try:
            bank.transfer(t)
        except InsufficientFunds as e:
            report.refused.append(str(e))
        else:
            report.done += 1
    reports.put(report)


def main():
    rng = random.Random(42)
    bank = Bank([1000] * 5)
    reports = mp.Queue()
    plans = [[Transfer(*rng.sample(range(5), 2), rng.randint(1, 5)) for _ in range(20)] for _ in range(3)]
    workers = [mp.Process(target=teller, args=(bank, plan, reports), name=f'teller-{i}')
               for i, plan in enumerate(plans, 1)]
    for w in workers:
        w.start()
    got = sorted((reports.get() for _ in workers), key=lambda r: r.teller)
    for w in workers:
        w.join()
    for r in got:
        print(f'{r.teller:<10}|{r.done:>4}|{len(r.refused)}')
    print(got[0])
    print('total', bank.total(), 'minimum', min(bank.balances) > 0)
    moved = Counter()
    for plan in plans:
        for t in plan:
            moved[t.source] -= t.amount
            moved[t.target] += t.amount
    print([1000 + moved[i] for i in range(5)] == list(bank.balances))
    try:
        bank.transfer(Transfer(0, 1, 10 ** 6))
    except InsufficientFunds as e:
        print(type(e).__name__, e.args[1], str(e).split(':')[1].strip().split(',')[0])


if __name__ == '__main__':
    main()
