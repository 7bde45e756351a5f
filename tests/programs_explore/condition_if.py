# finds ok items=0
# finds exception items=1
from multiprocessing import Condition, Process, Value


def consume(cond, items):
    with cond:
        if items.value == 0:
            cond.wait()
        assert items.value > 0
        items.value -= 1


def produce(cond, items):
    for _ in range(2):
        with cond:
            items.value += 1
            cond.notify()


if __name__ == "__main__":
    cond = Condition()
    items = Value("i", 0, lock=False)
    ps = [Process(target=consume, args=(cond, items)) for _ in range(2)]
    ps.append(Process(target=produce, args=(cond, items)))
    for p in ps:
        p.start()
    for p in ps:
        p.join()
