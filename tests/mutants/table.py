"""What is mutated, which tests should see it, and what is known of single faults. See run."""
from dataclasses import dataclass


@dataclass(frozen=True)
class Area:
    name: str
    files: tuple          # globs, from the root of the tree
    tests: tuple          # the quickest first: a unit test's name, a script of tests/ with its words, "mplab" and words
    heads: str = ""       # only functions whose first line has this in it (a regular expression)
    passes_over: str = ""  # not functions of these names


@dataclass(frozen=True)
class Named:
    name: str
    files: str            # a glob
    before: str           # must stand there exactly once
    after: str
    tests: tuple


# Functions that only make text, or only wait a little: what they do wrong is another kind of fault.
# And hashes: another one is as good.
TEXT_ONLY = r"^mix|^hash_|say|said|sentence|text|describe|print|shown|label|_word|relax|nap"

# Lines that only say how soon somebody looks again.
# A tick at the end of a call is one: the caller's own tick comes to the same.
PACE_ONLY = r"busy_since|\bpoll\(&\(struct pollfd|asked % ASK|^gate_tick\(lab, clock_monotonic\(\)\);$"

FAMILIES = tuple(f"engine/world/{family}.c" for family in (
    "lock", "cells", "condition", "barrier", "event", "queue", "pipe", "many", "process", "sleep"))
ANSWERS = "explore/explore_answers"
VERBS = ("world", "queue", "cells", "pipe", "processes", "stuck", "traits", "footprint", "canonical", "quick", "guards",
         "between", "explain", "explore", "world_live", "explore/explore_answers found", "judge prim mp_lock", "deaths",
         "kill", "kill_pipe", "commute", ANSWERS, "explore/explore_caveats")
# programs made by lot: every order, orders by lot and real runs come to what the reduced search has found
BY_LOT = "explore/explore_random 100 6"
# programs by hand and by lot: the ends of every order, enumerated without mplab
ORACLE = "oracle/run"
SEARCHES = ("explain", "explore", "explore/explore_answers found", "search_programs", "explore/explore_caveats",
            ANSWERS, BY_LOT, ORACLE)
CAVEATS = tuple(f"engine/explore/{name}.c" for name in (
    "accesses", "caveats", "ends", "kills", "printed", "renamed", "retake", "threads", "variants"))

