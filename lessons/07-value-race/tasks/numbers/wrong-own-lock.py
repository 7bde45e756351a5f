#: fails counted
from multiprocessing import Lock, Process, Value

CUSTOMERS = 2  #: knob 1..3
FIRST = 40  #: knob 0..900


#: edit
def take_number(last, lock):
    with Lock():
        last.value += 1
        return last.value
#: end


def customer(last, lock, ticket):
    ticket.value = take_number(last, lock)
    assert ticket.value <= last.value, "a number that the machine has not given out"


if __name__ == "__main__":
    last, lock = Value("i", FIRST), Lock()
    tickets = [Value("i", 0) for _ in range(CUSTOMERS)]
    people = [Process(target=customer, args=(last, lock, t)) for t in tickets]
    for p in people:
        p.start()
    for p in people:
        p.join()
    print("tickets", *sorted(t.value for t in tickets), "last", last.value)
