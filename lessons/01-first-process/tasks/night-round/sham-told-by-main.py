from multiprocessing import Process

from doors import look

OPEN = 1  #: knob 0..1


#: edit
def night_round(doors):
    guards = [Process(target=look, args=(n, is_open)) for n, is_open in enumerate(doors)]
    for guard in guards:
        guard.start()
    for guard in guards:
        guard.join()
    return [n for n, is_open in enumerate(doors) if is_open]
#: end


if __name__ == "__main__":
    print("open doors:", night_round([door == OPEN for door in range(2)]))