AREAS = [
    Area("guards", FAMILIES, VERBS, heads=r"^(static )?bool "),
    Area("effects", FAMILIES, VERBS, heads=r"^(?!(static )?bool )"),
    Area("footprints", ("engine/world/footprint.c", "engine/world/traits.c"),
         ("footprint", "traits", "world", "queue", "pipe", "explain", "explore", "guarding", "gate",
          "explore/explore_answers found", "commute", "search_programs", ANSWERS, ORACLE)),
    Area("redo", ("engine/world/redo.c",), ("redo", "world", "queue", "pipe", "between", "world_live", "kill"),
         passes_over="redo_turn"),
    Area("undo", ("engine/lab/gate.c",), ("gate_order", "gate", "paced", "lab", "cli/replay_cli"),
         passes_over="move_on|gate_due"),
    Area("search", ("engine/explore/search*.c", "engine/explore/clocks.c"), ("search", "search_best", *SEARCHES)),
    Area("spin", ("engine/explore/spin.c",), ("spin", "parking", "explore/explore_polls", *SEARCHES)),
    Area("races", ("engine/explore/races.c", "engine/explore/held.c", "engine/explore/sync.c"),
         ("held", "races", "orders", "patterns", "explain", "explore", ANSWERS, "explore/explore_patterns")),
    Area("orders", ("engine/explore/explain_order.c", "engine/explore/explain_signal.c",
                    "engine/explore/patterns_order.c", "engine/explore/would.c"),
         ("orders", "patterns", "explore/explore_patterns", ANSWERS)),
    Area("outcome", ("engine/explore/outcome.c", "engine/explore/orphans.c"),
         ("outcome", "held", "explain", "explore", "explore/explore_caveats", ANSWERS, "explore/explore_cli",
          "explore/explore_verdicts")),
    Area("caveats", (*CAVEATS, "engine/lab/explore_verdict.c"),
         ("caveats", "ends", "kills", "printed", "renamed", "report", "retake", "explore/explore_caveats",
          "explore/explore_verdicts", "explore/explore_cli", ANSWERS, "explore/explore_patterns")),
    Area("stuck", ("engine/world/stuck.c", "engine/world/could_end.c"),
         ("world", "queue", "stuck", "pipe", "world_live", "explore", "gate", "cli/run_cli", "lab", ANSWERS)),
    Area("schedule", ("engine/hosts/schedule.c", "engine/hosts/whole_file.c"),
         ("schedule", "whole_file", "gate_order", "cli/replay_cli")),
    Area("replay", ("engine/lab/replay*.c",), ("cli/replay_cli", "gate_order", "gate", "lab", "explore/explore_cli")),
    Area("pickle", ("engine/lang/pickle/*.c",), ("pickle", "judge pickle cls_ ask_getstate ask_enum ask_dataclass")),
    Area("format", ("engine/lang/types/format*.c",), ("text", "judge fmt", "judge lang_ num_ text_")),
    Area("calls", ("engine/lang/machine/call.c", "engine/lang/machine/misfit.c"),
         ("compiler", "containers", "judge err_call", "judge err_ lang_ cls_")),
    Area("goals", ("tui/course/goal.c", "tui/course/goal_words.c", "tui/course/claims.c", "tui/course/progress.c"),
         ("goal", "claims", "progress", "lesson", "mplab check")),
    Area("layout", ("tui/panels/layout.c", "tui/panels/view.c"),
         ("layout", "view", "screen", "screen_steps", "screen_words", "screen_boards", "screen_explore")),
    Area("history", ("tui/panels/history.c", "tui/panels/stepping.c", "tui/panels/timeline.c"),
         ("screen", "screen_steps", "screen_lanes", "screen_words")),
]

# Each was made by hand once, passed every test there was, and has a test now.
NAMED = [
    Named("full-pipe", "engine/world/queue.c", "bytes + frame(c->nbytes) <= WORLD_PIPE",
          "bytes + frame(c->nbytes) < WORLD_PIPE", ("queue",)),
    Named("redo-without-compare", "engine/world/redo.c", "atomic_compare_exchange_strong(word, &e.old, e.word)",
          "atomic_store(word, e.word)", ("world",)),
    Named("bounded-releases-commute", "engine/world/footprint.c", "->kind == KIND_SEMAPHORE",
          "->kind >= KIND_SEMAPHORE", ("world",)),
    Named("posted-before", "engine/explore/search_races.c", "t->posted <= e", "t->posted < e", ("search",)),
    Named("woken-is-a-turn", "engine/world/traits.c", "return d->result ? CHANGED_WORLD : CHANGED_TURN; }",
          "return CHANGED_TURN; }", ("world",)),
    Named("unset-orders", "engine/world/traits.c", "if (d->result) take(m, THING_FLAG, d->object);",
          "take(m, THING_FLAG, d->object);", ("explain",)),
    Named("stale-outranks", "engine/explore/outcome.c", "if (o->process[i].exception[0]) return OUTCOME_EXCEPTION;",
          "if (o->process[i].exception[0] && !o->stale) return OUTCOME_EXCEPTION;", ("explore",)),
    Named("alive-is-seen-to", "engine/world/traits.c", "if (!d->result) take(m, THING_END, d->object);",
          "take(m, THING_END, d->object);", ("held",)),
    Named("rlock-freed-by-anybody", "engine/world/could_end.c", "= o->kind != KIND_RLOCK;", "= true;", ("stuck",)),
    Named("free-step-stays-led", "engine/lab/gate.c", "if (!leads) g->lead_to = g->pub.at;", ";", ("gate",)),
    Named("switch-stays-led", "engine/lab/gate.c", "g->lead_to = g->pub.at;  // who turns a switch",
          ";  // who turns a switch", ("gate",)),
    Named("missing-plural", "engine/lang/machine/call.c",
          """kwonly ? "keyword-only" : "positional", n == 1 ? "" : "s", text);""",
          """kwonly ? "keyword-only" : "positional", n == 1 ? "" : "", text);""", ("judge err_missing",)),
    Named("stale-without-mark", "tui/panels/stepping.c", """load ? "→" : s->stale ? "✗" : "←\"""",
          """load ? "→" : "←\"""", ("screen_steps",)),
]

