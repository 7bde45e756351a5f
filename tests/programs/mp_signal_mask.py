# A blocked signal waits until it is taken by sigwait.
import os, signal

print(signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1]))
os.kill(os.getpid(), signal.SIGUSR1)
print(signal.sigpending())
print(repr(signal.sigwait([signal.SIGUSR1])), signal.sigpending())
print(signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGUSR1]))
