from multiprocessing import Process, Queue

ORDERS = 3                               #: knob 1..9
SIZE = 40000                             #: knob 1..100000


def cook(orders):
    print("cooked", len(orders.get()))   #: mark get


if __name__ == "__main__":
    orders = Queue()
    worker = Process(target=cook, args=(orders,), name="cook")
    worker.start()
    for _ in range(ORDERS):
        orders.put("x" * SIZE)           #: mark put
    worker.join()                        #: mark join
    print("closing time")                #: mark last
