// Floats as text: repr, the shortest digits that read back as the same number; float("…"); hexadecimal both ways.
#include "numbers.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

// Digits of the shortest %e form that reads back as d, and the exponent of the first. 15 always suffice for what was
// written with 15.
static int shortest_digits(double d, char digits[24]) {
  char text[40] = "";
  for (int precision = d < 2.3e-308 ? 1 : 15;  // few digits are enough for the smallest
       precision <= 17; precision++) {
    snprintf(text, sizeof text, "%.*e", precision - 1, d);
    if (precision == 17 || strtod(text, NULL) == d) break;
  }
  char *e = strchr(text, 'e');
  int n = 0;
  for (char *p = text; p < e; p++)
    if (isdigit((unsigned char)*p)) digits[n++] = *p;
  while (n > 1 && digits[n - 1] == '0') n--;
  digits[n] = 0;
  return atoi(e + 1);
}

void float_repr(double d, char out[32]) {
  if (isnan(d)) {
    strcpy(out, "nan");
    return;
  }
  char *p = out, digits[24] = "";
  if (signbit(d)) *p++ = '-';
  if (isinf(d)) {
    strcpy(p, "inf");
    return;
  }
  int exponent = shortest_digits(fabs(d), digits), n = (int)strlen(digits);
  if (exponent < -4 || exponent >= 16) {
    *p++ = digits[0];
    if (n > 1) p += sprintf(p, ".%s", digits + 1);
    sprintf(p, "e%c%02d", exponent < 0 ? '-' : '+', abs(exponent));
    return;
  }
  if (exponent < 0) {
    p += sprintf(p, "0.");
    for (int i = -1; i > exponent; i--) *p++ = '0';
    strcpy(p, digits);
    return;
  }
  for (int i = 0; i <= exponent || i < n; i++) {
    if (i == exponent + 1) *p++ = '.';
    *p++ = i < n ? digits[i] : '0';
  }
  strcpy(p, n <= exponent + 1 ? ".0" : "");
}

// ---- reading ----

static bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

static bool all_number(const char *s) {
  if (*s == '+' || *s == '-') s++;
  if (!strcasecmp(s, "inf") || !strcasecmp(s, "infinity") || !strcasecmp(s, "nan")) return true;
  int digits = 0;
  while (isdigit((unsigned char)*s)) s++, digits++;
  if (*s == '.') s++;
  while (isdigit((unsigned char)*s)) s++, digits++;
  if (!digits) return false;
  if (*s != 'e' && *s != 'E') return !*s;
  s++;
  if (*s == '+' || *s == '-') s++;
  if (!isdigit((unsigned char)*s)) return false;
  while (isdigit((unsigned char)*s)) s++;
  return !*s;
}

bool float_parse(const char *s, size_t n, double *d) {
  while (n && is_blank(*s)) s++, n--;
  while (n && is_blank(s[n - 1])) n--;
  char few[400] = "", *text = n < sizeof few ? few : malloc(n + 1), *p = text;
  bool good = n > 0 && text;
  for (size_t i = 0; good && i < n; i++) {
    if (s[i] != '_') *p++ = s[i];
    else good = i && i + 1 < n && isdigit((unsigned char)s[i - 1]) && isdigit((unsigned char)s[i + 1]);
    good = good && s[i];
  }
  if (good) {
    *p = 0;
    good = all_number(text);
    if (good) *d = strtod(text, NULL);
  }
  if (text != few) free(text);
  return good;
}

Value float_from_text(Machine *m, Value text) {
  Value plain = number_text(m, text);
  const char *s;
  size_t n;
  if (plain == V_UNBOUND) return plain;
  if (is_kind(plain, K_STR)) s = str_data(plain), n = str_size(plain);
  else bytes_like(m, plain, &s, &n);
  double d;
  bool good = float_parse(s, n, &d);
  decref(m, plain);
  if (good) return float_new(m, d);
  return raisef(m, m->e_ValueError, "could not convert string to float: %R", text);
}

// ---- hexadecimal ----

Value float_hex(Machine *m, double d) {
  if (!isfinite(d)) {
    char text[32];
    float_repr(d, text);
    return str_from(m, text);
  }
  if (d == 0) return str_from(m, signbit(d) ? "-0x0.0p+0" : "0x0.0p+0");
  int exponent;
  double mantissa = frexp(fabs(d), &exponent) * 2;
  exponent--;
  if (exponent < -1022) mantissa = ldexp(mantissa, exponent + 1022), exponent = -1022;
  uint64_t bits = (uint64_t)ldexp(mantissa, 52);
  return str_format(m, "%s0x%d.%013llxp%c%d", d < 0 ? "-" : "", (int)(bits >> 52),
                    (unsigned long long)(bits & (((uint64_t)1 << 52) - 1)), exponent < 0 ? '-' : '+', abs(exponent));
}

Value float_from_hex(Machine *m, Value text) {
  if (!is_kind(text, K_STR)) return raisef(m, m->e_TypeError, "bad argument type for built-in operation");
  const char *s = str_data(text);
  while (is_blank(*s)) s++;
  char copy[128], *end, *p = copy;
  if (*s == '-' || *s == '+') *p++ = *s++;
  bool word = isalpha((unsigned char)*s) && strchr("iInN", *s);
  if (!word && !(s[0] == '0' && (s[1] == 'x' || s[1] == 'X'))) p += sprintf(p, "0x");
  snprintf(p, sizeof copy - (size_t)(p - copy), "%s", s);
  double d = strtod(copy, &end);
  while (is_blank(*end)) end++;
  if (*end || end == copy || !*s) return raisef(m, m->e_ValueError, "invalid hexadecimal floating-point string");
  if (isinf(d) && !word) return raisef(m, m->e_OverflowError, "hexadecimal value too large to represent as a float");
  return float_new(m, d);
}
