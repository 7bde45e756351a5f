// Atomic replacement of a file: a reader finds the old text or the new one, whatever happens to the writer.
#ifndef HOSTS_WHOLE_FILE_H
#define HOSTS_WHOLE_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

// Writes these bytes to path, which need not exist. mode: of a new file, less the umask; an existing file keeps its
// mode. What is no regular file (a terminal, /dev/stdout) is written to directly; of a link, its target is replaced.
// false: errno says why, and the old file is unchanged.
bool whole_file_write(const char *path, const void *text, size_t size, mode_t mode);

#endif
