# verdict proved
# In which order the keys came matters to nobody.
import threading
got = {}
def f(k): got[k] = 10 * k
ts = [threading.Thread(target=f, args=(k,)) for k in (3, 1)]
for t in ts: t.start()
for t in ts: t.join()
print(sorted(got.items()), len(got), sum(got.values()), max(got))
total = 0
for k in got: total += got[k]
assert total == 40 and got == {1: 10, 3: 30}
