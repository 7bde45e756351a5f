# verdict ends
# ends 2
# differs v ends as the PID of Process-1 or the PID of Process-2
# differs a[0] ends as the PID of Process-1 or the PID of Process-2
# A PID that is kept is named.
import os
from multiprocessing import Process, Value, Array
def f(v, a):
    with a.get_lock():
        v.value = os.getpid()
        a[0] = os.getpid()
if __name__ == "__main__":
    v, a = Value("i", 0), Array("i", 2)
    ps = [Process(target=f, args=(v, a)) for _ in range(2)]
    for p in ps: p.start()
    for p in ps: p.join()
