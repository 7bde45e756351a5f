// The bench's side of a run (see supervisor.h).
#include "supervisor.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "proc.h"
#include "process.h"
#include "base/clock.h"

enum { EAR_NURSERY = WORLD_SLOTS, EAR_BIRTHS, EAR_ALSO };  // epoll's data; below: a slot
// the bench's own are some twenty; a process of the program that cannot arm its death pipe dies
enum { FEWEST_DESCRIPTORS = 32 };
// ns: whoever reaped it tells the world in microseconds, or when it is given a processor again; unless it was killed
static const int64_t LOST_FOR = 1000000000;

static bool listen_to(Supervisor *s, int fd, uint32_t who) {
  struct epoll_event e = {.events = EPOLLIN, .data.u32 = who};
  return epoll_ctl(s->epoll, EPOLL_CTL_ADD, fd, &e) == 0;
}

bool supervisor_also(Supervisor *s, int fd) { return listen_to(s, fd, EAR_ALSO); }

// In the nursery.
static void nurse(int socket, int death_read, void *data) {
  const ProcessBirth *b = data;
  if (b->guests) b->guests(b->world, b->config, socket, death_read);
  else process_main(nursery_serve(socket, death_read, NULL), data);
}

static bool open_nursery(Supervisor *s) {
  return nursery_start(&s->nursery, nurse, &s->birth) && listen_to(s, s->nursery.socket, EAR_NURSERY);
}

// Raises the limit of descriptors, for a pidfd for each process. false: too few to begin at all.
static bool raise_descriptors(void) {
  struct rlimit r;
  if (getrlimit(RLIMIT_NOFILE, &r) != 0 || r.rlim_cur >= 2 * WORLD_SLOTS) return true;
  r.rlim_cur = r.rlim_max < 2 * WORLD_SLOTS ? r.rlim_max : 2 * WORLD_SLOTS;
  setrlimit(RLIMIT_NOFILE, &r);
  if (r.rlim_cur >= FEWEST_DESCRIPTORS) return true;
  errno = EMFILE;
  return false;
}

// ---- deaths ----

static void unwatch(Supervisor *s, int slot) {
  if (s->watched[slot].pidfd >= 0) close(s->watched[slot].pidfd);  // leaves the epoll set by itself
  s->watched[slot].pidfd = -1;
}

static bool nobody(const Supervisor *s, int slot) {
  ProcessState state = world_process_state(s->world, slot);
  return state == PROCESS_FREE || state == PROCESS_GONE;
}

static bool over(const Supervisor *s, int slot) {
  return nobody(s, slot) || world_process_state(s->world, slot) == PROCESS_ENDED;
}

// Its exit code. false: it cannot be known (any more).
static bool how_it_ended(World *w, int slot, int *code) {
  ProcStat stat;
  int pid = world_process(w, slot)->pid;
  if (world_process_exit(w, slot, code)) return true;
  if (pid == 0 || !proc_stat(pid, &stat) || stat.state != 'Z') return false;
  *code = proc_exit_code(stat.status);
  return true;
}

// World.gone: called when a process keeps a latch longer than a living one would.
static bool gone(World *w, int slot, int *code) {
  ProcStat stat;
  int pid = world_process(w, slot)->pid;
  if (slot >= WORLD_SLOTS || pid == 0) return false;
  if (proc_stat(pid, &stat) && stat.state != 'Z' && stat.state != 'X') return false;
  if (!how_it_ended(w, slot, code)) *code = -SIGKILL;
  return true;
}

static void died(Supervisor *s, int slot, int code) {
  world_process_died(s->world, slot, code, world_actor(s->world, WORLD_SUPERVISOR, 0));
}

static void hear_death(Supervisor *s, int slot) {
  int code;
  unwatch(s, slot);
  if (nobody(s, slot)) return;
  if (how_it_ended(s->world, slot, &code)) died(s, slot, code);
  else s->watched[slot].lost = clock_monotonic(), s->nlost++;
}

// An event of epoll may be about the slot's earlier process: another event of the same batch may have reported that
// death, and the slot may have been reused.
static bool is_dead(const Supervisor *s, uint32_t slot) {
  struct pollfd p = {.fd = s->watched[slot].pidfd, .events = POLLIN};
  return p.fd >= 0 && poll(&p, 1, 0) == 1;
}

static bool lives(World *w, int slot) {
  ProcStat stat;
  return proc_stat(world_process(w, slot)->pid, &stat) && stat.state != 'Z' && stat.state != 'X';
}

