# finds deadlock
# orders 1
# pattern each waits for the other's signal
from multiprocessing import Event, Process


def one(mine, next_):
    mine.wait()
    next_.set()


if __name__ == "__main__":
    es = [Event() for _ in range(3)]
    ps = [Process(target=one, args=(es[i], es[(i + 1) % 3])) for i in range(3)]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
