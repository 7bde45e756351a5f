from multiprocessing import Process, Queue

SIZE = 70000  #: knob 1..200000
WORKERS = 2  #: knob 1..3


def report(size, results):
    results.put("x" * size)


#: edit
def collect(workers, results):
    for _ in workers:
        results.get()
    for w in workers:
        w.join()
    return SIZE * WORKERS
#: end


if __name__ == "__main__":
    results = Queue()
    workers = [Process(target=report, args=(SIZE, results)) for _ in range(WORKERS)]
    for w in workers:
        w.start()
    total = collect(workers, results)
    ended = sum(w.exitcode == 0 for w in workers)
    print(f"{total} letters, {ended} ended")
