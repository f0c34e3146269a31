/* Several processes at one company: one writes, all see it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "proof.h"
#include "small-office.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <store-file.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

/* Between the processes. */
typedef struct
{
  int confirmed;
  int refused;
  int read;
  int stops;
} Board;

static StoreFile *
open_file (Office *office)
{
  return store_file_open (office->path, STORE_FILE_OPEN, office->schema, office->environment, NULL);
}

/* Whoever gets the lock writes some; the others read meanwhile and try again. */
static int
work (Office *office, Board *board, int number)
{
  g_random_set_seed (proof_get_seed () + (guint32) number); /* else the forks name their changes alike, as no two programs do */
  for (guint i = 0; !g_atomic_int_get (&board->stops); i++)
    {
      g_autoptr (StoreFile) file = open_file (office);
      g_autofree char *name = g_strdup_printf ("Firm %d-%u", number, i);
      GVariant *arguments = g_variant_new_parsed ("{'name': <%s>}", name);

      if (file == NULL)
        return 2;
      if (store_file_run (file, "create-contact", arguments, NULL, NULL, NULL, NULL))
        g_atomic_int_inc (&board->confirmed);
      else if (store_file_get_read_only_reason (file) == NULL)
        return 3;
      else
        g_atomic_int_inc (&board->refused);
      if (office_number (store_file_get_reader (file), "SELECT count (*) FROM contacts") <= 0)
        return 4;
      g_atomic_int_inc (&board->read);
    }
  return 0;
}

static void
start (Office *office, Board *board, pid_t *children, guint n)
{
  fflush (NULL);
  for (guint i = 0; i < n; i++)
    {
      children[i] = fork ();
      if (children[i] == 0)
        _exit (work (office, board, (int) i));
    }
}

/* Each number once, no gap, every confirmed one there; some processes are killed while they work. */
static void
test_many (gconstpointer data)
{
  guint n = GPOINTER_TO_UINT (data);
  int wanted = proof_is_long () ? 2000 : 60;
  g_autofree char *name = g_strdup_printf ("shared-by-%u", n);
  g_autoptr (Office) office = office_new (proof_get_seed ());
  Board *board = mmap (NULL, sizeof *board, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  pid_t children[8];
  gint64 before, there;
  int status;

  office_open (office);
  before = office_number (office->db, "SELECT count (*) FROM contacts");
  office_close (office);
  start (office, board, children, n);
  while (g_atomic_int_get (&board->confirmed) < wanted / 2)
    g_usleep (5000);
  kill (children[0], SIGKILL);
  waitpid (children[0], &status, 0);
  while (g_atomic_int_get (&board->confirmed) < wanted)
    g_usleep (5000);
  g_atomic_int_set (&board->stops, TRUE);
  for (guint i = 1; i < n; i++)
    {
      g_assert_cmpint (waitpid (children[i], &status, 0), ==, children[i]);
      g_assert_cmpint (status, ==, 0);
    }
  office_open (office);
  there = office_number (office->db, "SELECT count (*) FROM contacts") - before;
  g_assert_cmpint (there, >=, board->confirmed);
  g_assert_cmpint (there, <=, board->confirmed + 1); /* the one that was killed may not have had the time to say so */
  g_assert_cmpint (office_number (office->db, "SELECT count (*) - count (DISTINCT number) FROM contacts"), ==, 0);
  office_check (office->db);
  g_print ("# %u processes: %d confirmed, %d refused, %d read\n", n, board->confirmed, board->refused, board->read);
  proof_report (name, (guint64) board->confirmed);
  munmap (board, sizeof *board);
}

/* Two forms of one record: who saves last is told, and nothing is lost. */
static void
test_stale_form (void)
{
  g_autoptr (Office) office = office_new (proof_get_seed ());
  g_autoptr (StoreFile) file = open_file (office);
  g_autoptr (GError) error = NULL;
  StoreDb *reader = store_file_get_reader (file);
  gint64 id = office_number (reader, "SELECT max (id) FROM contacts"), version = office_number (reader, "SELECT version FROM contacts WHERE id = (SELECT max (id) FROM contacts)");

  g_assert_true (store_file_run (file, "edit-contact", g_variant_new_parsed ("{'record': <%x>, 'version': <%x>, 'notes': <'first'>}", id, version), NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (store_file_run (file, "edit-contact", g_variant_new_parsed ("{'record': <%x>, 'version': <%x>, 'notes': <'second'>}", id, version), NULL, NULL, NULL, &error));
  g_assert_nonnull (error);
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_assert_cmpint (office_number (reader, "SELECT count (*) FROM contacts WHERE notes = 'first' AND id = (SELECT max (id) FROM contacts)"), ==, 1);
}

/* A lock that a killed process left behind stops nobody. */
static void
test_left_lock (void)
{
  g_autoptr (Office) office = office_new (proof_get_seed ());
  g_autofree char *path = g_strconcat (office->path, ".lock", NULL);
  g_autoptr (StoreFile) file = NULL;

  g_assert_true (g_file_set_contents (path, "elsewhere\n1\nboot\n", -1, NULL));
  file = open_file (office);
  g_assert_cmpstr (store_file_get_read_only_reason (file), ==, NULL);
  g_assert_true (store_file_run (file, "create-contact", g_variant_new_parsed ("{'name': <'After'>}"), NULL, NULL, NULL, NULL));
  g_clear_object (&file);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/faults/processes/two-lose-nothing", GUINT_TO_POINTER (2), test_many);
  g_test_add_data_func ("/faults/processes/four-lose-nothing", GUINT_TO_POINTER (4), test_many);
  g_test_add_data_func ("/faults/processes/eight-lose-nothing", GUINT_TO_POINTER (8), test_many);
  g_test_add_func ("/faults/processes/a-stale-form-is-refused", test_stale_form);
  g_test_add_func ("/faults/processes/a-lock-left-behind-stops-nobody", test_left_lock);
  return g_test_run ();
}
