# format(Decimal, spec): fill, alignment, sign, width, grouping, precision; kinds f, e, g, n, % and none.
from _decimal_core import made
from _decimal_functions import rounded
from _decimal_rare import text


def _parsed(spec):
    fill, align, i = ' ', '>', 0
    aligned = len(spec) > 1 and spec[1] in '<>=^' or spec[:1] in ('<', '>', '=', '^')
    if len(spec) > 1 and spec[1] in '<>=^':
        fill, align, i = spec[0], spec[1], 2
    elif spec[:1] in ('<', '>', '=', '^') and spec:
        align, i = spec[0], 1
    sign = '-'
    if spec[i:i + 1] in ('+', '-', ' ') and spec[i:]:
        sign, i = spec[i], i + 1
    no_minus_zero = spec[i:i + 1] == 'z'
    i += no_minus_zero
    padded = spec[i:i + 1] == '0'
    if padded:
        if aligned:
            raise ValueError('invalid format string')
        align, i = 'z', i + 1
    start = i
    while spec[i:i + 1].isdigit():
        i += 1
    width = int(spec[start:i] or 0)
    grouping = ''
    if spec[i:i + 1] == ',':
        grouping, i = spec[i], i + 1
    precision = None
    if spec[i:i + 1] == '.':
        start = i = i + 1
        while spec[i:i + 1].isdigit():
            i += 1
        if i == start:
            raise ValueError('invalid format string')
        precision = int(spec[start:i])
    if spec[i:] not in ('', 'f', 'F', 'e', 'E', 'g', 'G', 'n', '%'):
        raise ValueError('invalid format string')
    return fill, align, sign, no_minus_zero, width, grouping, precision, spec[i:]


def _scientific(n, exponent, letter):
    digits = str(n)
    return digits[0] + ('.' + digits[1:] if len(digits) > 1 else '') + f'{letter}{exponent + len(digits) - 1:+d}'


def _body(d, precision, kind, rounding, capitals):
    # The digits, without a sign, as text
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
            if len(str(n)) > len(str(d._n)) - extra:
                n, e = n // 10, e + 1
        elif extra < 0 and kind in ('e', 'E') and n:
            n, e = n * 10 ** -extra, e + extra
        elif n == 0 and kind in ('e', 'E'):
            return '0' + ('.' + '0' * precision if precision else '') + f'{kind}{e + precision:+d}'
    if kind in ('e', 'E'):
        return _scientific(n, e, kind)
    return text(made(0, n, e), kind != 'g' and kind != 'n' if kind else capitals)


def _grouped(body, grouping, width):
    # In groups of three; filled with zeros to the width, if there is one.
    end = len(body)
    for c in '.eE%':
        if c in body:
            end = min(end, body.index(c))
    whole, rest = body[:end], body[end:]
    if not grouping:
        return whole.rjust(width - len(rest), '0') + rest
    found = f'{int(whole):,}'
    room = width - len(rest)
    while len(found) < room:
        whole = '0' + whole
        groups = [whole[max(i - 3, 0):i] for i in range(len(whole), 0, -3)]
        found = ','.join(groups[::-1])
    return found + rest


def formatted(d, spec, context):
    fill, align, sign, no_minus_zero, width, grouping, precision, kind = _parsed(spec)
    if d._kind:
        body = text(d.copy_abs(), 1) + ('%' if kind == '%' else '')
        grouping, fill, align = '', ' ' if align == 'z' else fill, '>' if align == 'z' else align
    else:
        body = _body(d, precision, kind, context.rounding, context.capitals)
    minus = d._sign and (d._kind or not no_minus_zero or not _is_zero(body))
    head = '-' if minus else '' if sign == '-' else sign
    if grouping or align == 'z':
        body = _grouped(body, grouping, width - len(head) if align == 'z' else 0)
    room = width - len(head) - len(body)
    if room <= 0:
        return head + body
    if align == '=':
        return head + fill * room + body
    if align == '^':
        return fill * (room // 2) + head + body + fill * (room - room // 2)
    return head + body + fill * room if align == '<' else fill * room + head + body


def _is_zero(body):
    return not body.lower().partition('e')[0].strip('0.%')
