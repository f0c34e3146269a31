/* What was confirmed survives a kill at any moment.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <signal.h>
#include <store-check.h>
#include <unistd.h>
#include "file-fixture.h"

/* FACTOTUM_KILLS sets how often; each run of the other process carries out about ten commands before it is killed. */
#define KILLS 60

static const char *program;

static const StoreInvariant invariants[] = {
  { "balances", "The balance of a person is the sum of the entries.",
    "SELECT name || ': ' || balance FROM people AS p WHERE balance <> (SELECT coalesce (sum (amount), 0) FROM entries WHERE person = p.id AND trashed_at IS NULL)" },
};

static gboolean
checkpoint (StoreDb *writer, gpointer truncate, GError **error)
{
  store_db_checkpoint (writer, GPOINTER_TO_INT (truncate));
  return TRUE;
}

/* A new person, an entry of theirs, a change, a change taken back, in turn. */
static gboolean
run_one (StoreFile *file, guint turn, gint64 *person, StoreChange **change)
{
  g_autofree char *name = g_uuid_string_random ();
  g_autoptr (GVariant) result = NULL;

  switch (turn % 4)
    {
    case 0:
      if (!store_file_run (file, "create-person", person_values (name, "1"), NULL, change, &result, NULL))
        return FALSE;
      *person = g_variant_get_int64 (result);
      return TRUE;
    case 1:
      return store_file_run (file, "create-entry", g_variant_new_parsed ("{'person': <%x>, 'text': <%s>, 'amount': <%x>}", *person, name, (gint64) turn), NULL, change, NULL, NULL);
    case 2:
      return store_file_run (file, "edit-person", g_variant_new_parsed ("{'record': <%x>, 'phone': <%s>}", *person, name), NULL, change, NULL, NULL);
    default:
      return store_file_undo (file, 0, change, NULL);
    }
}

/* The other process: writes the number of each confirmed change to standard output, until it is killed. */
static int
work_until_killed (const char *path)
{
  g_autoptr (StoreSchema) schema = fixture_schema_new ();
  g_autoptr (BaseEnvironment) environment = base_environment_new ();
  g_autoptr (StoreFile) file = store_file_open (path, STORE_FILE_OPEN, schema, environment, NULL);
  gint64 person = 0;

  for (guint turn = 0; file != NULL; turn++)
    {
      g_autoptr (StoreChange) change = NULL;

      if (!run_one (file, turn, &person, &change) || write (STDOUT_FILENO, &change->seq, sizeof change->seq) != sizeof change->seq)
        return 1;
      if (turn % 3 == 2)
        store_file_work (file, NULL, checkpoint, GINT_TO_POINTER (turn % 2), NULL, NULL, NULL);
    }
  return 1;
}

/* Kills it after a few confirmations and a little while more; the numbers that were confirmed are added. */
static void
kill_at_random (FileFixture *fixture, GArray *confirmed)
{
  g_autoptr (GError) error = NULL;
  const char *arguments[] = { program, "work", fixture->path, NULL };
  g_autoptr (GSubprocess) process = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  GInputStream *said;
  guint enough = confirmed->len + (guint) g_test_rand_int_range (0, 20);
  gint64 seq;
  gsize length;

  g_assert_no_error (error);
  said = g_subprocess_get_stdout_pipe (process);
  while (confirmed->len < enough && g_input_stream_read_all (said, &seq, sizeof seq, &length, NULL, NULL) && length == sizeof seq)
    g_array_append_val (confirmed, seq);
  g_usleep ((gulong) g_test_rand_int_range (0, 4000));
  g_subprocess_send_signal (process, SIGKILL);
  while (g_input_stream_read_all (said, &seq, sizeof seq, &length, NULL, NULL) && length == sizeof seq)
    g_array_append_val (confirmed, seq);
  g_subprocess_wait (process, NULL, NULL);
  g_assert_true (g_subprocess_get_if_signaled (process));
}

/* All that was confirmed is there, nothing is half there, and at most one more than was confirmed. */
static void
assert_whole (FileFixture *fixture, GArray *confirmed, gint64 *head)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  gint64 last = confirmed->len > 0 ? g_array_index (confirmed, gint64, confirmed->len - 1) : 0;
  gint64 before = MAX (last, *head);

  file_fixture_open (fixture);
  *head = file_fixture_count (fixture->file, "SELECT coalesce (max (seq), 0) FROM change");
  g_assert_cmpint (*head, >=, before);
  g_assert_cmpint (*head, <=, before + 1);
  g_assert_cmpint (file_fixture_count (fixture->file, "SELECT count(*) FROM change"), ==, *head);
  findings = store_check_run (store_file_get_reader (fixture->file), invariants, G_N_ELEMENTS (invariants), &error);
  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    for (char **fault = ((StoreFinding *) findings->pdata[i])->faults; *fault != NULL; fault++)
      g_error ("after change %d: %s", (int) *head, *fault);
  file_fixture_close (fixture);
}

static void
test_kills (FileFixture *fixture, gconstpointer data)
{
  const char *asked = g_getenv ("FACTOTUM_KILLS");
  guint n_kills = asked != NULL ? (guint) g_ascii_strtoull (asked, NULL, 10) : KILLS;
  g_autoptr (GArray) confirmed = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 head = 0;

  file_fixture_close (fixture);
  for (guint i = 0; i < n_kills; i++)
    {
      kill_at_random (fixture, confirmed);
      assert_whole (fixture, confirmed, &head);
    }
  for (guint i = 1; i < confirmed->len; i++)
    g_assert_cmpint (g_array_index (confirmed, gint64, i), >, g_array_index (confirmed, gint64, i - 1));
  g_test_message ("%u kills, %u commands confirmed, %d in the file", n_kills, confirmed->len, (int) head);
  g_assert_cmpuint (confirmed->len, >, n_kills);
}

int
main (int argc, char **argv)
{
  program = argv[0];
  if (argc == 3 && strcmp (argv[1], "work") == 0)
    return work_until_killed (argv[2]);
  g_test_init (&argc, &argv, NULL);
  FILE_FIXTURE_ADD ("/store/crash/what-was-confirmed-survives-a-kill", test_kills);
  return g_test_run ();
}
