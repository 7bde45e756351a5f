# secrets: as random, from os.urandom (which follows the run's seed).
import os
import random

_system = (random.SystemRandom() if hasattr(random, 'SystemRandom')
           else random.Random(int.from_bytes(os.urandom(16), 'big')))
choice = _system.choice
randbits = _system.getrandbits
SystemRandom = type(_system)


def randbelow(n):
    if n <= 0:
        raise ValueError('Upper bound must be positive.')
    return _system.randrange(n)


def token_bytes(nbytes=None):
    return os.urandom(32 if nbytes is None else nbytes)


def token_hex(nbytes=None):
    return token_bytes(nbytes).hex()


def compare_digest(a, b):
    return a == b


DEFAULT_ENTROPY = 32
_SAFE = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'


def token_urlsafe(nbytes=None):
    data = token_bytes(nbytes)
    bits = int.from_bytes(data, 'big') << (-len(data) * 8) % 6
    count = (len(data) * 8 + 5) // 6
    return ''.join([_SAFE[bits >> 6 * (count - 1 - i) & 63] for i in range(count)])
