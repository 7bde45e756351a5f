// What mplab has and has not, by name. A module that grows a function gets a word here.
#include "subset_tables.h"

#include <stddef.h>

const char *const subset_modules[] = {"multiprocessing",
                                      "multiprocessing.managers",
                                      "multiprocessing.pool",
                                      "multiprocessing.connection",
                                      "multiprocessing.queues",
                                      "multiprocessing.synchronize",
                                      "multiprocessing.sharedctypes",
                                      "multiprocessing.context",
                                      "multiprocessing.process",
                                      "multiprocessing.spawn",
                                      "multiprocessing.forkserver",
                                      "multiprocessing.reduction",
                                      "copyreg",
                                      "concurrent",
                                      "concurrent.futures",
                                      "concurrent.futures.process",
                                      "concurrent.futures.thread",
                                      "os",
                                      "time",
                                      "random",
                                      "signal",
                                      "sys",
                                      "math",
                                      "queue",
                                      "ctypes",
                                      "threading",
                                      "copy",
                                      "collections",
                                      "functools",
                                      "itertools",
                                      "string",
                                      "struct",
                                      "pickle",
                                      "typing",
                                      "operator",
                                      "types",
                                      "contextlib",
                                      "traceback",
                                      "errno",
                                      "os.path",
                                      "re",
                                      "json",
                                      "json.decoder",
                                      "datetime",
                                      "argparse",
                                      "abc",
                                      "hashlib",
                                      "zlib",
                                      "timeit",
                                      "pprint",
                                      "uuid",
                                      "platform",
                                      "atexit",
                                      "warnings",
                                      "gc",
                                      "secrets",
                                      "fractions",
                                      "decimal",
                                      "io",
                                      "array",
                                      "multiprocessing.dummy",
                                      "multiprocessing.dummy.connection",
                                      "multiprocessing.util",
                                      "collections.abc",
                                      "enum",
                                      "dataclasses",
                                      "logging",
                                      "logging.handlers",
                                      "heapq",
                                      "bisect",
                                      "statistics",
                                      "textwrap",
                                      "__future__",
                                      NULL};

#define NO_FILES "mplab's programs have no files: they compute, talk to their processes, and print"
#define NO_NET "mplab's programs have no network: between processes use a Queue, a Pipe or a Manager"
#define NO_COROUTINES "use Process, Pool or threading: mplab has no coroutines"

const Absent subset_absent_modules[] = {
    {"multiprocessing.shared_memory", "use Value, Array or a Manager"},
    {"multiprocessing.resource_tracker", "leave it out: mplab cleans up by itself"},
    {"pathlib", NO_FILES},
    {"shutil", NO_FILES},
    {"tempfile", NO_FILES},
    {"glob", NO_FILES},
    {"fileinput", NO_FILES},
    {"csv", NO_FILES},
    {"sqlite3", NO_FILES},
    {"mmap", "use Value, Array or a Manager"},
    {"subprocess", "use multiprocessing.Process, or os.fork"},
    {"socket", NO_NET},
    {"select", NO_NET},
    {"selectors", NO_NET},
    {"socketserver", NO_NET},
    {"http", NO_NET},
    {"urllib", NO_NET},
    {"requests", NO_NET},
    {"ssl", NO_NET},
    {"xmlrpc", NO_NET},
    {"asyncio", NO_COROUTINES},
    {"_thread", "use threading"},
    {"sched", "use time.sleep and threading"},
    {"optparse", "read sys.argv"},
    {"getopt", "read sys.argv"},
    {"calendar", "use time"},
    {"cProfile", "use time.perf_counter"},
    {"weakref", "use plain references"},
    {"getpass", "mplab's programs read no input"},
    {"inspect", "leave it out"},
    {"importlib", "write import"},
    {"unittest", "use assert"},
    {"pdb", "use mplab itself: it stops and steps your processes"},
    {"fcntl", "use a Lock of multiprocessing"},
    {"resource", "leave it out; mplab run --limit sets limits"},
    {"psutil", "use os and multiprocessing; mplab shows the processes itself"},
    {"numpy", "use lists, or multiprocessing.Array"},
    {"pandas", "use lists and dicts"},
    {"scipy", "use lists, and math"},
    {"tqdm", "count what is done and print it"},
    {"joblib", "use multiprocessing.Pool"},
    {"pathos", "use multiprocessing.Pool"},
    {"dill", "what crosses from one process to another is a function of the module, or data"},
    {"cloudpickle", "what crosses from one process to another is a function of the module, or data"},
    {"mpi4py", "use multiprocessing: Process, Pipe, Queue"},
    {"matplotlib", "use print"},
    {"PIL", NO_FILES},
    {"cv2", NO_FILES},
    {"tkinter", "use print; mplab is the screen"},
    {"Queue", "Python 2: write import queue"},
    {"thread", "Python 2: write import threading"},
    {"cPickle", "Python 2: write import pickle"},
    {"StringIO", "Python 2; mplab has no files"},
    {"urllib2", NO_NET},
    {NULL, NULL}};

