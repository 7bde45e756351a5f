# What a Decimal is read from: sign, digits as a whole number, exponent and kind.


def of_text(text):
    # None: it is no number
    body = text.lower()
    sign = int(body[:1] == '-')
    body = body[1:] if body[:1] in ('-', '+') and body else body
    if body in ('inf', 'infinity'):
        return sign, 0, 0, 'F'
    if body[:3] == 'nan' or body[:4] == 'snan':
        kind, digits = ('n', body[3:]) if body[0] == 'n' else ('N', body[4:])
        return (sign, int(digits or '0'), 0, kind) if not digits or digits.isdecimal() else None
    mantissa, e, exponent = body.partition('e')
    whole, dot, rest = mantissa.partition('.')
    digits = whole + rest
    tail = exponent[1:] if exponent[:1] in ('-', '+') else exponent
    if not digits.isdecimal() or e and not tail.isdecimal():
        return None
    return sign, int(digits), (int(exponent) if e else 0) - len(rest), ''


def of_float(value):
    if value != value or value in (float('inf'), float('-inf')):
        return int(str(value)[0] == '-'), 0, 0, 'F' if value == value else 'n'
    up, down = value.as_integer_ratio()
    k = down.bit_length() - 1
    return int(up < 0 or str(value) == '-0.0'), abs(up) * 5 ** k, -k, ''


def of_tuple(value):
    if len(value) != 3:
        raise ValueError('argument must be a sequence of length 3')
    sign, digits, exponent = value
    if sign not in (0, 1) or not isinstance(sign, int):
        raise ValueError('sign must be an integer with the value 0 or 1')
    kind = ''
    if isinstance(exponent, str):
        if exponent not in ('F', 'n', 'N'):
            raise ValueError("string argument in the third position must be 'F', 'n' or 'N'")
        kind, exponent = exponent, 0
    elif not isinstance(exponent, int):
        raise ValueError('exponent must be an integer')
    if not isinstance(digits, (tuple, list)) or any([not isinstance(d, int) or not 0 <= d <= 9 for d in digits]):
        raise ValueError('coefficient must be a tuple of digits')
    return sign, 0 if kind == 'F' else int(''.join([str(int(d)) for d in digits]) or '0'), exponent, kind
