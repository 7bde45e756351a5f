import multiprocessing as mp
CONST = [0]
def f(x): return x + len(CONST), mp.current_process().name.split('-')[0]
if __name__ == '__main__':
    CONST.append(1)
    for method in ('spawn', 'fork', 'forkserver'):
        with mp.get_context(method).Pool(1) as p: print(method, p.map(f, [1]))
