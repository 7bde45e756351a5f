# concurrent.futures.process: ProcessPoolExecutor.
#
# A manager strand reads results and fills the call queue with at most one call more than there are workers: those are running, and cannot be
# cancelled any more. A feeder strand pickles each call late, as it goes into the pipe. A watcher for each worker puts a message behind the worker's last
# result when it has ended. What these strands share is a Crew, which knows nothing of the executor, so that an executor nobody holds ends when it is idle.
import functools
import itertools
import multiprocessing as mp
import os
import threading
import _main
import _mp
import _pool
import _thread
from _strands import Mailbox
from concurrent.futures import _base

EXTRA_QUEUED_CALLS = 1
_DIED, _LOOK = -1, -2    # messages of the result queue that are no results: (_DIED, pid), (_LOOK,)


class BrokenProcessPool(_base.BrokenExecutor):
    pass


class _RemoteTraceback(Exception):
    def __init__(self, tb):
        self.tb = tb

    def __str__(self):
        return self.tb


class _ExceptionWithTraceback:
    def __init__(self, exc):
        self.tb = _quoted(exc)
        self.exc = exc

    def __reduce__(self):
        return _rebuild_exc, (self.exc, self.tb)


def _quoted(exc):
    _main.said(exc)
    return '\n"""\n%s"""' % _mp.traceback(exc)


def _rebuild_exc(exc, tb):
    exc.__cause__ = _RemoteTraceback(tb)
    return exc


# ---- a worker's life ----

def _send(put, work_id, good, value, last):
    try:
        put((work_id, good, value, last))
    except BaseException as e:
        put((work_id, False, _ExceptionWithTraceback(e), last))


def _process_worker(call_queue, result_queue, initializer, initargs, max_tasks=None):
    get, put = call_queue.get, result_queue.put
    if initializer is not None:
        try:
            initializer(*initargs)
        except BaseException as e:
            _base._log('Exception in initializer:', e)
            return
    left = max_tasks
    while True:
        call = get()
        if call is None:
            put(os.getpid())
            return
        work_id, fn, args, kwargs = call
        if left is not None:
            left -= 1
        last = os.getpid() if left == 0 else None
        try:
            result = fn(*args, **kwargs)
        except BaseException as e:
            _send(put, work_id, False, _ExceptionWithTraceback(e), last)
        else:
            _send(put, work_id, True, result, last)
        call = fn = args = kwargs = result = None
        if last is not None:
            return


# ---- what the parent's strands share ----

class _Crew:
    def __init__(self, bell, size, ctx, initializer, initargs, max_tasks):
        self.bell = bell
        self.size = size
        self.call_queue, self.result_queue = ctx.SimpleQueue(), ctx.SimpleQueue()
        _mp.own(self.call_queue, bell)
        _mp.own(self.result_queue, bell)
        self.new_worker = functools.partial(ctx.Process, target=_process_worker,
                                            args=(self.call_queue, self.result_queue, initializer, initargs, max_tasks))
        self.calls = Mailbox(bell)    # what the feeder is to pickle; None: no more
        self.processes = {}           # pid: the worker
        self.pending = {}             # work id: (future, function, args, keywords), until its result is there
        self.waiting = []             # work ids not yet in the call queue, from first on
        self.first = 0
        self.queued = 0               # calls handed to the feeder whose results have not come
        self.idle = 0                 # workers that have nothing to do, where they are started on demand
        self.shutdown = False
        self.cancel = False           # cancel what is pending
        self.broken = False
        self.manager = None

    def hire(self):
        w = self.new_worker()
        w.start()
        self.processes[w.pid] = w
        _thread.start(self.watch, (w,), None)

    def watch(self, w):
        _mp.await_end(w._popen.slot, None)
        if w.pid in self.processes:
            self.result_queue.put((_DIED, w.pid))

    def look_again(self):
        self.result_queue.put((_LOOK,))

    def add(self, work):
        work_id = self.first + len(self.waiting)
        self.pending[work_id] = work
        self.waiting.append(work_id)
        return work_id

    # ---- the feeder's strand ----

    def feed(self):
        while True:
            call = self.calls.get()
            if call is None:
                return
            try:
                self.call_queue.put(call)
            except Exception as e:
                e.__cause__ = _RemoteTraceback(_quoted(e))
                self.queued -= 1
                work = self.pending.pop(call[0], None)
                if work is not None:
                    work[0].set_exception(e)
                self.look_again()
            call = work = None

    # ---- the manager's strand ----

    def fill(self):
        while self.queued <= self.size and self.waiting_left():
            work_id = self.next_waiting()
            work = self.pending.get(work_id)
            if work is None:
                continue
            if work[0].set_running_or_notify_cancel():
                self.queued += 1
                self.calls.put((work_id, *work[1:]))
            else:
                del self.pending[work_id]

    def manage(self):
        get = self.result_queue.get
        while True:
            self.fill()
            try:
                message = get()
            except Exception as e:
                self.break_down(_main.said(e) or _mp.traceback(e))
                return
            if type(message) is int:
                self.leave(message)
            elif message[0] == _DIED:
                if message[1] in self.processes:
                    self.break_down(None)
                    return
            elif message[0] >= 0:
                self.settle(*message)
            message = None
            if self.shutdown:
                self.cancel_pending()
                if not self.pending:
                    self.end()
                    return

    def settle(self, work_id, good, value, last):
        self.queued -= 1
        work = self.pending.pop(work_id, None)
        if work is not None:
            if good:
                work[0].set_result(value)
            else:
                work[0].set_exception(value)
        if last is None:
            self.idle += 1
        else:
            self.leave(last)
            self.hire()

    def leave(self, pid):
        w = self.processes.pop(pid, None)
        if w is not None:
            w.join()

    def cancel_pending(self):
        if self.cancel:
            self.cancel = False
            self.pending = {work_id: work for work_id, work in self.pending.items() if not work[0].cancel()}
            self.first += len(self.waiting)
            self.waiting.clear()

    def break_down(self, cause):
        self.broken = 'A child process terminated abruptly, the process pool is not usable anymore'
        self.shutdown = True
        error = BrokenProcessPool('A process in the process pool was terminated abruptly while the future was running or pending.')
        if cause is not None:
            error.__cause__ = _RemoteTraceback(f"\n'''\n{cause}'''")
        for work in list(self.pending.values()):
            work[0].set_exception(error)
        self.pending.clear()
        for w in list(self.processes.values()):
            w.terminate()
        self.end()

    def end(self):
        self.calls.put(None)
        processes, self.processes = self.processes, {}
        if not self.broken:
            for w in processes.values():
                self.call_queue.put(None)
        for w in processes.values():
            w.join()
