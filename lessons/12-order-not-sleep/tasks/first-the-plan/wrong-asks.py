#: fails waits
import time
from multiprocessing import Condition, Event, Lock, Process, Queue, Semaphore, Value

PLAN = 7  #: knob 1..99
BUILDERS = 1  #: knob 1..2


#: edit
def tools():
    return []


def draw(plan, number, shared):
    plan.value = number


def build(plan, built, shared):
    while plan.value == 0:
        pass
    built.value = plan.value
#: end


if __name__ == "__main__":
    plan, built = Value("i", 0), [Value("i", 0) for _ in range(BUILDERS)]
    shared = tools()
    people = [Process(target=build, args=(plan, b, shared)) for b in built]
    people.append(Process(target=draw, args=(plan, PLAN, shared)))
    for p in people:
        p.start()
    for p in people:
        p.join()
    print("built", *[b.value for b in built])
