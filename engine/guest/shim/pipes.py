"""Pipes, and waiting for several of them; a manager's connections, too, which lie between processes of the program."""
import io
import pickle

import _mplab
from mplab_guest import frames, processes, queues
from mplab_guest.steps import step
from multiprocessing import connection, reduction

_wait, _listener, _client = connection.wait, connection.Listener, connection.Client
SENT_IN_PARTS, NOBODY_READS = 2, 0
TIMES_OUT = 1 << 32  # wait_any's arg2: it waits


@frames.stands_for(connection.Connection)
class Connection(connection.Connection):
    """An end of a pipe of the world."""

    _next = 1 << 20  # what stands for a descriptor: higher than any

    def __init__(self, pipe, end, readable, writable):
        self._pipe, self._end = pipe, end
        Connection._next += 1
        connection._ConnectionBase.__init__(self, Connection._next, readable, writable)

    def _close(self):
        step(_mplab.VERB_PIPE_CLOSE, self._pipe, self._end)

    def _send_bytes(self, buf):
        sent = step(_mplab.VERB_PIPE_SEND, self._pipe, self._end, data=bytes(buf))
        result = sent.result
        if result == SENT_IN_PARTS:
            result = step(_mplab.VERB_PIPE_SENT, self._pipe, self._end, sent.result2).result
        if result == NOBODY_READS:
            raise BrokenPipeError(32, 'Broken pipe')

    def _recv_bytes(self, maxsize=None):
        got = step(_mplab.VERB_PIPE_RECV, self._pipe, self._end)
        if got.result == 0:
            raise EOFError
        if got.result < 0:
            raise ConnectionResetError(104, 'Connection reset by peer')
        data = got.data or b''
        if maxsize is not None and len(data) > maxsize:
            return None
        buffer = io.BytesIO()
        buffer.write(data)
        return buffer

    def _poll(self, timeout):
        return step(_mplab.VERB_PIPE_POLL, self._pipe, self._end, 0 if timeout == 0 else 1, timeout=timeout).result == 1


def pipe(duplex=True):
    number = frames.new(_mplab.KIND_PIPE, count=2 if duplex else 1)
    return Connection(number, 0, True, duplex), Connection(number, 1, duplex, True)


def _reduce(conn):
    child = processes.being_spawned()
    if child is not None:
        _mplab.gives(conn._pipe, conn._end, child)
        ticket = None
    else:
        ticket = step(_mplab.VERB_PIPE_LEND, conn._pipe, conn._end, _mplab.actor()).result
    return _rebuilt, (conn._pipe, conn._end, conn._readable, conn._writable, ticket)


def _rebuilt(pipe, end, readable, writable, ticket):
    if ticket is not None and not step(_mplab.VERB_PIPE_TAKE, pipe, end, ticket).result:
        raise FileNotFoundError(2, 'No such file or directory')  # whoever sent it has ended
    return Connection(pipe, end, readable, writable)


# ---- waiting for several ----

def _place(thing):
    """What it is in the world; None: it is of the outside."""
    if isinstance(thing, Connection):
        thing._check_closed()
        return thing._pipe, thing._end
    if isinstance(thing, int):
        return processes.slot_of_sentinel(thing)
    return getattr(thing, '_place', None)


def wait(object_list, timeout=None):
    things = list(object_list)
    places = [_place(t) for t in things]
    if not places or None in places:
        return _wait(things, timeout)
    many = _mplab.many(len(places))
    for i, place in enumerate(places):
        if isinstance(place, queues.Reader):
            _mplab.many_queue(many, i, place._queue)
        elif isinstance(place, tuple):
            _mplab.many_pipe(many, i, *place)
        else:
            _mplab.many_process(many, i, place)
    done = step(_mplab.VERB_WAIT_ANY, 0, many, len(places) | (0 if timeout is not None and timeout <= 0 else TIMES_OUT),
                timeout=timeout)
    return [thing for thing, ready in zip(things, done.data or b'') if ready]


# ---- Listener, Client ----

PREFIX = '\0mplab-'  # addresses in this world


@frames.stands_for(connection.Listener)
class Listener:
    """A door between processes of the program: who comes in is given a pipe."""

    last_accepted = None

    def __init__(self, authkey):
        self._object = frames.new(_mplab.KIND_LISTENER, named=False)
        self.address, self._authkey = '%s%d-%d' % (PREFIX, self._object, _mplab.actor()), authkey

    def accept(self):
        got = step(_mplab.VERB_GET, self._object)
        if not got.result:
            got = step(_mplab.VERB_RECV, self._object)
        number, ticket = pickle.loads(got.data)
        step(_mplab.VERB_PIPE_TAKE, number, 0, ticket)
        conn = Connection(number, 0, True, True)
        if self._authkey:
            connection.deliver_challenge(conn, self._authkey)
            connection.answer_challenge(conn, self._authkey)
        return conn

    def close(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()


def listener(address=None, family=None, backlog=1, authkey=None):
    if address is None and family in (None, 'AF_UNIX'):
        return Listener(authkey)
    return _listener(address, family, backlog, authkey)


def _knock(server):
    code = _mplab.ended_with(server)
    if code is None:
        return
    if code >= 0:  # it has removed its door
        raise FileNotFoundError(2, 'No such file or directory')
    raise ConnectionRefusedError(111, 'Connection refused')


def client(address, family=None, authkey=None):
    if not (isinstance(address, str) and address.startswith(PREFIX)):
        return _client(address, family, authkey)
    door, server = map(int, address[len(PREFIX):].split('-'))
    _knock(server)
    number = frames.new(_mplab.KIND_PIPE, count=2, named=False)
    ticket = step(_mplab.VERB_PIPE_LEND, number, 0, server).result  # if the server dies, the pipe has an end
    step(_mplab.VERB_FEED, door, 1, data=pickle.dumps((number, ticket)))
    conn = Connection(number, 1, True, True)
    step(_mplab.VERB_PIPE_CLOSE, number, 0)
    if authkey is not None:
        connection.answer_challenge(conn, authkey)
        connection.deliver_challenge(conn, authkey)
    return conn


def install():
    from multiprocessing import managers  # after threads: it keeps what it finds as threading.Lock
    connection.Pipe, connection.wait = pipe, wait
    connection.Listener, connection.Client = listener, client
    managers.listener_client['pickle'] = listener, client
    reduction.register(Connection, _reduce)
