import os
from multiprocessing import Process, Value

CHILDREN = 3                                    #: knob 1..10 explore 2

vip_list = []
visits = Value("i", 0)


def add_vip(number):
    vip_list.append(number)
    with visits.get_lock():
        visits.value += 1                       #: switch share
    print("process", os.getpid(), "has", vip_list)


if __name__ == "__main__":
    vip_list.append("parent")                   #: switch before
    children = [Process(target=add_vip, args=(n,)) for n in range(CHILDREN)]
    for child in children:
        child.start()
    for child in children:
        child.join()
    add_vip("by hand")                          #: switch call
    print("parent ", os.getpid(), "has", vip_list, "visits", visits.value)
