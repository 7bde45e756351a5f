# What an annotation in quotes means: names, attributes, subscripts, |, calls with constants, texts and numbers. What
# else may stand in an expression means nothing in an annotation, and is a SyntaxError here.
import builtins as _builtins

_TOKEN = (r'\s*(\.\.\.|[bruBRU]{0,2}"(?:[^"\\]|\\.)*"|[bruBRU]{0,2}\'(?:[^\'\\]|\\.)*\'|[^\W\d]\w*|\d+\.?\d*|'
          r'[\[\](),.|*=+-])')
_CONSTANTS = {'None': None, 'True': True, 'False': False, '...': ...}


def _tokens(text):
    import re
    found, at = [], 0
    text = text.strip()
    while at < len(text):
        token = re.compile(_TOKEN).match(text, at)
        if not token:
            raise SyntaxError(f'Forward reference must be an expression -- got {text!r}')
        found.append(token.group(1))
        at = token.end()
    return found


def _string(token):
    body = token[token.index(token[-1]) + 1:-1]
    value = body.replace('\\n', '\n').replace("\\'", "'").replace('\\"', '"').replace('\\\\', '\\')
    return value.encode('latin-1') if token[0] in 'bB' else value


class _Reader:
    def __init__(self, text, spaces):
        self.text, self.spaces, self.tokens, self.at = text, spaces, _tokens(text), 0

    def seen(self, *tokens):
        return self.at < len(self.tokens) and self.tokens[self.at] in tokens

    def taken(self, token):
        if self.seen(token):
            self.at += 1
            return True
        return False

    def wrong(self):
        raise SyntaxError(f'Forward reference must be an expression -- got {self.text!r}')

    def needed(self, token):
        if not self.taken(token):
            self.wrong()

    def whole(self):
        value = self.listed(None)
        if self.at < len(self.tokens):
            self.wrong()
        return value

    def listed(self, end):
        # one expression, or several with commas: a tuple
        values, several = [], False
        while not self.seen(end) and self.at < len(self.tokens):
            if self.taken('*'):
                values.extend(self.union())
                several = True
            else:
                values.append(self.union())
            if not self.taken(','):
                break
            several = True
        if not values and not several and end is None:
            self.wrong()
        return tuple(values) if several or not values else values[0]

    def union(self):
        value = self.postfix()
        while self.taken('|'):
            value = value | self.postfix()
        return value

    def postfix(self):
        value = self.atom()
        while True:
            if self.taken('.'):
                value = getattr(value, self.tokens[self.at])
                self.at += 1
            elif self.taken('['):
                key = self.listed(']')
                self.needed(']')
                value = value[key]
            elif self.taken('('):
                value = self.called(value)
            else:
                return value

    def called(self, f):
        args, keywords = [], {}
        while not self.taken(')'):
            if self.at + 1 < len(self.tokens) and self.tokens[self.at + 1] == '=':
                name = self.tokens[self.at]
                self.at += 2
                keywords[name] = self.union()
            else:
                args.append(self.union())
            if not self.taken(','):
                self.needed(')')
                break
        return f(*args, **keywords)

    def atom(self):
        if self.at >= len(self.tokens):
            self.wrong()
        token = self.tokens[self.at]
        self.at += 1
        if token in _CONSTANTS:
            return _CONSTANTS[token]
        if token[-1] in '"\'':
            return _string(token)
        if token[0].isdigit():
            return float(token) if '.' in token else int(token)
        if token == '-':
            return -self.postfix()
        if token == '[':
            value = self.listed(']')
            self.needed(']')
            return list(value) if isinstance(value, tuple) else [value]
        if token == '(':
            value = self.listed(')')
            self.needed(')')
            return value
        return self.name(token)

    def name(self, token):
        if not token.isidentifier():
            self.wrong()
        for space in self.spaces:
            if token in space:
                return space[token]
        if hasattr(_builtins, token):
            return getattr(_builtins, token)
        raise NameError(f"name '{token}' is not defined")


def read(text, *spaces):
    # The value of an annotation; names are looked up in these namespaces, then among the builtins.
    return _Reader(text, spaces).whole()
