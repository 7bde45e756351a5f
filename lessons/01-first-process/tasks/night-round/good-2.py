from multiprocessing import Process

from doors import look

OPEN = 1  #: knob 0..1


#: edit
class Guard(Process):
    def __init__(self, door, is_open):
        super().__init__()
        self.door, self.is_open = door, is_open
        self.start()

    def run(self):
        look(self.door, self.is_open)

    def report(self):
        self.join()
        return [self.door] if self.exitcode else []


def night_round(doors):
    found = []
    for guard in [Guard(n, is_open) for n, is_open in enumerate(doors)]:
        found += guard.report()
    return found
#: end


if __name__ == "__main__":
    print("open doors:", night_round([door == OPEN for door in range(2)]))