const Absent subset_absent_builtins[] = {
    {"open", NO_FILES},
    {"input", "mplab's programs read no input: put the value into the text, or into sys.argv"},
    {"eval", "write the expression itself"},
    {"exec", "write the statements themselves"},
    {"compile", "write the code itself"},
    {"__import__", "write import"},
    {"breakpoint", "use mplab itself: it stops and steps your processes"},
    {"memoryview", "use bytes, bytearray or slices"},
    {"complex", "use two floats"},
    {NULL, NULL}};

const Absent subset_python2_names[] = {{"xrange", "Python 2: write range"},
                                       {"raw_input", "Python 2: input in Python 3; mplab's programs read no input"},
                                       {"unicode", "Python 2: write str"},
                                       {"basestring", "Python 2: write str"},
                                       {"long", "Python 2: write int"},
                                       {"unichr", "Python 2: write chr"},
                                       {"reduce", "Python 2: write from functools import reduce"},
                                       {"execfile", "Python 2; write import"},
                                       {"cmp", "Python 2: write (a > b) - (a < b)"},
                                       {NULL, NULL}};

const Absent subset_absent_members[] = {{"os.system", "use multiprocessing.Process, or os.fork"},
                                        {"os.popen", "use multiprocessing.Process, or os.fork"},
                                        {"os.spawnl", "use multiprocessing.Process"},
                                        {"os.spawnv", "use multiprocessing.Process"},
                                        {"os.execv", "use os.fork, and call a function in the child"},
                                        {"os.execl", "use os.fork, and call a function in the child"},
                                        {"os.execvp", "use os.fork, and call a function in the child"},
                                        {"os.execlp", "use os.fork, and call a function in the child"},
                                        {"os.pipe", "use multiprocessing.Pipe"},
                                        {"os.read", "use multiprocessing.Pipe"},
                                        {"os.write", "use print, or multiprocessing.Pipe"},
                                        {"os.dup", NO_FILES},
                                        {"os.dup2", NO_FILES},
                                        {"os.open", NO_FILES},
                                        {"os.close", NO_FILES},
                                        {"os.listdir", NO_FILES},
                                        {"os.remove", NO_FILES},
                                        {"os.mkdir", NO_FILES},
                                        {"os.chdir", NO_FILES},
                                        {"sys.stdin", "mplab's programs read no input"},
                                        {"sys.maxint", "Python 2: write sys.maxsize"},
                                        {"sys.exc_clear", "Python 2: leave it out"},
                                        {"sys.settrace", "use mplab itself: it stops and steps your processes"},
                                        {"sys.path", "a module of your own lies beside the program"},
                                        {"time.clock", "write time.perf_counter"},
                                        {"signal.siginterrupt", "leave it out"},
                                        {NULL, NULL}};

