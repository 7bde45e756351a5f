from multiprocessing.dummy import Pool as ThreadPool
import multiprocessing.dummy as dummy

def f(x):
    return x + 1

pool = ThreadPool(4)
print(pool.map(f, range(5)))
pool.close()
pool.join()
q = dummy.Queue()
def w(q):
    q.put(dummy.current_process().name.startswith('Thread'))
p = dummy.Process(target=w, args=(q,))
p.start()
p.join()
print(q.get(), p.exitcode)
m = dummy.Manager()
d = m.dict()
d['a'] = 1
print(d, type(d))
v = dummy.Value('i', 3)
v.value += 1
print(v.value, v)
l = dummy.Lock()
with l:
    print('locked')
a, b = dummy.Pipe()
a.send([1, 2])
print(b.recv(), b.poll())
