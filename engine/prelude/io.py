# io: text and bytes in memory. There are no files.

DEFAULT_BUFFER_SIZE = 8192
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2


class UnsupportedOperation(OSError, ValueError):
    pass


class _Memory:
    # One row of characters or bytes, and a place in it.
    closed = False

    def _check(self):
        if self.closed:
            raise ValueError('I/O operation on closed file')

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
        for line in lines:
            self.write(line)

    def __iter__(self):
        self._check()
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
        self._check()

    def close(self):
        self.closed = True

    def isatty(self):
        return False

    def readable(self):
        return True

    writable = seekable = readable

    def fileno(self):
        raise UnsupportedOperation('fileno')

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *args):
        self.close()


class StringIO(_Memory):
    _nothing, _newline = '\0', '\n'

    def __init__(self, initial_value='', newline='\n'):
        self._data, self._at = '' if initial_value is None else initial_value, 0

    def write(self, s):
        if not isinstance(s, str):
            raise TypeError(f"string argument expected, got '{type(s).__name__}'")
        return self._write(s)


class BytesIO(_Memory):
    _nothing, _newline = b'\0', b'\n'

    def __init__(self, initial_bytes=b''):
        self._data, self._at = bytes(initial_bytes or b''), 0

    def write(self, b):
        if not isinstance(b, (bytes, bytearray)):
            raise TypeError(f"a bytes-like object is required, not '{type(b).__name__}'")
        return self._write(bytes(b))

    def getbuffer(self):
        return self.getvalue()
