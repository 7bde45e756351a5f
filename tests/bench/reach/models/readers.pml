/* A readers and B writers: the first reader locks writers out, the last lets them in. */
bool door, room;
byte count, data, over;

inline acquire(lock) { atomic { !lock -> lock = true } }

proctype read() {
  byte seen;
  acquire(door);
  seen = count;
  count = seen + 1;
  if
  :: count == 1 -> acquire(room)
  :: else
  fi;
  door = false;
  seen = data;
  acquire(door);
  seen = count;
  count = seen - 1;
  if
  :: count == 0 -> room = false
  :: else
  fi;
  door = false;
  over++
}

proctype write() {
  byte seen;
  acquire(room);
  seen = data;
  data = seen + 1;
  room = false;
  over++
}

init {
  byte i;
  atomic {
    for (i : 1 .. A) { run read() }
    for (i : 1 .. B) { run write() }
  }
  over == A + B
}
