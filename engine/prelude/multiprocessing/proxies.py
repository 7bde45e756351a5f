# Proxies: what stands for an object of a manager's server in the processes that use it (multiprocessing.managers shows
# them).
#
# Each strand of a process that calls a manager has one link to its server, a connection that its calls go through one
# after the other. A process holds one reference in the server for all its proxies of an object; a forked child takes
# its own before it runs, and what is left is given back at the end.
import threading
import time
import pickle
import _mp
import _pool
import _thread
from _listener import Client
from _strands import lean
from multiprocessing import AuthenticationError, process


class RemoteError(Exception):
    def __str__(self):
        return '\n' + '-' * 75 + '\n' + str(self.args[0]) + '-' * 75


class Token:
    def __init__(self, typeid, address, id):
        self.typeid, self.address, self.id = typeid, address, id

    def __getstate__(self):
        return self.typeid, self.address, self.id

    def __setstate__(self, state):
        self.typeid, self.address, self.id = state

    def __repr__(self):
        return f'{type(self).__name__}(typeid={self.typeid!r}, address={self.address!r}, id={self.id!r})'


def convert_to_error(kind, result):
    if kind == '#ERROR':
        return result
    if kind not in ('#TRACEBACK', '#UNSERIALIZABLE'):
        return ValueError(f'Unrecognized message type {kind!r}')
    if not isinstance(result, str):
        raise TypeError(f"Result {result!r} (kind '{kind}') type is {type(result)}, not str")
    return RemoteError('Unserializable message: %s\n' % result if kind == '#UNSERIALIZABLE' else result)


# ---- links ----

class _Link:
    def __init__(self, address, authkey):
        self.address = address
        self.called = False      # has a proxy's own call gone through it?
        self.busy = False
        self.join()
        name = process.current_process().name
        if threading.current_thread().name != 'MainThread':
            name += '|' + threading.current_thread().name
        self.lean = lean()
        self.places = {}         # (id, method, key): where the program is at the call; where orders are not compared
        self.who = ((name, authkey, _mp.slot()),)
        self.hello = self.who    # goes with the first message

    def join(self):
        self.conn = Client(self.address)

    def exchange(self, message):
        self.busy = True
        try:
            if self.hello:
                message += self.hello
                self.hello = ()
            try:
                self.conn.send(message)
            except BrokenPipeError:
                if self.called and message[0] is not None:
                    raise
                self.call_again(message)
            if message[0] is not None:
                self.called = True
            answer = self.answer()
        finally:
            self.busy = False
        if len(answer) == 3:
            answer = self.compare(answer)
        elif message[1] in _reading and not self.lean:
            self.note_place(message)
        if answer[0] == '#STRANGER':
            self.conn.close()
            raise AuthenticationError('digest sent was rejected')
        return answer

    def answer(self):
        try:
            return self.conn.recv()
        except (OSError, EOFError):
            raise
        except BaseException:
            self.conn.close()     # a signal's handler has raised: the answer to come is for nobody
            raise

    def note_place(self, message):
        try:
            if len(self.places) >= _most_places:
                self.places.clear()
            self.places[message[0], message[1], message[2][:1]] = _pool.place()
        except TypeError:
            pass                  # the key is none

    def compare(self, answer):
        # The last call changed what it may have been made of: multiprocessing.outdated.
        kind, result, (number, ident, (method, args, kwds), reply, lost) = answer
        if self.lean:
            request = (ident, method, args, kwds)
            _pool.stale(number, self.conn, pickle.dumps(request), pickle.dumps(request + self.who), reply, lost, False)
        else:
            place = self.places.get((ident, method, args[:1]))
            if place is not None and _pool.flows(place):
                _pool.stale(number, self.conn, b'', b'', b'', lost, True)
        return kind, result

    def call_again(self, message):
        # The server has gone. CPython's managers, and its proxies when they call for the first time, have no link yet
        # and hear that nobody is there.
        before = self.conn
        self.join()
        before.close()
        self.conn.send(message[:4] + self.who)

    def call(self, ident, method, args=(), kwds={}):
        kind, result = self.exchange((ident, method, args, kwds))
        if kind == '#RETURN':
            return result
        raise convert_to_error(kind, result)


