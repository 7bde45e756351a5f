import multiprocessing
def do_calculation(data):
    return data * 2
def start_process():
    multiprocessing.current_process().tag = 'started'
def tag(_):
    return multiprocessing.current_process().tag, multiprocessing.current_process().name.startswith('ForkPoolWorker-')
if __name__ == '__main__':
    inputs = list(range(10))
    print('Input   :', inputs)
    builtin_outputs = map(do_calculation, inputs)
    print('Built-in:', [i for i in builtin_outputs])
    pool = multiprocessing.Pool(processes=2, initializer=start_process, maxtasksperchild=2)
    pool_outputs = pool.map(do_calculation, inputs)
    print(set(pool.map(tag, range(4))))
    pool.close()
    pool.join()
    print('Pool    :', pool_outputs)
