# zlib: the checksums alone.
import _digest


def crc32(data, value=0, /):
    return _digest.crc32(bytes(data), value & 0xffffffff)


def adler32(data, value=1, /):
    a, b = value & 0xffff, value >> 16
    for byte in bytes(data):
        a = (a + byte) % 65521
        b = (b + a) % 65521
    return b << 16 | a
