/* A producers and A consumers of B items around one place, a condition with its lock. */
bool taken, asleep[2 * A];
byte there, over;

inline acquire() { atomic { !taken -> taken = true } }

proctype move(byte me; byte to) {
  byte i, k;
  for (i : 1 .. B) {
    acquire();
    do
    :: there == to ->
      atomic { asleep[me] = true; taken = false }
      !asleep[me];
      acquire()
    :: else -> break
    od;
    there = to;
    d_step {
      for (k : 0 .. 2 * A - 1) { asleep[k] = false }
      k = 0
    }
    taken = false
  }
  over++
}

init {
  byte i;
  atomic { for (i : 0 .. A - 1) { run move(i, 1); run move(A + i, 0) } }
  over == 2 * A
}
