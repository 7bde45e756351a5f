# sys.stdin and input(); in the namespace of builtins. Bytes come from engine/bind/input.c.

def _next_input():
    # What comes next, b'' at the end. Other threads go on while it is waited for.
    import _mp
    while True:
        data = _mp.read_input()
        if data is not None:
            return data
        if not _mp.alone():
            import time
            time.sleep(0.005)


class _Reader:
    # What reading bytes and reading text have in common. _data: what has been read and not yet asked for.
    closed = False

    def _check(self):
        if self.closed:
            raise ValueError('I/O operation on closed file.' if self._text else 'read of closed file')

    def read(self, size=-1, /):
        self._check()
        if size is None or size < 0:
            while self._more():
                pass
            size = len(self._data)
        while len(self._data) < size and self._more():
            pass
        part, self._data = self._data[:size], self._data[size:]
        return part

    def readline(self, size=-1, /):
        self._check()
        looked = 0
        while True:
            end = self._data.find(self._newline, looked) + 1
            if end or size is not None and 0 <= size <= len(self._data):
                break
            looked = len(self._data)
            if not self._more():
                end = len(self._data)
                break
        if size is not None and size >= 0:
            end = min(end or size, size)
        part, self._data = self._data[:end], self._data[end:]
        return part

    def readlines(self, hint=-1, /):
        lines, size = [], 0
        for line in self:
            lines.append(line)
            size += len(line)
            if hint is not None and 0 < hint <= size:
                break
        return lines

    def __iter__(self):
        self._check()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *exc):
        self.close()

    def fileno(self):
        self._check()
        return 0

    def isatty(self):
        self._check()
        import _mp
        return not self._null and _mp.input_is_terminal()

    def readable(self):
        self._check()
        return True

    def writable(self):
        self._check()
        return False

    def seekable(self):
        self._check()
        return False

    def flush(self):
        self._check()

    def close(self):
        self.closed = True


class _StdinBuffer(_Reader):
    _text = False
    _newline = b'\n'
    mode = 'rb'

    def __init__(self, null):
        self.name = 3 if null else '<stdin>'  # CPython's is the lowest that is free
        self._null = null
        self._data = b''

    def _more(self):
        chunk = b'' if self._null else _next_input()
        self._data += chunk
        return len(chunk) > 0

    def read1(self, size=-1, /):
        self._check()
        if not self._data:
            self._more()
        size = len(self._data) if size is None or size < 0 else size
        part, self._data = self._data[:size], self._data[size:]
        return part

    def peek(self, size=0, /):
        self._check()
        if not self._data:
            self._more()
        return self._data

    def __repr__(self):
        return f'<_io.BufferedReader name={self.name!r}>'


class _Stdin(_Reader):
    _text = True
    _newline = '\n'
    mode = 'r'
    encoding = 'utf-8'
    errors = 'strict'
    newlines = None
    line_buffering = False

    def __init__(self, null=False):
        self.buffer = _StdinBuffer(null)
        self.name = self.buffer.name
        self._null = null
        self._data = ''
        self._held = b''  # the beginning of a character

    def _more(self):
        chunk = self.buffer.read1(8192)
        data = self._held + chunk
        self._held = b''
        if chunk:
            cut = len(data)
            for back in range(1, min(4, len(data)) + 1):
                byte = data[-back]
                if byte & 0xc0 == 0xc0:
                    size = 2 if byte < 0xe0 else 3 if byte < 0xf0 else 4
                    if size > back:
                        cut = len(data) - back
                if byte & 0xc0 != 0x80:
                    break
            data, self._held = data[:cut], data[cut:]
        self._data += data.decode(self.encoding, self.errors)
        return len(chunk) > 0

    def write(self, text, /):
        from io import UnsupportedOperation
        raise UnsupportedOperation('not writable')

    def reconfigure(self, *, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None):
        if encoding is not None and encoding.lower().replace('-', '').replace('_', '') not in ('utf8', 'ascii'):
            raise LookupError('unknown encoding: ' + encoding)
        if errors is not None:
            self.errors = errors

    def __repr__(self):
        return f"<_io.TextIOWrapper name={self.name!r} mode='r' encoding='utf-8'>"


for _cls, _cls_name in ((_StdinBuffer, 'BufferedReader'), (_Stdin, 'TextIOWrapper')):
    _cls.__name__ = _cls.__qualname__ = _cls_name
    _cls.__module__ = '_io'
_stdin = _Stdin()


def _no_input():
    # What multiprocessing leaves of standard input in a child: nothing to read.
    import sys
    sys.stdin = _Stdin(True)


def input(prompt='', /):
    import sys
    for name in ('stdin', 'stdout', 'stderr'):
        if getattr(sys, name, None) is None:
            raise RuntimeError(f'input(): lost sys.{name}')
    try:
        sys.stderr.flush()
    except (AttributeError, ValueError, OSError):
        pass
    sys.stdout.write(str(prompt))
    sys.stdout.flush()
    line = sys.stdin.readline()
    if not isinstance(line, (str, bytes)):
        raise TypeError('object.readline() returned non-string')
    if not line:
        raise EOFError('EOF when reading a line')
    return line[:-1] if line[-1:] in ('\n', b'\n') else line
