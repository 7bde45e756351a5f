from multiprocessing import Lock, Process, Value

DAYS = 1  #: knob 1..3


class Shelf:
    def __init__(self):
        self.count = Value("i", 0)
        self.lock = Lock()


#: edit
def morning(bread, milk, days):
    for _ in range(days):
        with bread.lock:
            bread.count.value += 1


def noon(bread, milk, days):
    for _ in range(days):
        with milk.lock:
            bread.count.value += 1
            milk.count.value += 1


def evening(bread, milk, days):
    for _ in range(days):
        with milk.lock:
            milk.count.value += 1
#: end


if __name__ == "__main__":
    bread, milk = Shelf(), Shelf()
    helpers = [Process(target=f, args=(bread, milk, DAYS)) for f in (morning, noon, evening)]
    for h in helpers:
        h.start()
    for h in helpers:
        h.join()
    print(f"bread {bread.count.value}, milk {milk.count.value}")
