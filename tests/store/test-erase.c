/* Nothing erased is left between the cells.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <store-erase.h>
#include <store-file.h>
#include <store-log.h>
#include "fixture.h"

#define PEOPLE 6000
#define ERASED 10 /* every so many */

static char *
make_canary (guint i)
{
  g_autofree char *number = g_strdup_printf ("%u", i);
  g_autofree char *hex = g_compute_checksum_for_string (G_CHECKSUM_SHA256, number, -1);

  return g_strndup (hex, 24);
}

/* In one transaction, in no order of the names: pages split where cells lie. */
static void
add_people (Fixture *fixture)
{
  g_autoptr (StoreTransaction) transaction = store_transaction_begin (fixture->db, &(StoreIntent) { .command = "Import" }, NULL);
  g_autoptr (StoreQuery) query = store_query_new (fixture->db, "INSERT INTO people (id, name, phone) VALUES (?1, ?2, ?3)");

  for (guint i = 1; i <= PEOPLE; i++)
    {
      g_autofree char *name = make_canary (i), *filler = g_strnfill (i * 7919 % 300, 'x'), *phone = g_strconcat (filler, name, NULL);

      store_query_bind_number (query, 1, 1 + i * 7919 % 1000003);
      store_query_bind_text (query, 2, name);
      store_query_bind_text (query, 3, phone);
      g_assert_true (store_query_run (query, NULL));
    }
  g_assert_true (store_transaction_commit (transaction, NULL, NULL));
}

static void
erase_some (Fixture *fixture)
{
  g_autoptr (StoreTransaction) transaction = store_transaction_begin (fixture->db, &(StoreIntent) { .command = "erase" }, NULL);
  BaseRecordClass *class = store_schema_find_class (fixture->schema, "people");
  g_autoptr (GError) error = NULL;

  for (guint i = ERASED; i <= PEOPLE; i += ERASED)
    {
      g_autofree char *stub = g_strdup_printf ("Erased %u", i);
      g_assert_true (store_erase_record (fixture->db, class, 1 + i * 7919 % 1000003, stub, &error));
      g_assert_no_error (error);
    }
  g_assert_true (store_transaction_commit (transaction, NULL, NULL));
}

static guint
count_left (Fixture *fixture, gboolean erased)
{
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL), *bytes = NULL, *rest = NULL;
  gsize length, rest_length = 0;
  guint found = 0;

  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  g_file_get_contents (wal, &rest, &rest_length, NULL);
  for (guint i = 1; i <= PEOPLE; i++)
    {
      g_autofree char *canary = make_canary (i);

      if ((i % ERASED == 0) == erased)
        found += memmem (bytes, length, canary + 6, 18) != NULL || (rest_length > 0 && memmem (rest, rest_length, canary + 6, 18) != NULL);
    }
  return found;
}

static void
test_no_remains (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  add_people (fixture);
  store_db_checkpoint (fixture->db, TRUE);
  g_assert_cmpuint (count_left (fixture, TRUE), ==, PEOPLE / ERASED);
  erase_some (fixture);
  g_assert_cmpuint (count_left (fixture, TRUE), >, 0);
  store_erase_remains (fixture->db);
  g_assert_cmpuint (count_left (fixture, TRUE), ==, 0);
  g_assert_cmpuint (count_left (fixture, FALSE), ==, PEOPLE - PEOPLE / ERASED);
  g_assert_true (store_log_verify (fixture->db, NULL, &error));
  g_assert_no_error (error);
}

/* As after a crash between the commit and the cleaning. */
static void
test_remains_wait (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  StoreFile *file;
  gint64 remains;

  add_people (fixture);
  erase_some (fixture);
  g_assert_true (store_db_get_number (fixture->db, "SELECT remains FROM store_state", &remains, NULL));
  g_assert_cmpint (remains, ==, 1);
  g_assert_finalize_object (g_steal_pointer (&fixture->db));
  g_assert_cmpuint (count_left (fixture, TRUE), >, 0);
  file = store_file_open (fixture->path, STORE_FILE_OPEN, fixture->schema, fixture->environment, &error);
  g_assert_no_error (error);
  g_object_unref (file);
  g_assert_cmpuint (count_left (fixture, TRUE), ==, 0);
  g_assert_cmpuint (count_left (fixture, FALSE), ==, PEOPLE - PEOPLE / ERASED);
  fixture->db = store_db_open (fixture->path, STORE_DB_WRITE, fixture->schema, fixture->environment, &error);
  g_assert_no_error (error);
  g_assert_false (store_erase_has_remains (fixture->db));
}

static void
test_not_revertible (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture_add_person (fixture, "Anna", "1");
  g_assert_true (store_log_is_revertible (fixture->db, 1));
  add_people (fixture);
  erase_some (fixture);
  g_assert_true (store_log_is_revertible (fixture->db, 1));
  g_assert_false (store_log_is_revertible (fixture->db, 2));
  g_assert_false (store_log_is_revertible (fixture->db, 3));
  g_assert_false (fixture_undo (fixture, 0, &error));
  g_assert_error (error, STORE_ERROR, STORE_ERROR_UNDO);
}

#define ADD(name, test) g_test_add ("/erase/" name, Fixture, NULL, fixture_set_up, test, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("no-byte-is-left-between-cells", test_no_remains);
  ADD ("what-a-crash-left-goes-when-the-file-is-opened-next", test_remains_wait);
  ADD ("an-erasure-is-not-taken-back", test_not_revertible);
  return g_test_run ();
}
