# Arrays: items, slices, length, iteration; seen by every process.
import multiprocessing

def work(a):
    for i in range(len(a)):
        a[i] = a[i] ** 2

a = multiprocessing.Array('i', range(6))
p = multiprocessing.Process(target=work, args=(a,))
p.start()
p.join()
print(a[:], a[2], a[-1], a[1:5:2], a[::-1], len(a), list(a), sum(a), max(a), 16 in a)
a[0] = 7
a[1:3] = [8, 9]
a[::2] = (1, 2, 3)
print(a[:])
d = multiprocessing.Array('d', 3)
print(d[:], [x for x in multiprocessing.Array('d', [0.5, 1])])
raw = multiprocessing.RawArray('h', [1, 70000])
print(raw[:], len(raw), list(raw))
with a.get_lock():
    a[0] += 1
with a:
    a[0] += 1
print(a[0])
