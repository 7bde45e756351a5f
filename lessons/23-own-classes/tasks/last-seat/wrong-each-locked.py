#: fails right
import multiprocessing
import threading
from multiprocessing import Process, Value
from multiprocessing.managers import BaseManager

SEATS = 1  #: knob 1..2


#: edit
class Office:
    def __init__(self, seats):
        self.seats, self.lock = seats, threading.Lock()

    def free(self):
        with self.lock:
            return self.seats

    def take(self):
        with self.lock:
            self.seats -= 1


def sell(office, sold):
    if office.free() > 0:
        office.take()
        sold.value = 1
#: end


class Theatre(BaseManager):
    pass


Theatre.register("Office", Office)

if __name__ == "__main__":
    sold = [Value("i", 0), Value("i", 0)]
    with Theatre() as theatre:
        office = theatre.Office(SEATS)
        desk_2 = Process(target=sell, args=(office, sold[1]))
        desk_2.start()
        sell(office, sold[0])
        desk_2.join()
    print(f"{SEATS} seats, {sum(s.value for s in sold)} sold")
