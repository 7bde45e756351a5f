# finds ok
# finds deadlock
# orders 9
from multiprocessing import Condition, Process, Semaphore

# A notify passes over the dead: if the first sleeper is killed before it, the second is woken.


def sleeper(cond, there):
    with cond:
        there.release()
        cond.wait()


def notifier(cond):
    with cond:
        cond.notify()


def opener(gate):
    gate.release()


if __name__ == "__main__":
    cond = Condition()
    there = Semaphore(0)
    gate = Semaphore(0)
    first = Process(target=sleeper, args=(cond, there))
    second = Process(target=sleeper, args=(cond, there))
    first.start()
    there.acquire()
    second.start()
    there.acquire()
    with cond:
        pass
    Process(target=notifier, args=(cond,)).start()
    Process(target=opener, args=(gate,)).start()
    gate.acquire()
    first.kill()
    second.join()
