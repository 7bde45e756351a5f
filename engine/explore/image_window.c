// Windows: which pages were written to, and how the range is taken over. See image.h, image_inner.h.
//
// A write to a read-only page is a page fault: the handler makes the page writable, and the write is repeated. The
// window maps a memfd; a second mapping of it (alias) is always writable, and images are loaded through it.
#include "image_inner.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum {
  WINDOWS = 4,
  STREAK = 3,  // faults on consecutive pages: the program fills memory, so more pages are made writable at once …
  MOST_AHEAD = 64,  // … up to so many
};

static Window *windows[WINDOWS];    // all of them: the SIGSEGV handler is given only an address
static struct sigaction before_us;  // who had the signal

size_t window_next_writable(const Window *w, size_t page) {
  for (; page < w->npages; page = (page / 64 + 1) * 64) {
    uint64_t bits = w->writable[page / 64] >> page % 64;
    if (bits) return page + (size_t)__builtin_ctzll(bits);
    size_t word = page / 64 + 1;
    uint64_t rest = w->some[word / 64] >> word % 64;
    while (!rest && (word = (word / 64 + 1) * 64) <= w->npages / 64) rest = w->some[word / 64];
    if (!rest) return w->npages;
    page = (word + (size_t)__builtin_ctzll(rest) - 1) * 64;
  }
  return w->npages;
}

// ---- write faults ----

static bool open_pages(Window *w, size_t first, size_t n) {
  if (mprotect(w->base + first * IMAGE_PAGE, n * IMAGE_PAGE, PROT_READ | PROT_WRITE) != 0) {
    // The kernel has no more mappings (vm.max_map_count): make everything writable, which is slow but correct.
    first = 0, n = w->npages;
    if (mprotect(w->base, w->size, PROT_READ | PROT_WRITE) != 0) return false;
  }
  for (size_t p = first; p < first + n; p++) {
    w->writable[p / 64] |= (uint64_t)1 << p % 64;
    w->some[p / 64 / 64] |= (uint64_t)1 << p / 64 % 64;
    w->idle[p] = 0;
  }
  uint32_t uppers = (uint32_t)((first + n - 1) / UPPER_PAGES + 1);
  if (w->most_uppers < uppers) w->most_uppers = uppers;
  return true;
}

static size_t how_many(Window *w, size_t page) {
  bool in_a_row = page == w->last_fault + 1;
  w->streak = in_a_row ? w->streak + 1 : 0;
  if (!in_a_row) w->ahead = 1;
  else if (w->streak >= STREAK && w->ahead < MOST_AHEAD) w->ahead *= 2;
  size_t n = 1;
  while (n < w->ahead && page + n < w->npages && !window_is_writable(w, page + n)) n++;
  w->last_fault = page + n - 1;
  return n;
}

static Window *window_at(const void *at) {
  for (int i = 0; i < WINDOWS; i++)
    if (windows[i] && (size_t)((const char *)at - windows[i]->base) < windows[i]->size) return windows[i];
  return NULL;
}

// Async-signal-safe: touches memory of our own and calls mprotect. The fault is an ordinary store of the program, so it
// never interrupts a library call that is not reentrant.
static void on_fault(int sig, siginfo_t *info, void *context) {
  Window *w = window_at(info->si_addr);
  size_t page = w ? (size_t)((char *)info->si_addr - w->base) / IMAGE_PAGE : 0;
  // not ours: restore the previous handler, the fault repeats and goes there
  if (!w || window_is_writable(w, page)) {
    sigaction(SIGSEGV, &before_us, NULL);
    return;
  }
  int error = errno;
  if (!open_pages(w, page, how_many(w, page))) abort();
  errno = error;
}

static bool watch(Window *w) {
  int used = 0, at = -1;
  for (int i = 0; i < WINDOWS; i++) {
    if (windows[i]) used++;
    else at = i;
  }
  if (at < 0) return false;
  windows[at] = w;
  struct sigaction a = {.sa_sigaction = on_fault, .sa_flags = SA_SIGINFO | SA_NODEFER};
  sigemptyset(&a.sa_mask);
  sigaddset(&a.sa_mask, SIGALRM);  // its handler may leave what it interrupts (explore_hurry): not the middle of this
  return used || sigaction(SIGSEGV, &a, &before_us) == 0;
}

static void unwatch(const Window *w) {
  int used = 0;
  for (int i = 0; i < WINDOWS; i++) {
    if (windows[i] == w) windows[i] = NULL;
    used += windows[i] != NULL;
  }
  if (!used) sigaction(SIGSEGV, &before_us, NULL);
}

