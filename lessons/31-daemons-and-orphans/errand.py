import os
from multiprocessing import Process, Value


def deliver(delivered):
    delivered.value = 1              #: mark deliver


def boss(delivered):
    Process(target=deliver, args=(delivered,), name="boy").start()   #: mark send
    os._exit(0)                      #: mark exit


if __name__ == "__main__":
    delivered = Value("i", 0)
    p = Process(target=boss, args=(delivered,), name="boss")
    p.start()
    p.join()                         #: mark join
    print("delivered:", delivered.value)   #: mark printed
