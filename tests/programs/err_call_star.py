# What may be given by its name alone, in what is written in C here.
import multiprocessing as mp
from multiprocessing import queues, synchronize


def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)


if __name__ == "__main__":
    ctx = mp.get_context()
    for f in (lambda: synchronize.Semaphore(2, ctx=ctx).get_value(),
              lambda: synchronize.Semaphore(value=3, ctx=ctx).get_value(),
              lambda: synchronize.Semaphore(ctx=ctx).get_value(),
              lambda: synchronize.BoundedSemaphore(4, ctx=ctx).get_value(),
              lambda: synchronize.Event(ctx=ctx).is_set(),
              lambda: synchronize.Lock(ctx=ctx).acquire(),
              lambda: synchronize.Semaphore(2, ctx),
              lambda: synchronize.Event(ctx),
              lambda: synchronize.Lock(ctx),
              lambda: synchronize.RLock(ctx),
              lambda: synchronize.BoundedSemaphore(2, 3, 4),
              lambda: synchronize.Condition(None, ctx),
              lambda: queues.Queue(1, ctx),
              lambda: queues.Queue(1, maxsize=2, ctx=ctx),
              lambda: synchronize.Semaphore(2, ctx=ctx, more=1)):
        t(f)
