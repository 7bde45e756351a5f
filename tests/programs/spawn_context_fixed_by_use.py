# The first object made by the default context fixes the start method.
import multiprocessing as mp


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


if __name__ == '__main__':
    mp.Pipe()
    mp.RawValue('i')
    print(mp.get_start_method(allow_none=True))
    lock = mp.Lock()
    print(mp.get_start_method(allow_none=True))
    show(lambda: mp.set_start_method('spawn'))