_reading = {'__getitem__', 'get', '__getattribute__', 'setdefault'}
_most_places = 64

_links = {}            # (address, strand, key): its link
_home = _mp.slot()     # the process that these are of: after a fork by hand they are not ours
_held = {}             # (address, id): how many proxies this process has of it; each key is one reference in the server
_keys = {}             # address: the key to it


def link_to(address, authkey):
    global _home
    if _home != _mp.slot():
        _links.clear()
        _held.clear()
        _home = _mp.slot()
    at = (address, _thread.number(), authkey)
    link = _links.get(at)
    if link is None or link.conn.closed:
        link = _links[at] = _Link(address, authkey)
    elif link.busy:
        return _Link(address, authkey)    # a proxy has gone in the middle of a call
    return link


def forget(thread):
    # A strand ends: its links go with it.
    number = _thread.number()
    for at in list(_links):
        if at[1] == number:
            _links.pop(at).conn.close()


def _by_address():
    found = {}
    for address, ident in _held:
        found.setdefault(address, []).append(ident)
    return found


def _after_fork():
    # In a child: the parent's links are not ours; what our copies of its proxies stand for is held once more.
    global _home
    _links.clear()
    _home = _mp.slot()
    for address, idents in _by_address().items():
        try:
            link_to(address, _keys[address]).call(None, 'hold', (idents,))
        except Exception:
            pass


def _let_go():
    if _home != _mp.slot():
        return
    found = _by_address()
    _held.clear()
    for address, idents in found.items():
        try:
            link_to(address, _keys[address]).call(None, 'let_go', (idents,))
        except Exception:
            pass


process._exiting.append((10, _let_go))
threading._at_fork.append(_after_fork)
threading._at_thread_end.append(forget)


# ---- proxies ----

class BaseProxy:
    def __init__(self, token, serializer, manager=None, authkey=None, exposed=None, incref=True, manager_owned=False):
        self._token = token
        self._id = token.id
        self._serializer = serializer
        self._manager_here = manager      # keeps the manager; a child has none
        self._made_in = _mp.slot()
        self._owned_by_manager = manager_owned
        self._holds = False
        if authkey is not None:
            self._authkey = bytes(authkey)
        elif manager is not None:
            self._authkey = manager._authkey
        else:
            self._authkey = bytes(process.current_process().authkey)
        if incref:
            self._incref()

    @property
    def _manager(self):
        return self._manager_here if self._made_in == _mp.slot() else None

    def _callmethod(self, methodname, args=(), kwds={}):
        kind, result = link_to(self._token.address, self._authkey).exchange((self._id, methodname, args, kwds))
        if kind == '#RETURN':
            return result
        if kind != '#PROXY':
            raise convert_to_error(kind, result)
        exposed, token = result
        proxytype = self._manager._registry[token.typeid][-1]
        token.address = self._token.address
        return proxy_for(proxytype, token, self._manager, exposed)

    def _getvalue(self):
        return self._callmethod('#GETVALUE')

    def _incref(self):
        if self._owned_by_manager:
            return
        at = (self._token.address, self._id)
        if at not in _held or _home != _mp.slot():
            link_to(self._token.address, self._authkey).call(None, 'incref', (self._id,))
        self._hold(at)

    def _hold(self, at):
        if _thread.number():
            _thread.strands_share()
        _held[at] = _held.get(at, 0) + 1
        _keys[at[0]] = self._authkey
        self._holds = True

    def __del__(self):
        if not self.__dict__.get('_holds') or _home != _mp.slot():
            return
        if _thread.number():
            _thread.strands_share()
        at = (self._token.address, self._id)
        left = _held.get(at, 0) - 1
        if left > 0:
            _held[at] = left
        elif left == 0:
            del _held[at]
            manager = self._manager
            if manager is None or manager._state.value == 1:
                try:
                    link_to(self._token.address, self._authkey).call(None, 'decref', (self._id,))
                except Exception:
                    pass

    def __reduce__(self):
        kwds = {}
        if getattr(self, '_isauto', False):
            kwds['exposed'] = self._exposed_
            return RebuildProxy, (AutoProxy, self._token, self._serializer, kwds)
        return RebuildProxy, (type(self), self._token, self._serializer, kwds)

    def __deepcopy__(self, memo):
        return self._getvalue()

    def __repr__(self):
        return '<%s object, typeid %r at %#x>' % (type(self).__name__, self._token.typeid, id(self))

    def __str__(self):
        try:
            return self._callmethod('__repr__')
        except Exception:
            return repr(self)[:-1] + "; '__str__()' failed>"


