/* A check finds what is wrong, and only that.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <store-check.h>
#include "file-fixture.h"

static const StoreInvariant invariants[] = {
  { "balances", "The balance of a person is the sum of the entries.",
    "SELECT name || ': ' || balance FROM people AS p WHERE balance <> (SELECT coalesce (sum (amount), 0) FROM entries WHERE person = p.id AND trashed_at IS NULL)" },
};

static GPtrArray *
check (FileFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *findings = store_check_run (store_file_get_reader (fixture->file), invariants, G_N_ELEMENTS (invariants), &error);

  g_assert_no_error (error);
  return findings;
}

static void
fill (FileFixture *fixture)
{
  gint64 ann = file_fixture_add_person (fixture, "Ann", "1");
  gint64 bob = file_fixture_add_person (fixture, "Bob", "2");
  g_autoptr (GError) error = NULL;

  for (gint64 i = 1; i <= 5; i++)
    store_file_run (fixture->file, "create-entry", g_variant_new_parsed ("{'person': <%x>, 'text': <'Ünïcode “text”'>, 'amount': <%x>, 'due_on': <%x>}", i % 2 ? ann : bob, i * 100, (gint64) 739000 + i), NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  file_fixture_set_phone (fixture, ann, "030-1");
  file_fixture_set_phone (fixture, ann, "030-2");
  g_assert_true (store_file_run (fixture->file, "trash-entry", g_variant_new_parsed ("{'record': <%x>}", (gint64) 1), NULL, NULL, NULL, &error));
  g_assert_true (store_file_undo (fixture->file, 0, NULL, &error));
  g_assert_true (store_file_redo (fixture->file, NULL, &error));
  file_fixture_add_person (fixture, "Eve", "3");
  g_assert_true (store_file_undo (fixture->file, 0, NULL, &error));
  g_assert_no_error (error);
}

static void
test_clean (FileFixture *fixture, gconstpointer data)
{
  static const char * const names[] = { "pages", "links", "schema", "fields", "values", "chain", "log", "search", "sealed", "balances" };
  g_autoptr (GPtrArray) findings = NULL;

  fill (fixture);
  findings = check (fixture);
  g_assert_cmpuint (findings->len, ==, G_N_ELEMENTS (names));
  for (guint i = 0; i < findings->len; i++)
    {
      StoreFinding *finding = findings->pdata[i];

      g_assert_cmpstr (finding->name, ==, names[i]);
      g_assert_true (g_str_has_suffix (finding->label, "."));
      for (char **fault = finding->faults; *fault != NULL; fault++)
        g_test_message ("%s: %s", finding->name, *fault);
      g_assert_cmpuint (finding->n_faults, ==, 0);
      g_assert_null (finding->faults[0]);
    }
}

static gboolean
tamper (StoreDb *writer, gpointer sql, GError **error)
{
  return store_db_run (writer, sql, error);
}

/* Past the change log, as another program would. The finding must be there, and say so; others only if they are named. */
static void
assert_found (FileFixture *fixture, const char *sql, const char *name, const char *said)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  gboolean found = FALSE;

  g_assert_true (store_file_work (fixture->file, NULL, tamper, (gpointer) sql, NULL, NULL, &error));
  g_assert_no_error (error);
  findings = check (fixture);
  for (guint i = 0; i < findings->len; i++)
    {
      StoreFinding *finding = findings->pdata[i];
      if (strcmp (finding->name, name) == 0)
        for (char **fault = finding->faults; *fault != NULL; fault++)
          found = found || strstr (*fault, said) != NULL;
    }
  if (!found)
    g_error ("“%s” is not found by “%s” saying “%s”", sql, name, said);
}

static void
test_changed (FileFixture *fixture, gconstpointer data)
{
  fill (fixture);
  assert_found (fixture, "UPDATE entries SET text = 'more' WHERE id = 2", "log", "Entry #2: “Text” was changed");
  assert_found (fixture, "UPDATE people SET phone = '030-1' WHERE id = 1", "log", "Person #1: “Phone” was changed");
  assert_found (fixture, "UPDATE people SET phone = NULL WHERE id = 2", "log", "Person #2: “Phone” was changed");
}

static void
test_added (FileFixture *fixture, gconstpointer data)
{
  fill (fixture);
  assert_found (fixture, "INSERT INTO people (id, name) VALUES (77, 'Mallory')", "log", "Person #77 was added");
  assert_found (fixture, "INSERT INTO people (id, name) VALUES (3, 'Eve')", "log", "Person #3 is there, though");
}

static void
test_removed (FileFixture *fixture, gconstpointer data)
{
  fill (fixture);
  assert_found (fixture, "DELETE FROM entries WHERE id = 2", "log", "Entry #2 was removed");
}

