/* The digest at the end of a copy.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store-copy.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>
#include "store-db-private.h"
#include "store-digest.h"

#define CHUNK 65536

/* The last bytes of a copy. */
typedef struct
{
  char   mark[8];
  guint8 digest[STORE_DIGEST_LENGTH];
} Seal;

static const char mark[8] = "FACTSEAL";

static gboolean
fail (const char *path, GError **error)
{
  int code = errno;
  g_autofree char *name = g_filename_display_basename (path);

  if (code == ENOSPC || code == EDQUOT || code == EFBIG)
    g_set_error (error, STORE_ERROR, STORE_ERROR_FULL, _("The disk is full: “%s” could not be written. Make room and try again."), name);
  else
    g_set_error (error, STORE_ERROR, STORE_ERROR_IO, _("“%s” could not be read or written: %s. Check the disk and try again."), name, g_strerror (code));
  return FALSE;
}

static gssize
read_fully (int descriptor, void *buffer, gsize length, goffset offset)
{
  gsize done = 0;

  while (done < length)
    {
      gssize n = pread (descriptor, (char *) buffer + done, length - done, offset + (goffset) done);
      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return n < 0 ? -1 : (gssize) done;
      done += (gsize) n;
    }
  return (gssize) done;
}

static gboolean
write_fully (int descriptor, const void *buffer, gsize length, goffset offset)
{
  gsize done = 0;

  while (done < length)
    {
      gssize n = pwrite (descriptor, (const char *) buffer + done, length - done, offset + (goffset) done);
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;
      done += (gsize) n;
    }
  return TRUE;
}

static gboolean
digest_bytes (int descriptor, goffset length, guint8 *digest)
{
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  StoreDigest running;

  store_digest_begin (&running, "company copy");
  for (goffset at = 0; at < length; at += CHUNK)
    {
      gsize size = (gsize) MIN (CHUNK, length - at);
      if (read_fully (descriptor, chunk, size, at) != (gssize) size)
        return FALSE;
      store_digest_put_bytes (&running, chunk, size);
    }
  store_digest_finish (&running, digest);
  return TRUE;
}

gboolean
store_copy_seal (const char *path, GError **error)
{
  int descriptor = g_open (path, O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0);
  struct stat status;
  Seal seal;
  gboolean done;

  memcpy (seal.mark, mark, sizeof mark);
  done = descriptor >= 0
         && fstat (descriptor, &status) == 0
         && digest_bytes (descriptor, status.st_size, seal.digest)
         && write_fully (descriptor, &seal, sizeof seal, status.st_size)
         && fsync (descriptor) == 0;
  if (!done)
    fail (path, error);
  if (descriptor >= 0)
    close (descriptor);
  return done;
}

/* Length of the pages, without the seal if there is one. */
static gboolean
look_at_end (int descriptor, Seal *seal, gboolean *sealed, goffset *length)
{
  struct stat status;

  if (fstat (descriptor, &status) != 0)
    return FALSE;
  *sealed = FALSE;
  *length = status.st_size;
  if (status.st_size <= (goffset) sizeof *seal)
    return TRUE;
  if (read_fully (descriptor, seal, sizeof *seal, status.st_size - (goffset) sizeof *seal) != sizeof *seal)
    return FALSE;
  *sealed = memcmp (seal->mark, mark, sizeof mark) == 0;
  if (*sealed)
    *length -= (goffset) sizeof *seal;
  return TRUE;
}

gboolean
store_copy_read_seal (const char *path, StoreCopySeal *result, GError **error)
{
  int descriptor = g_open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW, 0);
  guint8 digest[STORE_DIGEST_LENGTH];
  gboolean sealed, read;
  goffset length;
  Seal seal;

  read = descriptor >= 0 && look_at_end (descriptor, &seal, &sealed, &length) && (!sealed || digest_bytes (descriptor, length, digest));
  if (!read)
    fail (path, error);
  else
    *result = !sealed ? STORE_COPY_UNSEALED : memcmp (digest, seal.digest, sizeof digest) == 0 ? STORE_COPY_WHOLE : STORE_COPY_BROKEN;
  if (descriptor >= 0)
    close (descriptor);
  return read;
}

static gboolean
copy_bytes (int from, int to, goffset length)
{
  g_autofree guint8 *chunk = g_malloc (CHUNK);

  for (goffset at = 0; at < length; at += CHUNK)
    {
      gsize size = (gsize) MIN (CHUNK, length - at);
      if (read_fully (from, chunk, size, at) != (gssize) size || !write_fully (to, chunk, size, at))
        return FALSE;
    }
  return TRUE;
}

static gboolean
unpack_bytes (const char *path, const char *target, GError **error)
{
  int from = g_open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW, 0);
  int to = from >= 0 ? g_open (target, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600) : -1;
  gboolean sealed, done;
  goffset length;
  Seal seal;

  done = to >= 0 && look_at_end (from, &seal, &sealed, &length) && copy_bytes (from, to, length) && fsync (to) == 0;
  if (!done)
    fail (target, error);
  if (to >= 0)
    close (to);
  if (from >= 0)
    close (from);
  return done;
}

/* EXTRA: the journal of this switch must not come back after a power cut. */
static gboolean
enter_wal (const char *path, GError **error)
{
  g_autoptr (StoreDb) copy = g_object_new (STORE_TYPE_DB, NULL);
  int code;

  copy->path = g_strdup (path);
  code = sqlite3_open_v2 (path, &copy->handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_NOMUTEX, NULL);
  if (code == SQLITE_OK)
    return store_db_run_script (copy, "PRAGMA synchronous = EXTRA; PRAGMA journal_mode = WAL", error);
  store_db_set_error (copy, code, error);
  return FALSE;
}

gboolean
store_copy_unpack (const char *path, const char *target, GError **error)
{
  return unpack_bytes (path, target, error) && enter_wal (target, error);
}
