// A file that is replaced as a whole: whoever reads it finds the old text or the new one, whatever happens to the
// writer.
#ifndef HOSTS_WHOLE_FILE_H
#define HOSTS_WHOLE_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

// Writes these bytes to path, which need not be there. mode: what a new file may be used for, less the umask; a file
// that is there keeps its own. What is no file (a terminal, /dev/stdout) is written to as it is; of a link, what it
// leads to is replaced. false: errno says why, and the old file stands.
bool whole_file_write(const char *path, const void *text, size_t size, mode_t mode);

#endif
