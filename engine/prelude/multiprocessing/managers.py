# multiprocessing.managers: managers, their server, and what a SyncManager serves. Proxies are in proxies.py.
#
# The server is a process of its own. Its main strand accepts; each client's strand has a connection and, in the server,
# a strand that runs its calls, so two calls of two clients run at once. A message is (id of an object or None, method,
# args, keywords), the first of a link has (name, key) as its fifth; the answer is (kind, result), or (kind, result,
# what the client must ask its host: multiprocessing.outdated).
#
# Where orders are compared the server is lean (_strands): its strands are apart, and each call begins with a step on a
# bell of the object's, or on the server's own where it is about the table of objects. While a client's strand runs the
# program's own code it is not apart.
import queue
import signal
import sys
import threading
import _main
import _mp
import _pool
import _thread
from _lang import id
from _listener import Listener
from _strands import lean
from multiprocessing import ProcessError, get_context, pool, process
from multiprocessing.outdated import Places, Reads, is_own, is_programs
from multiprocessing.proxies import (AcquirerProxy, ArrayProxy, AutoProxy, BarrierProxy, BaseListProxy, BasePoolProxy,
                                     BaseProxy, ConditionProxy, DictProxy, EventProxy, IteratorProxy, ListProxy,
                                     MakeProxyType, NamespaceProxy, PoolProxy, RemoteError, RebuildProxy, Token,
                                     ValueProxy, forget, link_to, proxy_for)
from multiprocessing.served import Array, Namespace, Value, _array_of, array

__all__ = ['BaseManager', 'SyncManager', 'BaseProxy', 'Token']


def _traceback(e):
    _main.said(e)
    return _mp.traceback(e)


_views = (type({}.keys()), type({}.values()), type({}.items()))


def public_methods(obj):
    return [name for name in dir(obj) if name[0] != '_' and callable(getattr(obj, name))]


# ---- the server ----

# Of what it is enough to say at the beginning of a call that it is used; whose methods have no steps but on what is
# shared; and what only looks.
_plain = (dict, list, Value, Namespace, array)
_steps_itself = (_thread.lock, _thread.RLock)
# Of threading's and queue's objects: what does all that it does under the lock inside.
_locks_itself = {'put', 'get', 'put_nowait', 'get_nowait', 'task_done', 'join', 'qsize', 'empty', 'full', 'acquire',
                 'release', 'wait', 'notify', 'notify_all', 'set', 'clear'}
_looking = {'__getitem__', '__len__', '__contains__', '__getattribute__', '__repr__', '__str__', '#GETVALUE', 'get',
            'keys', 'values', 'items', 'copy', 'index', 'count'}

_places = Places.of(array, Namespace, Value)

_fall_backs = {'__str__': str, '__repr__': repr, '#GETVALUE': lambda obj: obj}   # what may be asked of any object



def _inner_lock(obj):
    # What a served object of threading's or queue's has in the world.
    if type(obj) in _steps_itself:
        return obj
    if type(obj).__module__ not in ('threading', 'queue'):
        return None
    inside = obj.__dict__.get('_cond', obj).__dict__
    inner = inside.get('_lock', inside.get('mutex'))  # a queue's
    return inner if type(inner) in _steps_itself else None


