# Listener and Client: how processes of one program that share nothing but an address come to have a pipe between them.
#
# A listener is a queue of the world whose name is its address. A client makes a pipe and puts one end into that queue;
# to accept is to get it. The key is compared, not proved: nobody but the program's own processes can be on the other
# side.
import _mp
import _pool
from _strands import lean
from multiprocessing import AuthenticationError

_MADE_UP = 0

def _made_up(family):
    # An address nobody has asked for.
    global _MADE_UP
    _MADE_UP += 1
    if family == 'AF_INET':
        return ('127.0.0.1', 40000 + (_mp.slot() * 16 + _MADE_UP) % 20000)
    return '/tmp/pymp-%d/listener-%d' % (_mp.pid(), _MADE_UP)

def _family_of(address):
    if isinstance(address, tuple):
        return 'AF_INET'
    if isinstance(address, str):
        return 'AF_PIPE' if address.startswith('\\\\') else 'AF_UNIX'
    raise TypeError(f'address type of {address!r} unrecognized')

def _checked(family):
    if family == 'AF_PIPE':
        raise ValueError(f'Family {family} is not recognized.')
    if family not in ('AF_INET', 'AF_UNIX'):
        raise AttributeError(f"module 'socket' has no attribute {family!r}")
    return family

def _text(address):
    if isinstance(address, tuple):
        host, port = address
        return '%s:%d' % ('127.0.0.1' if host in ('', 'localhost', '0.0.0.0') else host, port)
    return address

class Listener:
    def __init__(self, address=None, family=None, backlog=1, authkey=None):
        family = _checked(family or (address and _family_of(address)) or 'AF_UNIX')
        asked = address is not None     # else nobody outside could know it
        if address is None or (family == 'AF_INET' and address[1] == 0):
            host = address and address[0]
            address = _made_up(family)
            if host:
                address = (host, address[1])
        if authkey is not None and not isinstance(authkey, bytes):
            raise TypeError('authkey should be a byte string')
        if _pool.find(_text(address)) is not None:
            raise OSError(98, 'Address already in use')
        self._queue = _pool.listen(_text(address), asked)
        self._address = address
        self._authkey = authkey
        self._last_accepted = None

    def accept(self):
        if self._queue is None:
            raise OSError('listener is closed')
        if lean():
            _mp.wait_any([self._queue], None)   # one who comes need not be compared with one who only begins to wait
        conn = self._queue.get()
        if self._authkey is not None and conn is not None:
            good = conn.recv() == self._authkey
            conn.send(good)
            if not good:
                conn.close()
                raise AuthenticationError('digest received was wrong')
        return conn

    def wake(self):
        # For the one who accepts: there is nobody there.
        self._queue.put(None)

    def close(self):
        if self._queue is not None:
            _pool.deafen(self._queue)
            self._queue = None

    @property
    def address(self):
        return self._address

    @property
    def last_accepted(self):
        return self._last_accepted

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, exc_tb):
        self.close()

class _Visit:
    # A connection on its way to a listener, who gets the connection. When he dies without having accepted it, it is
    # closed.
    def __init__(self, conn, listener):
        self.conn = conn
        self.listener = listener

    def __reduce__(self):
        return _mp.offer(self.conn, self.listener)

def Client(address, family=None, authkey=None):
    if authkey is not None and not isinstance(authkey, bytes):
        raise TypeError('authkey should be a byte string')
    family = _checked(family or _family_of(address))
    queue = _pool.find(_text(address))
    if queue is None:
        if family == 'AF_UNIX' and not _pool.deserted(_text(address)):
            raise FileNotFoundError(2, 'No such file or directory')
        raise ConnectionRefusedError(111, 'Connection refused')
    mine, theirs = _mp.pipe(True)
    _pool.join(mine, _text(address))
    queue.put(_Visit(theirs, queue))
    theirs.close()
    if authkey is not None:
        mine.send(authkey)
        if not mine.recv():
            mine.close()
            raise AuthenticationError('digest sent was rejected')
    return mine
