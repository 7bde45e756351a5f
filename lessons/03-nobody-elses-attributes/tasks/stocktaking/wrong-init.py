#: fails reports
from multiprocessing import Process

from stock import count, found

FLOUR = 4  #: knob 0..1000
SALT = 2  #: knob 0..1000


#: edit
class Clerk(Process):
    def __init__(self, shelf):
        super().__init__()
        self.shelf = shelf
        self.total = 0

    def run(self):
        self.total = count(self.shelf)


def report(clerks):
    return [c.total for c in clerks]
#: end


if __name__ == "__main__":
    clerks = [Clerk([FLOUR, 1, 5]), Clerk([SALT, 9])]
    for c in clerks:
        c.start()
    for c in clerks:
        c.join()
    totals = report(clerks)
    print("in stock:", totals)
    print("not as counted:", [total for total, pieces in zip(totals, (found[3], found[2])) if total != pieces])
    print("reports:", len(totals))