static void
test_chain (FileFixture *fixture, gconstpointer data)
{
  fill (fixture);
  assert_found (fixture, "UPDATE change SET who = 'nobody' WHERE seq = 4", "chain", "4");
}

static void
test_invariant (FileFixture *fixture, gconstpointer data)
{
  fill (fixture);
  assert_found (fixture, "UPDATE people SET balance = 7 WHERE id = 1", "balances", "Ann: 7");
}

static void
test_schema (FileFixture *fixture, gconstpointer data)
{
  fill (fixture);
  assert_found (fixture, "CREATE TRIGGER evil AFTER INSERT ON people BEGIN DELETE FROM entries; END", "schema", "“trigger evil” was added");
  assert_found (fixture, "ALTER TABLE people ADD COLUMN shoe_size INTEGER", "schema", "“table people” was changed");
  assert_found (fixture, "DROP INDEX entries_due_on", "schema", "“index entries_due_on” is missing");
  assert_found (fixture, "SELECT 1", "fields", "columns that no field knows");
}

static void
test_values (FileFixture *fixture, gconstpointer data)
{
  fill (fixture);
  assert_found (fixture, "UPDATE entries SET due_on = '31.12.2026' WHERE id = 2", "values", "Entry #2: “Due” says “31.12.2026”");
  assert_found (fixture, "UPDATE entries SET due_on = '2026-02-30' WHERE id = 2", "values", "2026-02-30");
}

static gboolean
break_link (StoreDb *writer, gpointer data, GError **error)
{
  return store_db_run (writer, "PRAGMA foreign_keys = OFF", error)
         && store_db_run (writer, "UPDATE entries SET person = 999 WHERE id = 2", error)
         && store_db_run (writer, "PRAGMA foreign_keys = ON", error);
}

static void
test_links (FileFixture *fixture, gconstpointer data)
{
  fill (fixture);
  g_assert_true (store_file_work (fixture->file, NULL, break_link, NULL, NULL, NULL, NULL));
  assert_found (fixture, "SELECT 1", "links", "Entry #2 refers to something in “people”");
}

static void
test_search (FileFixture *fixture, gconstpointer data)
{
  fill (fixture);
  assert_found (fixture, "UPDATE people SET name = 'Zoe' WHERE id = 2", "search", "");
}

static void
test_many (FileFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) findings = NULL;
  char sql[] = "INSERT INTO people (name) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000) SELECT 'Person ' || i FROM n";

  g_assert_true (store_file_work (fixture->file, NULL, tamper, sql, NULL, NULL, NULL));
  findings = check (fixture);
  for (guint i = 0; i < findings->len; i++)
    {
      StoreFinding *finding = findings->pdata[i];
      if (strcmp (finding->name, "log") == 0)
        {
          g_assert_cmpuint (finding->n_faults, ==, 1000);
          g_assert_cmpuint (g_strv_length (finding->faults), ==, 100);
        }
    }
  g_assert_cmpuint (store_check_count (findings), >=, 1000);
}

static void
test_cancel (FileFixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  StoreDb *reader = store_file_get_reader (fixture->file);

  g_cancellable_cancel (cancellable);
  store_db_set_progress (reader, cancellable, NULL, NULL);
  g_assert_null (store_check_run (reader, NULL, 0, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  store_db_set_progress (reader, NULL, NULL, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  FILE_FIXTURE_ADD ("/store/check/a-company-in-use-is-clean", test_clean);
  FILE_FIXTURE_ADD ("/store/check/a-row-changed-past-the-log-is-found", test_changed);
  FILE_FIXTURE_ADD ("/store/check/a-row-added-past-the-log-is-found", test_added);
  FILE_FIXTURE_ADD ("/store/check/a-row-removed-past-the-log-is-found", test_removed);
  FILE_FIXTURE_ADD ("/store/check/a-changed-change-is-found", test_chain);
  FILE_FIXTURE_ADD ("/store/check/a-broken-invariant-is-found", test_invariant);
  FILE_FIXTURE_ADD ("/store/check/another-program's-tables-and-triggers-are-found", test_schema);
  FILE_FIXTURE_ADD ("/store/check/a-value-that-is-none-is-found", test_values);
  FILE_FIXTURE_ADD ("/store/check/a-link-to-nothing-is-found", test_links);
  FILE_FIXTURE_ADD ("/store/check/a-search-that-misses-is-found", test_search);
  FILE_FIXTURE_ADD ("/store/check/all-faults-are-counted-and-a-hundred-told", test_many);
  FILE_FIXTURE_ADD ("/store/check/a-cancelled-check-says-nothing", test_cancel);
  return g_test_run ();
}
