/* The same under a lock. */
byte counter, over;
bool taken;

proctype work() {
  byte i, seen;
  for (i : 1 .. B) {
    atomic { !taken -> taken = true }
    seen = counter;
    counter = seen + 1;
    taken = false
  }
  over++
}

init {
  byte i;
  atomic { for (i : 1 .. A) { run work() } }
  over == A
}
