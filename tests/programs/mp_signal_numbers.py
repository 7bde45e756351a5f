# Signals are numbers with names.
import signal

s = signal.SIGTERM
print(s, repr(s), s.name, s.value, int(s), s == 15, -s, s + 1, f'{s} {s!r} {s:>5}', {15: 'x'}[s], '%s' % s)
print(signal.SIG_DFL, repr(signal.SIG_IGN), signal.Signals(9), repr(signal.Signals(9)))
