# After a join the child is gone for good: nobody can wait for it or signal it any more, and those that were not joined
# are there still.
import os
import signal
from multiprocessing import Process

def leave(code):
    os._exit(code)

def ended(pid):
    try:
        os.kill(pid, 0)
        return False
    except ProcessLookupError:
        return True

if __name__ == '__main__':
    for i in range(20):
        p = Process(target=leave, args=(i,))
        p.start()
        p.join()
        print(p.exitcode, ended(p.pid), end=' ')
        try:
            print(os.waitpid(p.pid, 0))
        except ChildProcessError as e:
            print(e)
    a, b = [Process(target=leave, args=(code,)) for code in (3, 4)]
    a.start()
    a.join()
    b.start()
    pid, status = os.wait()
    print(pid == b.pid, os.WEXITSTATUS(status))
    a = Process(target=leave, args=(5,))
    a.start()
    a.join()
    try:
        os.wait()
    except ChildProcessError as e:
        print(e)
    came = []
    signal.signal(signal.SIGCHLD, lambda number, frame: came.append(number))
    for i in range(5):
        p = Process(target=leave, args=(i,))
        p.start()
        p.join()
        print(i, len(came) == i + 1)
