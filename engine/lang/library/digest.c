// _digest: MD5 (RFC 1321), SHA-1 (RFC 3174), SHA-2 (FIPS 180-4) and CRC-32, of a whole bytes object. hashlib.py and
// zlib.py stand on it.
#include <string.h>

#include "modules.h"

typedef struct Block {
  const uint8_t *data;
  size_t size;
  uint8_t tail[256];
  size_t whole, ntail;
} Block;

// A message as blocks of size bytes: whole ones in place, the last one or two padded in tail. The length in bits stands
// at the end, in length_size bytes.
static Block pad(const uint8_t *data, size_t n, size_t size, size_t length_size, bool big_endian) {
  Block b = {.data = data, .size = size, .whole = n / size};
  size_t rest = n % size;
  memcpy(b.tail, data + b.whole * size, rest);
  b.tail[rest] = 0x80;
  b.ntail = rest + 1 + length_size <= size ? 1 : 2;
  uint64_t bits = (uint64_t)n * 8;
  uint8_t *end = b.tail + b.ntail * size;
  for (int i = 0; i < 8; i++) {
    if (big_endian) end[-1 - i] = (uint8_t)(bits >> 8 * i);
    else end[-8 + i] = (uint8_t)(bits >> 8 * i);
  }
  return b;
}

static const uint8_t *block(const Block *b, size_t i) {
  return i < b->whole ? b->data + i * b->size : b->tail + (i - b->whole) * b->size;
}
static size_t blocks(const Block *b) { return b->whole + b->ntail; }

static uint32_t rol(uint32_t x, unsigned n) { return x << n | x >> (32 - n); }
static uint32_t ror(uint32_t x, unsigned n) { return x >> n | x << (32 - n); }
static uint64_t ror64(uint64_t x, unsigned n) { return x >> n | x << (64 - n); }

static uint64_t read_big(const uint8_t *p, int n) {
  uint64_t v = 0;
  for (int i = 0; i < n; i++) v = v << 8 | p[i];
  return v;
}

static void write_big(uint8_t *out, uint64_t v, int n) {
  for (int i = n - 1; i >= 0; i--, v >>= 8) out[i] = (uint8_t)v;
}

// The first bits of the fraction of the square (or cube) root of the nth prime, and of abs(sin(n)): written out, as the
// standards do.
static const uint32_t sines[64] = {
    0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee, 0xf57c0faf, 0x4787c62a, 0xa8304613, 0xfd469501,
    0x698098d8, 0x8b44f7af, 0xffff5bb1, 0x895cd7be, 0x6b901122, 0xfd987193, 0xa679438e, 0x49b40821,
    0xf61e2562, 0xc040b340, 0x265e5a51, 0xe9b6c7aa, 0xd62f105d, 0x02441453, 0xd8a1e681, 0xe7d3fbc8,
    0x21e1cde6, 0xc33707d6, 0xf4d50d87, 0x455a14ed, 0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a,
    0xfffa3942, 0x8771f681, 0x6d9d6122, 0xfde5380c, 0xa4beea44, 0x4bdecfa9, 0xf6bb4b60, 0xbebfbc70,
    0x289b7ec6, 0xeaa127fa, 0xd4ef3085, 0x04881d05, 0xd9d4d039, 0xe6db99e5, 0x1fa27cf8, 0xc4ac5665,
    0xf4292244, 0x432aff97, 0xab9423a7, 0xfc93a039, 0x655b59c3, 0x8f0ccc92, 0xffeff47d, 0x85845dd1,
    0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1, 0xf7537e82, 0xbd3af235, 0x2ad7d2bb, 0xeb86d391};

static void md5(const uint8_t *data, size_t n, uint8_t *out) {
  static const uint8_t turns[4][4] = {{7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}};
  Block b = pad(data, n, 64, 8, false);
  uint32_t h[4] = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476};
  for (size_t k = 0; k < blocks(&b); k++) {
    uint32_t w[16], v[4];
    memcpy(w, block(&b, k), sizeof w);
    memcpy(v, h, sizeof v);
    for (unsigned i = 0; i < 64; i++) {
      uint32_t f;
      unsigned g;
      switch (i / 16) {
      case 0:
        f = (v[1] & v[2]) | (~v[1] & v[3]);
        g = i;
        break;
      case 1:
        f = (v[3] & v[1]) | (~v[3] & v[2]);
        g = 5 * i + 1;
        break;
      case 2:
        f = v[1] ^ v[2] ^ v[3];
        g = 3 * i + 5;
        break;
      default:
        f = v[2] ^ (v[1] | ~v[3]);
        g = 7 * i;
        break;
      }
      f += v[0] + sines[i] + w[g % 16];
      v[0] = v[3], v[3] = v[2], v[2] = v[1];
      v[1] += rol(f, turns[i / 16][i % 4]);
    }
    for (int i = 0; i < 4; i++) h[i] += v[i];
  }
  memcpy(out, h, sizeof h);
}

