# string: the alphabets, capwords, Template.

whitespace = ' \t\n\r\v\f'
ascii_lowercase = 'abcdefghijklmnopqrstuvwxyz'
ascii_uppercase = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
ascii_letters = ascii_lowercase + ascii_uppercase
digits = '0123456789'
hexdigits = digits + 'abcdef' + 'ABCDEF'
octdigits = '01234567'
punctuation = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    return (sep or ' ').join([x.capitalize() for x in s.split(sep)])


_identifier = '(?a:[_a-z][_a-z0-9]*)'


class Template:
    delimiter = '$'
    idpattern = _identifier
    braceidpattern = None

    def __init__(self, template):
        self.template = template

    @staticmethod
    def _end_of_name(text, start, pattern):
        # Where the identifier that begins there ends; start: there is none.
        if pattern is not _identifier:
            import re
            found = re.compile(pattern, re.IGNORECASE).match(text, start)
            return found.end() if found else start
        end = start
        while (end < len(text) and text[end].isascii()
               and (text[end].isalnum() and (end > start or not text[end].isdigit()) or text[end] == '_')):
            end += 1
        return end

    def _parts(self):
        # (text before it, what it is, the name, the text of it, where): 'named', 'escaped', 'invalid'; at the end None.
        text, i, mark = self.template, 0, self.delimiter
        while True:
            at = text.find(mark, i)
            if at < 0:
                yield text[i:], None, None, '', len(text)
                return
            before, i = text[i:at], at + len(mark)
            if text.startswith(mark, i):
                i += len(mark)
                yield before, 'escaped', None, mark, at
                continue
            braced = text.startswith('{', i)
            start = i + braced
            end = self._end_of_name(text, start, braced and self.braceidpattern or self.idpattern)
            if end == start or braced and not text.startswith('}', end):
                yield before, 'invalid', None, mark, at
                continue
            i = end + braced
            yield before, 'named', text[start:end], text[at:i], at

    def _invalid(self, at):
        lines = self.template[:at].splitlines(keepends=True)
        if not lines:
            col, line = 1, 1
        else:
            col = at - len(''.join(lines[:-1]))
            line = len(lines)
        raise ValueError(f'Invalid placeholder in string: line {line}, col {col + (1 if lines else 0)}')

    def substitute(self, mapping={}, /, **kws):
        names = {**mapping, **kws} if kws and mapping else kws or mapping
        out = []
        for before, kind, name, text, at in self._parts():
            if kind == 'invalid':
                self._invalid(at)
            out.append(before)
            out.append(str(names[name]) if kind == 'named' else text)
        return ''.join(out)

    def safe_substitute(self, mapping={}, /, **kws):
        names = {**mapping, **kws} if kws and mapping else kws or mapping
        out = []
        for before, kind, name, text, at in self._parts():
            out.append(before)
            if kind == 'named':
                try:
                    text = str(names[name])
                except KeyError:
                    pass
            out.append(text)
        return ''.join(out)

    def is_valid(self):
        return all([kind != 'invalid' for before, kind, name, text, at in self._parts()])

    def get_identifiers(self):
        return list({name: None for before, kind, name, text, at in self._parts() if kind == 'named'})


# ---- Formatter ----

def _field_end(text, i):
    # Behind the } of the field whose inside begins there.
    depth = 1
    while i < len(text):
        depth += (text[i] == '{') - (text[i] == '}')
        i += 1
        if not depth:
            return i
    raise ValueError("expected '}' before end of string")


def _field_parts(inside):
    # name, format spec, conversion
    i, bracket = 0, False
    while i < len(inside) and (bracket or inside[i] not in '!:'):
        if inside[i] == '[':
            bracket = True
        elif inside[i] == ']':
            bracket = False
        elif inside[i] == '{':
            raise ValueError("unexpected '{' in field name")
        i += 1
    name, rest = inside[:i], inside[i:]
    if not rest.startswith('!'):
        return name, rest[1:], None
    if len(rest) < 2:
        raise ValueError("end of string while looking for conversion specifier")
    if len(rest) > 2 and rest[2] != ':':
        raise ValueError("expected ':' after conversion specifier")
    return name, rest[3:], rest[1]


def _parse(text):
    i = 0
    while i < len(text):
        start = i
        while i < len(text) and text[i] not in '{}':
            i += 1
        literal = text[start:i]
        if i == len(text):
            yield literal, None, None, None
            return
        brace = text[i]
        i += 1
        if text.startswith(brace, i):
            i += 1
            yield literal + brace, None, None, None
            continue
        if brace == '}':
            raise ValueError("Single '}' encountered in format string")
        if i == len(text):
            raise ValueError("Single '{' encountered in format string")
        end = _field_end(text, i)
        yield literal, *_field_parts(text[i:end - 1])
        i = end


def _split_name(name):
    # The first part, an int or a str, and the attributes (True) and items (False) behind it.
    i = 0
    while i < len(name) and name[i] not in '.[':
        i += 1
    first, rest = name[:i], []
    while i < len(name):
        dot = name[i] == '.'
        if not dot and name[i] != '[':
            raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
        end = i + 1
        while end < len(name) and (name[end] not in '.[' if dot else name[end] != ']'):
            end += 1
        if not dot and end == len(name):
            raise ValueError("Missing ']' in format string")
        part = name[i + 1:end]
        if not part:
            raise ValueError('Empty attribute in format string')
        rest.append((dot, int(part) if part.isdecimal() and not dot else part))
        i = end if dot else end + 1
    return int(first) if first.isdecimal() else first, rest


class Formatter:
    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used = set()
        text, _ = self._vformat(format_string, args, kwargs, used, 2)
        self.check_unused_args(used, args, kwargs)
        return text

    def _vformat(self, format_string, args, kwargs, used_args, recursion_depth, auto_arg_index=0):
        if recursion_depth < 0:
            raise ValueError('Max string recursion exceeded')
        out = []
        for literal, name, spec, conversion in self.parse(format_string):
            if literal:
                out.append(literal)
            if name is None:
                continue
            if name == '':
                if auto_arg_index is False:
                    raise ValueError('cannot switch from manual field specification to automatic field numbering')
                name = str(auto_arg_index)
                auto_arg_index += 1
            elif name.isdigit():
                if auto_arg_index:
                    raise ValueError('cannot switch from manual field specification to automatic field numbering')
                auto_arg_index = False
            obj, used = self.get_field(name, args, kwargs)
            used_args.add(used)
            obj = self.convert_field(obj, conversion)
            spec, auto_arg_index = self._vformat(spec, args, kwargs, used_args, recursion_depth - 1, auto_arg_index)
            out.append(self.format_field(obj, spec))
        return ''.join(out), auto_arg_index

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        for letter, convert in (('s', str), ('r', repr), ('a', ascii)):
            if conversion == letter:
                return convert(value)
        raise ValueError(f'Unknown conversion specifier {conversion!s}')

    def parse(self, format_string):
        return _parse(format_string)

    def get_field(self, field_name, args, kwargs):
        first, rest = _split_name(field_name)
        obj = self.get_value(first, args, kwargs)
        for is_attribute, name in rest:
            obj = getattr(obj, name) if is_attribute else obj[name]
        return obj, first
