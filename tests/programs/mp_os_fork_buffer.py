# What is buffered at a fork is printed twice when standard output is a pipe.
import os, sys

sys.stdout.write('once or twice?\n')
pid = os.fork()
if pid:
    os.waitpid(pid, 0)
print('end of', 'parent' if pid else 'child')
