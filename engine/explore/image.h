// Images: copies of a range of memory that can be put back, many at a time, each costing only what differs.
//
// A Window is a range of addresses whose contents can be exchanged. An Image is what it held at some moment: a tree of
// pages of 4 KiB that are counted, shared between images, and never changed. Going from one image to another copies the
// pages that differ, whatever the range's size.
//
//   Window *w = window_open(base, size, used);    takes the range over, contents and all
//   Image *a = image_save(w);                     … the program writes into the window …
//   Image *b = image_save(w);
//   image_load(w, a);                             the window holds what it held at a
//   image_drop(w, a); image_drop(w, b);
//
// Which pages were written to is found by write faults: a page is read-only until its first write, then writable. A
// page that is written again and again stays writable and is compared at each save; one that was not for a while is
// made read-only again. The kernel must not be asked to write there (by a system call with a buffer in the window): it
// would be told EFAULT. At most four windows at a time in an OS process; theirs is the SIGSEGV handler.
#ifndef EXPLORE_IMAGE_H
#define EXPLORE_IMAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct Window Window;
typedef struct Image Image;

enum { IMAGE_PAGE = 4096 };

// base and size: whole pages, mapped. Beyond the first used bytes there is nothing yet. NULL: errno says why.
Window *window_open(void *base, size_t size, size_t used);
// What the first saves and loads would otherwise ask the kernel for bit by bit, at once: the first used bytes are
// mapped, and there is memory for images of so many.
void window_prepare(Window *w, size_t used, size_t images);
// The range becomes plain memory again and keeps what it holds. All images must have been dropped.
void window_close(Window *w);
// of all pages that images hold, 1 GiB at first: beyond it image_save says NULL. Only tests set another.
void window_limit(Window *w, size_t bytes);
size_t window_bytes(const Window *w);  // held by images now

Image *image_save(Window *w);  // what the window holds now; a new reference. NULL: no memory
// the window holds to from now on; the image it held is only kept by those who have a reference
void image_load(Window *w, Image *to);
Image *image_keep(Image *i);           // one more reference; returns i
void image_drop(Window *w, Image *i);  // one less; NULL: nothing
// Says that the program runs, and may write: the next save looks, the next load puts everything back. Without it the
// window is taken to be unchanged.
void window_ran(Window *w);

// The same for images that hold the same. Of others very seldom.
uint64_t image_hash(const Image *i);
bool image_equal(const Window *w, const Image *a, const Image *b);
// Holds the same as the window, which has not run since it was saved or loaded: to be gone on with instead, so that one
// image stands for all that are equal.
void image_adopt(Window *w, Image *same);

// Reads out of an image as if it were in the window: size bytes from the address at. What no save found written reads
// as zeros.
void image_read(const Window *w, const Image *i, const void *at, void *out, size_t size);
// Calls different for each word of 8 bytes in which b is not as a, until it returns false; a page that only one of them
// has counts as different. true: it never did.
bool image_compare(const Window *w, const Image *a, const Image *b,
                   bool (*different)(void *data, void *at, uint64_t in_a, uint64_t in_b), void *data);

#endif