class Server:
    def __init__(self, registry, address, authkey, serializer):
        if not isinstance(authkey, bytes):
            raise TypeError(f'Authkey {authkey!r} is type {type(authkey)!s}, not bytes')
        self.registry = registry
        self.authkey = authkey
        self.lean = lean()
        self.board = None             # the bell of the manager that shows what is served here
        self.places = {}              # id: where it is shown
        self.held = set()             # ids of those whose value can be shown
        self.typeids = {}
        self.bells = {}               # id: its object's bell
        self.bell = _pool.Bell('Event') if self.lean else None
        self.listener = Listener(address)
        self.address = self.listener.address
        self.id_to_obj = {}           # id: (object, exposed names, types of what its methods return)
        self.id_to_refcount = {}
        # those that another object in here has a proxy of: they live on without clients
        self.id_to_local_proxy_obj = {}

    def show_on(self, bell):
        self.board = bell
        _pool.serve(bell)
        _mp.own(self.listener._queue, bell, 'door')
        if self.lean:
            _mp.own(self.bell, bell, 'map of objects')
        return self

    def show(self, ident):
        # An object has come or gone, or is referred to by more or fewer.
        place = _pool.serves(self.board, self.places.get(ident, -1), self.typeids.get(ident, '?'), self.id_to_refcount,
                             ident)
        if place < 0:
            self.places.pop(ident, None)
        else:
            self.places[ident] = place

    def serve_forever(self):
        process.current_process()._manager_server = self
        if self.lean:
            _thread.apart()
        try:
            while True:
                conn = self.listener.accept()
                if conn is None:
                    break
                thread = threading.Thread(daemon=True)
                _thread.start(self.serve, (conn, thread), thread)
                conn = None
        except (KeyboardInterrupt, SystemExit):
            pass
        finally:
            _thread.apart(False)
        if not self.lean:
            self.listener.close()
        sys.exit(0)

    def serve(self, conn, thread):
        # One client's strand: its calls, one after the other, until it closes its end.
        if self.lean:
            _thread.apart()
        recv, send = conn.recv, conn.send
        hand = None
        reads = Reads(_places, self.lean)
        thread._ident = threading.get_ident()
        try:
            while True:
                try:
                    request = recv()
                except OSError:
                    return
                except EOFError:
                    return
                except Exception as e:
                    answer = ('#TRACEBACK', _traceback(e))
                else:
                    if len(request) == 5:      # a link's first: who it is
                        thread.name, key, client = request[4]
                        if key != self.authkey:
                            send(('#STRANGER', None))
                            return
                        hand = _pool.hand(self.board, client)
                    ident, method, args, kwds = request[:4]
                    hand.call(self.typeids.get(ident), method, args, kwds)
                    answer = self.answer(ident, method, args, kwds, reads)
                    hand.end(answer[0] == '#RETURN' or answer[0] == '#PROXY')
                    args = kwds = None
                request = None
                try:
                    send(answer)
                except OSError:
                    return
                except Exception as e:
                    send(('#UNSERIALIZABLE', _traceback(e)))
                answer = None
        except (SystemExit, OSError):
            pass
        finally:
            if hand is not None:
                hand.leave()
            conn.close()
            forget(thread)

    def answer(self, ident, method, args, kwds, reads):
        obj = None
        try:
            if ident is None:
                if method not in ('shutdown', 'create', 'get_methods', 'debug_info', 'number_of_objects', 'dummy',
                                  'incref', 'decref', 'hold', 'let_go'):
                    raise AssertionError('%r unrecognized' % method)
                if self.lean:
                    if method == 'create' and is_programs(self.registry[args[0]][0]):
                        _thread.own_code()
                    self.step_on_table(method)
                return '#RETURN', getattr(self, 'do_' + method)(*args, **kwds)
            entry = self.id_to_obj.get(ident) or self.id_to_local_proxy_obj.get(ident)
            if entry is None:
                _thread.strands_share()
                raise KeyError(ident)
            obj, exposed, types = entry
            if self.lean:
                self.step_on(obj, ident, method)
            if method not in exposed:
                raise AttributeError('method %r of %r object is not in exposed=%r' % (method, type(obj), exposed))
            function = getattr(obj, method)
            note = reads.before(obj, ident, method, args, kwds)
            if note is not None:
                note = (self.number_of(ident), ident, *note)
            try:
                result = function(*args, **kwds)
            except Exception as e:
                return self.answered(reads, obj, ident, method, args, kwds, ('#ERROR', e), note)
            finally:
                if method not in _looking and ident in self.held:
                    self.tell(obj, ident)
            typeid = types and types.get(method)
            if typeid:
                ident, names, number = self.do_create(typeid, result)
                return '#PROXY', (names, Token(typeid, self.address, ident))
            result = list(result) if type(result) in _views else result
            return self.answered(reads, obj, ident, method, args, kwds, ('#RETURN', result), note)
        except AttributeError as e:
            if method is None:
                return '#TRACEBACK', _traceback(e)
            try:
                answer = '#RETURN', _fall_backs[method](obj)
                return reads.answered(obj, ident, method, args, kwds, answer, None) if type(obj) in _plain else answer
            except Exception as e:
                return '#TRACEBACK', _traceback(e)
        except Exception as e:
            return '#TRACEBACK', _traceback(e)
        finally:
            if self.lean:
                _thread.apart()

    def answered(self, reads, obj, ident, method, *answer):
        # That a method of the program's own changes its object is known when it has done so for the first time.
        known = (type(obj), method) in _places.changing
        answer = reads.answered(obj, ident, method, *answer)
        if not known and (type(obj), method) in _places.changing:
            self.bells[ident].ring()
        return answer

    def step_on(self, obj, ident, method):
        kind = type(obj)
        if kind in _steps_itself or (method in _locks_itself and _inner_lock(obj) is not None):
            return
        bell = self.bells.get(ident)
        if bell is None:
            return _thread.strands_share()
        if kind in _plain:
            looks = method in _looking
        else:
            looks = (kind, method) not in _places.changing
            _thread.own_code()
        if looks:
            bell.look()
        else:
            bell.ring()

    def tell(self, obj, ident):
        # What it holds now: for those who watch, and for those who compare how orders ended.
        _pool.holds(self.board, self.places.get(ident, -1), obj)
        if not self.lean:
            return
        bell = self.bells.get(ident)
        kind = type(obj)
        if bell is None:
            return
        if kind is Namespace:
            _pool.show(bell, 'Namespace', dict(sorted([item for item in obj.__dict__.items() if item[0][0] != '_'])))
        else:
            _pool.show(bell, None, obj._value if kind is Value else obj._items if kind is array else obj)

    def number_of(self, ident):
        # Of what stands for it in the world: its bell, or the manager's.
        return _pool.number(self.bells.get(ident) or self.board)

    def step_on_table(self, method):
        # Who takes a reference, or makes an object, may do so in any order; not who gives one back, or asks how many
        # there are.
        if method in ('create', 'incref', 'hold', 'dummy'):
            self.bell.look()
        elif method in ('decref', 'let_go'):
            self.bell.ring()
        elif method != 'shutdown':
            _thread.strands_share()

    # ---- what a manager and a proxy ask of the server itself ----

    def do_dummy(self):
        pass

    def do_shutdown(self):
        self.listener.wake()

    def do_create(self, typeid, /, *args, **kwds):
        make, exposed, types, proxytype = self.registry[typeid]
        if make is None:
            if kwds or len(args) != 1:
                raise ValueError('Without callable, must have one non-keyword argument')
            obj = args[0]
        else:
            obj = make(*args, **kwds)
        if exposed is None:
            exposed = public_methods(obj)
        if types is not None:
            if not isinstance(types, dict):
                raise TypeError(f'Method_to_typeid {types!r}: type {type(types)!s}, not dict')
            exposed = list(exposed) + list(types)
        ident = '%x' % id(obj)
        stands_for = None
        if type(obj) not in _plain:
            _pool.adopt(self.board, typeid)
            stands_for = _inner_lock(obj)
        else:
            self.held.add(ident)
        if self.lean and (type(obj) in _plain or is_own(obj)):
            self.bells[ident] = _pool.Bell('Event', typeid)
            if self.board is not None:
                _mp.own(self.bells[ident], self.board, 'served')
        self.typeids[ident] = typeid
        self.id_to_obj[ident] = (obj, set(exposed), types)
        self.id_to_refcount.setdefault(ident, 0)
        self.do_incref(ident)
        if ident in self.held:
            self.tell(obj, ident)
        stands_for = self.bells.get(ident) or stands_for
        return ident, tuple(exposed), (stands_for and _pool.number(stands_for), _pool.number(self.board),
                                       self.places.get(ident, -1))

    def do_get_methods(self, token):
        return tuple(self.id_to_obj[token.id][1])

    def do_number_of_objects(self):
        return len(self.id_to_refcount)

    def do_debug_info(self):
        line = '  %s:       refcount=%s\n    %s'
        return '\n'.join([line % (ident, self.id_to_refcount[ident], str(self.id_to_obj[ident][0])[:75])
                          for ident in sorted(self.id_to_refcount)])

    def do_incref(self, ident):
        if ident in self.id_to_refcount:
            self.id_to_refcount[ident] += 1
        elif ident in self.id_to_local_proxy_obj:
            self.id_to_refcount[ident] = 1
            self.id_to_obj[ident] = self.id_to_local_proxy_obj[ident]
        else:
            raise KeyError(ident)
        self.show(ident)

    def do_decref(self, ident):
        if ident not in self.id_to_refcount and ident in self.id_to_local_proxy_obj:
            return
        self.id_to_refcount[ident] -= 1
        if self.id_to_refcount[ident] == 0:
            del self.id_to_refcount[ident]
            self.bells.pop(ident, None)
            self.held.discard(ident)
            del self.id_to_obj[ident]
        self.show(ident)

    def do_hold(self, idents):
        for ident in idents:
            if ident in self.id_to_refcount or ident in self.id_to_local_proxy_obj:
                self.do_incref(ident)

    def do_let_go(self, idents):
        for ident in idents:
            if ident in self.id_to_refcount:
                self.do_decref(ident)


