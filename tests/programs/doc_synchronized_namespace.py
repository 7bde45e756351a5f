# from the reference: several objects tested in one process
import multiprocessing, operator, queue, sys, time, ctypes

def value_func(running, mutex):
    mutex.acquire()
    running.value += 1
    mutex.release()
    mutex.acquire()
    running.value -= 1
    mutex.release()

def test_value():
    TASKS = 10
    running = multiprocessing.Value('i', TASKS)
    mutex = multiprocessing.Lock()
    for i in range(TASKS):
        p = multiprocessing.Process(target=value_func, args=(running, mutex))
        p.start()
        p.join()
    print(running.value)

def queue_func(queue):
    for i in range(30):
        time.sleep(0.001)
        queue.put(i*i)
    queue.put('STOP')

def test_queue():
    q = multiprocessing.Queue()
    p = multiprocessing.Process(target=queue_func, args=(q,))
    p.start()
    o = None
    got = []
    while o != 'STOP':
        try:
            o = q.get(timeout=0.3)
            got.append(o)
        except queue.Empty:
            print('TIMEOUT')
    print(*got)

def sharedvalues_func(values, arrays, shared_values, shared_arrays):
    for i in range(len(values)):
        v = values[i][1]
        sv = shared_values[i].value
        assert v == sv
    for i in range(len(values)):
        a = arrays[i][1]
        sa = list(shared_arrays[i][:])
        assert a == sa
    print('Tests passed')

def test_sharedvalues():
    values = [('i', 10), ('h', -2), ('d', 1.25)]
    arrays = [('i', list(range(100))), ('d', [0.25 * i for i in range(100)]), ('H', list(range(1000)))]
    shared_values = [multiprocessing.Value(id, v) for id, v in values]
    shared_arrays = [multiprocessing.Array(id, a) for id, a in arrays]
    p = multiprocessing.Process(target=sharedvalues_func, args=(values, arrays, shared_values, shared_arrays))
    p.start()
    p.join()
    assert p.exitcode == 0

if __name__ == '__main__':
    test_value()
    test_queue()
    test_sharedvalues()
