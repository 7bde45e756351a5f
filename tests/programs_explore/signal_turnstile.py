# finds ok v=2
# orders 2
from multiprocessing import Process, Semaphore, Value


def first(turn, v):
    v.value = 1
    turn.release()


def second(turn, v):
    turn.acquire()
    v.value = 2
    turn.release()


def third(turn, v):
    turn.acquire()
    assert v.value in (1, 2)
    turn.release()


if __name__ == "__main__":
    turn, v = Semaphore(0), Value("i", 0)
    ps = [
        Process(target=first, args=(turn, v)),
        Process(target=second, args=(turn, v)),
        Process(target=third, args=(turn, v)),
    ]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
