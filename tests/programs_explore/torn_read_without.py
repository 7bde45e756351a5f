# finds exception a=0 b=1
# finds ok a=0 b=1
# orders 4
# pattern torn pair
from multiprocessing import Lock, Process, Value


def move(a, b, lock):
    with lock:
        a.value -= 1
        b.value += 1


def look(a, b, lock):
    x = a.value
    y = b.value
    assert x + y == 1, (x, y)


if __name__ == "__main__":
    lock, a, b = Lock(), Value("i", 1), Value("i", 0)
    ps = [Process(target=move, args=(a, b, lock)), Process(target=look, args=(a, b, lock))]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
