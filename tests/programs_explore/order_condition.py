# finds ok ready=1 data=7
# orders 14
from multiprocessing import Condition, Process, Value


def consume(c, ready, data):
    with c:
        while not ready.value:
            c.wait()
        assert data.value == 7


if __name__ == "__main__":
    c, ready, data = Condition(), Value("b", 0), Value("i", 0)
    ps = [Process(target=consume, args=(c, ready, data)) for _ in range(2)]
    for p in ps:
        p.start()
    with c:
        data.value = 7
        ready.value = 1
        c.notify_all()
    for p in ps:
        p.join()
