from multiprocessing import Lock, Process
from store import Shelf

DAYS = 2  #: knob 1..3 explore 1
WATCHED = 0  #: knob 0..1


#: edit
def morning(bread, milk, days):
    for _ in range(days):
        with bread.lock:
            bread.put()


def noon(bread, milk, days):
    for _ in range(days):
        with bread.lock:
            bread.put()
        with milk.lock:
            milk.put()


def evening(bread, milk, days):
    for _ in range(days):
        with milk.lock:
            milk.put()
#: end


if __name__ == "__main__":
    bread, milk = Shelf(WATCHED), Shelf(WATCHED)
    helpers = [Process(target=f, args=(bread, milk, DAYS)) for f in (morning, noon, evening)]
    for h in helpers:
        h.start()
    for h in helpers:
        h.join()
    print(f"bread {bread.count.value}, milk {milk.count.value}")
