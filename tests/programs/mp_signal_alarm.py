# alarm and pause.
import signal

def rang(number, frame):
    print('rang', number)

signal.signal(signal.SIGALRM, rang)
print(signal.alarm(1))
signal.pause()
print('awake', signal.alarm(0))
