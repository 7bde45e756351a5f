/* A philosophers, each of whom takes the fork on his left first. */
bool fork[A];
byte over;

proctype eat(byte first; byte second) {
  atomic { !fork[first] -> fork[first] = true }
  atomic { !fork[second] -> fork[second] = true }
  fork[second] = false;
  fork[first] = false;
  over++
}

init {
  byte i;
  atomic {
    for (i : 0 .. A - 2) { run eat(i, i + 1) }
    run eat(A - 1, 0)
  }
  over == A
}
