import hashlib, zlib
for data in (b'', b'abc', b'hello world' * 20, bytes(range(256)) * 3, b'a' * 55, b'a' * 56, b'a' * 64, b'x' * 111,
             b'x' * 112, b'x' * 128):
    for name in ('md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512'):
        print(name, len(data), hashlib.new(name, data).hexdigest())
h = hashlib.sha256(); h.update(b'ab'); c = h.copy(); h.update(b'c')
print(h.hexdigest(), c.hexdigest() == hashlib.sha256(b'ab').hexdigest(), h.digest_size, h.block_size, h.name,
      h.digest()[:4])
try: hashlib.md5('text')
except TypeError as e: print(e)
try: hashlib.new('nope')
except ValueError as e: print(e)
print(zlib.crc32(b'hello'), zlib.adler32(b'hello'), zlib.crc32(b'lo', zlib.crc32(b'hel')))