def proxy_for(proxytype, token, manager, exposed):
    # For an object that the server has just made: the reference that it counts for us becomes the proxy's.
    at = (token.address, token.id)
    plain = proxytype is AutoProxy or (isinstance(proxytype, type) and proxytype.__init__ is BaseProxy.__init__)
    if plain and at not in _held:
        proxy = proxytype(token, manager._serializer, manager=manager, authkey=manager._authkey, exposed=exposed,
                          incref=False)
        proxy._hold(at)
        return proxy
    proxy = proxytype(token, manager._serializer, manager=manager, authkey=manager._authkey, exposed=exposed)
    link_to(token.address, manager._authkey).call(None, 'decref', (token.id,))
    return proxy


def RebuildProxy(func, token, serializer, kwds):
    server = getattr(process.current_process(), '_manager_server', None)
    if server and server.address == token.address:
        kwds['manager_owned'] = True
        if token.id not in server.id_to_local_proxy_obj:
            server.id_to_local_proxy_obj[token.id] = server.id_to_obj[token.id]
    incref = kwds.pop('incref', True) and not getattr(process.current_process(), '_inheriting', False)
    return func(token, serializer, incref=incref, **kwds)


def _method(name):
    def call(self, /, *args, **kwds):
        return self._callmethod(name, args, kwds)
    call.__name__ = name
    return call


_types = {}


def MakeProxyType(name, exposed, _cache=_types):
    exposed = tuple(exposed)
    made = _cache.get((name, exposed))
    if made is None:
        made = type(name, (BaseProxy,), {method: _method(method) for method in exposed})
        made.__module__ = 'multiprocessing.managers'
        made._exposed_ = exposed
        _cache[(name, exposed)] = made
    return made


def AutoProxy(token, serializer, manager=None, authkey=None, exposed=None, incref=True, manager_owned=False):
    if authkey is None:
        authkey = manager._authkey if manager is not None else bytes(process.current_process().authkey)
    if exposed is None:
        exposed = link_to(token.address, authkey).call(None, 'get_methods', (token,))
    made = MakeProxyType('AutoProxy[%s]' % token.typeid, exposed)
    proxy = made(token, serializer, manager=manager, authkey=authkey, incref=incref, manager_owned=manager_owned)
    proxy._isauto = True
    return proxy


class IteratorProxy(BaseProxy):
    _exposed_ = ('__next__', 'send', 'throw', 'close')

    def __iter__(self):
        return self

    def __next__(self, *args):
        return self._callmethod('__next__', args)

    def send(self, *args):
        return self._callmethod('send', args)

    def throw(self, *args):
        return self._callmethod('throw', args)

    def close(self, *args):
        return self._callmethod('close', args)


class AcquirerProxy(BaseProxy):
    _exposed_ = ('acquire', 'release')

    def acquire(self, blocking=True, timeout=None):
        return self._callmethod('acquire', (blocking,) if timeout is None else (blocking, timeout))

    def release(self):
        return self._callmethod('release')

    def __enter__(self):
        return self._callmethod('acquire')

    def __exit__(self, exc_type, exc_val, exc_tb):
        return self._callmethod('release')


