# Increments under get_lock are never lost; with-statement on the Value itself too.
import multiprocessing

def work(v, w, n):
    for i in range(n):
        with v.get_lock():
            v.value += 1
        with w:
            w.value += 2

v = multiprocessing.Value('i', 0)
w = multiprocessing.Value('d', 0)
ps = [multiprocessing.Process(target=work, args=(v, w, 500)) for i in range(4)]
for p in ps:
    p.start()
for p in ps:
    p.join()
print(v.value, w.value)
