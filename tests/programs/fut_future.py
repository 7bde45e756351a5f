from concurrent.futures import Future, InvalidStateError, CancelledError
f = Future()
print(repr(f).split('state=')[1], f.done(), f.running())
print(f.set_running_or_notify_cancel(), f.running(), f.cancel())
f.set_result(3)
print(f.result(), f.exception(), f.done(), repr(f).split('state=')[1])
for again in (lambda: f.set_result(1), lambda: f.set_exception(ValueError())):
    try:
        again()
    except InvalidStateError as e:
        print(str(e).split(':')[0])
g = Future()
g.set_exception(KeyError('k'))
print(repr(g.exception()), repr(g).split('state=')[1])
h = Future()
print(h.cancel(), h.cancelled(), h.done(), h.set_running_or_notify_cancel(), h.cancel())
try:
    Future().result(timeout=0.01)
except TimeoutError as e:
    print(repr(e))
try:
    Future().exception(0)
except TimeoutError as e:
    print(repr(e))
