# multiprocessing.spawn: a child that begins anew, what it is given, and how it takes it up.
#
# A spawned child has a fresh machine. It gets a few bytes: a pickle of how it is to be prepared, in it the pickle of
# its process object. It runs the program's text again as __mp_main__, so that the names in the second pickle are there,
# and then the process object.
import os
import sys
import _mp
from multiprocessing import context, process


def _check_not_importing_main():
    if getattr(process.current_process(), '_inheriting', False):
        raise RuntimeError('''
        An attempt has been made to start a new process before the
        current process has finished its bootstrapping phase.

        This probably means that you are not using fork to start your
        child processes and you have forgotten to use the proper idiom
        in the main module:

            if __name__ == '__main__':
                freeze_support()
                ...

        The "freeze_support()" line can be omitted if the program
        is not going to be frozen to produce an executable.''')


def freeze_support():
    pass


def set_executable(executable):
    pass


def get_executable():
    return sys.executable


def _pickled(make):
    # The bytes of make(dumps), and the ends of pipes in them that the child must have open.
    import pickle
    _mp.spawning(True)
    try:
        data = make(pickle.dumps)
    except BaseException:
        _mp.spawning(False)
        raise
    return data, _mp.spawning(False)


def describe(p, server=None):
    # What the child of process object p is given.
    _check_not_importing_main()
    how = dict(name=p._name, authkey=bytes(process.current_process().authkey), argv=sys.argv,
               method=context._default_context.get_start_method(), parent=_mp.slot(), server=server)

    def make(dumps):
        how['process'] = dumps(p)
        return dumps(how)
    return _pickled(make)


def start(p, method):
    if method == 'forkserver':
        from multiprocessing import forkserver
        return forkserver.start(p)
    data, ends = describe(p)
    pid, slot = _mp.spawn(p._name, bool(p.daemon), False, data, ends)
    return process._Child(pid, slot)


# ---- in the child ----

def _prepare(how, text):
    current = process.current_process()
    current.name = how['name']
    current.authkey = how['authkey']
    sys.argv = how['argv']
    context._default_context.set_start_method(how['method'], force=True)
    if how['server'] is not None:
        from multiprocessing import forkserver
        import signal
        forkserver.join(how['server'])
        signal._signal_quietly(signal.SIGINT, signal.default_int_handler)
    text()
    sys.modules['__main__'] = sys.modules['__mp_main__']


def run(text, data):
    # The life of a child that was given data; its exit code.
    import pickle
    current = process.current_process()
    _mp.inheriting(True)
    how = pickle.loads(data)
    if 'serve' in how:
        _mp.inheriting(False)
        from multiprocessing import forkserver
        return forkserver.serve(how['serve'])
    current._inheriting = True
    try:
        _prepare(how, text)
        p = pickle.loads(how['process'])
    finally:
        del current._inheriting
        _mp.inheriting(False)
    return p._bootstrap(how['parent'])
