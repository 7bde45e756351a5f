from multiprocessing import Pipe, Process, Value

ITEMS = 2  #: knob 1..4
WRITERS = 1  #: knob 1..2


#: edit
def read(here, there, got):
    count = 0
    for _ in range(ITEMS * WRITERS):
        here.recv()
        count += 1
    got.value = count


def write(here, there, items):
    for n in range(items):
        there.send(n)


def started(here, there):
    pass
#: end


if __name__ == "__main__":
    here, there = Pipe(duplex=False)
    got = Value("i", -1)
    people = [Process(target=read, args=(here, there, got))]
    people += [Process(target=write, args=(here, there, ITEMS)) for _ in range(WRITERS)]
    for p in people:
        p.start()
    started(here, there)
    for p in people:
        p.join()
    print("read", got.value)
