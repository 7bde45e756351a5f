// encode and decode: UTF-8, ASCII and Latin-1, with the error handlers strict, ignore, replace, backslashreplace and
// xmlcharrefreplace. Lone surrogates are not representable here, so surrogateescape decodes as strict does.
#include "text_parts.h"

#include <ctype.h>
#include <string.h>

typedef enum Codec { UTF8, ASCII, LATIN1, UNKNOWN } Codec;

static Codec codec_of(Span name) {
  static const struct {
    const char *name;
    Codec codec;
  } rows[] = {{"utf8", UTF8},     {"u8", UTF8},         {"cp65001", UTF8},  {"ascii", ASCII},
              {"usascii", ASCII}, {"646", ASCII},       {"latin1", LATIN1}, {"latin", LATIN1},
              {"l1", LATIN1},     {"iso88591", LATIN1}, {"8859", LATIN1},   {"cp819", LATIN1}};
  char plain[16];
  size_t n = 0;
  for (size_t i = 0; i < name.size; i++) {
    char c = name.data[i];
    if (c == '-' || c == '_' || c == ' ') continue;
    if (n == sizeof plain - 1) return UNKNOWN;
    plain[n++] = (char)tolower((unsigned char)c);
  }
  plain[n] = 0;
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
    if (!strcmp(rows[i].name, plain)) return rows[i].codec;
  return UNKNOWN;
}

static bool codec_args(Machine *m, const char *function, Value encoding, Value errors, Codec *codec, Span *handler) {
  *codec = UTF8;
  *handler = (Span){"strict", 6};
  Span name;
  if (encoding != V_UNBOUND && !text_raw_str(encoding, &name)) {
    raisef(m, m->e_TypeError, "%s() argument 'encoding' must be str, not %T", function, encoding);
    return false;
  }
  if (errors != V_UNBOUND && !text_raw_str(errors, handler)) {
    raisef(m, m->e_TypeError, "%s() argument 'errors' must be str, not %T", function, errors);
    return false;
  }
  if (encoding != V_UNBOUND) *codec = codec_of(name);
  if (*codec == UNKNOWN) raisef(m, m->e_LookupError, "unknown encoding: %V", encoding);
  return *codec != UNKNOWN;
}

static bool handler_is(Span handler, const char *name) {
  return handler.size == strlen(name) && !memcmp(handler.data, name, handler.size);
}

static const char *codec_name(Codec c) { return c == UTF8 ? "utf-8" : c == ASCII ? "ascii" : "latin-1"; }

static Value raise_unknown_handler(Machine *m, Span handler) {
  Value name = str_new(m, handler.data, handler.size);
  if (name == V_UNBOUND) return name;
  raisef(m, m->e_LookupError, "unknown error handler name '%V'", name);
  decref(m, name);
  return V_UNBOUND;
}

// A UnicodeError with CPython's five args: its attributes and its str are made from them (text_str.c).
static Value raise_unicode(Machine *m, Type *type, const char *codec, Value object, int64_t start, int64_t end,
                           const char *reason) {
  Value name = str_from(m, codec), why = str_from(m, reason);
  Value args = tuple_of(m, 5, name, object, from_int(start), from_int(end), why);
  decref(m, name);
  decref(m, why);
  Value e = args == V_UNBOUND ? args : exception_new(m, type, args);
  return e == V_UNBOUND ? e : raise_value(m, e);
}

