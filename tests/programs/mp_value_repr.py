# How values show themselves.
import ctypes
import multiprocessing

print(multiprocessing.Value('i', 5))
print(multiprocessing.Value('d', 2.5), repr(multiprocessing.Value('c', b'a')))
print(multiprocessing.Value(ctypes.c_bool, True), multiprocessing.Value(ctypes.c_longlong, 7))
print(multiprocessing.RawValue('i', 7), multiprocessing.Value('B', 9, lock=False))
v = multiprocessing.Value('i', 1)
print(v.get_lock(), v.get_obj(), type(v), type(v.get_obj()))
print(ctypes.c_int(5), ctypes.c_int(2**31).value, ctypes.sizeof(ctypes.c_double), ctypes.c_int)
