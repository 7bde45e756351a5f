# A Value may use a lock of the program, or none.
import multiprocessing

lock = multiprocessing.Lock()
v = multiprocessing.Value('i', 1, lock=lock)
print(v.get_lock() is lock, v.get_lock())
rlock = multiprocessing.RLock()
w = multiprocessing.Value('i', 1, lock=rlock)
with w.get_lock():
    w.value += 1
    print(w.value, w.get_lock())
raw = multiprocessing.Value('i', 1, lock=False)
print(raw, hasattr(raw, 'get_lock'))
raw.value += 5
print(raw.value)
