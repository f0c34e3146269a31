/* One writing process a file.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define OWNER_MAX 512

struct _StoreLock
{
  char    *path;
  int      descriptor;
  gboolean was_left;
};

static void
refuse_folder (const char *path, int code, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  gboolean forbidden = code == EACCES || code == EPERM || code == EROFS;

  g_set_error (error, STORE_ERROR, forbidden ? STORE_ERROR_READ_ONLY : code == ENOSPC ? STORE_ERROR_FULL : STORE_ERROR_IO,
               _("Nothing can be written beside “%s”: %s. Copy it to a folder of your own to work on it."), name, g_strerror (code));
}

static void
refuse_locked (const char *path, int descriptor, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  char owner[OWNER_MAX + 1] = "";
  g_auto (GStrv) lines = NULL;

  if (pread (descriptor, owner, OWNER_MAX, 0) < 0)
    owner[0] = '\0';
  lines = g_strsplit (owner, "\n", 4);
  if (g_strv_length (lines) >= 2 && g_utf8_validate (owner, -1, NULL))
    g_set_error (error, STORE_ERROR, STORE_ERROR_LOCKED, _("“%s” is open on %s in process %s. Close it there to work on it here."), name, lines[0], lines[1]);
  else
    g_set_error (error, STORE_ERROR, STORE_ERROR_LOCKED, _("“%s” is open in another program. Close it there to work on it here."), name);
}

/* The file may have been removed by the one who freed it between our open and our lock. */
static gboolean
is_still_there (const char *path, int descriptor)
{
  struct stat ours, there;

  return fstat (descriptor, &ours) == 0 && lstat (path, &there) == 0 && ours.st_dev == there.st_dev && ours.st_ino == there.st_ino;
}

static void
write_owner (int descriptor)
{
  g_autofree char *boot = NULL;
  g_autofree char *owner = NULL;
  gssize written;

  if (!g_file_get_contents ("/proc/sys/kernel/random/boot_id", &boot, NULL, NULL))
    boot = g_strdup ("\n");
  owner = g_strdup_printf ("%s\n%d\n%s", g_get_host_name (), (int) getpid (), boot);
  /* Only the sentence for others suffers when this fails. */
  written = ftruncate (descriptor, 0) == 0 ? pwrite (descriptor, owner, MIN (strlen (owner), OWNER_MAX), 0) : -1;
  (void) written;
}

/* -1 with error; *gone when it should be tried again */
static int
try_take (const char *path, const char *lock_path, gboolean *gone, GError **error)
{
  int descriptor = g_open (lock_path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);

  *gone = FALSE;
  if (descriptor < 0)
    {
      refuse_folder (path, errno, error);
      return -1;
    }
  if (flock (descriptor, LOCK_EX | LOCK_NB) != 0)
    {
      refuse_locked (path, descriptor, error);
      close (descriptor);
      return -1;
    }
  if (is_still_there (lock_path, descriptor))
    return descriptor;
  *gone = TRUE;
  close (descriptor);
  return -1;
}

StoreLock *
store_lock_take (const char *path, GError **error)
{
  g_autofree char *lock_path = g_strconcat (path, ".lock", NULL);
  StoreLock *self;
  gboolean gone;
  struct stat status;
  int descriptor;

  do
    descriptor = try_take (path, lock_path, &gone, error);
  while (gone);
  if (descriptor < 0)
    return NULL;
  self = g_new0 (StoreLock, 1);
  self->was_left = fstat (descriptor, &status) == 0 && status.st_size > 0;
  write_owner (descriptor);
  self->path = g_steal_pointer (&lock_path);
  self->descriptor = descriptor;
  return self;
}

gboolean
store_lock_was_left (StoreLock *self)
{
  return self->was_left;
}

void
store_lock_free (StoreLock *self)
{
  if (self == NULL)
    return;
  g_unlink (self->path);
  close (self->descriptor);
  g_free (self->path);
  g_free (self);
}