static void sha1(const uint8_t *data, size_t n, uint8_t *out) {
  Block b = pad(data, n, 64, 8, true);
  uint32_t h[5] = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0};
  for (size_t k = 0; k < blocks(&b); k++) {
    uint32_t w[80], a = h[0], bb = h[1], c = h[2], d = h[3], e = h[4];
    for (int i = 0; i < 16; i++) w[i] = (uint32_t)read_big(block(&b, k) + 4 * i, 4);
    for (int i = 16; i < 80; i++) w[i] = rol(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
    for (int i = 0; i < 80; i++) {
      uint32_t f = i < 20   ? ((bb & c) | (~bb & d)) + 0x5a827999
                   : i < 40 ? (bb ^ c ^ d) + 0x6ed9eba1
                   : i < 60 ? ((bb & c) | (bb & d) | (c & d)) + 0x8f1bbcdc
                            : (bb ^ c ^ d) + 0xca62c1d6;
      f += rol(a, 5) + e + w[i];
      e = d, d = c, c = rol(bb, 30), bb = a, a = f;
    }
    h[0] += a, h[1] += bb, h[2] += c, h[3] += d, h[4] += e;
  }
  for (int i = 0; i < 5; i++) write_big(out + 4 * i, h[i], 4);
}

static const uint64_t roots[80] = {
    0x428a2f98d728ae22, 0x7137449123ef65cd, 0xb5c0fbcfec4d3b2f, 0xe9b5dba58189dbbc, 0x3956c25bf348b538,
    0x59f111f1b605d019, 0x923f82a4af194f9b, 0xab1c5ed5da6d8118, 0xd807aa98a3030242, 0x12835b0145706fbe,
    0x243185be4ee4b28c, 0x550c7dc3d5ffb4e2, 0x72be5d74f27b896f, 0x80deb1fe3b1696b1, 0x9bdc06a725c71235,
    0xc19bf174cf692694, 0xe49b69c19ef14ad2, 0xefbe4786384f25e3, 0x0fc19dc68b8cd5b5, 0x240ca1cc77ac9c65,
    0x2de92c6f592b0275, 0x4a7484aa6ea6e483, 0x5cb0a9dcbd41fbd4, 0x76f988da831153b5, 0x983e5152ee66dfab,
    0xa831c66d2db43210, 0xb00327c898fb213f, 0xbf597fc7beef0ee4, 0xc6e00bf33da88fc2, 0xd5a79147930aa725,
    0x06ca6351e003826f, 0x142929670a0e6e70, 0x27b70a8546d22ffc, 0x2e1b21385c26c926, 0x4d2c6dfc5ac42aed,
    0x53380d139d95b3df, 0x650a73548baf63de, 0x766a0abb3c77b2a8, 0x81c2c92e47edaee6, 0x92722c851482353b,
    0xa2bfe8a14cf10364, 0xa81a664bbc423001, 0xc24b8b70d0f89791, 0xc76c51a30654be30, 0xd192e819d6ef5218,
    0xd69906245565a910, 0xf40e35855771202a, 0x106aa07032bbd1b8, 0x19a4c116b8d2d0c8, 0x1e376c085141ab53,
    0x2748774cdf8eeb99, 0x34b0bcb5e19b48a8, 0x391c0cb3c5c95a63, 0x4ed8aa4ae3418acb, 0x5b9cca4f7763e373,
    0x682e6ff3d6b2b8a3, 0x748f82ee5defb2fc, 0x78a5636f43172f60, 0x84c87814a1f0ab72, 0x8cc702081a6439ec,
    0x90befffa23631e28, 0xa4506cebde82bde9, 0xbef9a3f7b2c67915, 0xc67178f2e372532b, 0xca273eceea26619c,
    0xd186b8c721c0c207, 0xeada7dd6cde0eb1e, 0xf57d4f7fee6ed178, 0x06f067aa72176fba, 0x0a637dc5a2c898a6,
    0x113f9804bef90dae, 0x1b710b35131c471b, 0x28db77f523047d84, 0x32caab7b40c72493, 0x3c9ebe0a15c9bebc,
    0x431d67c49c100d4c, 0x4cc5d4becb3e42b6, 0x597f299cfc657e2a, 0x5fcb6fab3ad6faec, 0x6c44198c4a475817};

static void sha256(const uint8_t *data, size_t n, uint8_t *out, const uint64_t *first, int size) {
  Block b = pad(data, n, 64, 8, true);
  uint32_t h[8];
  for (int i = 0; i < 8; i++) h[i] = (uint32_t)first[i];
  for (size_t k = 0; k < blocks(&b); k++) {
    uint32_t w[64], v[8];
    for (int i = 0; i < 16; i++) w[i] = (uint32_t)read_big(block(&b, k) + 4 * i, 4);
    for (int i = 16; i < 64; i++) {
      uint32_t x = w[i - 15], y = w[i - 2];
      w[i] = w[i - 16] + w[i - 7] + (ror(x, 7) ^ ror(x, 18) ^ x >> 3) + (ror(y, 17) ^ ror(y, 19) ^ y >> 10);
    }
    memcpy(v, h, sizeof v);
    for (int i = 0; i < 64; i++) {
      uint32_t one = v[7] + (ror(v[4], 6) ^ ror(v[4], 11) ^ ror(v[4], 25)) + ((v[4] & v[5]) ^ (~v[4] & v[6])) +
                     (uint32_t)(roots[i] >> 32) + w[i];
      uint32_t two = (ror(v[0], 2) ^ ror(v[0], 13) ^ ror(v[0], 22)) + ((v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]));
      memmove(v + 1, v, 7 * sizeof *v);
      v[4] += one;
      v[0] = one + two;
    }
    for (int i = 0; i < 8; i++) h[i] += v[i];
  }
  for (int i = 0; i < size / 4; i++) write_big(out + 4 * i, h[i], 4);
}

