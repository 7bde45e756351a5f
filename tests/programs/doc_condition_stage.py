from multiprocessing import Process, Condition

def stage_1(cond):
    name = 'stage1'
    with cond:
        print(f'{name} done and ready for stage 2', flush=True)
        cond.notify_all()

def stage_2(cond, ready):
    with cond:
        ready.release()
        cond.wait()
        print('running')

if __name__ == '__main__':
    from multiprocessing import Semaphore
    condition = Condition()
    ready = Semaphore(0)
    s2 = [Process(name=f's2[{i}]', target=stage_2, args=(condition, ready)) for i in range(1, 3)]
    for c in s2:
        c.start()
    for c in s2:
        ready.acquire()
    s1 = Process(name='s1', target=stage_1, args=(condition,))
    s1.start()
    s1.join()
    for c in s2:
        c.join()