#define OF_OS \
  "mplab's os has what processes need: getpid, getppid, fork, wait, waitpid, kill, _exit, cpu_count, environ, …"
#define OF_SYS "mplab's sys has argv, exit, stdout, stderr, version_info, platform, maxsize, exc_info, …"
#define OF_TIME "mplab's time has sleep, time, monotonic, perf_counter, process_time, strftime, …"
#define OF_SIGNAL "mplab's signal has the SIG… numbers, signal, getsignal, alarm, pause, sigwait, pthread_sigmask, …"

const Present subset_members[] = {
    {"os",
     "getpid getppid cpu_count fork wait waitpid wait3 waitid _exit kill killpg getenv environ getpgid getpgrp setpgid "
     "setsid getsid getuid geteuid getgid "
     "getegid getlogin abort error strerror name linesep sep urandom sched_yield sched_getaffinity sched_setaffinity "
     "nice times uname "
     "WIFEXITED WEXITSTATUS WIFSIGNALED WTERMSIG WIFSTOPPED WSTOPSIG WIFCONTINUED WCOREDUMP WNOHANG WUNTRACED "
     "WCONTINUED waitstatus_to_exitcode "
     "EX_OK EX_USAGE EX_SOFTWARE register_at_fork putenv unsetenv getloadavg get_terminal_size isatty pidfd_open path "
     "getcwd fspath fsencode fsdecode curdir pardir pathsep devnull PathLike",
     OF_OS},
    {"os.path",
     "join split basename dirname splitext isabs normpath abspath realpath relpath commonprefix normcase expanduser "
     "expandvars splitdrive sep curdir pardir "
     "extsep pathsep devnull",
     "mplab's os.path works on the text of a path; " NO_FILES},
    {"io", "StringIO BytesIO UnsupportedOperation DEFAULT_BUFFER_SIZE SEEK_SET SEEK_CUR SEEK_END", NO_FILES},
    {"sys",
     "argv exit stdout stderr version version_info hexversion platform maxsize maxunicode modules exc_info getrefcount "
     "getsizeof setrecursionlimit "
     "getrecursionlimit executable byteorder float_info int_info flags intern displayhook excepthook getswitchinterval "
     "setswitchinterval implementation "
     "getdefaultencoding getfilesystemencoding set_int_max_str_digits get_int_max_str_digits _getframe __stdout__ "
     "__stderr__ orig_argv",
     OF_SYS},
    {"time",
     "sleep time time_ns monotonic monotonic_ns perf_counter perf_counter_ns process_time process_time_ns thread_time "
     "strftime localtime gmtime ctime "
     "asctime mktime timezone altzone tzname daylight struct_time",
     OF_TIME},
    {"signal",
     "SIGHUP SIGINT SIGQUIT SIGILL SIGTRAP SIGABRT SIGBUS SIGFPE SIGKILL SIGUSR1 SIGSEGV SIGUSR2 SIGPIPE SIGALRM "
     "SIGTERM SIGCHLD SIGCLD SIGCONT SIGSTOP "
     "SIGTSTP SIGTTIN SIGTTOU SIGURG SIGXCPU SIGXFSZ SIGVTALRM SIGPROF SIGWINCH SIGIO SIGPOLL SIGPWR SIGSYS SIGRTMIN "
     "SIGRTMAX SIG_DFL SIG_IGN SIG_BLOCK "
     "SIG_UNBLOCK SIG_SETMASK NSIG Signals Handlers Sigmasks signal getsignal alarm pause sigwait sigwaitinfo "
     "sigtimedwait sigpending pthread_sigmask "
     "pthread_kill raise_signal strsignal valid_signals setitimer getitimer ITIMER_REAL ITIMER_VIRTUAL ITIMER_PROF "
     "default_int_handler",
     OF_SIGNAL},
    {NULL, NULL, NULL}};