static void give_up_lost(Supervisor *s) {
  if (s->nlost == 0) return;
  int64_t now = clock_monotonic();
  for (int i = 0; i < WORLD_SLOTS; i++) {
    if (s->watched[i].lost == 0 || (!over(s, i) && now - s->watched[i].lost < LOST_FOR)) continue;
    // there was no pidfd left for it: it is polled
    if (s->watched[i].unheard && !over(s, i) && lives(s->world, i)) {
      s->watched[i].lost = now;
      continue;
    }
    s->watched[i].lost = 0;
    s->nlost--;
    if (!nobody(s, i)) died(s, i, -SIGKILL);
  }
}

// ---- births ----

// A descriptor for a process of this run; -1: errno. Its pid is a word that the program's processes can write, so it is
// not believed: the run's processes are one group of the kernel's, which none can leave. Asked again when the
// descriptor is there: if it stands for one that lives, that is whom the answer was about. The first, whose pid the
// nursery has told, may not have made the group yet.
static bool of_this_run(const Supervisor *s, int pid) { return pid == s->group || getpgid(pid) == s->group; }

static int own_pidfd(const Supervisor *s, int pid) {
  if (pid <= 0 || s->group <= 0 || !of_this_run(s, pid)) return errno = ESRCH, -1;
  int fd = (int)syscall(SYS_pidfd_open, pid, 0);
  if (fd < 0 || of_this_run(s, pid)) return fd;
  close(fd);
  return errno = ESRCH, -1;
}

// true: nothing more to do for this process.
static bool watch(Supervisor *s, int slot) {
  uint64_t life = atomic_load(&world_process(s->world, slot)->life);
  int pid = *(volatile const int32_t *)&world_process(s->world, slot)->pid;
  Watched *w = &s->watched[slot];
  if (over(s, slot) || w->generation == process_generation(life)) return true;
  // its parent is still in the middle of the fork, or the nursery has not said yet which group the run is
  if (pid == 0 || s->group == 0) return false;
  unwatch(s, slot);
  w->generation = process_generation(life);
  w->unheard = false;
  w->pidfd = own_pidfd(s, pid);
  if (w->pidfd >= 0 && listen_to(s, w->pidfd, (uint32_t)slot)) return true;
  w->unheard = errno != ESRCH;
  hear_death(s, slot);
  return true;
}

// Slots are given out in order, so only the last few are new; once all were used up, any may be.
static void watch_new(Supervisor *s) {
  int slots = world_processes(s->world);
  if (atomic_load(&s->world->head->births) > WORLD_SLOTS) s->watching = 0;
  bool settled = true;
  for (int i = s->watching; i < slots; i++) {
    settled &= watch(s, i);
    if (settled) s->watching = i + 1;
  }
}

static void hear_births(Supervisor *s) {
  uint64_t n;
  if (read(s->births, &n, sizeof n) > 0) watch_new(s);
}

// ---- the nursery ----

static void everybody_is_gone(Supervisor *s) {
  int n = world_processes(s->world), code;
  for (int i = 0; i < n; i++) {
    unwatch(s, i);
    if (!over(s, i)) world_process_mark(s->world, i, how_it_ended(s->world, i, &code) ? code : -SIGKILL);
  }
  for (int i = 0; i < n; i++) {
    if (!nobody(s, i) && world_process_exit(s->world, i, &code)) died(s, i, code);
    world_process_reaped(s->world, i);
  }
  death_close(&s->death);
  s->going = false;
  s->group = 0;
}

// The death pipe was closed and the nursery, which would say when all are dead, is gone: waits for them, as they must
// not touch the world when the next run begins.
static void wait_for_the_killed(Supervisor *s) {
  hear_births(s);
  int n = world_processes(s->world);
  for (int i = 0; i < n; i++)
    if (s->watched[i].pidfd >= 0) poll(&(struct pollfd){.fd = s->watched[i].pidfd, .events = POLLIN}, 1, 1000);
}

