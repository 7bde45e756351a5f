# The words of the error that the child dies of.
import multiprocessing as mp

ctx = mp.get_context('spawn')
if __name__ == '__main__':
    p = ctx.Process(target=print)
    p.start()
    p.join()
    print(p.exitcode)
else:
    try:
        ctx.Process(target=print).start()
    except RuntimeError as e:
        print(e)
