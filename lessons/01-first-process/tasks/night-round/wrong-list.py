#: fails told
from multiprocessing import Process

from doors import look

OPEN = 1  #: knob 0..1


#: edit
found = []


def guard(n, is_open):
    try:
        look(n, is_open)
    except SystemExit as end:
        if end.code == 1:
            found.append(n)


def night_round(doors):
    guards = [Process(target=guard, args=(n, is_open)) for n, is_open in enumerate(doors)]
    for g in guards:
        g.start()
    for g in guards:
        g.join()
    return found
#: end


if __name__ == "__main__":
    print("open doors:", night_round([door == OPEN for door in range(2)]))
