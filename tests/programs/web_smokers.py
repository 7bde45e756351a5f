# Cigarette smokers (semaphores), dining savages (a pot), the sleeping barber: three classics in one file, counted by
# shared values.
from multiprocessing import Process, Semaphore, Lock, Value, Array, Event, Condition
from itertools import combinations

THINGS = ('tobacco', 'paper', 'match')


def agent(table, can_smoke, done, order):
    for i in order:
        table.acquire()
        can_smoke[i].release()
    table.acquire()
    done.set()
    for s in can_smoke:
        s.release()


def smoker(i, table, mine, done, smoked):
    while True:
        mine.acquire()
        if done.is_set():
            break
        smoked[i] += 1
        table.release()


class Pot:
    def __init__(self, size):
        self.servings = Value('i', 0)
        self.filled = Value('i', 0)
        self.changed = Condition()
        self.size = size

    def get(self):
        with self.changed:
            self.changed.wait_for(lambda: self.servings.value > 0)
            self.servings.value -= 1
            self.changed.notify_all()

    def fill(self, meals):
        left = meals
        while left > 0:
            with self.changed:
                self.changed.wait_for(lambda: self.servings.value == 0)
                n = min(self.size, left)
                self.servings.value = n
                self.filled.value += 1
                left -= n
                self.changed.notify_all()


def savage(pot, meals, eaten):
    for _ in range(meals):
        pot.get()
        with eaten.get_lock():
            eaten.value += 1


def smoking():
    table, done = Semaphore(1), Event()
    can_smoke = [Semaphore(0) for _ in THINGS]
    smoked = Array('i', len(THINGS))
    order = [0, 1, 2, 1, 0, 1, 1]
    people = [Process(target=smoker, args=(i, table, can_smoke[i], done, smoked)) for i in range(3)]
    people.append(Process(target=agent, args=(table, can_smoke, done, order)))
    for p in people:
        p.start()
    for p in people:
        p.join()
    for (a, b), name, n in zip(reversed(list(combinations(THINGS, 2))), THINGS, smoked):
        print(f'the one with {name:<8} got {a} and {b} {n} times')


def dining():
    pot, eaten = Pot(3), Value('i', 0)
    people = [Process(target=savage, args=(pot, 4, eaten)) for _ in range(2)]
    cook = Process(target=pot.fill, args=(8,))
    for p in [cook, *people]:
        p.start()
    for p in [cook, *people]:
        p.join()
    print(f'{eaten.value} meals of {pot.filled.value} pots, {pot.servings.value} left')


if __name__ == '__main__':
    smoking()
    dining()