# ---- managers ----

class State:
    INITIAL, STARTED, SHUTDOWN = 0, 1, 2

    def __init__(self):
        self.value = State.INITIAL


class BaseManager:
    _registry = {}
    _Server = Server

    def __init__(self, address=None, authkey=None, serializer='pickle', ctx=None, *, shutdown_timeout=1.0):
        self._address = address
        self._authkey = bytes(process.current_process().authkey if authkey is None else authkey)
        self._state = State()
        self._serializer = serializer
        self._ctx = ctx or get_context()
        self._shutdown_timeout = shutdown_timeout
        self._home = _mp.slot()
        self._process = None
        self._at_exit = None
        self._shared = _pool.Bell('Manager')

    def _must_be_initial(self):
        if self._state.value == State.STARTED:
            raise ProcessError('Already started server')
        if self._state.value == State.SHUTDOWN:
            raise ProcessError('Manager has shut down')

    def get_server(self):
        self._must_be_initial()
        return Server(self._registry, self._address, self._authkey, self._serializer).show_on(self._shared)

    def connect(self):
        link_to(self._address, self._authkey).call(None, 'dummy')
        self._state.value = State.STARTED

    def start(self, initializer=None, initargs=()):
        self._must_be_initial()
        if initializer is not None and not callable(initializer):
            raise TypeError('initializer must be a callable')
        reader, writer = self._ctx.Pipe(duplex=False)
        _mp.own(writer, self._shared, 'link')
        p = self._process = self._ctx.Process(
            target=type(self)._run_server,
            args=(self._registry, self._address, self._authkey, self._serializer, writer, initializer, initargs))
        p.name = type(self).__name__ + '-' + ':'.join([str(i) for i in p._identity])
        p.start()
        writer.close()
        self._address = reader.recv()
        reader.close()
        self._state.value = State.STARTED
        self._at_exit = (0, _Finalizer(p, self._address, self._authkey, self._state, self._shutdown_timeout))
        process._exiting.append(self._at_exit)

    @classmethod
    def _run_server(cls, registry, address, authkey, serializer, writer, initializer=None, initargs=()):
        signal._signal_quietly(signal.SIGINT, 1)
        if initializer is not None:
            initializer(*initargs)
        server = cls._Server(registry, address, authkey, serializer).show_on(_pool.whole(writer))
        writer.send(server.address)
        writer.close()
        server.serve_forever()

    def shutdown(self):
        if self._at_exit is None:
            raise AttributeError(f"'{type(self).__name__}' object has no attribute 'shutdown'")
        if self._at_exit in process._exiting:
            process._exiting.remove(self._at_exit)
        self._at_exit[1]()

    def __del__(self):
        if getattr(self, '_at_exit', None) is not None and self._home == _mp.slot():
            self.shutdown()

    def _ask(self, method, *args, **kwds):
        return link_to(self._address, self._authkey).call(None, method, args, kwds)

    def _create(self, typeid, /, *args, **kwds):
        assert self._state.value == State.STARTED, 'server not yet started'
        ident, exposed, shown = link_to(self._address, self._authkey).call(None, 'create', (typeid, *args), kwds)
        token = Token(typeid, self._address, ident)
        token.shown = shown
        return token, exposed

    def join(self, timeout=None):
        if self._process is not None:
            self._process.join(timeout)
            if not self._process.is_alive():
                self._process = None

    def _debug_info(self):
        return self._ask('debug_info')

    def _number_of_objects(self):
        return self._ask('number_of_objects')

    def __enter__(self):
        if self._state.value == State.INITIAL:
            self.start()
        if self._state.value != State.STARTED:
            raise ProcessError('Manager has shut down')
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown()

    @property
    def address(self):
        return self._address

    @classmethod
    def register(cls, typeid, callable=None, proxytype=None, exposed=None, method_to_typeid=None, create_method=True):
        if '_registry' not in cls.__dict__:
            cls._registry = cls._registry.copy()
        if proxytype is None:
            proxytype = AutoProxy
        exposed = exposed or getattr(proxytype, '_exposed_', None)
        method_to_typeid = method_to_typeid or getattr(proxytype, '_method_to_typeid_', None)
        if method_to_typeid:
            for key, value in method_to_typeid.items():
                assert type(key) is str, '%r is not a string' % key
                assert type(value) is str, '%r is not a string' % value
        cls._registry[typeid] = (callable, exposed, method_to_typeid, proxytype)
        if create_method:
            setattr(cls, typeid, _creator(typeid, proxytype))