static bool add_escape(Buffer *b, Span handler, uint32_t c) {
  if (handler_is(handler, "replace")) buffer_putc(b, '?');
  else if (handler_is(handler, "backslashreplace") || handler_is(handler, "namereplace"))
    buffer_printf(b, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", (unsigned)c);
  else if (handler_is(handler, "xmlcharrefreplace")) buffer_printf(b, "&#%u;", (unsigned)c);
  else return handler_is(handler, "ignore");
  return true;
}

static Value encode_narrow(Machine *m, Value v, Codec codec, Span handler) {
  uint32_t limit = codec == ASCII ? 128 : 256;
  Span s;
  text_span(v, &s);
  Buffer b;
  buffer_init(&b, m);
  const char *end = s.data + s.size;
  int64_t index = 0;
  for (const char *p = s.data; p < end; index++) {
    int size;
    uint32_t c = utf8_decode(p, end, &size);
    p += size;
    if (c < limit) {
      buffer_putc(&b, (char)c);
      continue;
    }
    if (add_escape(&b, handler, c)) continue;
    buffer_free(&b);
    if (!handler_is(handler, "strict") && !handler_is(handler, "surrogateescape"))
      return raise_unknown_handler(m, handler);
    int64_t stop = index + 1;
    while (p < end && utf8_decode(p, end, &size) >= limit) p += size, stop++;
    return raise_unicode(m, m->e_UnicodeEncodeError, codec_name(codec), v, index, stop,
                         codec == ASCII ? "ordinal not in range(128)" : "ordinal not in range(256)");
  }
  return buffer_bytes(&b);
}

Value text_encode(Machine *m, Value v, Value encoding, Value errors) {
  Codec codec;
  Span handler, s;
  if (!codec_args(m, "encode", encoding, errors, &codec, &handler)) return V_UNBOUND;
  text_span(v, &s);
  return codec == UTF8 ? bytes_new(m, s.data, s.size) : encode_narrow(m, v, codec, handler);
}

// How many bytes at p are wrong, and why.
static int utf8_wrong(const unsigned char *p, const unsigned char *end, const char **reason) {
  int need = p[0] >= 0xC2 && p[0] < 0xE0 ? 1 : p[0] >= 0xE0 && p[0] < 0xF0 ? 2 : p[0] >= 0xF0 && p[0] < 0xF5 ? 3 : 0;
  *reason = "invalid start byte";
  if (!need) return 1;
  for (int i = 1; i <= need; i++) {
    *reason = "unexpected end of data";
    if (p + i == end) return i;
    unsigned low = 0x80, high = 0xBF;
    if (i == 1 && p[0] == 0xE0) low = 0xA0;
    if (i == 1 && p[0] == 0xED) high = 0x9F;
    if (i == 1 && p[0] == 0xF0) low = 0x90;
    if (i == 1 && p[0] == 0xF4) high = 0x8F;
    *reason = "invalid continuation byte";
    if (p[i] < low || p[i] > high) return i;
  }
  return 1;
}

static Value decode_bytes(Machine *m, Span s, Value object, Codec codec, Span handler) {
  Buffer b;
  buffer_init(&b, m);
  const char *end = s.data + s.size;
  for (const char *p = s.data; p < end;) {
    unsigned char c = (unsigned char)*p;
    int size = 1;
    if (codec == LATIN1 || c < 128) {
      format_code_point(c, &b);
      p++;
      continue;
    }
    if (codec == UTF8 && (utf8_decode(p, end, &size) != 0xFFFD || size > 1)) {
      buffer_add(&b, p, (size_t)size);
      p += size;
      continue;
    }
    const char *reason = "ordinal not in range(128)";
    int wrong = codec == UTF8 ? utf8_wrong((const unsigned char *)p, (const unsigned char *)end, &reason) : 1;
    if (handler_is(handler, "replace")) buffer_puts(&b, "\xEF\xBF\xBD");
    else if (handler_is(handler, "backslashreplace"))
      for (int i = 0; i < wrong; i++) buffer_printf(&b, "\\x%02x", (unsigned)(unsigned char)p[i]);
    else if (!handler_is(handler, "ignore")) {
      buffer_free(&b);
      if (!handler_is(handler, "strict") && !handler_is(handler, "surrogateescape"))
        return raise_unknown_handler(m, handler);
      int64_t at = p - s.data;
      return raise_unicode(m, m->e_UnicodeDecodeError, codec_name(codec), object, at, at + wrong, reason);
    }
    p += wrong;
  }
  return buffer_str(&b);
}

Value text_decode(Machine *m, Span s, Value object, Value encoding, Value errors) {
  Codec codec;
  Span handler;
  if (!codec_args(m, "decode", encoding, errors, &codec, &handler)) return V_UNBOUND;
  if (codec == UTF8 && utf8_valid(s.data, s.size)) return str_new(m, s.data, s.size);
  return decode_bytes(m, s, object, codec, handler);
}
