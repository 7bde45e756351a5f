import os
from multiprocessing import Process, Value, set_start_method

CHILDREN = 3                                    #: knob 1..10 explore 2
METHOD = "fork"                                 #: knob fork|spawn

vip_list = []                                   #: mark list


def add_vip(number, visits):
    vip_list.append(number)                     #: mark append
    with visits.get_lock():
        visits.value += 1                       #: switch share
    print("process", os.getpid(), "has", vip_list)


if __name__ == "__main__":                      #: mark main
    set_start_method(METHOD)
    visits = Value("i", 0)
    vip_list.append("parent")                   #: switch before
    children = [Process(target=add_vip, args=(n, visits)) for n in range(CHILDREN)]
    for child in children:
        child.start()                           #: mark start
    for child in children:
        child.join()
    add_vip("by hand", visits)                  #: switch call
    print("parent ", os.getpid(), "has", vip_list, "visits", visits.value)  #: mark printed
