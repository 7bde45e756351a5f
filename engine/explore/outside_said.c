// What a process waits for outside of the world, in words (see outside_said.h).
#include "outside_said.h"

#include "forms.h"
#include "hosts/outside.h"

bool outside_said(int pid, Saying *s) {
  Outside o;
  if (pid <= 0 || !outside_waits(pid, &o)) return false;
  say_form(s, FORM_OUTSIDE, "call", o.call, "fd", o.fd < 0 ? "" : say_int(o.fd).text, "what", o.what, NULL);
  return true;
}
