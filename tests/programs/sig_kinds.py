import signal, os, time
log = []
def h(n, frame):
    log.append((signal.Signals(n).name, n))
old = signal.signal(signal.SIGUSR1, h)
print(old, signal.getsignal(signal.SIGUSR1) is h, signal.SIGUSR1, repr(signal.SIGTERM), int(signal.SIGINT),
      signal.strsignal(9))
os.kill(os.getpid(), signal.SIGUSR1); signal.raise_signal(signal.SIGUSR1)
pid = os.fork()
if pid == 0:
    time.sleep(0.01)
    os.kill(os.getppid(), signal.SIGUSR1)
    os._exit(3)
_, status = os.waitpid(pid, 0)
print(os.WIFEXITED(status), os.WEXITSTATUS(status), os.waitstatus_to_exitcode(status), log)
signal.signal(signal.SIGUSR1, signal.SIG_IGN); os.kill(os.getpid(), signal.SIGUSR1); print(len(log))
def timeout(n, f): raise TimeoutError('too slow')
signal.signal(signal.SIGALRM, timeout); signal.setitimer(signal.ITIMER_REAL, 0.02)
try: time.sleep(5)
except TimeoutError as e: print(e)
try: signal.signal(signal.SIGKILL, h)
except OSError as e: print(e)
