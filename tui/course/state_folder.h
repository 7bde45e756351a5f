// The folder of what is kept between starts: $XDG_STATE_HOME/mplab, else ~/.local/state/mplab. Progress and answers lie
// there.
#ifndef TUI_COURSE_STATE_FOLDER_H
#define TUI_COURSE_STATE_FOLDER_H

#include <stdbool.h>
#include <stddef.h>

void state_path(const char *name, char *path, size_t size);  // of a file in it; "" when there is no home
bool state_make_folders(char *path);                         // above path; changes it meanwhile. false: errno
// Locks the folder of path, not the file, which each save replaces; closing the descriptor unlocks it. -1: it cannot be
// locked (some network disks).
int state_lock(const char *path);

#endif
