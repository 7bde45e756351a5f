from multiprocessing import Manager, Pool

ORDERS = 4                             #: knob 1..8 explore 1


def cook(n, queue):
    queue.put(f"dish {n}")             #: mark put


if __name__ == "__main__":
    with Manager() as manager, Pool(2) as pool:
        queue = manager.Queue()        #: mark make
        jobs = [pool.apply_async(cook, (n, queue)) for n in range(ORDERS)]   #: mark send
        for job in jobs:
            job.get()
        print("served:", sorted(queue.get() for _ in jobs))                  #: mark served
