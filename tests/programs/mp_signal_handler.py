# A Python handler runs between two instructions of the main strand.
import os, signal, time

def handler(number, frame):
    print('got', number, signal.Signals(number).name)

print(signal.signal(signal.SIGUSR1, handler))
os.kill(os.getpid(), signal.SIGUSR1)
signal.raise_signal(signal.SIGUSR1)
print(signal.getsignal(signal.SIGUSR1) is handler, signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT))
print(signal.signal(signal.SIGUSR1, signal.SIG_IGN) is handler)
os.kill(os.getpid(), signal.SIGUSR1)
print('still here', signal.strsignal(15))
for f in (lambda: signal.signal(signal.SIGKILL, signal.SIG_IGN), lambda: signal.signal(signal.SIGTERM, 5),
          lambda: signal.signal(99, signal.SIG_IGN), lambda: signal.Signals(99)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
