# io: text and bytes in memory. There are no files.

DEFAULT_BUFFER_SIZE = 8192
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2


class UnsupportedOperation(OSError, ValueError):
    pass


class _Memory:
    # One row of characters or bytes, and a place in it.
    closed = False

    def _check(self, end=None):
        # end: how the text ends where the class does not decide it
        if self.closed:
            raise ValueError('I/O operation on closed file' + (self._stop if end is None else end))

    def _write(self, data):
        self._check()
        if len(self._data) < self._at:
            self._data += self._nothing * (self._at - len(self._data))
        self._data = self._data[:self._at] + data + self._data[self._at + len(data):]
        self._at += len(data)
        return len(data)

    def getvalue(self):
        self._check()
        return self._data

    def read(self, size=-1):
        self._check()
        end = len(self._data) if size is None or size < 0 else self._at + size
        part = self._data[self._at:end]
        self._at += len(part)
        return part

    def readline(self, size=-1):
        self._check()
        end = self._data.find(self._newline, self._at) + 1 or len(self._data)
        if size is not None and size >= 0:
            end = min(end, self._at + size)
        part = self._data[self._at:end]
        self._at += len(part)
        return part

    def readlines(self, hint=-1):
        return list(self)

    def writelines(self, lines):
        self._check('.')
        for line in lines:
            self.write(line)

    def __iter__(self):
        self._check('.')
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def seek(self, offset, whence=0):
        self._check()
        self._at = offset if whence == 0 else offset + (self._at if whence == 1 else len(self._data))
        return self._at

    def tell(self):
        self._check()
        return self._at

    def truncate(self, size=None):
        self._check()
        self._data = self._data[:self._at if size is None else size]
        return len(self._data)

    def flush(self):
        pass

    def close(self):
        self.closed = True

    def isatty(self):
        self._check('.')
        return False

    def readable(self):
        self._check()
        return True

    writable = seekable = readable

    def fileno(self):
        raise UnsupportedOperation('fileno')

    def __enter__(self):
        self._check('.')
        return self

    def __exit__(self, *args):
        self.close()

    def _own(self):
        # attributes of the program's; None: there are none
        own = {k: v for k, v in self.__dict__.items() if k not in ('_data', '_at', '_newlines', 'closed')}
        return own or None

    def _take(self, state, n):
        if not isinstance(state, tuple) or len(state) != n:
            raise TypeError(f'{self._name}.__setstate__ argument should be {n}-tuple, got {type(state).__name__}')

    def _place(self, at, own, which):
        if at < 0:
            raise ValueError('position value cannot be negative')
        if own is not None and not isinstance(own, dict):
            raise TypeError(f'{which} item of state should be a dict, got a {type(own).__name__}')
        self._at = at
        self.__dict__.update(own or {})


class StringIO(_Memory):
    _nothing, _newline, _stop, _name = '\0', '\n', '', '_io.StringIO'

    def __init__(self, initial_value='', newline='\n'):
        self._newlines = newline
        self._data, self._at = '' if initial_value is None else initial_value, 0

    def write(self, s):
        if not isinstance(s, str):
            raise TypeError(f"string argument expected, got '{type(s).__name__}'")
        return self._write(s)

    def __getstate__(self):
        self._check()
        return self._data, self._newlines, self._at, self._own()

    def __setstate__(self, state):
        self._take(state, 4)
        text, newline, at, own = state
        self.__init__(text, newline)
        if not isinstance(at, int):
            raise TypeError(f'third item of state must be an integer, got {type(at).__name__}')
        self._place(at, own, 'fourth')


class BytesIO(_Memory):
    _nothing, _newline, _stop, _name = b'\0', b'\n', '.', '_io.BytesIO'

    def __init__(self, initial_bytes=b''):
        self._data, self._at = bytes(initial_bytes or b''), 0

    def flush(self):
        self._check()

    def __iter__(self):
        return self

    def __getstate__(self):
        self._check()
        return self._data, self._at, self._own()

    def __setstate__(self, state):
        self._take(state, 3)
        data, at, own = state
        if not isinstance(data, (bytes, bytearray)):
            raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")
        self._data = bytes(data)
        if not isinstance(at, int):
            raise TypeError(f'second item of state must be an integer, not {type(at).__name__}')
        self._place(at, own, 'third')

    def write(self, b):
        self._check()
        if not isinstance(b, (bytes, bytearray)):
            raise TypeError(f"a bytes-like object is required, not '{type(b).__name__}'")
        return self._write(bytes(b))

    def getbuffer(self):
        return self.getvalue()
