/* A philosophers, each of whom takes the fork of the smaller number first. */
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
    run eat(0, A - 1)
  }
  over == A
}