// ---- opening ----

static char *map(int fd, void *at, size_t size, int protection) {
  void *p = mmap(at, size, protection, MAP_SHARED | MAP_NORESERVE | (at ? MAP_FIXED : 0), fd, 0);
  return p == MAP_FAILED ? NULL : p;
}

static bool take_over(Window *w) {
  void *shadow = mmap(NULL, w->size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (shadow == MAP_FAILED) return false;
  w->shadow = shadow;
  int fd = memfd_create("mplab-window", MFD_CLOEXEC);
  if (fd < 0) return false;
  bool good = ftruncate(fd, (off_t)w->size) == 0 && (w->alias = map(fd, NULL, w->size, PROT_READ | PROT_WRITE));
  if (good) {
    memcpy(w->alias, w->base, w->used * IMAGE_PAGE);
    good = map(fd, w->base, w->size, PROT_READ) != NULL;
  }
  close(fd);
  return good;
}

static void free_window(Window *w) {
  if (w->alias) munmap(w->alias, w->size);
  if (w->shadow) munmap(w->shadow, w->size);
  free(w->writable);
  free(w->some);
  free(w->idle);
  free(w->recent);
  free(w);
}

Window *window_open(void *base, size_t size, size_t used) {
  Window *w = calloc(1, sizeof *w);
  if (!w) return NULL;
  *w = (Window){.base = base,
                .size = size,
                .npages = size / IMAGE_PAGE,
                .used = (used + IMAGE_PAGE - 1) / IMAGE_PAGE,
                .limit = (size_t)1 << 30,
                .ran = true};
  w->writable = calloc(w->npages / 64 + 2, sizeof *w->writable);
  w->some = calloc(w->npages / 64 / 64 + 2, sizeof *w->some);
  w->idle = calloc(w->npages + 1, 1);
  w->last_fault = w->npages;
  w->last_slab = &w->slabs;
  w->most_uppers = (uint32_t)(w->used / UPPER_PAGES + 1);
  w->recent = calloc(w->npages, sizeof *w->recent);
  if (w->recent && w->writable && w->some && w->idle && take_over(w) && watch(w)) return w;
  free_window(w);
  return NULL;
}

static void close_all(Window *w) {
  if (mprotect(w->base, w->size, PROT_READ) != 0) return;
  memset(w->writable, 0, (w->npages / 64 + 2) * sizeof *w->writable);
  memset(w->some, 0, (w->npages / 64 / 64 + 2) * sizeof *w->some);
}

// Most pages that were written to before are not written to again.
void window_prepare(Window *w, size_t used, size_t images) {
  size_t n = (used + IMAGE_PAGE - 1) & ~(size_t)(IMAGE_PAGE - 1);
  if (n > w->size) n = w->size;
  madvise(w->alias, n, MADV_POPULATE_WRITE);
  madvise(w->shadow, n, MADV_POPULATE_WRITE);
  madvise(w->base, n, MADV_POPULATE_READ);
  for (size_t had = 0; had < images && image_more_memory(w); had += SLAB) {
  }
  if (w->current && !w->ran) close_all(w);
}

void window_limit(Window *w, size_t bytes) { w->limit = bytes; }
size_t window_bytes(const Window *w) { return w->bytes; }
void window_ran(Window *w) { w->ran = true; }

// Those that have not been written to for a while, by runs.
void window_close_idle(Window *w) {
  for (size_t page = window_next_writable(w, 0), end; page < w->npages; page = window_next_writable(w, end)) {
    for (end = page; end < w->npages && window_is_writable(w, end) && w->idle[end] >= IDLE;) end++;
    if (end == page) {
      end++;
    } else if (mprotect(w->base + page * IMAGE_PAGE, (end - page) * IMAGE_PAGE, PROT_READ) == 0) {
      for (size_t p = page; p < end; p++) {
        w->writable[p / 64] &= ~((uint64_t)1 << p % 64);
        if (!w->writable[p / 64]) w->some[p / 64 / 64] &= ~((uint64_t)1 << p / 64 % 64);
      }
    }
  }
}

void window_close(Window *w) {
  if (!w) return;
  image_forget_recent(w);
  if (w->current) image_drop(w, w->current);
  unwatch(w);
  mprotect(w->base, w->size, PROT_READ | PROT_WRITE);
  image_free_slabs(w);
  free_window(w);
}
