#: fails together
from multiprocessing import Process

from doors import look

OPEN = 1  #: knob 0..1


#: edit
def night_round(doors):
    found = []
    for n, is_open in enumerate(doors):
        guard = Process(target=look, args=(n, is_open))
        guard.start()
        guard.join()
        if guard.exitcode == 1:
            found.append(n)
    return found
#: end


if __name__ == "__main__":
    print("open doors:", night_round([door == OPEN for door in range(2)]))
