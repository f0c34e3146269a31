/* A child that is killed at any operation.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "hunt.h"
#include "disk.h"
#include "proof.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <store-backup.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

void
hunt_begin (Hunt *self, guint n)
{
  *self = (Hunt) { .office = office_new (proof_get_seed ()) };
  self->steps = workload_new (self->office, n);
  self->word = mmap (NULL, sizeof *self->word, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
}

void
hunt_end (Hunt *self)
{
  munmap (self->word, sizeof *self->word);
  g_ptr_array_unref (self->steps);
  office_free (self->office);
}

gboolean
hunt_kill_at (Hunt *self, HuntDeed deed, gpointer data, guint number, gboolean half)
{
  int status = 0;
  pid_t child;

  self->word->confirmed = FALSE;
  fflush (NULL);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      disk_kill (number, half);
      if (!deed (self, data))
        _exit (1);
      disk_kill (0, FALSE);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  if (WIFEXITED (status) && WEXITSTATUS (status) == 0)
    return FALSE;
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
  self->n_kills++;
  return TRUE;
}

guint
hunt_get_stride (guint quick)
{
  return proof_is_long () ? 1 : quick;
}

void
hunt_play (Hunt *self, guint from, guint to)
{
  office_open (self->office);
  for (guint i = from; i < to; i++)
    g_assert_true (workload_play (self->office, self->steps->pdata[i], NULL));
  office_close (self->office);
}

char *
hunt_dup_digest (Hunt *self)
{
  g_autoptr (GError) error = NULL;
  char *digest;

  office_open (self->office);
  digest = store_backup_digest (self->office->db, &error);
  g_assert_no_error (error);
  office_close (self->office);
  return digest;
}

void
hunt_clear (Hunt *self)
{
  g_autoptr (GDir) folder = g_dir_open (self->office->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = office_name (self->office, name);

      if (strcmp (name, "firm.factotum") != 0)
        g_unlink (path);
    }
}
