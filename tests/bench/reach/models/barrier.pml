/* A processes meet B times: who comes last opens, and the next round begins when all have left. */
byte inside, over;
bool leaving;

proctype work() {
  byte i;
  for (i : 1 .. B) {
    atomic {
      !leaving -> inside++;
      if
      :: inside == A -> leaving = true
      :: else
      fi
    }
    atomic {
      leaving -> inside--;
      if
      :: inside == 0 -> leaving = false
      :: else
      fi
    }
  }
  over++
}

init {
  byte i;
  atomic { for (i : 1 .. A) { run work() } }
  over == A
}