def _creator(typeid, proxytype):
    def create(self, /, *args, **kwds):
        token, exposed = self._create(typeid, *args, **kwds)
        proxy = proxy_for(proxytype, token, self, exposed)
        if isinstance(proxy, BaseProxy):
            # the variable that it is first assigned to names what it stands for
            proxy._shared = _pool.served(*token.shown)
        return proxy
    create.__name__ = typeid
    return create


class _Finalizer:
    # Ends a manager's server: from shutdown(), when the manager goes, or at the end of the process that started it.
    # Once.
    def __init__(self, server, address, authkey, state, timeout):
        self.server = server
        self.address = address
        self.authkey = authkey
        self.state = state
        self.timeout = timeout
        self.home = _mp.slot()

    def __call__(self):
        if self.state.value == State.SHUTDOWN or self.home != _mp.slot():
            return
        p = self.server
        if p._popen is not None and p.is_alive():
            try:
                link_to(self.address, self.authkey).call(None, 'shutdown')
            except Exception:
                pass
            self.see_it_end(p)
        self.state.value = State.SHUTDOWN

    def see_it_end(self, p):
        # Where orders are compared it is given all the time it wants: it has been told.
        timeout = None if _pool.timeless() else self.timeout
        p.join(timeout)
        if timeout is not None and p.is_alive():
            p.terminate()
            p.join(timeout)
            if p.is_alive():
                p.kill()
                p.join()


