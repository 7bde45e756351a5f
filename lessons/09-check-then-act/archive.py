from multiprocessing import Process, Value


def reader(is_open, papers):
    if is_open.value:                           #: mark look
        with papers.get_lock():
            papers.value += 1                   #: mark add


def porter(is_open, papers, seal):
    is_open.value = 0                           #: mark close
    seal.value = papers.value                   #: mark seal


if __name__ == "__main__":
    is_open, papers, seal = Value("b", 1), Value("i", 0), Value("i", 0)
    people = [Process(target=reader, args=(is_open, papers)),
              Process(target=porter, args=(is_open, papers, seal))]
    for p in people:
        p.start()
    for p in people:
        p.join()
    print("papers", papers.value, "on the seal", seal.value)  #: mark printed
