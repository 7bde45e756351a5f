from multiprocessing import Lock, Process


def paint(first, second):
    with first:                              #: mark first
        with second:                         #: mark second
            pass


if __name__ == "__main__":
    brush, pot, ladder = Lock(), Lock(), Lock()
    pairs = [(brush, pot), (pot, ladder), (brush, ladder)]  #: mark pairs
    painters = [Process(target=paint, args=pair) for pair in pairs]
    for p in painters:
        p.start()
    for p in painters:
        p.join()
    print("painted")
