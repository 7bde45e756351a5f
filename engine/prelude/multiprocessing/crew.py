# What the strands of a pool share in the process that made it: a Crew.
#
# A task handler pickles tasks late, as they go into the pipe; a result handler gives results to who waits for them and
# hires another worker when one ends. A Crew knows nothing of the Pool object, so that a pool nobody holds any more is
# terminated.
#
# Where orders are compared a crew of processes is lean (_strands): its result handler is apart, and tasks that are
# small and cannot change are handed over by the strand that asks for them, which nobody can tell from a task handler
# that is quick. The handler is told of the pool's end by messages.
import functools
import itertools
import queue
import threading
import _mp
import _pool
import _thread
from _strands import Handler, Mailbox, lean, weight
from multiprocessing.poolwork import _helper_reraises_exception, sent_as, worker

RUN, CLOSE, TERMINATE = 'RUN', 'CLOSE', 'TERMINATE'


def tasks(job, func, iterable):
    # Called with each item alone. An iterable that fails is a task that fails.
    func = sent_as(func)
    i = 0
    try:
        for x in iterable:
            yield (job, i, func, (x,), {})
            i += 1
    except Exception as e:
        yield (job, i, _helper_reraises_exception, (e,), {})


def batches(job, func, iterable, size, star):
    # star: the items are arguments
    func = sent_as(func)
    i = 0
    try:
        it = iter(iterable)
        while True:
            batch = tuple(itertools.islice(it, size))
            if not batch:
                return
            yield (job, i, func, batch, True) if star else (job, i, func, batch)
            i += 1
    except Exception as e:
        yield (job, i, _helper_reraises_exception, (e,), {})