static void sha512(const uint8_t *data, size_t n, uint8_t *out, const uint64_t *first, int size) {
  Block b = pad(data, n, 128, 16, true);
  uint64_t h[8];
  memcpy(h, first, sizeof h);
  for (size_t k = 0; k < blocks(&b); k++) {
    uint64_t w[80], v[8];
    for (int i = 0; i < 16; i++) w[i] = read_big(block(&b, k) + 8 * i, 8);
    for (int i = 16; i < 80; i++) {
      uint64_t x = w[i - 15], y = w[i - 2];
      w[i] = w[i - 16] + w[i - 7] + (ror64(x, 1) ^ ror64(x, 8) ^ x >> 7) + (ror64(y, 19) ^ ror64(y, 61) ^ y >> 6);
    }
    memcpy(v, h, sizeof v);
    for (int i = 0; i < 80; i++) {
      uint64_t one = v[7] + (ror64(v[4], 14) ^ ror64(v[4], 18) ^ ror64(v[4], 41)) + ((v[4] & v[5]) ^ (~v[4] & v[6])) +
                     roots[i] + w[i];
      uint64_t two = (ror64(v[0], 28) ^ ror64(v[0], 34) ^ ror64(v[0], 39)) +
                     ((v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]));
      memmove(v + 1, v, 7 * sizeof *v);
      v[4] += one;
      v[0] = one + two;
    }
    for (int i = 0; i < 8; i++) h[i] += v[i];
  }
  for (int i = 0; i < size / 8; i++) write_big(out + 8 * i, h[i], 8);
}

static const uint64_t first_224[8] = {0xc1059ed8, 0x367cd507, 0x3070dd17, 0xf70e5939,
                                      0xffc00b31, 0x68581511, 0x64f98fa7, 0xbefa4fa4};
static const uint64_t first_256[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                      0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
static const uint64_t first_384[8] = {0xcbbb9d5dc1059ed8, 0x629a292a367cd507, 0x9159015a3070dd17, 0x152fecd8f70e5939,
                                      0x67332667ffc00b31, 0x8eb44a8768581511, 0xdb0c2e0d64f98fa7, 0x47b5481dbefa4fa4};
static const uint64_t first_512[8] = {0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
                                      0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179};

// ---- for hashlib.py ----

// digest(name, bytes)
static Value digest(Machine *m, const Value *args, int nargs) {
  if (!is_kind(args[0], K_STR) || !is_kind(args[1], K_BYTES))
    return raisef(m, m->e_TypeError, "digest() wants a name and bytes");
  const Bytes *b = (const Bytes *)as_obj(args[1]);
  const uint8_t *data = (const uint8_t *)b->data;
  const char *name = str_data(args[0]);
  uint8_t out[64];
  if (!strcmp(name, "md5")) return md5(data, b->size, out), bytes_new(m, out, 16);
  if (!strcmp(name, "sha1")) return sha1(data, b->size, out), bytes_new(m, out, 20);
  if (!strcmp(name, "sha224")) return sha256(data, b->size, out, first_224, 28), bytes_new(m, out, 28);
  if (!strcmp(name, "sha256")) return sha256(data, b->size, out, first_256, 32), bytes_new(m, out, 32);
  if (!strcmp(name, "sha384")) return sha512(data, b->size, out, first_384, 48), bytes_new(m, out, 48);
  if (!strcmp(name, "sha512")) return sha512(data, b->size, out, first_512, 64), bytes_new(m, out, 64);
  return raisef(m, m->e_ValueError, "unsupported hash type %V", args[0]);
}

// crc32(bytes, before)
static Value crc32(Machine *m, const Value *args, int nargs) {
  if (!is_kind(args[0], K_BYTES) || !is_int(args[1]))
    return raisef(m, m->e_TypeError, "a bytes-like object is required, not '%T'", args[0]);
  const Bytes *b = (const Bytes *)as_obj(args[0]);
  uint32_t c = ~(uint32_t)as_int(args[1]);
  for (uint32_t i = 0; i < b->size; i++) {
    c ^= (uint8_t)b->data[i];
    for (int k = 0; k < 8; k++) c = c >> 1 ^ (c & 1 ? 0xedb88320u : 0);
  }
  return from_int((int64_t)(uint32_t)~c);
}

static const NativeDef functions[] = {{"digest", digest, 2, 2, "=sb"}, {"crc32", crc32, 2, 2, "=bi"}, {0}};

const ModuleDef digest_modules[] = {{"_digest", functions, NULL}, {0}};
