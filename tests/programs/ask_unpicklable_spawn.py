import multiprocessing as mp
def f(x): print(x)
if __name__ == '__main__':
    ctx = mp.get_context('spawn')
    for target, args in ((lambda: 1, ()), (f, (lambda: 0,)), (f, (mp.Lock(),)), (f, ((i for i in []),))):
        try: ctx.Process(target=target, args=args).start()
        except Exception as e: print(type(e).__name__, str(e).split(' at 0x')[0])
    p = ctx.Process(target=f, args=('spawned',)); p.start(); p.join(); print(p.exitcode)
