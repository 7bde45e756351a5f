import multiprocessing as mp


def child():
    print('never')


ctx = mp.get_context('spawn')
p = ctx.Process(target=child)
p.start()
p.join()
print('the child ended with', p.exitcode)
