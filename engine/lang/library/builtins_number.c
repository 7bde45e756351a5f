// Builtin functions on numbers: abs, divmod, pow, round. What is no number has its own method, or none.
#include "builtins.h"

static Value builtin_abs(Machine *m, const Value *args, int nargs) {
  Value v = is_subclassed(args[0]) ? V_NOTIMPLEMENTED : number_abs(m, args[0]);
  if (v != V_NOTIMPLEMENTED) return v;
  if (method_of(m, args[0], n_abs) != V_UNBOUND) return tail_special(m, args[0], n_abs, 0, NULL);
  return raisef(m, m->e_TypeError, "bad operand type for abs(): '%T'", args[0]);
}

static Value builtin_divmod(Machine *m, const Value *args, int nargs) {
  bool own = is_subclassed(args[0]) || is_subclassed(args[1]);
  Value v = own ? V_NOTIMPLEMENTED : number_divmod(m, args[0], args[1]);
  return v == V_NOTIMPLEMENTED ? prelude(m, "_divmod", 2, args[0], args[1]) : v;
}

static Value builtin_pow(Machine *m, const Value *args, int nargs) {
  if (is_given(args, nargs, 2) && args[2] != V_NONE)
    return is_kind(args[0], K_INSTANCE) || is_subclassed(args[0]) ? prelude(m, "_pow3", 3, args[0], args[1], args[2])
                                                                  : number_power3(m, args[0], args[1], args[2]);
  bool own = is_subclassed(args[0]) || is_subclassed(args[1]);
  Value v = own ? V_NOTIMPLEMENTED : value_binary(m, B_POW, args[0], args[1], false);
  return v == V_NOTIMPLEMENTED ? prelude(m, "_binary", 4, from_int(B_POW), V_FALSE, args[0], args[1]) : v;
}

static Value builtin_round(Machine *m, const Value *args, int nargs) {
  Value digits = is_given(args, nargs, 1) ? args[1] : V_NONE;
  Value v = is_subclassed(args[0]) ? V_NOTIMPLEMENTED : number_round(m, args[0], digits);
  if (v != V_NOTIMPLEMENTED) return v;
  if (method_of(m, args[0], n_round) != V_UNBOUND) return tail_special(m, args[0], n_round, digits != V_NONE, &digits);
  return raisef(m, m->e_TypeError, "type %T doesn't define __round__ method", args[0]);
}

static const NativeDef number_functions[] = {{"abs", builtin_abs, 1, 1, NULL},
                                             {"divmod", builtin_divmod, 2, 2, NULL},
                                             {"pow", builtin_pow, 2, 3, "base exp mod"},
                                             {"round", builtin_round, 1, 2, "number ndigits"},
                                             {0}};

void builtins_number_boot(Machine *m) { builtins_add(m, number_functions); }
