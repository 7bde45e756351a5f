# finds ok v=1 seen=0
# finds ok v=1 seen=1
# orders 2
import os
from multiprocessing import RawValue

if __name__ == '__main__':
    v = RawValue('i', 0)
    seen = RawValue('i', 0)
    pid = os.fork()
    if pid == 0:
        v.value = 1
        os._exit(3)
    if os.waitpid(-1, os.WNOHANG)[0]:
        seen.value = 1
    else:
        assert os.waitpid(-1, 0) == (pid, 768)
