// The system calls of a program's processes: one row each. What has no row is refused (wall.c).
//
//   C(call, check, reason)     check: WALL_ANY, or what of its arguments is looked at
//     WALL_NO_CODE   mmap, mprotect: memory that can be executed is refused
//     WALL_FORK      clone: as fork does it; no threads, no namespaces
//     WALL_TERMINAL  ioctl: is it a terminal, and nothing else
//     WALL_TITLE     prctl: its name, and a signal when its parent dies
//     WALL_FALL_BACK answered with ENOSYS: the C library then takes another
//
// Not here, and so refused: open, socket, connect, execve, ptrace, process_vm_readv, mount, bpf, keyctl, fcntl (no
// F_SETOWN, no F_SETFL), setpgid, setsid, prlimit64, memfd_create, pidfd_open, close, dup, sendmsg, io_uring_setup, …
#ifndef HOSTS_WALL_CALLS_H
#define HOSTS_WALL_CALLS_H

// clang-format off
#define WALL_CALLS(C) \
  C(futex,            WALL_ANY,       "to sleep until another process rings, and to ring") \
  C(write,            WALL_ANY,       "what the program prints; the bench's bell at a birth") \
  C(writev,           WALL_ANY,       "the C library's last words at an abort") \
  C(read,             WALL_ANY,       "of what is open: standard input under run, and the death pipe") \
  C(clock_gettime,    WALL_ANY,       "time, where the vdso does not answer; a process's own processor time") \
  C(clock_getres,     WALL_ANY,       "time") \
  C(gettimeofday,     WALL_ANY,       "time, where the vdso does not answer") \
  C(clock_nanosleep,  WALL_ANY,       "a nap while another process finishes a change") \
  C(nanosleep,        WALL_ANY,       "the same, in older C libraries") \
  C(sched_yield,      WALL_ANY,       "the same") \
  C(sched_getaffinity, WALL_ANY,      "how many processors: is there one free to spin on") \
  C(getcpu,           WALL_ANY,       "which processor, where the vdso does not answer") \
  C(sysinfo,          WALL_ANY,       "os.getloadavg") \
  C(ppoll,            WALL_ANY,       "to wait until standard output takes more") \
  C(brk,              WALL_ANY,       "memory") \
  C(mmap,             WALL_NO_CODE,   "memory") \
  C(mprotect,         WALL_NO_CODE,   "memory") \
  C(mremap,           WALL_ANY,       "memory") \
  C(munmap,           WALL_ANY,       "memory") \
  C(madvise,          WALL_ANY,       "memory given back") \
  C(clone,            WALL_FORK,      "a child") \
  C(clone3,           WALL_FALL_BACK, "its flags are not to be seen: clone is taken") \
  C(wait4,            WALL_ANY,       "how a child ended") \
  C(waitid,           WALL_ANY,       "the same") \
  C(exit,             WALL_ANY,       "its end") \
  C(exit_group,       WALL_ANY,       "its end") \
  C(getpid,           WALL_ANY,       "who it is") \
  C(getppid,          WALL_ANY,       "who it is") \
  C(gettid,           WALL_ANY,       "who it is") \
  C(getpgid,          WALL_ANY,       "os.getpgid, os.getpgrp") \
  C(getuid,           WALL_ANY,       "os.getuid") \
  C(geteuid,          WALL_ANY,       "who it is") \
  C(getgid,           WALL_ANY,       "who it is") \
  C(getegid,          WALL_ANY,       "who it is") \
  C(getcwd,           WALL_ANY,       "os.getcwd; where the program's file is, for tracebacks") \
  C(set_robust_list,  WALL_ANY,       "the C library, in a child") \
  C(rseq,             WALL_ANY,       "the C library, in a child") \
  C(prctl,            WALL_TITLE,     "how ps shows it; the question what would have been dies with who asks it") \
  C(kill,             WALL_ANY,       "os.kill; from landlock 6 on only to processes of the run") \
  C(tgkill,           WALL_ANY,       "abort") \
  C(rt_sigaction,     WALL_ANY,       "signal.signal") \
  C(rt_sigprocmask,   WALL_ANY,       "no signal between a fork and its child's first words") \
  C(rt_sigreturn,     WALL_ANY,       "a signal's handler has ended") \
  C(rt_sigtimedwait,  WALL_ANY,       "signal.sigwait") \
  C(sigaltstack,      WALL_ANY,       "a handler for a stack that is used up") \
  C(setitimer,        WALL_ANY,       "signal.alarm") \
  C(ioctl,            WALL_TERMINAL,  "does standard output go to a terminal") \
  C(restart_syscall,  WALL_ANY,       "the kernel's own, after a stop")
#ifdef __x86_64__
#define WALL_CALLS_HERE(C) \
  C(poll,             WALL_ANY,       "to wait until standard output takes more") \
  C(time,             WALL_ANY,       "time, where the vdso does not answer") \
  C(getpgrp,          WALL_ANY,       "os.getpgrp") \
  C(fork,             WALL_ANY,       "a child, in other C libraries") \
  C(arch_prctl,       WALL_ANY,       "the C library, in a child")
#else
#define WALL_CALLS_HERE(C)
#endif

// What the sanitizers' own code calls besides: such a build's wall is weaker, and it is not what is tested.
#define WALL_CALLS_OF_SANITIZERS(C) \
  C(openat,           WALL_ANY,       "/proc/self/maps, for a report") \
  C(close,            WALL_ANY,       "the same") \
  C(fcntl,            WALL_ANY,       "the same") \
  C(lseek,            WALL_ANY,       "the same") \
  C(pread64,          WALL_ANY,       "the same") \
  C(readlinkat,       WALL_ANY,       "the same") \
  C(newfstatat,       WALL_ANY,       "the same") \
  C(fstat,            WALL_ANY,       "the same") \
  C(prlimit64,        WALL_ANY,       "how large the stack is") \
  C(getrandom,        WALL_ANY,       "the allocator's own") \
  C(mincore,          WALL_ANY,       "which memory is there") \
  C(uname,            WALL_ANY,       "which kernel it is") \
  C(personality,      WALL_ANY,       "where memory lies") \
  C(pipe2,            WALL_ANY,       "is this address readable") \
  C(execve,           WALL_ANY,       "the symbolizer") \
  C(dup3,             WALL_ANY,       "the symbolizer") \
  C(process_vm_readv, WALL_ANY,       "is this address readable")
// clang-format on

#endif
