import multiprocessing as mp
from concurrent.futures import ProcessPoolExecutor
def square(x): return x * x
def name(): return mp.current_process().name.split('-')[0]
if __name__ == '__main__':
    for method in ('spawn', 'forkserver'):
        with ProcessPoolExecutor(2, mp_context=mp.get_context(method)) as ex:
            print(list(ex.map(square, range(5))), ex.submit(name).result())
            print(len(ex._processes) <= 2)
    with ProcessPoolExecutor(1, max_tasks_per_child=5) as ex:
        print(list(ex.map(square, range(5))))
