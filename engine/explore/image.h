// Images: copy-on-write snapshots of a range of memory. There can be many; each costs only the pages that differ.
//
// A Window is a range of addresses whose contents can be exchanged. An Image is a snapshot of it: a tree of pages of 4
// KiB that are reference-counted, shared between images, and never changed. To load another image copies the pages that
// differ, whatever the range's size.
//
//   Window *w = window_open(base, size, used);    takes the range over, contents and all
//   Image *a = image_save(w);                     … the program writes into the window …
//   Image *b = image_save(w);
//   image_load(w, a);                             the window holds what it held at a
//   image_drop(w, a); image_drop(w, b);
//
// Writes are found by page faults: a page is read-only until its first write, then writable. A page that is written
// often stays writable and is compared at each save; after a time without writes it is made read-only again. No system
// call may write into the window (a buffer there): it fails with EFAULT. At most four windows in an OS process; they
// own the SIGSEGV handler.
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
// Takes memory from the kernel at once, which the first saves and loads would take in many small page faults: maps the
// first used bytes, and memory for that many bytes of images.
void window_prepare(Window *w, size_t used, size_t images);
// The range becomes plain memory again and keeps what it holds. All images must have been dropped.
void window_close(Window *w);
// Most bytes that all images may hold, 1 GiB at first: beyond it image_save returns NULL. Only tests change it.
void window_limit(Window *w, size_t bytes);
size_t window_bytes(const Window *w);  // held by images now

Image *image_save(Window *w);  // what the window holds now; a new reference. NULL: no memory
// the window holds to from now on; the image it held is only kept by those who have a reference
void image_load(Window *w, Image *to);
Image *image_keep(Image *i);           // one more reference; returns i
void image_drop(Window *w, Image *i);  // one less; NULL: nothing
// The program runs now and may write: the next save looks for writes, the next load undoes them. Without this call the
// window is taken to be unchanged.
void window_ran(Window *w);

// What somebody keeps with an image: malloc'd, freed with it. NULL at first.
void **image_extra(Image *i);

// A sum over the first pages of the window's current image; the window has not run since. Each page keeps its part of
// the sum, so an image that differs from known ones in a few pages costs little.
//   part   adds up one page as it stands in the window. inside: it belongs to something that began in an earlier page;
//          else the answer is how many pages begin here, 1 or more. It may depend on nothing but this page
typedef struct ImageSum {
  uint64_t word[2];
} ImageSum;
typedef uint32_t ImagePart(void *data, const void *page, bool inside, ImageSum *sum);
ImageSum image_sum(Window *w, size_t pages, ImagePart *part, void *data);

// A hash of the contents.
uint64_t image_hash(const Image *i);
bool image_equal(const Window *w, const Image *a, const Image *b);
// Makes same the window's current image. It must be equal to the window, which has not run since its last save or load.
// So one image stands for all equal ones.
void image_adopt(Window *w, Image *same);

// Reads size bytes at the address at from an image, as if it were in the window. Pages that no save found written are
// zeros.
void image_read(const Window *w, const Image *i, const void *at, void *out, size_t size);
// Calls different for each word of 8 bytes in which b is not as a, until it returns false; a page that only one of them
// has counts as different. true: it never did.
bool image_compare(const Window *w, const Image *a, const Image *b,
                   bool (*different)(void *data, void *at, uint64_t in_a, uint64_t in_b), void *data);

#endif
