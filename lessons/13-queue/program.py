from multiprocessing import Process, Queue

PACKERS = 2                                  #: knob 1..4 explore 1


def pack(queue, name):
    basket = [name]
    queue.put(basket)                        #: mark put
    basket.append("late")                    #: switch late


if __name__ == "__main__":
    queue = Queue()
    names = "abcd"[:PACKERS]
    packers = [Process(target=pack, args=(queue, name)) for name in names]
    for p in packers:
        p.start()
    got = [queue.get() for _ in packers]     #: mark get
    for p in packers:
        p.join()
    print("got:", got)                       #: mark printed
