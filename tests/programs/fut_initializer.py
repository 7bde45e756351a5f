from concurrent.futures import ProcessPoolExecutor
import multiprocessing
state = None
def init(a):
    global state
    state = a
def show(): return state
def bad(): raise ValueError('cannot begin')
if __name__ == '__main__':
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context('fork'), initializer=init,
                             initargs=('x',)) as ex:
        print(ex.submit(show).result(), state)
    with ProcessPoolExecutor(1, initializer=bad) as ex:
        try:
            ex.submit(show).result()
        except Exception as e:
            print(type(e).__name__, e)
