// Where threads change places (see finer.h).
#include "finer.h"

#include "process.h"
#include "base/one_of.h"
#include "lang/compile/opcodes.h"
#include "lang/object/frame.h"

bool finer_has(const Finer *fine, uint32_t line) {
  for (uint32_t i = 0; i < fine->n; i++)
    if (fine->line[i] == line) return true;
  return false;
}

bool finer_add(Finer *fine, uint32_t line) {
  if (fine->n == FINER_LINES || finer_has(fine, line)) return false;
  fine->line[fine->n++] = line;
  return true;
}

bool finer_shares(const Machine *m) {
  int n = 0;
  for (const Strand *s = m->strands; s; s = s->next) n += !s->advance && s->state != STRAND_ENDED;
  return n > 1;
}

// ---- places where CPython may change threads ----

// The instruction before, whichever strand's it was: one an OS process, since one machine runs at a time.
static struct {
  const Strand *strand;
  const Frame *frame;
  const Ins *at;
  bool in_c;  // CPython has in C what that frame does
} last;

static uint32_t passed;

uint32_t finer_passed(void) { return passed; }

// Python in CPython too, and doing its work on the program's own objects.
static bool is_python_there(const Frame *f) {
  static const char *const modules[] = {"copy", "_user_containers", "statistics"};
  return IS_ONE_OF(f->code->source->module, modules);
}

static bool is_programs(const Frame *f) { return !(f->code->flags & CODE_PRELUDE) || is_python_there(f); }

static bool is_call(Ins i) { return i.op == OP_CALL || i.op == OP_CALLKW || i.op == OP_CALLEX || i.op == OP_WITHEXIT; }

// On the way from the last instruction to the one at `at`.
static bool comes_by(const Strand *s, const Frame *f, const Ins *at) {
  if (!is_programs(f)) return false;
  if (last.strand != s) return true;                               // a tick came between
  if (last.frame != f) return f->back == last.frame || last.in_c;  // f is called, or goes on; back from C
  return at <= last.at || is_call(*last.at);                       // a loop turns; a function in C has returned
}

// ---- the lines ----

// An object that CPython has in C and the prelude in Python: what lru_cache makes.
static bool is_in_c(Machine *m, Value callee) {
  if (is_kind(callee, K_NATIVE)) return true;
  Value call = is_kind(callee, K_INSTANCE) ? type_lookup(m, type_of(m, callee), str_constant("__call__", 8))
                                           : V_UNBOUND;
  return is_kind(call, K_FUNCTION) && ((const Function *)as_obj(call))->code->flags & CODE_PRELUDE;
}

// A prelude's thread is about to call a function in C for the program: a thread's target, an executor's work.
static bool calls_c_for_program(Machine *m, const Frame *f, Ins i) {
  static const char *const callers[] = {"Thread.run", "_do"};
  bool calls = i.op == OP_CALLEX && IS_ONE_OF(str_data(f->code->qualname), callers);
  if (!calls || !(f->code->flags & CODE_PRELUDE)) return false;
  Value callee = f->r[i.a];
  if (is_kind(callee, K_METHOD)) callee = ((const Method *)as_obj(callee))->function;
  return is_in_c(m, callee);
}

// What lru_cache makes, as a thread's target: it has called the program, and is about to keep what that gave.
static bool keeps_for_program(const Frame *f) {
  return f->code->flags & CODE_PRELUDE && strcmp(str_data(f->code->qualname), "_Cached.__call__") == 0;
}

// Also in a frame of what CPython has in C: it has called Python since, and goes on.
static bool is_at_line(Machine *m, const Finer *fine, const Strand *s) {
  const Frame *f = s->top;
  uint32_t line = (uint32_t)machine_line(s, NULL);
  return finer_has(fine, line) && (line || calls_c_for_program(m, f, f->pc[-1]) || keeps_for_program(f));
}

bool finer_is_gated(const Process *p) { return p->ops != &process_ops || gate_closed(p); }

bool finer_may_stop(Process *p, Strand *s) {
  if (!p->finer->stops || s->stops < p->finer->stops) {
    s->stops++;
    return true;
  }
  if (p->looks) p->looks->unstopped++;
  return false;
}

bool finer_stop(Host *h, Machine *m, Strand *s) {
  Process *p = h->data;
  const Frame *f = s->top;
  const Ins *at = f->pc - 1;
  bool resumes = s->resumes, comes = !resumes && comes_by(s, f, at);
  s->resumes = false;
  s->passed |= comes;
  passed += comes;
  last.strand = s, last.frame = f, last.at = at;
  last.in_c = !is_programs(f) || f->flags & FRAME_INIT;
  if (resumes || !s->passed || !is_at_line(m, p->finer, s) || !finer_shares(m) || !finer_is_gated(p)) return false;
  if (!finer_may_stop(p, s)) return false;
  machine_step_begin(m, VERB_RESUME, 0);
  s->passed = false;
  return true;
}
