from multiprocessing import Pipe, Process, Value

ITEMS = 2  #: knob 1..4
WRITERS = 1  #: knob 1..2


#: edit
def keep(mine, spare):
    spare.close()
    return mine


def read(here, there, got):
    source, count = keep(here, there), 0
    while True:
        try:
            source.recv()
        except EOFError:
            break
        count += 1
    got.value = count


def write(here, there, items):
    with keep(there, here) as target:
        for n in range(items):
            target.send(n)


def started(here, there):
    here.close()
    there.close()
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