EQUIVALENT = [   # (file, or file and function; the line, what it becomes (None: whatever), why nobody can see it)
    ("engine/explore/spin.c",
     "if (!harmless && !x->local[slot]->spin && !x->local[slot]->cycle && x->local[slot]->n == 0) return;", None,
     "a short way: it saves a copy of what would not be changed"),
    ("engine/explore/spin.c", "return (size_t)((const char *)at - (const char *)start) < size;",
     "return (size_t)((const char *)at - (const char *)start) <= size;",
     "what stands behind each of these fields changes only together with more"),
    ("engine/explore/spin.c", "return (Turn){holder, holder ? 0 : 1};", "return (Turn){holder, holder ? 0 : 2};",
     "how much is free is only compared with how much of the same was"),
    ("engine/explore/spin.c", "if (!world_object_read(x->world, object, &v)) return (Turn){0, 0};", None,
     "who asks has found the object's kind"),
    ("engine/explore/spin.c", "if (!image) return;", ";", "only when memory has run out"),
    ("engine/explore/spin.c", "ready = true;", ";", "what was found is found again"),
    ("engine/explore/spin.c", "ready = true;", "ready = false;", "what was found is found again"),
    ("engine/explore/spin.c", "*t = (SpinTurns){.n = 0};", ";", "it is empty whenever it comes here"),
    ("engine/explore/spin.c", "uint64_t bits = ended ? PROCESS_BIT : 0;", "uint64_t bits = ended ? PROCESS_BIT : 1;",
     "more bits: more is looked at closely"),
    ("engine/explore/spin.c", "uint64_t meets = 0;", "uint64_t meets = 1;", "it is set before it is used"),
    ("engine/explore/spin.c", "if (t->most < after->free) t->most = after->free;", None,
     "what is free after a touch is what is free before the next one"),
    ("engine/explore/spin.c", "if (t->most < before->free) t->most = before->free;", None,
     "what is free before a touch is what was free after the one before"),
    ("engine/explore/spin.c", "unpark(l);", ";", "what is parked is found anew, or the chain is forgotten"),
    ("engine/explore/spin.c", "if (p->object >= WORLD_OBJECTS) return false;",
     "if (p->object >= WORLD_OBJECTS) return true;", "what it reads then is for the sanitizers"),
    ("engine/explore/spin.c", "if (!t) return false;", "if (!t) return true;", "as_left knows fewer, and says no"),
    ("engine/explore/spin.c", "if (!lengthen(l, &now, s, bits_of(&now.looked, false))) {",
     "if (!lengthen(l, &now, s, bits_of(&now.looked, true))) {", "more bits: more is looked at closely"),
    ("engine/lang/machine/call.c", "if (f->head.refs != 1 || fn->nspare >= MAX_SPARE) {",
     "if (f->head.refs != 1 && fn->nspare >= MAX_SPARE) {",
     "nobody else holds a frame; how many that have ended are kept is a matter of memory"),
    ("engine/world/footprint.c", "for (int i = 0; i < f->n; i++) write |= f->place[i].write;",
     "for (int i = 1; i < f->n; i++) write |= f->place[i].write;",
     "more than twelve places has an end (all of them written) or a wait for many (all of them read)"),
    ("engine/world/redo.c", "for (uint64_t i = 0; i < n && i < WORLD_REDO; i++) {",
     "for (uint64_t i = 0; i < n && i <= WORLD_REDO; i++) {",
     "a record has at most WORLD_REDO entries (asserted in note): the bound is for a forged one"),
    ("engine/lab/gate.c", "} else if (world_process_state(lab->world, c->slot) < PROCESS_ENDED && "
     "world_process(lab->world, c->slot)->pid > 0) {",
     "} else if (world_process_state(lab->world, c->slot) < PROCESS_GONE && "
     "world_process(lab->world, c->slot)->pid > 0) {", "a process that has ended hears no signal"),
    ("engine/explore/search.c",
     "if (s->nfindings >= FIRST_FINDINGS ? (s->nfindings & (s->nfindings - 1)) == 0 : s->nfindings == 0) {",
     "if (s->nfindings >= FIRST_FINDINGS ? (s->nfindings & (s->nfindings - 2)) == 0 : s->nfindings == 0) {",
     "n & (n - 2), too, is 0 for powers of two alone, from 4 on"),
    ("engine/explore/search.c",
     "switches += e[i].choice.slot != e[i - 1].choice.slot || e[i].choice.strand != e[i - 1].choice.strand;",
     "switches += e[i].choice.slot != e[i - 1].choice.slot || e[i].choice.strand == e[i - 1].choice.strand;",
     "with which order search_best begins: it counts for itself, and comes to as good a one"),
    ("engine/explore/held.c", "if (e->choice.kind != CHOICE_STEP && e->choice.kind != CHOICE_TIMEOUT) return;", ";",
     "the learner's own choices (a toggle, a signal) name no verb, and so move nothing"),
    ("engine/explore/orphans.c",
     "bool born[SLOTS_MOST] = {false}, safe[SLOTS_MOST] = {false}, over = false;",
     "bool born[SLOTS_MOST] = {true}, safe[SLOTS_MOST] = {false}, over = false;", "main, slot 0, is not looked at"),
    ("engine/hosts/whole_file.c", "if (fd < 0) return false;", "if (fd < 1) return false;",
     "descriptor 0 is open whenever it comes here"),
    ("engine/lab/replay.c", "if (good) gate_tick(lab, clock_monotonic());", "if (good) ;", "how soon: as PACE_ONLY"),
    ("engine/lab/replay_run.c",
     "if (!gate_leads(g)) poll(&(struct pollfd){.fd = lab_fd(lab), .events = POLLIN}, 1, 1);",
     "if (!gate_leads(g)) poll(&(struct pollfd){.fd = lab_fd(lab), .events = POLLIN}, 0, 1);",
     "it waits the whole millisecond before it looks again"),
    ("engine/lang/pickle/make.c", "return is_kind(init, K_NATIVE) && make == plain;",
     "return is_kind(init, K_METHOD) && make == plain;", "a short way: the call it saves comes to the same"),
    ("engine/lab/gate.c",
     "return g->conductor.under_way || g->alone >= 0 || (gate_leads(g) && g->lead_pace <= 0);",
     "return g->conductor.under_way || g->alone > 0 || (gate_leads(g) && g->lead_pace <= 0);",
     "how soon: main's own steps are then one a tick"),
    ("engine/world/could_end.c", "for (int i = 0, all = world_processes(w); i < all; i++) {",
     "for (int i = 1, all = world_processes(w); i < all; i++) {", "main, slot 0, is nobody's child"),
    ("engine/world/stuck.c",
     "s->reading = (s->reading ^ (atomic_load(&w->processes[i].waits) + atomic_load(&w->processes[i].life))) *",
     "s->reading = (s->reading ^ (atomic_load(&w->processes[i].waits) - atomic_load(&w->processes[i].life))) *",
     "a reading is only compared with another one: as good a hash"),
    ("engine/lang/pickle/write.c", "for (int j = 0; j < 4; j++)", "for (int j = 0; j < 4 - 1; j++)",
     "only when memory has run out"),
    ("tui/course/claims.c",
     "c->sets = keep_get(r->keep, sizeof *c->sets * (size_t)(cJSON_GetArraySize(sets) + 1));",
     "c->sets = keep_get(r->keep, sizeof *c->sets * (size_t)(cJSON_GetArraySize(sets) + 2));", "room for one more"),
    ("engine/explore/search_best.c", ": a[i].choice.strand < b[i].choice.strand;",
     ": a[i].choice.strand <= b[i].choice.strand;", "two strands that differ, of one process: never equal"),
    ("engine/world/stuck.c", "int could = world_could_end(w, &c, ends, 2, &anybody);",
     "int could = world_could_end(w, &c, ends, 3, &anybody);", "what it writes then is for the sanitizers"),
    ("engine/world/sleep.c", "if (world_process_state(w, i) <= PROCESS_EXITING) ring_surely(w, i);",
     "if (world_process_state(w, i) <= PROCESS_ENDED) ring_surely(w, i);", "who has ended is not woken by it"),
    ("engine/lang/types/format_fields.c", "!is_kind(o, K_SHARED)) {", "!is_kind(o, K_GETSET)) {",
     "a short way: item_get asks for the same call"),
    ("engine/world/redo.c", "if ((Actor)held == 0 || !actor_same_process((Actor)held, dead)) return;",
     "if ((Actor)held == 1 || !actor_same_process((Actor)held, dead)) return;",
     "0 is of no process: the second half says so, too"),
    ("engine/world/redo.c", "if (offset == 0) return;", ";",
     "the world's first word, its magic number, names no process that has died"),
    ("engine/world/redo.c", "if (!atomic_compare_exchange_strong(&p->claim, &claim, by)) return false;",
     "if (!atomic_compare_exchange_strong(&p->claim, &claim, by)) return true;",
     "only when another claims at that very instant; and the engine does not ask for the answer"),
    ("engine/explore/outcome.c", "if (n == 0) return;", ";", "to keep nothing keeps nothing, one way or the other"),
    ("engine/lab/gate.c", "} else if (world_process_state(lab->world, c->slot) < PROCESS_ENDED && "
     "world_process(lab->world, c->slot)->pid > 0) {",
     "} else if (world_process_state(lab->world, c->slot) < PROCESS_ENDED && "
     "world_process(lab->world, c->slot)->pid >= 0) {",
     "a process without a PID is one between its start and its own first instruction: nothing can order that moment"),
    *(("engine/lab/gate.c " + move, "return true;", "return false;", "how soon: it says how long it is polled")
      for move in ("see", "go_alone", "lead")),
    ("engine/world/redo.c", "Actor dead = actor_of(slot, process_generation(atomic_load(&p->life)), 0);",
     "Actor dead = actor_of(slot, process_generation(atomic_load(&p->life)), 1);",
     "which strand of the dead process it was is not looked at"),
    ("engine/world/pipe.c", "if (++k % 64 == 0) form_put(f, bits), bits = 0;",
     "if (!(++k % 64 == 0)) form_put(f, bits), bits = 0;", "a form is only compared with forms: as good a one"),
    ("engine/world/stuck.c", "*s = (WorldStuck){.reading = 1};", "*s = (WorldStuck){.reading = 2};",
     "a reading is only compared with another one: as good a hash"),
    ("engine/lab/replay.c", "last = last ? last + 1 : f->program;", "last = last ? last + 0 : f->program;",
     "two slashes in a path are as one"),
    ("engine/lang/pickle/save.c", "bool one = v >= 0 && v < 256, two = v >= 0 && v < 65536;",
     "bool one = v >= 0 && v < 256, two = v > 0 && v < 65536;", "0 has one byte: the second is not asked"),
]
