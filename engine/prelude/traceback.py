# traceback: the text of exceptions and tracebacks, as the machine itself prints them.
import sys
import _lang
import _main
import _mp

_missing = object()


def _text(e, chain):
    _main.said(e)
    text = _mp.traceback(e)
    if not chain:
        for between in ('\nDuring handling of the above exception, another exception occurred:\n\n',
                        '\nThe above exception was the direct cause of the following exception:\n\n'):
            text = text.split(between)[-1]
    return text


def _exception(exc, value):
    return exc if value is _missing else value


def format_exception(exc, /, value=_missing, tb=_missing, limit=None, chain=True):
    e = _exception(exc, value)
    if e is None:
        return ['NoneType: None\n']
    parts = []
    for line in _text(e, chain).splitlines(True):
        if parts and line.startswith('    '):
            parts[-1] += line
        else:
            parts.append(line)
    return parts


def format_exception_only(exc, /, value=_missing):
    e = _exception(exc, value)
    if e is None:
        return ['NoneType: None\n']
    cls = type(e)
    name = cls.__qualname__ if cls.__module__ in ('builtins', '__main__') else cls.__module__ + '.' + cls.__qualname__
    text = str(e)
    return [f'{name}: {text}\n' if text else name + '\n']


def print_exception(exc, /, value=_missing, tb=_missing, limit=None, file=None, chain=True):
    print(''.join(format_exception(exc, value, chain=chain)), end='', file=sys.stderr if file is None else file)


def format_exc(limit=None, chain=True):
    return ''.join(format_exception(sys.exc_info()[1], chain=chain))


def print_exc(limit=None, file=None, chain=True):
    print_exception(sys.exc_info()[1], file=file, chain=chain)


def format_tb(tb, limit=None):
    parts = []
    for line in '' if tb is None else _lang.frames(tb).splitlines(True):
        if parts and line.startswith('    '):
            parts[-1] += line
        else:
            parts.append(line)
    return parts


def print_tb(tb, limit=None, file=None):
    print(''.join(format_tb(tb)), end='', file=sys.stderr if file is None else file)


class FrameSummary:
    def __init__(self, filename, lineno, name, line=None):
        self.filename, self.lineno, self.name, self.line = filename, lineno, name, line

    def __iter__(self):
        return iter([self.filename, self.lineno, self.name, self.line])

    def __getitem__(self, i):
        return list(self)[i]

    def __repr__(self):
        return f'<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>'


def extract_tb(tb, limit=None):
    lines = [part.splitlines()[1].strip() for part in format_tb(tb)]
    found = []
    while tb is not None:
        code = tb.tb_frame.f_code
        found.append(FrameSummary(code.co_filename, tb.tb_lineno, code.co_name,
                                  lines[len(found)] if len(found) < len(lines) else ''))
        tb = tb.tb_next
    return _limited(found, limit)


class StackSummary(list):
    def format(self):
        return [f'  File "{f.filename}", line {f.lineno}, in {f.name}\n' + (f'    {f.line}\n' if f.line else '')
                for f in self]

    @classmethod
    def from_list(cls, a_list):
        return cls([f if isinstance(f, FrameSummary) else FrameSummary(*f) for f in a_list])


def _limited(found, limit):
    # So many of the first; of the last, if it is negative.
    return StackSummary(found if limit is None else found[:limit] if limit >= 0 else found[limit:])


def extract_stack(f=None, limit=None):
    found = []
    depth = 0
    place = _lang.place(0)
    while place is not None:
        path, line, name = place
        text = _lang.source_line(path, line)
        found.append(FrameSummary(path, line, name, '' if text is None else text.strip()))
        depth += 1
        place = _lang.place(depth)
    found = _limited(found, limit)
    found.reverse()
    return found


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def print_list(extracted_list, file=None):
    print(''.join(format_list(extracted_list)), end='', file=sys.stderr if file is None else file)


def format_stack(f=None, limit=None):
    return extract_stack(limit=limit).format()


def print_stack(f=None, limit=None, file=None):
    print_list(extract_stack(limit=limit), file)


def walk_tb(tb):
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def clear_frames(tb):
    pass
