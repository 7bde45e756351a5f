/* A processes add 1 to a counter B times each: a load and a store. */
byte counter, over;

proctype work() {
  byte i, seen;
  for (i : 1 .. B) {
    seen = counter;
    counter = seen + 1
  }
  over++
}

init {
  byte i;
  atomic { for (i : 1 .. A) { run work() } }
  over == A
}
