# finds ok v=42
# orders 1
# feeders
from multiprocessing import Process, Queue, Value


def work(v, q):
    v.value = 42
    q.put("ready")


if __name__ == "__main__":
    v, q = Value("i", 0), Queue()
    ps = [Process(target=work, args=(v, q))]
    for p in ps:
        p.start()
    q.get()
    assert v.value == 42
    for p in ps:
        p.join()
