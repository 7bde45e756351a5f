from multiprocessing import Condition, Lock, Process, Value

from table import eat, most

GUESTS = 3  #: knob 1..4
PLACES = 2  #: knob 1..3
TAKEN = 1  #: knob 0..2


#: edit
class Waiter:
    def __init__(self, places):
        self.places, self.taken = places, Value("i", 0)
        self.changed = Condition(Lock())

    def let_in(self):
        self.changed.acquire()
        self.changed.wait_for(lambda: self.taken.value < self.places)
        self.taken.value += 1
        self.changed.release()

    def let_out(self):
        self.changed.acquire()
        self.taken.value -= 1
        self.changed.notify_all()
        self.changed.release()
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