class ConditionProxy(AcquirerProxy):
    _exposed_ = ('acquire', 'release', 'wait', 'notify', 'notify_all')

    def wait(self, timeout=None):
        return self._callmethod('wait', (timeout,))

    def notify(self, n=1):
        return self._callmethod('notify', (n,))

    def notify_all(self):
        return self._callmethod('notify_all')

    def wait_for(self, predicate, timeout=None):
        end = None if timeout is None else time.monotonic() + timeout
        result = predicate()
        left = timeout
        while not result and (left is None or left > 0):
            self.wait(left)
            result = predicate()
            left = None if end is None else end - time.monotonic()
        return result


class EventProxy(BaseProxy):
    _exposed_ = ('is_set', 'set', 'clear', 'wait')

    def is_set(self):
        return self._callmethod('is_set')

    def set(self):
        return self._callmethod('set')

    def clear(self):
        return self._callmethod('clear')

    def wait(self, timeout=None):
        return self._callmethod('wait', (timeout,))


class BarrierProxy(BaseProxy):
    _exposed_ = ('__getattribute__', 'wait', 'abort', 'reset')

    def wait(self, timeout=None):
        return self._callmethod('wait', (timeout,))

    def abort(self):
        return self._callmethod('abort')

    def reset(self):
        return self._callmethod('reset')

    @property
    def parties(self):
        return self._callmethod('__getattribute__', ('parties',))

    @property
    def n_waiting(self):
        return self._callmethod('__getattribute__', ('n_waiting',))

    @property
    def broken(self):
        return self._callmethod('__getattribute__', ('broken',))


class NamespaceProxy(BaseProxy):
    _exposed_ = ('__getattribute__', '__setattr__', '__delattr__')

    def __getattr__(self, key):
        if key[0] == '_':
            return object.__getattribute__(self, key)
        return self._callmethod('__getattribute__', (key,))

    def __setattr__(self, key, value):
        if key[0] == '_':
            return object.__setattr__(self, key, value)
        return self._callmethod('__setattr__', (key, value))

    def __delattr__(self, key):
        if key[0] == '_':
            return object.__delattr__(self, key)
        return self._callmethod('__delattr__', (key,))


class ValueProxy(BaseProxy):
    _exposed_ = ('get', 'set')

    def get(self):
        return self._callmethod('get')

    def set(self, value):
        return self._callmethod('set', (value,))

    value = property(get, set)


BaseListProxy = MakeProxyType('BaseListProxy', (
    '__add__', '__contains__', '__delitem__', '__getitem__', '__len__', '__mul__', '__reversed__', '__rmul__',
    '__setitem__',
    'append', 'count', 'extend', 'index', 'insert', 'pop', 'remove', 'reverse', 'sort', '__imul__'))


class ListProxy(BaseListProxy):
    def __iadd__(self, value):
        self._callmethod('extend', (value,))
        return self

    def __imul__(self, value):
        self._callmethod('__imul__', (value,))
        return self


DictProxy = MakeProxyType('DictProxy', (
    '__contains__', '__delitem__', '__getitem__', '__iter__', '__len__', '__setitem__', 'clear', 'copy', 'get', 'items',
    'keys', 'pop', 'popitem', 'setdefault', 'update', 'values'))
DictProxy._method_to_typeid_ = {'__iter__': 'Iterator'}

ArrayProxy = MakeProxyType('ArrayProxy', ('__len__', '__getitem__', '__setitem__'))

BasePoolProxy = MakeProxyType('PoolProxy', (
    'apply', 'apply_async', 'close', 'imap', 'imap_unordered', 'join', 'map', 'map_async',
    'starmap', 'starmap_async', 'terminate'))
BasePoolProxy._method_to_typeid_ = {'apply_async': 'AsyncResult', 'map_async': 'AsyncResult',
                                    'starmap_async': 'AsyncResult', 'imap': 'Iterator', 'imap_unordered': 'Iterator'}


class PoolProxy(BasePoolProxy):
    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.terminate()


for _name, _thing in list(globals().items()):
    if isinstance(_thing, type) and _thing.__module__ == __name__:
        _thing.__module__ = 'multiprocessing.managers'
