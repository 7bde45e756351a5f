// `mplab dis`: what the compiler made of the open program (see lab.h).
#include <stdio.h>

#include "hosts/program.h"
#include "inner.h"
#include "base/visible.h"
#include "lang/compile/compile.h"

int lab_dis_headless(Lab *lab) {
  Refusal r = {0};
  // It was accepted when it was opened: only memory can be missing now.
  const Code *code = program_compile(lab->path, lab->text, lab->size, NULL, 0, NULL, &r);
  if (code == NULL) return complain("%s: %s", lab->path, r.what), 1;
  code_show(code, stdout);
  return 0;
}
