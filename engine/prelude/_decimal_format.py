# format(Decimal, spec): fill, alignment, sign, width, grouping, precision; kinds f, e, g, n, % and none.
from _decimal_functions import rounded


def _parsed(spec):
    fill, align, i = ' ', '>', 0
    if len(spec) > 1 and spec[1] in '<>=^':
        fill, align, i = spec[0], spec[1], 2
    elif spec[:1] in ('<', '>', '=', '^') and spec:
        align, i = spec[0], 1
    sign = '-'
    if spec[i:i + 1] in ('+', '-', ' ') and spec[i:]:
        sign, i = spec[i], i + 1
    if spec[i:i + 1] == '0':
        fill, align, i = '0', '=', i + 1
    start = i
    while spec[i:i + 1].isdigit():
        i += 1
    width = int(spec[start:i] or 0)
    grouping = ''
    if spec[i:i + 1] in (',', '_') and spec[i:]:
        grouping, i = spec[i], i + 1
    precision = None
    if spec[i:i + 1] == '.':
        start = i = i + 1
        while spec[i:i + 1].isdigit():
            i += 1
        precision = int(spec[start:i])
    if spec[i:] not in ('', 'f', 'F', 'e', 'E', 'g', 'G', 'n', '%'):
        raise ValueError('invalid format string')
    return fill, align, sign, width, grouping, precision, spec[i:]


def _scientific(n, exponent, letter):
    digits = str(n)
    return digits[0] + ('.' + digits[1:] if len(digits) > 1 else '') + f'{letter}{exponent + len(digits) - 1:+d}'


def _body(d, precision, kind, made, rounding):
    n, e = d._n, d._exp
    if kind == '%':
        e += 2
    if kind in ('f', 'F', '%'):
        if precision is not None:
            n, e = (rounded(d._sign, n, 10 ** (-precision - e), rounding) if e < -precision
                    else n * 10 ** (e + precision)), -precision
        if e > 0:
            n, e = n * 10 ** e, 0
        digits = str(n).rjust(1 - e, '0')
        return (digits[:e] + '.' + digits[e:] if e else digits) + ('%' if kind == '%' else '')
    if precision is not None:
        extra = len(str(n)) - (precision + 1 if kind in ('e', 'E') else max(precision, 1))
        if extra > 0:
            n, e = rounded(d._sign, n, 10 ** extra, rounding), e + extra
        elif extra < 0 and kind in ('e', 'E'):
            n, e = n * 10 ** -extra, e + extra
    if kind in ('e', 'E'):
        return _scientific(n, e, kind)
    return str(made(0, n, e))


def formatted(d, spec, made, rounding):
    fill, align, sign, width, grouping, precision, kind = _parsed(spec)
    body = _body(d, precision, kind, made, rounding)
    if grouping:
        end = len(body)
        for c in '.eE%':
            if c in body:
                end = min(end, body.index(c))
        body = f'{int(body[:end]):{grouping}}' + body[end:]
    head = '-' if d._sign else '' if sign == '-' else sign
    room = width - len(head) - len(body)
    if room <= 0:
        return head + body
    if align == '=':
        return head + fill * room + body
    if align == '^':
        return fill * (room // 2) + head + body + fill * (room - room // 2)
    return head + body + fill * room if align == '<' else fill * room + head + body
