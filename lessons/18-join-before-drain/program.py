from multiprocessing import Process, Queue

WORKERS = 2                              #: knob 1..4 explore 1
SIZE = 200000                            #: knob 1..1000000 explore 70000


def report(results):
    results.put("x" * SIZE)              #: mark put
    print("a report is put")           #: mark said


def get_all(workers, results):
    for _ in workers:
        print("a report of", len(results.get()), "letters")  #: mark get


def join_all(workers, results):
    for w in workers:
        w.join()                         #: mark join


if __name__ == "__main__":
    results = Queue()
    workers = [Process(target=report, args=(results,)) for _ in range(WORKERS)]
    for w in workers:
        w.start()
    get_all(workers, results)            #: switch first -> join_all(workers, results)
    join_all(workers, results)           #: switch first -> get_all(workers, results)
    print("done")
