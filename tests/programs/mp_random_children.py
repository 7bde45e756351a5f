# Children begin random anew: what the parent seeded is the parent's alone.
import multiprocessing, random

def work(q):
    q.put(random.random())

random.seed(1)
q = multiprocessing.Queue()
for i in range(3):
    p = multiprocessing.Process(target=work, args=(q,))
    p.start()
    p.join()
print(len({q.get() for i in range(3)}), random.random())
