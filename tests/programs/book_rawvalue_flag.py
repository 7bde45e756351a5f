import multiprocessing, ctypes
def setter(v, flag):
    flag.value = 1
    v.value = b'x'
if __name__ == '__main__':
    value = multiprocessing.RawValue(ctypes.c_char, b'0')
    flag = multiprocessing.RawValue('b', 0)
    p = multiprocessing.Process(target=setter, args=(value, flag))
    p.start(); p.join()
    print(value.value, flag.value, value, flag)
    big = multiprocessing.Value(ctypes.c_ulonglong, 2 ** 63)
    big.value += 1
    print(big.value, multiprocessing.Value('B', 255).value, multiprocessing.Value(ctypes.c_bool, True).value,
          multiprocessing.Value('f', 0.1).value)
