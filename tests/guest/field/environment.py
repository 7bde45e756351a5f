import os
import sys
from multiprocessing import get_context

def show(q):
    q.put((os.environ.get('SHOWN'), os.path.basename(sys.argv[0]), os.getppid() != 0, __name__))

if __name__ == '__main__':
    os.environ['SHOWN'] = 'yes'
    for method in ('fork', 'spawn', 'forkserver'):
        ctx = get_context(method)
        q = ctx.Queue()
        p = ctx.Process(target=show, args=(q,))
        p.start()
        print(method, q.get())
        p.join()