class SyncManager(BaseManager):
    pass


# By names that a pickle may carry to a spawned server.
def _make_lock():
    return threading.Lock()


def _make_rlock():
    return threading.RLock()



SyncManager.register('Queue', queue.Queue)
SyncManager.register('JoinableQueue', queue.Queue)
SyncManager.register('Event', threading.Event, EventProxy)
SyncManager.register('Lock', _make_lock, AcquirerProxy)
SyncManager.register('RLock', _make_rlock, AcquirerProxy)
SyncManager.register('Semaphore', threading.Semaphore, AcquirerProxy)
SyncManager.register('BoundedSemaphore', threading.BoundedSemaphore, AcquirerProxy)
SyncManager.register('Condition', threading.Condition, ConditionProxy)
SyncManager.register('Barrier', threading.Barrier, BarrierProxy)
SyncManager.register('Pool', pool.Pool, PoolProxy)
SyncManager.register('list', list, ListProxy)
SyncManager.register('dict', dict, DictProxy)
SyncManager.register('Value', Value, ValueProxy)
SyncManager.register('Array', Array, ArrayProxy)
SyncManager.register('Namespace', Namespace, NamespaceProxy)
SyncManager.register('Iterator', proxytype=IteratorProxy, create_method=False)
SyncManager.register('AsyncResult', create_method=False)
