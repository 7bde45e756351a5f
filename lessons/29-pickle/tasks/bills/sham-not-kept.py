from multiprocessing import Lock, Pipe, Process, Value

PRICE = 3  #: knob 1..50
HELPERS = 2  #: knob 1..2


#: edit
class Bakery:
    def __init__(self, price):
        self.price = price

    def bill(self, loaves):
        return loaves * self.price

    def count(self):
        return HELPERS
#: end


def helper(end):
    work, loaves = end.recv()
    end.send(work(loaves))


if __name__ == "__main__":
    ends = [Pipe() for _ in range(HELPERS)]
    helpers = [Process(target=helper, args=(there,), daemon=True) for _, there in ends]
    for h in helpers:
        h.start()
    bakery = Bakery(PRICE)
    for (here, _), loaves in zip(ends, (2, 5)):
        here.send((bakery.bill, loaves))
    bills = [here.recv() for here, _ in ends]
    for h in helpers:
        h.join()
    print("bills", bills, "written", bakery.count())
