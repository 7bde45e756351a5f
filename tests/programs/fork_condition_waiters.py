# The waiters of a Condition are copied by a fork, their threads are not: what the child tells them is lost, and the
# parent's own are not woken by it.
import os
import sys
import threading
import time

cond, event, box = threading.Condition(), threading.Event(), []


def sleeper():
    with cond:
        box.append('in')
        cond.wait()
        box.append('out')


def waiter():
    box.append('in')
    event.wait()
    box.append('set')


threads = [threading.Thread(target=f) for f in (sleeper, waiter)]
for t in threads:
    t.start()
while len(cond._waiters) < 1 or len(event._cond._waiters) < 1:
    time.sleep(0.001)
with cond, event._cond:
    pass
pid = os.fork()
if pid == 0:
    print([t.is_alive() for t in threads], threading.active_count(), len(cond._waiters))
    for t in threads:
        t.join()
    with cond:
        cond.notify()
    print(len(cond._waiters))
    event.set()
    print(event.wait(), [repr(t).split(',')[1].split()[0] for t in threads])
    sys.stdout.flush()
    os._exit(0)
print(os.waitpid(pid, 0)[1])
print(box, event.is_set(), [t.is_alive() for t in threads])
with cond:
    cond.notify()
threads[0].join()
event.set()
threads[1].join()
print(box)