class Crew:
    def __init__(self, bell, size):
        self.bell = bell
        self.size = size
        self.state = RUN
        self.cache = {}               # job: the result that is waited for
        self.jobs = itertools.count()
        self.workers = []
        self.beginning = 0            # workers that are still in the initializer
        self.tasks = Mailbox(bell)    # (late, method, *arguments) for the task handler, or None: no more
        self.task_handler = self.result_handler = None
        self.home = _mp.pid()
        self.lean = self.pickles and lean()
        self.room = 32000             # lean: bytes that may still be handed over at once; the pipe holds twice as many
        self.joined = False
        self.ended = False            # lean: the result handler has sent the workers home
        self.failed = False           # it ended by an exception: a callback's, or a result that cannot be loaded

    def start_result_handler(self, name):
        kind = Handler if self.lean else threading.Thread
        self.result_handler = kind(target=self.handle, name=name, daemon=True)
        self.result_handler.start()

    def start_task_handler(self):
        self.task_handler = threading.Thread(target=self.handle_tasks, name=self.task_handler_name, daemon=True)
        self.task_handler.start()

    def late(self, what, shallow=False):
        # Of what the tasks are made: they are pickled later.
        return _pool.late(what, shallow) if self.pickles else None

    def ask(self, late, method, *args):
        if self.task_handler is None:
            _thread.strands_share()
            self.start_task_handler()
        self.tasks.put((late, method, *args))

    def light(self, func, size, tasks):
        # May they be handed over at once, this much in so many tasks?
        if not self.lean or self.task_handler is not None or type(sent_as(func)) is not str:
            return False
        size += tasks * 300
        if size > self.room:
            return False
        self.room -= size
        return True

    def wanted(self):
        return self.state == RUN or (self.state == CLOSE and len(self.cache) > 0)

    def hire(self, place):
        w = self.new_worker()
        w.name = w.name.replace('Process', 'PoolWorker')
        w.daemon = True
        w.returned = None
        if place == len(self.workers):
            self.workers.append(w)
        else:
            self.workers[place] = w
        self.beginning += self.begins
        w.start()

    def settle(self, job, i, success, value):
        result = self.cache.get(job)
        if result is not None:
            try:
                result._set(i, success, value)
            except KeyError:
                pass                  # a callback's, which CPython takes for a result that nobody waits for

    def unsent(self, job, i, e):
        _pool.tell(self.bell, job, _pool.UNSENT, 0)
        self.settle(job, i, False, e)

    def look_again(self):
        # The result handler ends a closed pool that has nothing left; it may be waiting.
        if self.state == CLOSE and not self.cache:
            self.outqueue.put(None)

    # ---- the task handler's strand; False: the pool was terminated meanwhile ----

    def hand_over(self, tasks, set_length, late=()):
        put = self.inqueue.put
        n = 0
        for task in tasks:
            if self.state == TERMINATE:
                return False
            try:
                put(task)
            except Exception as e:
                self.unsent(task[0], task[1], e)
            if n < len(late):
                _pool.late_done(late[n])
            n += 1
            if set_length is not None:
                _pool.more(self.bell, 1)
        if set_length is not None:
            set_length(n)
        return True

    def at_once(self, late, method, *args):
        # On the strand that asks. In CPython the task handler comes to it later.
        method(*args)
        _pool.late_done(late)

    def hand_over_map(self, job, func, items, size, star):
        func = sent_as(func)
        if type(items) is range:
            items = tuple(items)
        if type(items) not in (list, tuple) or type(size) is not int or size < 1 or not self.pickles:
            return self.hand_over(batches(job, func, items, size, star), None)
        i = 0
        while i * size < len(items):
            if self.state == TERMINATE:
                return False
            try:
                i = _pool.hand_over(self.inqueue, job, func, items, size, star, i)
                if i < 0:
                    i = -1 - i
                    batch = tuple(items[i * size:(i + 1) * size])
                    self.inqueue.put((job, i, func, batch, True) if star else (job, i, func, batch))
                    i += 1
            except Exception as e:
                self.unsent(job, i, e)
                i += 1
        return True

    def handle_tasks(self):
        while True:
            request = self.tasks.get()
            if request is None or not request[1](*request[2:]):
                break
            _pool.late_done(request[0])
            request = None
            self.look_again()
        self.send_home()

    # ---- the result handler's strand ----

    def handle(self):
        try:
            if self.lean:
                self.handle_results_apart()
            else:
                self.handle_results()
        except BaseException:
            _thread.strands_share()
            self.failed = True
            raise

    def handle_results(self):
        cache = self.cache
        while True:
            message = self.next_message()
            if self.state == TERMINATE:
                return
            if message is NotImplemented:
                continue
            if message is not None and len(message) == 4:
                self.settle(*message)
            elif message == ():
                self.beginning -= 1       # a worker is ready
            message = None
            if self.state == CLOSE and not cache:
                self.tasks.put(None)
                return

    def handle_results_apart(self):
        cache = self.cache
        closed = False
        while True:
            message = self.next_message_apart()
            if message == (TERMINATE,):
                return
            if message == (CLOSE,):
                closed = True
            elif message is not None and len(message) == 4:
                self.settle(*message)
            elif message == ():
                self.bell.ring()
                self.beginning -= 1
            message = None
            if closed and not cache:
                self.ended = True
                if self.task_handler is not None:
                    self.tasks.put(None)
                else:
                    self.send_home()
                return

    def send_home(self):
        for w in self.workers:
            self.inqueue.put(None)

    def close(self):
        if self.state == RUN:
            self.state = CLOSE
            _pool.state(self.bell, _pool.CLOSED)
            self.outqueue.put((CLOSE,) if self.lean else None)

    def terminate(self):
        # When nothing is left to do, the workers get their end from the task handler and go in good order; else the
        # reading lock of their tasks is taken and kept, so that none begins another, and they are killed. Before that
        # the result handler is over, so that no worker is born behind our back. A task handler that is held up by a
        # full pipe is left behind: nobody will read it.
        if self.state == TERMINATE or _mp.pid() != self.home:
            return
        if not self.joined:
            _pool.state(self.bell, _pool.TERMINATED)
        if self.lean:
            return self.terminate_lean()
        idle = not self.cache and self.beginning == 0
        self.state = TERMINATE
        self.end_task_handler()
        if self.result_handler.is_alive():
            self.outqueue.put(None)
        self.end_workers(idle)

    def terminate_lean(self):
        self.bell.look()
        idle = not self.cache and self.beginning == 0
        self.state = TERMINATE
        self.outqueue.put((TERMINATE,))
        if idle:
            self.join_result_handler()
        if self.task_handler is not None:
            self.end_task_handler()
        elif not (idle and self.ended):
            self.send_home()
        self.end_workers(idle)

    def end_task_handler(self):
        # It sends the workers home. It may be the one that let go of the pool last: then at once.
        if threading.current_thread() is self.task_handler:
            self.send_home()
        self.tasks.put(None)

    def end_workers(self, idle):
        if not idle:
            self.drain()
            if self.failed and self.cache:
                raise AssertionError('Cannot have cache with result_hander not alive')
        self.join_result_handler()
        if not idle:
            self.dismiss()
        self.join_workers()

    def join_result_handler(self):
        if threading.current_thread() is not self.result_handler:
            self.result_handler.join()

    def join(self):
        if self.state != TERMINATE and self.task_handler is not None:
            self.task_handler.join()
        self.result_handler.join()
        self.join_workers()


