#: fails waits
from multiprocessing import Condition, Process, Value

SIGN = 1  #: knob 1..99
SLEEPERS = 1  #: knob 1..2


#: edit
def wait_for_it(ready, changed, saw):
    while not ready.value:
        pass
    saw.value = ready.value


def make_ready(ready, changed, sign):
    ready.value = sign
#: end


if __name__ == "__main__":
    ready, changed = Value("i", 0), Condition()
    saw = [Value("i", 0) for _ in range(SLEEPERS)]
    people = [Process(target=wait_for_it, args=(ready, changed, s)) for s in saw]
    people.append(Process(target=make_ready, args=(ready, changed, SIGN)))
    for p in people:
        p.start()
    for p in people:
        p.join()
    print("done:", *[s.value for s in saw])
