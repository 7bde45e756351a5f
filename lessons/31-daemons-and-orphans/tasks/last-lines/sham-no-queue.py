from multiprocessing import Process, Semaphore, SimpleQueue, Value, current_process

LINES = 4  #: knob 1..9 explore 2


def store(line, written):
    if current_process().name == "writer":
        written.value += 1


#: edit
def write(queue, written):
    for _ in range(LINES):
        store("line", written)


def report(queue, written):
    writer = Process(target=write, args=(queue, written), name="writer")
    writer.start()
    writer.join()
#: end


if __name__ == "__main__":
    queue = SimpleQueue()
    written = Value("i", 0)
    report(queue, written)
    print("written:", written.value)