static void hear_nursery(Supervisor *s) {
  NurseryMessage msg;
  int got;
  while ((got = nursery_hear(&s->nursery, &msg)) > 0) {
    int slot;
    switch (msg.word) {
    case NURSERY_BORN:
      s->born = true;
      if (msg.pid > 0) {
        s->group = msg.pid;
        world_process(s->world, 0)->pid = msg.pid;
        watch_new(s);
        break;
      }
      s->failure = -msg.pid;
      everybody_is_gone(s);
      break;
    case NURSERY_REAPED:
      slot = world_process_by_pid(s->world, msg.pid);
      if (slot < 0) break;
      unwatch(s, slot);
      died(s, slot, proc_exit_code(msg.status));
      world_process_reaped(s->world, slot);
      break;
    case NURSERY_EMPTY:
      if (s->going) everybody_is_gone(s);
      break;
    default: break;
    }
  }
  if (got == 0) return;
  // The nursery was killed: kill the run, too. The next run needs a new nursery.
  death_close(&s->death);
  nursery_end(&s->nursery);
  s->nursery_gone = s->going;
  if (s->going) wait_for_the_killed(s);
  if (s->going) everybody_is_gone(s);
  open_nursery(s);
}

void supervisor_hear(Supervisor *s) {
  struct epoll_event e[64];
  int n;
  do {
    n = epoll_wait(s->epoll, e, 64, 0);
    for (int i = 0; i < n; i++) {
      uint32_t who = e[i].data.u32;
      if (who == EAR_BIRTHS) hear_births(s);
      else if (who == EAR_NURSERY) hear_nursery(s);
      else if (who != EAR_ALSO && is_dead(s, who)) hear_death(s, (int)who);
    }
  } while (n == 64);
  give_up_lost(s);
}

bool supervisor_start(Supervisor *s, ProcessBirth how) {
  memset(s, 0, sizeof *s);
  s->death = (DeathPipe){-1, -1};
  for (int i = 0; i < WORLD_SLOTS; i++) s->watched[i].pidfd = -1;
  if (!raise_descriptors()) return false;
  s->world = world_create();
  if (s->world == NULL) return false;
  s->world->gone = gone;
  s->birth = how;
  s->birth.world = s->world;
  s->births = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
  s->epoll = epoll_create1(EPOLL_CLOEXEC);
  s->input[0] = s->input[1] = -1;
  if (s->births < 0 || s->epoll < 0) return false;
  if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, s->input) != 0) return false;
  return listen_to(s, s->births, EAR_BIRTHS) && open_nursery(s);
}

// ---- standard input ----

bool supervisor_input(Supervisor *s, const char *text, size_t size) {
  return send(s->input[1], text, size, MSG_NOSIGNAL | MSG_DONTWAIT) >= 0;
}

// What a run has not read is not the next one's.
static void forget_input(Supervisor *s) {
  char rest[SUPERVISOR_INPUT];
  while (recv(s->input[0], rest, sizeof rest, MSG_DONTWAIT) >= 0) continue;
}

// ---- a run ----

bool supervisor_run(Supervisor *s) {
  supervisor_stop(s);
  forget_input(s);
  if (s->nursery.socket < 0 && !open_nursery(s)) return false;
  if (!death_open(&s->death)) return false;
  for (int i = 0; i < WORLD_SLOTS; i++) s->watched[i] = (Watched){.pidfd = -1};
  s->watching = s->nlost = 0;
  s->born = s->nursery_gone = false;
  s->failure = 0;
  s->going = nursery_run(&s->nursery, s->death.read);
  if (s->going) {
    close(s->death.read);
    s->death.read = -1;
  } else {
    death_close(&s->death);
  }
  return s->going;
}

void supervisor_stop(Supervisor *s) {
  if (!s->going) return;
  atomic_store(&s->world->head->stopping, 1);
  if (s->death.write >= 0) close(s->death.write);
  s->death.write = -1;
  while (s->going) {
    poll(&(struct pollfd){.fd = s->epoll, .events = POLLIN}, 1, 100);
    supervisor_hear(s);
  }
}

int supervisor_signal(Supervisor *s, int slot, int sig) {
  if (slot < 0 || slot >= WORLD_SLOTS) return errno = ESRCH, -1;
  int watched = s->watched[slot].pidfd, fd = watched >= 0 ? watched : own_pidfd(s, world_process(s->world, slot)->pid);
  int sent = fd >= 0 ? (int)syscall(SYS_pidfd_send_signal, fd, sig, NULL, 0) : -1;
  if (fd >= 0 && fd != watched) close(fd);
  return sent;
}

void supervisor_end(Supervisor *s) {
  supervisor_stop(s);
  nursery_end(&s->nursery);
  if (s->births >= 0) close(s->births);
  for (int i = 0; i < 2; i++)
    if (s->input[i] >= 0) close(s->input[i]);
  if (s->epoll >= 0) close(s->epoll);
  if (s->world) world_free(s->world);
  s->world = NULL;
}
