import sys
from multiprocessing import Process

LOCKED = 1                                      #: knob 0..1


def look_at_door():
    sys.exit(0 if LOCKED else 1)                #: mark look


if __name__ == "__main__":
    guard = Process(target=look_at_door)
    guard.start()
    locked = guard.exitcode == 0                #: mark early
    guard.join()                                #: mark join
    print("the door is", "locked" if locked else "open")  #: mark say
