import struct
for f in (lambda: struct.pack("e", 1.5), lambda: struct.pack("<b", 200), lambda: struct.unpack_from("<i", b"1234", 8),
          lambda: struct.Struct("<hh").size, lambda: struct.Struct("<hh").format,
          lambda: list(struct.Struct("<h").iter_unpack(b"abcd")), lambda: struct.pack("<h", 40000),
          lambda: struct.unpack("1s2b", b"abc"), lambda: struct.unpack_from("<b", b"0123456789", -20)):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)
