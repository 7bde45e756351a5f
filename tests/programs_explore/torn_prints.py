# finds ok a=0 b=1
# orders 4
# caveat pattern
from multiprocessing import Lock, Process, Value


def move(a, b, lock):
    with lock:
        a.value -= 1
        b.value += 1


if __name__ == "__main__":
    lock, a, b = Lock(), Value("i", 1), Value("i", 0)
    ps = [Process(target=move, args=(a, b, lock))]
    for p in ps:
        p.start()
    print(a.value, b.value)
    for p in ps:
        p.join()
