# finds ok v=3
# finds stale v=1
# finds stale v=2
from multiprocessing import Process, Semaphore, Value


def work(places, v):
    with places:
        v.value += 1


if __name__ == "__main__":
    places = Semaphore(2)
    v = Value("i", 0, lock=False)
    ps = [Process(target=work, args=(places, v)) for _ in range(3)]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
