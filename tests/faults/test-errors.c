/* A disk that fails at any operation is told of in a sentence, and nothing is changed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "disk.h"
#include "proof.h"
#include "workload.h"

#include <store-backup.h>
#include <string.h>

#define STEPS        260
#define TRIES_MAX    4000
#define STRIDE       2  /* operations, of the quick set: with so many kinds of faults each still meets one */
#define LASTS_EVERY  12 /* faults: one for ever, after which the file is opened again */
#define WINDOW_STEPS 40 /* of the quick set, through the writer's thread */

typedef struct
{
  Office    *office;
  GPtrArray *steps;
  GBytes    *before; /* all pages */
  guint      n_faults;
  guint      n_lasting;
} Trial;

static void
begin (Trial *self)
{
  *self = (Trial) { .office = office_new (proof_get_seed ()) };
  self->steps = workload_new (self->office, STEPS);
}

static void
end (Trial *self)
{
  disk_mend ();
  office_free (self->office);
  g_ptr_array_unref (self->steps);
}

static gboolean
is_of_disk (const GError *error)
{
  return error->domain == STORE_ERROR && (error->code == STORE_ERROR_FULL || error->code == STORE_ERROR_IO);
}

static void
assert_told (const Step *step, GError *error)
{
  if (!is_of_disk (error)
      || !g_str_has_suffix (error->message, ".") || !g_unichar_isupper (g_utf8_get_char (error->message)))
    g_error ("%s: %s", step->command->name, error->message);
}

static void
assert_pages (Trial *self, const Step *step, guint number, DiskFault fault)
{
  g_autoptr (GBytes) after = office_dup_pages (self->office->db);

  if (!g_bytes_equal (self->before, after))
    g_error ("%s was refused at operation %u, fault %d, and changed the file all the same", step->command->name, number, fault);
}

/* TRUE when it failed: the state is as before, and the same connection goes on, or after a fault for ever the next one. */
static gboolean
fail_once (Trial *self, const Step *step, DiskFault fault, guint number, gboolean lasts)
{
  g_autoptr (GError) error = NULL;
  gboolean done, failed;

  disk_fail (fault, number, lasts);
  done = workload_play (self->office, step, &error);
  failed = disk_mend ();
  if (done)
    {
      g_assert_false (failed);
      return FALSE;
    }
  if (!failed)
    g_error ("%s fails on a good disk: %s", step->command->name, error->message);
  self->n_faults++;
  assert_told (step, error);
  if (lasts && fault != DISK_NO_SYNC) /* what was written and not synced may be there or not */
    {
      self->n_lasting++;
      office_close (self->office);
      office_open (self->office);
    }
  assert_pages (self, step, number, fault);
  return TRUE;
}

/* From one operation to the next, until the step is done in spite of it: then the file is put back. */
static void
fail_everywhere (Trial *self, const Step *step, DiskFault fault, guint turn)
{
  guint stride = proof_is_long () || fault == DISK_NO_SYNC ? 1 : STRIDE;
  guint number = 1 + turn % stride;

  while (number < TRIES_MAX && fail_once (self, step, fault, number, self->n_faults % LASTS_EVERY == 0))
    number += stride;
  g_assert_cmpuint (number, <, TRIES_MAX);
  office_close (self->office);
  office_return (self->office, self->before);
  office_open (self->office);
}

static void
test_every_command (void)
{
  Trial trial;

  begin (&trial);
  office_open (trial.office);
  for (guint i = 0; i < trial.steps->len; i++)
    {
      const Step *step = trial.steps->pdata[i];

      trial.before = office_dup_pages (trial.office->db);
      for (DiskFault fault = DISK_FULL; fault < DISK_UNREADABLE; fault++)
        fail_everywhere (&trial, step, fault, i + fault);
      g_assert_true (workload_play (trial.office, step, NULL));
      g_bytes_unref (trial.before);
    }
  office_check (trial.office->db);
  proof_report ("io-faults", trial.n_faults);
  proof_report ("io-faults-for-ever", trial.n_lasting);
  end (&trial);
}

