# What cannot be pickled is told late, by the feeder, on stderr; its place is free again.
import multiprocessing, time

def local():
    return lambda: 1

q = multiprocessing.Queue(1)
q.put(local())
time.sleep(0.2)
print(q.qsize(), q.empty(), q.full())
q.put('fine')
print(q.get())
