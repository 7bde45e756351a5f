# PIDs, signals and statuses that do not fit a C int.
import os
import signal


def say(f, *args):
    try:
        print(f.__name__, args, f(*args))
    except (OSError, ValueError, OverflowError) as e:
        print(f.__name__, args, type(e).__name__, e)


for pid in (2**32, 2**31, -2**31 - 1, 2**31 - 1):
    say(os.kill, pid, 0)
    say(os.waitpid, pid, 0)
say(os.waitpid, -1, 2**33)
say(signal.alarm, 2**32)
say(signal.signal, 2**40, signal.SIG_DFL)
say(signal.getsignal, 2**40)
say(signal.strsignal, 2**40)
say(signal.raise_signal, 2**35)
say(signal.pthread_sigmask, 2**40, [])
say(os.WEXITSTATUS, 2**40)
say(os.WIFEXITED, 2**33)
say(os._exit, 2**40)
