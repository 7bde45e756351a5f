from multiprocessing import Process

from doors import look

OPEN = 1  #: knob 0..1


#: edit
def night_round(doors):
    found = []
    for n, is_open in enumerate(doors):
        try:
            look(n, is_open)
        except SystemExit as end:
            if end.code == 1:
                found.append(n)
    return found
#: end


if __name__ == "__main__":
    print("open doors:", night_round([door == OPEN for door in range(2)]))
