/* A processes pass B items on, by queues without a bound. */
chan queue[A + 1] = [B] of { byte };
byte over;

proctype hop(byte me) {
  byte i, item;
  for (i : 1 .. B) {
    queue[me]?item;
    queue[me + 1]!item + 1
  }
  over++
}

init {
  byte i, item;
  atomic { for (i : 0 .. A - 1) { run hop(i) } }
  for (i : 1 .. B) { queue[0]!i }
  for (i : 1 .. B) {
    queue[A]?item;
    assert(item == i + A)
  }
  over == A
}
