/* What is done to files beside SQLite.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "disk.h"

#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* The calls of our own code, and of GLib for it, come here first: each is a step that may be the last, and is kept. */
#define REAL(name) ((typeof (&name)) dlsym (RTLD_NEXT, #name))

static char *
find_path (int descriptor)
{
  g_autofree char *link = g_strdup_printf ("/proc/self/fd/%d", descriptor);

  return g_file_read_link (link, NULL);
}

ssize_t
pwrite (int descriptor, const void *bytes, size_t length, off_t at)
{
  g_autofree char *path = disk_is_inside () ? NULL : find_path (descriptor);

  if (path != NULL)
    disk_call (DISK_WRITE, path, NULL, at, bytes, length);
  return REAL (pwrite) (descriptor, bytes, length, at);
}

int
fsync (int descriptor)
{
  g_autofree char *path = disk_is_inside () ? NULL : find_path (descriptor);

  if (path != NULL)
    disk_call (g_file_test (path, G_FILE_TEST_IS_DIR) ? DISK_SYNC_FOLDER : DISK_SYNC, path, NULL, 0, NULL, 0);
  return REAL (fsync) (descriptor);
}

int
rename (const char *from, const char *to)
{
  if (access (from, F_OK) == 0)
    disk_call (DISK_RENAME, from, to, 0, NULL, 0);
  return REAL (rename) (from, to);
}

int
renameat2 (int from_folder, const char *from, int to_folder, const char *to, unsigned int flags)
{
  if ((flags & RENAME_EXCHANGE) != 0 && !disk_exchanges ())
    {
      errno = EINVAL;
      return -1;
    }
  if (access (from, F_OK) == 0)
    disk_call ((flags & RENAME_EXCHANGE) != 0 ? DISK_EXCHANGE : DISK_RENAME, from, to, 0, NULL, 0);
  return REAL (renameat2) (from_folder, from, to_folder, to, flags);
}

int
unlink (const char *path)
{
  if (!disk_is_inside () && access (path, F_OK) == 0)
    disk_call (DISK_REMOVE, path, NULL, 0, NULL, 0);
  return REAL (unlink) (path);
}
