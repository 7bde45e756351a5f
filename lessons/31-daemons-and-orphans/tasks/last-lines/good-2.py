from multiprocessing import Process, Semaphore, SimpleQueue, Value, current_process

LINES = 4  #: knob 1..9 explore 2


def store(line, written):
    if current_process().name == "writer":
        written.value += 1


#: edit
done = Semaphore(0)


def write(queue, written):
    while True:
        store(queue.get(), written)
        done.release()


def report(queue, written):
    writer = Process(target=write, args=(queue, written), name="writer")
    writer.daemon = True
    writer.start()
    for n in range(LINES):
        queue.put(f"line {n}")
    for _ in range(LINES):
        done.acquire()
#: end


if __name__ == "__main__":
    queue = SimpleQueue()
    written = Value("i", 0)
    report(queue, written)
    print("written:", written.value)
