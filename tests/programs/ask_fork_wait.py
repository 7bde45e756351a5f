import os, sys
print('before'); sys.stdout.flush()
kids = []
for i in range(3):
    pid = os.fork()
    if pid == 0: os._exit(i)
    kids.append(pid)
codes = {}
for k in kids:
    pid, status = os.waitpid(k, 0); codes[kids.index(pid)] = os.WEXITSTATUS(status)
print(sorted(codes.items()))
try: os.wait()
except ChildProcessError as e: print(e, e.errno)
pid = os.fork()
if not pid:
    print('child exits'); sys.exit(4)
print(os.waitstatus_to_exitcode(os.wait()[1]), os.getppid() > 0, os.getpid() in kids, os.cpu_count() > 0,
      os.environ.get('NOPE'), os.name, os.sep)
