# multiprocessing.forkserver: a clean process of the run from which children are born.
#
# It is spawned by the first who needs it. Whoever may ask it has the writing end of its pipe open; when nobody has any
# more, it ends. A request carries what the child is given and an end of a pipe for the answer.
import os
import _mp
from multiprocessing import process

_server = None     # (the writing end of its pipe, its number in the world)


def join(server):
    global _server
    _server = server


def ensure_running():
    global _server
    if _server is not None and _mp.is_alive(_server[1]):
        return _server
    from multiprocessing import spawn
    reading, writing = _mp.pipe(False)
    data, ends = spawn._pickled(lambda dumps: dumps({'serve': reading}))
    slot = _mp.spawn('forkserver', False, None, data, ends)[1]
    reading.close()
    _server = (writing, slot)
    return _server


class _Child(process._Child):
    # A child of the server's: its end is seen, but it is not ours to wait for.
    def poll(self):
        if self.returncode is None and not _mp.is_alive(self.slot):
            self.returncode = _mp.exit_code(self.slot)
        return self.returncode

    def bury(self):
        return True

    def wait(self, timeout=None):
        if self.returncode is None:
            if timeout is not None:
                timeout + 0.0
            _mp.await_end(self.slot, timeout)
            return self.poll()
        return self.returncode


def start(p):
    from multiprocessing import spawn
    from multiprocessing.connection import wait
    spawn._check_not_importing_main()
    server = ensure_running()
    data, ends = spawn.describe(p, server)
    answer, there = _mp.pipe(False)
    server[0].send((p._name, bool(p.daemon), data, ends, there))
    there.close()
    sentinel = process._SENTINEL + server[1]
    if answer not in wait([answer, sentinel]):
        answer.close()
        raise EOFError
    with answer:
        pid, slot = answer.recv()
    return _Child(pid, slot)


# ---- the server ----

def _born(request):
    name, daemon, data, ends, answer = request
    with answer:
        pid, slot = _mp.spawn(name, daemon, True, data, ends)
        try:
            answer.send((pid, slot))
        except BrokenPipeError:
            pass
    return slot


def serve(requests):
    from multiprocessing.connection import wait
    import signal
    signal._signal_quietly(signal.SIGINT, 1)
    children = {}   # sentinel: number in the world
    while True:
        ready = wait([requests] + list(children))
        for sentinel in ready:
            if sentinel in children:
                _mp.join(children.pop(sentinel), None)
        if requests in ready:
            try:
                slot = _born(requests.recv())
            except EOFError:
                return 0
            except OSError:
                continue
            children[process._SENTINEL + slot] = slot
