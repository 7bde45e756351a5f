from multiprocessing import Process, Array, RawArray, Lock
import ctypes

def fill(arr, start, stop):
    for i in range(start, stop):
        arr[i] = i * i

def double(raw, lock):
    with lock:
        for i in range(len(raw)):
            raw[i] *= 2

if __name__ == '__main__':
    arr = Array('i', 12)
    ps = [Process(target=fill, args=(arr, k, k + 4)) for k in (0, 4, 8)]
    for p in ps: p.start()
    for p in ps: p.join()
    print(arr[:], list(arr), sum(arr), len(arr), arr[-1], arr[2:8:2])
    raw = RawArray(ctypes.c_double, [1.5, 2.5, 3])
    p = Process(target=double, args=(raw, Lock())); p.start(); p.join()
    print(list(raw))
    text = Array(ctypes.c_char, b'hello')
    text[0] = b'J'
    print(text.value, text.raw, len(text))
    with arr.get_lock():
        arr[0] = 99
    print(arr.get_obj()[0])
