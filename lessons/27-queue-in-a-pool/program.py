from multiprocessing import Pool, Queue

COOKS = 2                              #: knob 1..4 explore 1
ORDERS = 4                             #: knob 1..8 explore 1


def begin(queue):
    global hatch
    hatch = queue                      #: mark keep


def cook(n, queue=None):
    (queue or hatch).put(f"dish {n}")  #: mark put


if __name__ == "__main__":
    queue = Queue()
    with Pool(COOKS, begin, (queue,)) as pool:                       #: mark pool
        jobs = []
        for n in range(ORDERS):
            order = (n,)                                             #: switch inherit -> order = (n, queue)
            jobs.append(pool.apply_async(cook, order))               #: mark hand
        for job in jobs:
            job.get()                                                #: switch ask
        print("served:", sorted(queue.get() for _ in jobs))          #: mark served
