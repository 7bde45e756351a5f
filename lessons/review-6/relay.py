from multiprocessing import Process, Queue


def run(take, give):
    give.put(take.get() + 1)                 #: mark pass


if __name__ == "__main__":
    first, second = Queue(), Queue()
    runners = [Process(target=run, args=(first, second)),
               Process(target=run, args=(second, first))]
    for r in runners:
        r.start()
    first.put(0)                             #: mark start
    print("back with", first.get())          #: mark back
    for r in runners:
        r.join()
