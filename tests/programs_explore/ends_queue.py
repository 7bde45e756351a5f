# finds ok
# orders 8
from multiprocessing import Process, SimpleQueue


def say(q, c):
    q.put(c * 9000)


def take(q, done):
    assert len(q.get()) == 9000
    done.put(1)


if __name__ == "__main__":
    q, done = SimpleQueue(), SimpleQueue()
    ps = [
        Process(target=say, args=(q, "x")),
        Process(target=say, args=(q, "y")),
        Process(target=take, args=(q, done)),
        Process(target=take, args=(q, done)),
    ]
    for p in ps:
        p.start()
    done.get()
    done.get()
    for p in ps:
        p.join()
