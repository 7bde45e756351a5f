from multiprocessing import Process, Queue

LETTERS = 2                                  #: knob 1..3


def write(queue, who):
    for n in range(LETTERS):
        queue.put(f"{who}{n}")               #: mark put


if __name__ == "__main__":
    queue = Queue()
    writers = [Process(target=write, args=(queue, who)) for who in "ab"]
    for w in writers:
        w.start()
    post = [queue.get() for _ in range(2 * LETTERS)]  #: mark get
    for w in writers:
        w.join()
    print("post:", *post)                    #: mark printed
