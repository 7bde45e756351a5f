import multiprocessing as mp
import threading


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, str(e).split(' at 0x')[0])


def outer():
    def inner():
        pass
    return inner


def child(*args):
    pass


if __name__ == '__main__':
    ctx = mp.get_context('spawn')
    show(lambda: ctx.Process(target=lambda: 1).start())
    show(lambda: ctx.Process(target=outer()).start())
    show(lambda: ctx.Process(target=child, args=(threading.Lock(),)).start())
    show(lambda: ctx.Process(target=child, args=((i for i in []),)).start())
    p = ctx.Process(target=child, args=(lambda: 1,))
    show(p.start)
    print(p.is_alive(), p.exitcode, p.pid, mp.active_children())
