# What a signal handler raises comes out where the program is, and can be caught there; Ctrl-C in a tight loop too.
import os
import signal


class Alarm(Exception):
    pass


def ring(number, frame):
    raise Alarm(number)


def spin():
    n = 0
    try:
        while True:
            n += 1
    except Alarm as e:
        return "caught in spin", int(e.args[0])


def spin_more():
    while True:
        pass


signal.signal(signal.SIGALRM, ring)
signal.setitimer(signal.ITIMER_REAL, 0.1) if hasattr(signal, "setitimer") else signal.alarm(1)
print(spin())
signal.alarm(1)
try:
    spin_more()
except Alarm:
    print("caught outside")
signal.signal(signal.SIGUSR1, ring)
try:
    os.kill(os.getpid(), signal.SIGUSR1)
    for _ in range(10000000):
        pass
except Alarm:
    print("caught after kill")
