# How many frames are told, from which end.
import traceback


def names(found):
    return [f.name for f in found]


def a(n):
    if n:
        return a(n - 1)
    for limit in (None, 0, 2, 99, -2, -99):
        print(limit, names(traceback.extract_stack(limit=limit)))
    raise ValueError('deep')


def b():
    a(1)


try:
    b()
except ValueError as e:
    for limit in (None, 0, 1, 2, 99, -1, -2, -99):
        print(limit, names(traceback.extract_tb(e.__traceback__, limit)))
    print(''.join(traceback.extract_tb(e.__traceback__).format()).replace(__file__, 'FILE').count('File'))
    print(''.join(traceback.extract_tb(e.__traceback__, -1).format()).split(',')[1:])
