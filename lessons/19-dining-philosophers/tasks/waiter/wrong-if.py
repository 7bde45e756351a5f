#: fails places
from multiprocessing import Condition, Lock, Process, Value

from table import eat, most

GUESTS = 3  #: knob 1..4
PLACES = 2  #: knob 1..3
TAKEN = 1  #: knob 0..2


#: edit
class Waiter:
    def __init__(self, places):
        self.free = Value("i", places)
        self.changed = Condition()

    def let_in(self):
        with self.changed:
            if self.free.value == 0:
                self.changed.wait()
            self.free.value -= 1

    def let_out(self):
        with self.changed:
            self.free.value += 1
            self.changed.notify()
#: end


def dine(waiter):
    waiter.let_in()
    eat()
    waiter.let_out()


if __name__ == "__main__":
    waiter = Waiter(PLACES)
    for _ in range(TAKEN):
        waiter.let_in()
    guests = [Process(target=dine, args=(waiter,)) for _ in range(GUESTS)]
    for g in guests:
        g.start()
    for g in guests:
        g.join()
    print("at once", most.value)