class ProcessCrew(Crew):
    pickles = True
    def set_up(self, ctx, initializer, initargs, maxtasks):
        self.inqueue, self.outqueue = ctx.SimpleQueue(), ctx.SimpleQueue()
        _mp.own(self.inqueue, self.bell, 'tasks')
        _mp.own(self.outqueue, self.bell, 'results')
        _mp.one_sided(self.inqueue, self.outqueue)
        self.begins = initializer is not None
        self.new_worker = functools.partial(ctx.Process, target=worker,
                                            args=(self.inqueue, self.outqueue, initializer, initargs, maxtasks, True))

    def next_message(self):
        message = _pool.collect(self.outqueue, self.cache)
        if message is not ...:
            return message
        watched = [place for place, w in enumerate(self.workers) if w.returned is None]
        for i in _mp.wait_any([self.outqueue] + [self.workers[place].sentinel for place in watched], None):
            if i > 0 and self.state != TERMINATE:
                self.replace(watched[i - 1])
        return NotImplemented

    def next_message_apart(self):
        # When workers end because the pool is terminated, the message that says so is already there.
        while True:
            watched = [place for place, w in enumerate(self.workers) if w.returned is None]
            ready = _mp.wait_any([self.outqueue] + [self.workers[place].sentinel for place in watched], None)
            if 0 in ready:
                return self.outqueue.get()
            _thread.strands_share()
            for i in ready:
                self.replace(watched[i - 1])

    def replace(self, place):
        w = self.workers[place]
        w.join()
        w.returned = w.exitcode
        if self.wanted():
            self.hire(place)

    def begin(self):
        for place in range(self.size):
            self.hire(place)

    def drain(self):
        _pool.drain(self.inqueue)

    def dismiss(self):
        for w in self.workers:
            if w._popen is not None and w.exitcode is None:
                w.terminate()

    def join_workers(self):
        for w in self.workers:
            if w._popen is not None:
                w.join()


class _ThreadWorker(threading.Thread):
    exitcode = None


class ThreadCrew(Crew):
    pickles = False
    begins = False
    def set_up(self, ctx, initializer, initargs, maxtasks):
        self.inqueue, self.outqueue = Mailbox(self.bell, 'tasks'), Mailbox(self.bell, 'results')
        self.new_worker = functools.partial(_ThreadWorker, target=worker,
                                            args=(self.inqueue, self.outqueue, initializer, initargs, maxtasks, False))

    def begin(self):
        for place in range(self.size):
            self.hire(place)

    def next_message(self):
        return self.outqueue.get()

    def drain(self):
        # Whatever was handed over and not begun is taken back.
        try:
            while True:
                self.inqueue.get_nowait()
        except queue.Empty:
            pass

    def dismiss(self):
        for w in self.workers:
            self.inqueue.put(None)

    def join_workers(self):
        if self.state != TERMINATE:
            for w in self.workers:
                w.join()
