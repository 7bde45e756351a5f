# SimpleQueue: a pipe with locks, no feeder.
import multiprocessing

def work(q, r):
    r.put(q.get() + 1)

q, r = multiprocessing.SimpleQueue(), multiprocessing.SimpleQueue()
print(q.empty())
q.put(41)
print(q.empty())
p = multiprocessing.Process(target=work, args=(q, r))
p.start()
print(r.get())
p.join()
print(q.empty(), r.empty())
