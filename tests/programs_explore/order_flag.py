# finds ok ready=1 data=42
# orders 3
from multiprocessing import Process, Value


def make(ready, data):
    data.value = 42
    ready.value = 1


def use(ready, data):
    while not ready.value:
        pass
    assert data.value == 42


if __name__ == "__main__":
    ready, data = Value("b", 0), Value("i", 0)
    ps = [Process(target=make, args=(ready, data)), Process(target=use, args=(ready, data))]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
