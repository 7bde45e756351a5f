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


class Template:
    delimiter = '$'

    def __init__(self, template):
        self.template = template

    def _filled(self, mapping, strict):
        text, out, i = self.template, [], 0
        while True:
            at = text.find(self.delimiter, i)
            if at < 0:
                return ''.join(out) + text[i:]
            out.append(text[i:at])
            i = at + 1
            if text.startswith(self.delimiter, i):
                out.append(self.delimiter)
                i += 1
                continue
            braced = text.startswith('{', i)
            start = end = i + braced
            while (end < len(text) and text[end].isascii()
                   and (text[end].isalnum() and (end > start or not text[end].isdigit()) or text[end] == '_')):
                end += 1
            name = text[start:end]
            if not name or braced and not text.startswith('}', end):
                if strict:
                    line = text.count('\n', 0, at) + 1
                    raise ValueError(
                        f'Invalid placeholder in string: line {line}, col {at - text.rfind(chr(10), 0, at)}')
                out.append(self.delimiter)
                continue
            i = end + braced
            if strict or name in mapping:
                out.append(str(mapping[name]))
            else:
                out.append(text[at:i])

    def substitute(self, mapping={}, /, **kws):
        return self._filled({**mapping, **kws}, True)

    def safe_substitute(self, mapping={}, /, **kws):
        return self._filled({**mapping, **kws}, False)


class Formatter:
    def format(self, format_string, /, *args, **kwargs):
        return format_string.format(*args, **kwargs)

    def vformat(self, format_string, args, kwargs):
        return format_string.format(*args, **kwargs)
