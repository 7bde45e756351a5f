# finds ok items=0
from multiprocessing import Condition, Process, Value


def consume(cond, items):
    with cond:
        while items.value == 0:
            cond.wait()
        items.value -= 1


def produce(cond, items):
    for _ in range(2):
        with cond:
            items.value += 1
            cond.notify_all()


if __name__ == "__main__":
    cond = Condition()
    items = Value("i", 0, lock=False)
    ps = [Process(target=consume, args=(cond, items)) for _ in range(2)]
    ps.append(Process(target=produce, args=(cond, items)))
    for p in ps:
        p.start()
    for p in ps:
        p.join()