/* The cache is cold after each opening, so that pages are read. */
static void
test_unreadable (void)
{
  guint n = 0, n_steps;
  Trial trial;

  begin (&trial);
  n_steps = trial.steps->len;
  for (guint i = 0; i < n_steps; i++)
    {
      const Step *step = trial.steps->pdata[i];
      gboolean failed = TRUE;

      trial.before = office_keep (trial.office);
      for (guint number = proof_is_long () ? 1 : 1 + i % 7; failed; number += proof_is_long () ? 1 : 7)
        {
          g_autoptr (GError) error = NULL;
          gboolean done;

          office_open (trial.office);
          disk_fail (DISK_UNREADABLE, number, number % 2 == 0);
          done = workload_play (trial.office, step, &error);
          failed = disk_mend ();
          n += failed;
          g_assert_true (done == !failed);
          if (failed)
            assert_told (step, error);
          office_close (trial.office);
          if (failed)
            office_return (trial.office, trial.before);
        }
      g_bytes_unref (trial.before);
    }
  proof_report ("unreadable", n);
  end (&trial);
}

static StoreFile *
open_file (Trial *self)
{
  g_autoptr (GError) error = NULL;
  StoreFile *file = store_file_open (self->office->path, STORE_FILE_OPEN, self->office->schema, self->office->environment, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (store_file_get_read_only_reason (file), ==, NULL);
  return file;
}

/* It speaks of a record that has another number here, where some attempts were in vain: a good disk brings the same answer. The fault met the writer while it tidied. */
static gboolean
is_refused_anyway (StoreFile *file, const Step *step, const GError *error)
{
  g_autoptr (GError) again = NULL;

  return !is_of_disk (error) && !store_file_run (file, step->command->name, step->arguments, NULL, NULL, NULL, &again) && g_strcmp0 (again->message, error->message) == 0;
}

/* Once: the writer's thread opens the file again by itself, and the same click then works. */
static guint
fail_in_window (Trial *self, StoreFile *file, const Step *step, DiskFault fault)
{
  guint number = 1;

  for (;; number += STRIDE)
    {
      g_autofree char *before = store_backup_digest (store_file_get_reader (file), NULL), *after = NULL; /* not the pages: the writer tidies the index when it rests */
      g_autoptr (GError) error = NULL;
      gboolean done;

      disk_fail (fault, number, FALSE);
      done = store_file_run (file, step->command->name, step->arguments, NULL, NULL, NULL, &error);
      if (!disk_mend () || done || is_refused_anyway (file, step, error))
        break;
      assert_told (step, error);
      after = store_backup_digest (store_file_get_reader (file), NULL);
      g_assert_cmpstr (before, ==, after);
    }
  return number / STRIDE;
}

static void
test_through_the_window (void)
{
  g_autoptr (StoreFile) file = NULL;
  guint n = 0, n_steps;
  Trial trial;

  begin (&trial);
  file = open_file (&trial);
  n_steps = proof_is_long () ? trial.steps->len : WINDOW_STEPS;
  for (guint i = 0; i < n_steps; i++)
    {
      const Step *step = trial.steps->pdata[i];

      office_set_user (trial.office, step->user);
      n += fail_in_window (&trial, file, step, i % DISK_UNREADABLE);
    }
  g_assert_finalize_object (g_steal_pointer (&file));
  office_open (trial.office);
  office_check (trial.office->db);
  proof_report ("io-faults-in-window", n);
  end (&trial);
}

int
main (int argc, char **argv)
{
  g_setenv ("TZ", "UTC", TRUE);
  disk_install ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/faults/errors/a-failing-operation-changes-nothing", test_every_command);
  g_test_add_func ("/faults/errors/an-unreadable-page-changes-nothing", test_unreadable);
  g_test_add_func ("/faults/errors/the-open-company-goes-on", test_through_the_window);
  return g_test_run ();
}
