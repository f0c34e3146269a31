/* A file that is there whole or not at all.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "paper-file.h"
#include "paper-error.h"
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

G_DEFINE_QUARK (paper-error-quark, paper_error)

struct _PaperFile
{
  char *path;
  char *passing;
  int   fd;
  int   failure; /* errno of the first failure, or 0 */
};

static gboolean
report (PaperFile *self,
        int        failure,
        GError   **error)
{
  g_autofree char *name = g_filename_display_name (self->path);

  g_set_error (error, PAPER_ERROR, PAPER_ERROR_WRITE, _("“%s” could not be written: %s. Choose another folder or make room, then try again."), name,
               g_strerror (failure));
  return FALSE;
}

static void
sync_folder (PaperFile *self)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (fd < 0)
    return;
  fsync (fd);
  close (fd);
}

PaperFile *
paper_file_new (const char *path,
                GError    **error)
{
  g_autoptr (PaperFile) self = g_new0 (PaperFile, 1);
  g_autofree char *folder = g_path_get_dirname (path), *name = g_path_get_basename (path);

  self->path = g_strdup (path);
  self->passing = g_strdup_printf ("%s/.%.200s.XXXXXX", folder, name);
  self->fd = g_mkstemp_full (self->passing, O_RDWR | O_CLOEXEC, 0666);
  if (self->fd >= 0)
    return g_steal_pointer (&self);
  report (self, errno, error);
  g_clear_pointer (&self->passing, g_free);
  return NULL;
}

void
paper_file_free (PaperFile *self)
{
  if (self->fd >= 0)
    close (self->fd);
  if (self->passing != NULL)
    g_unlink (self->passing);
  g_free (self->passing);
  g_free (self->path);
  g_free (self);
}

const char *
paper_file_get_path (PaperFile *self)
{
  return self->passing;
}

gboolean
paper_file_write (PaperFile  *self,
                  const void *data,
                  gsize       length)
{
  const char *rest = data;

  while (length > 0 && self->failure == 0)
    {
      gssize written = write (self->fd, rest, length);

      if (written < 0 && errno != EINTR)
        self->failure = errno;
      if (written <= 0)
        continue;
      rest += written;
      length -= (gsize) written;
    }
  return self->failure == 0;
}

gboolean
paper_file_finish (PaperFile *self,
                   GError   **error)
{
  if (self->failure == 0 && (fsync (self->fd) != 0 || g_rename (self->passing, self->path) != 0))
    self->failure = errno;
  if (self->failure != 0)
    return report (self, self->failure, error);
  g_clear_pointer (&self->passing, g_free);
  sync_folder (self);
  return TRUE;
}
