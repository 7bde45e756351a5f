# finds ok
from multiprocessing import Lock, Process

SEATS = 3


def eat(left, right):
    with left:
        with right:
            pass


if __name__ == "__main__":
    forks = [Lock() for _ in range(SEATS)]
    ps = [Process(target=eat, args=(forks[min(i, (i + 1) % SEATS)], forks[max(i, (i + 1) % SEATS)]))
          for i in range(SEATS)]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
