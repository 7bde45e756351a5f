import multiprocessing, os, sys, signal

def ok(): return 7
def code(n): sys.exit(n)
def text(): sys.exit('a message')
def boom(): raise RuntimeError('There was an error!')
def hard(): os._exit(3)
def killed(): os.kill(os.getpid(), signal.SIGKILL)
def segv(): os.kill(os.getpid(), signal.SIGTERM)

if __name__ == '__main__':
    jobs = []
    for f, a in ((ok, ()), (code, (1,)), (code, (0,)), (code, (None,)), (text, ()), (boom, ()), (hard, ()),
                 (killed, ()), (segv, ())):
        j = multiprocessing.Process(target=f, args=a, name=f.__name__)
        j.start(); j.join()
        print('%15s.exitcode = %s' % (j.name, j.exitcode))
    sys.stdout.flush()
