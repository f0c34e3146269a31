/* Notes how long the main loop was busy between two waits.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <dlfcn.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

/* Loaded before the C library. The first thread of a program that has FACTOTUM_TEST_STALLS writes there, a line each, what it did longer than this without waiting in GLib's main loop: in
 * milliseconds, less what it stood in the queue for a processor, so that other programs do not count; how long it computed: all of it, also what GTK did to lay out and to paint; and when it
 * ended, by the clock that only goes forward. */
#define LONGEST_NS 50000000LL

static long long
read_clock (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);
  return now.tv_sec * 1000000000LL + now.tv_nsec;
}

/* Time in which it could have run and was not let. 0 where the kernel does not say. */
static long long
read_queued (void)
{
  long long ran = 0, queued = 0;
  char text[100] = "";
  int file = open ("/proc/thread-self/schedstat", O_RDONLY | O_CLOEXEC);

  if (file < 0)
    return 0;
  if (read (file, text, sizeof text - 1) > 0)
    sscanf (text, "%lld %lld", &ran, &queued);
  close (file);
  return queued;
}

static void
note (const char *path, long long busy, long long computed)
{
  FILE *file = fopen (path, "a");

  if (file == NULL)
    return;
  fprintf (file, "%lld %lld %lld\n", busy / 1000000, computed / 1000000, read_clock (CLOCK_MONOTONIC) / 1000000);
  fclose (file);
}

static long long woke, computed, queued;

static void
begin (void)
{
  woke = read_clock (CLOCK_MONOTONIC);
  computed = read_clock (CLOCK_THREAD_CPUTIME_ID);
  queued = read_queued ();
}

/* Of the start, which ends with the first wait, nothing is left out. */
__attribute__ ((constructor)) static void
start (void)
{
  begin ();
}

/* A library that waits for the answer of a server looks at no events of ours. */
static int
is_main_loop (const void *caller)
{
  Dl_info info;

  return dladdr (caller, &info) != 0 && strstr (info.dli_fname, "libglib-2.0") != NULL;
}

static void
look (int begins, const void *caller)
{
  const char *path = getenv ("FACTOTUM_TEST_STALLS");

  if (path == NULL || syscall (SYS_gettid) != getpid () || !is_main_loop (caller))
    return;
  if (begins)
    {
      long long busy = read_clock (CLOCK_MONOTONIC) - woke - (read_queued () - queued);
      if (busy > LONGEST_NS)
        note (path, busy, read_clock (CLOCK_THREAD_CPUTIME_ID) - computed);
    }
  else
    begin ();
}

int
poll (struct pollfd *files, nfds_t n, int timeout)
{
  int (*real) (struct pollfd *, nfds_t, int) = (int (*) (struct pollfd *, nfds_t, int))dlsym (RTLD_NEXT, "poll");
  int result;

  look (1, __builtin_return_address (0));
  result = real (files, n, timeout);
  look (0, __builtin_return_address (0));
  return result;
}

int
ppoll (struct pollfd *files, nfds_t n, const struct timespec *timeout, const sigset_t *mask)
{
  int (*real) (struct pollfd *, nfds_t, const struct timespec *, const sigset_t *) =
    (int (*) (struct pollfd *, nfds_t, const struct timespec *, const sigset_t *))dlsym (RTLD_NEXT, "ppoll");
  int result;

  look (1, __builtin_return_address (0));
  result = real (files, n, timeout, mask);
  look (0, __builtin_return_address (0));
  return result;
}
