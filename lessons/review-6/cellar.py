from multiprocessing import Event, Process, Semaphore


def fetch(cellar, inside):
    with cellar:                             #: mark enter
        inside.set()
        Event().wait()                       #: mark stay


if __name__ == "__main__":
    cellar, inside = Semaphore(1), Event()
    boy = Process(target=fetch, args=(cellar, inside))
    boy.start()
    inside.wait()
    boy.terminate()                          #: mark end
    boy.join()
    print("may enter:", cellar.acquire(timeout=2))  #: mark ask
