// What the files about text share: argument helpers, characters, formats, the tables of methods.
//
// The three kinds of text have nearly the same methods. Those work on spans (object/text.h: bytes of UTF-8, or plain
// bytes) and make their results with text_make of the kind of self, so most are written once. Units: code points for
// str, else bytes.
#ifndef LANG_TYPES_TEXT_PARTS_H
#define LANG_TYPES_TEXT_PARTS_H

#include "containers.h"
#include "text.h"

// ---- arguments ----
bool text_int_arg(Machine *m, Value v, int64_t *out);   // "'str' object cannot be interpreted as an integer"
bool text_byte_arg(Machine *m, Value v, uint8_t *out);  // the same, and "byte must be in range(0, 256)"
// The argument of a method of self: of the same sort (str with str, bytes with bytes-like), or raises what CPython says
// for it.
bool text_same_arg(Machine *m, Value self, Value v, const char *str_error, Span *s);
// V_UNBOUND, None or ints; clamped as slices are
bool text_range_args(Machine *m, Value start, Value end, int64_t length, int64_t *from, int64_t *to);
Value text_optional(const Value *args, int nargs, int i);  // args[i], or V_UNBOUND where it is missing

// ---- characters (str_unicode.c, by the tables of Unicode 14, CPython 3.11's) ----
bool uni_alpha(uint32_t c);
bool uni_decimal(uint32_t c);
bool uni_digit(uint32_t c);
bool uni_numeric(uint32_t c);
bool uni_space(uint32_t c);
bool uni_printable(uint32_t c);
bool uni_lower(uint32_t c);
bool uni_upper(uint32_t c);
bool uni_titlecase(uint32_t c);
bool uni_cased(uint32_t c);
bool uni_identifier(uint32_t c, bool first);
int uni_digit_value(uint32_t c);  // of a decimal digit of any script; -1
typedef enum UniCase { UNI_LOWER, UNI_UPPER, UNI_TITLE } UniCase;
void uni_add_case(Buffer *b, uint32_t c, UniCase to);  // adds c in that case: one to three code points

// ---- repr and str without Python ----
// YES: added; NEEDS_PYTHON: some user's __repr__ or __str__ must run (the buffer may hold a beginning); RAISED.
Answer text_add_repr(Machine *m, Value v, Buffer *out);
// The repr of its builtin kind; ignores a __repr__ of its class.
Answer text_add_kind_repr(Machine *m, Value v, Buffer *out);
Answer text_add_str(Machine *m, Value v, Buffer *out);
void text_add_quoted(Buffer *out, Value text, bool ascii);  // repr of a str, bytes or bytearray; ascii: as ascii()
void text_add_ascii(Buffer *out, Span repr);                // a repr's text with everything beyond ASCII escaped
void text_add_instance(Machine *m, Value v, Buffer *out);   // <module.Name object at 0x…>
size_t text_small_int(int64_t i, char out[24]);             // decimal, not terminated; its size

// ---- format ----
typedef struct FormatSpec {
  Span fill;   // one code point; size 0: the default
  char align;  // '<' '>' '=' '^' or 0
  char sign;   // '+' '-' ' ' or 0
  bool alternate, zero, no_negative_zero;
  int64_t width;      // -1: none
  char separator;     // ',' '_' or 0
  int64_t precision;  // -1: none
  uint32_t type;      // a code point; 0: none
} FormatSpec;
bool format_parse(Machine *m, Span text, Value v, FormatSpec *spec);  // false: raised; v for the messages
Answer format_add(Machine *m, Value v, Span spec, Buffer *out);       // NEEDS_PYTHON: __format__, __str__ in Python
// Formats an int, float or str, as the builtin class's own __format__.
Answer format_bare(Machine *m, Value v, Span spec, Buffer *out);
Answer format_add_int(Machine *m, Value v, FormatSpec *spec, Buffer *out);
Answer format_add_float(Machine *m, Value v, double d, FormatSpec *spec, Buffer *out);
Answer complex_format(Machine *m, Value v, FormatSpec *spec, Buffer *out);
Answer format_add_str(Machine *m, Span text, FormatSpec *spec, Buffer *out);
// A number's sign, prefix (0x), digits and the rest (".5e3", "%") laid out by the spec: grouping, zero padding, fill.
void format_add_number(const FormatSpec *spec, bool negative, const char *prefix, Span digits, Span rest, Buffer *out);
// A finite or infinite float's text without sign: type one of e f g r (repr), precision used unless r.
void format_float_text(double magnitude, char type, int precision, bool alternate, bool upper, Buffer *out);
void format_code_point(uint32_t c, Buffer *out);

// A format may reach a value whose conversion is Python. It then gives up; the prelude's _retry makes the call and
// starts the format again with the answers so far, which are used in order. So each format language is written once.
// answers: NULL, none yet. need: the call, a Tuple.
typedef struct Asking {
  Machine *m;
  const List *answers;
  uint32_t used;
  Value need;
} Asking;
// YES: *answer borrowed; else NEEDS_PYTHON or RAISED
Answer format_ask(Asking *a, Value callable, int n, const Value *args, Value *answer);
// The same for a prelude function that returns a str.
Answer format_ask_text(Asking *a, const char *prelude, Value v, Buffer *out);
// What a first try, or one of _retry's, returns: the text, the call it needs, or V_TAIL to _retry(step, *args).
Value format_end(Asking *a, Answer end, Buffer *out, Kind kind, const char *step, int n, const Value *args);
Answer format_convert(Asking *a, char conversion, Value v, Buffer *out);       // 's' 'r' 'a'
Value percent_try(Machine *m, const List *answers, Value format, Value args);  // format % args

// ---- codecs ----
Value text_encode(Machine *m, Value s, Value encoding, Value errors);                   // V_UNBOUND: the defaults
Value text_decode(Machine *m, Span bytes, Value object, Value encoding, Value errors);  // object: for the exception

// ---- tables of methods, by theme ----
extern const NativeDef text_search_methods[];  // str, bytes, bytearray
extern const NativeDef text_split_methods[];
extern const NativeDef text_pad_methods[];
extern const NativeDef text_case_methods[];
extern const NativeDef text_case_str_methods[];  // str alone
extern const NativeDef bytearray_methods[];      // those that change it
// Adds it as a K_STATICMETHOD or K_CLASSMETHOD of a builtin type.
void text_add_wrapped(Machine *m, Type *t, const NativeDef *def, Kind kind);
Value str_format_method(Machine *m, const Value *args, int nargs);
Value str_format_map_method(Machine *m, const Value *args, int nargs);
void format_boot(Machine *m);  // the prelude's helpers: _format_parts, _percent_parts
void bytes_boot(Machine *m);
void str_boot(Machine *m);
void text_dunders_boot(Machine *m);

#endif
