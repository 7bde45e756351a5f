# warnings: said once a place on stderr, raised, or left out, as the filters say.
import sys
import _lang

# action, the message's pattern, category, the module's pattern, line; the first that fits. As python3 has them at first
filters = [('default', None, DeprecationWarning, '__main__', 0), ('ignore', None, DeprecationWarning, None, 0),
           ('ignore', None, PendingDeprecationWarning, None, 0), ('ignore', None, ImportWarning, None, 0),
           ('ignore', None, ResourceWarning, None, 0)]
defaultaction = 'default'
onceregistry = {}
_actions = ('error', 'ignore', 'always', 'default', 'module', 'once')
_seen = set()


def _fits(pattern, text):
    # One of the first filters is a name, the others are patterns.
    return pattern is None or (pattern == text if isinstance(pattern, str) else pattern.match(text) is not None)


def _action(text, category, module, line):
    for action, message, of, where, number in filters:
        if issubclass(category, of) and number in (0, line) and _fits(message, text) and _fits(where, module):
            return action
    return defaultaction


def warn(message, category=None, stacklevel=1, source=None):
    if isinstance(message, Warning):
        category = type(message)
    category = category or UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    path, line, module = _lang.where(stacklevel - 1) or ('sys', 1, 'sys')
    _tell(message, category, path, line, module, source)


def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None):
    if module is None:
        module = filename[:-3] if filename[-3:].lower() == '.py' else filename or '<unknown>'
    if isinstance(message, Warning):
        category = type(message)
    _tell(message, category, filename, int(lineno), module, source)


def _tell(message, category, path, line, module, source):
    text = str(message)
    action = _action(text, category, module, line)
    if action == 'error':
        raise message if isinstance(message, Warning) else category(message)
    if action == 'ignore':
        return
    if action != 'always':
        key = (text, category) + {'once': (), 'module': (path, module)}.get(action, (path, module, line))
        if key in _seen:
            return
        _seen.add(key)
    told = WarningMessage(message if isinstance(message, Warning) else category(message), category, path, line)
    if _kept:
        _kept[-1].append(told)
    else:
        showwarning(told.message, category, path, line)


def showwarning(message, category, filename, lineno, file=None, line=None):
    (file or sys.stderr).write(formatwarning(message, category, filename, lineno, line))


def formatwarning(message, category, filename, lineno, line=None):
    text = f'{filename}:{lineno}: {category.__name__}: {message}\n'
    line = _lang.source_line(filename, lineno) if line is None else line
    return text + f'  {line.strip()}\n' if line else text


def _add(entry, append):
    if entry in filters:
        if append:
            return
        filters.remove(entry)
    filters.insert(len(filters) if append else 0, entry)
    _seen.clear()


def simplefilter(action, category=Warning, lineno=0, append=False):
    assert action in _actions, 'invalid action: %r' % (action,)
    assert isinstance(lineno, int) and lineno >= 0, 'lineno must be an int >= 0'
    _add((action, None, category, None, lineno), append)


def filterwarnings(action, message='', category=Warning, module='', lineno=0, append=False):
    assert action in _actions, 'invalid action: %r' % (action,)
    assert isinstance(message, str), 'message must be a string'
    assert isinstance(category, type), 'category must be a class'
    assert issubclass(category, Warning), 'category must be a Warning subclass'
    assert isinstance(module, str), 'module must be a string'
    assert isinstance(lineno, int) and lineno >= 0, 'lineno must be an int >= 0'
    if message or module:
        import re
    _add((action, re.compile(message, re.I) if message else None, category, re.compile(module) if module else None,
          lineno), append)


def resetwarnings():
    filters.clear()
    _seen.clear()


_kept = []


class WarningMessage:
    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message, self.category, self.filename, self.lineno = message, category, filename, lineno
        self.file, self.line, self.source = file, line, source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return ('{message : %r, category : %r, filename : %r, lineno : %s, line : %r}'
                % (self.message, self._category_name, self.filename, self.lineno, self.line))


class catch_warnings:
    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record, self._action, self._entered = record, action, False
        self._filter = category, lineno, append

    def __enter__(self):
        if self._entered:
            raise RuntimeError('Cannot enter %r twice' % self)
        self._entered = True
        self._saved = filters[:]
        _seen.clear()
        if self._action is not None:
            simplefilter(self._action, *self._filter)
        if self._record:
            _kept.append([])
            return _kept[-1]

    def __exit__(self, *args):
        if not self._entered:
            raise RuntimeError('Cannot exit %r without entering first' % self)
        filters[:] = self._saved
        _seen.clear()
        if self._record:
            _kept.pop()
