# Everything that a spawned child may inherit.
import multiprocessing as mp


def child(lock, rlock, sem, bounded, cond, event, value, array, raw, rawarray, chars, q, jq, sq, conn):
    with lock, rlock, sem, bounded:
        value.value += 1
        array[1] = 20
        raw.value = 7
        rawarray[0] = 1.5
        chars.value = b'xyz'
    with cond:
        cond.notify()
    q.put('queue')
    jq.put('joinable')
    sq.put('simple')
    conn.send('pipe')
    event.set()


if __name__ == '__main__':
    for method in ('spawn', 'forkserver'):
        ctx = mp.get_context(method)
        lock, rlock, sem, bounded = ctx.Lock(), ctx.RLock(), ctx.Semaphore(2), ctx.BoundedSemaphore(1)
        cond, event = ctx.Condition(), ctx.Event()
        value, array, raw, rawarray, chars = (ctx.Value('i', 41), ctx.Array('i', 3), ctx.RawValue('h', 1),
                                              ctx.RawArray('d', 2), ctx.Array('c', 10))
        q, jq, sq = ctx.Queue(), ctx.JoinableQueue(), ctx.SimpleQueue()
        r, w = ctx.Pipe(False)
        p = ctx.Process(target=child, args=(lock, rlock, sem, bounded, cond, event, value, array, raw, rawarray, chars,
                                            q, jq, sq, w))
        with cond:
            p.start()
            print(cond.wait(10))
        event.wait()
        print(value.value, array[:], raw.value, rawarray[:], chars.value)
        print(q.get(), jq.get(), sq.get(), r.recv())
        jq.task_done()
        jq.join()
        p.join()
        print(p.exitcode, lock.acquire(False), sem.get_value())
