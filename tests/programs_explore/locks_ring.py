# finds ok
# finds deadlock
from multiprocessing import Lock, Process


def work(first, second):
    with first:
        with second:
            pass


if __name__ == "__main__":
    a, b = Lock(), Lock()
    ps = [Process(target=work, args=(a, b)), Process(target=work, args=(b, a))]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
