# Errors of os, by their classes.
import os, signal

def attempt(f, *args):
    try:
        print('->', f(*args))
    except Exception as e:
        print(type(e).__name__, e)

attempt(os.kill, os.getpid(), 0)
attempt(os.kill, 'x', 0)
attempt(os.waitpid, -1, 0)
attempt(os.waitpid, -1, os.WNOHANG)
attempt(os.getenv, 'NO_SUCH_NAME')
attempt(os.getenv, 'NO_SUCH_NAME', 'default')
attempt(lambda: os.environ['NO_SUCH_NAME'])
attempt(os._exit, 'x')
attempt(os.strerror, 2)
print(os.name, repr(os.linesep), os.cpu_count() == len(os.sched_getaffinity(0)) or True, len(os.urandom(5)))
