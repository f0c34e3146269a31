/* An office on a fixed day.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "fixture.h"

#include <base-date.h>
#include <glib/gstdio.h>
#include <office.h>
#include <store-digest.h>
#include <store-run.h>

#define TEST_TYPE_ENVIRONMENT (test_environment_get_type ())
G_DECLARE_FINAL_TYPE (TestEnvironment, test_environment, TEST, ENVIRONMENT, BaseEnvironment)

struct _TestEnvironment
{
  BaseEnvironment parent_instance;
  const char     *user;
  gint64          now;
};

G_DEFINE_FINAL_TYPE (TestEnvironment, test_environment, BASE_TYPE_ENVIRONMENT)

static gint64
test_environment_now (BaseEnvironment *environment)
{
  return TEST_ENVIRONMENT (environment)->now;
}

static char *
test_environment_dup_user (BaseEnvironment *environment)
{
  return g_strdup (TEST_ENVIRONMENT (environment)->user);
}

static void
test_environment_class_init (TestEnvironmentClass *class)
{
  BASE_ENVIRONMENT_CLASS (class)->now = test_environment_now;
  BASE_ENVIRONMENT_CLASS (class)->dup_user = test_environment_dup_user;
}

static void
test_environment_init (TestEnvironment *self)
{
  self->user = "anna";
  self->now = TEST_NOW;
}

void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("factotum-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "firm.factotum", NULL);
  fixture->schema = office_schema_new ();
  fixture->environment = g_object_new (TEST_TYPE_ENVIRONMENT, NULL);
  fixture->db = store_db_open (fixture->path, STORE_DB_CREATE, fixture->schema, fixture->environment, &error);
  g_assert_no_error (error);
}

void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  g_assert_finalize_object (fixture->db);
  folder = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_object_unref (fixture->schema);
  g_object_unref (fixture->environment);
  g_free (fixture->path);
  g_free (fixture->folder);
}

gboolean
fixture_try (Fixture *fixture, const char *command, GVariant *arguments, GError **error)
{
  g_autoptr (GVariant) values = g_variant_ref_sink (arguments);
  g_autoptr (StoreTransaction) transaction = store_transaction_begin (fixture->db, &(StoreIntent) { .command = command }, error);

  return transaction != NULL
         && store_command_execute (store_schema_find_command (fixture->schema, command), fixture->db, values, error)
         && store_transaction_commit (transaction, NULL, error);
}

gint64
fixture_run (Fixture *fixture, const char *command, GVariant *arguments)
{
  g_autoptr (GError) error = NULL;
  gboolean done = fixture_try (fixture, command, arguments, &error);
  g_autoptr (GVariant) result = store_db_steal_result (fixture->db);

  g_assert_no_error (error);
  g_assert_true (done);
  return result != NULL && g_variant_is_of_type (result, G_VARIANT_TYPE_INT64) ? g_variant_get_int64 (result) : 0;
}

void
fixture_refuse (Fixture *fixture, const char *command, GVariant *arguments, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = fixture_digest (fixture), *after = NULL;

  g_assert_false (fixture_try (fixture, command, arguments, &error));
  g_assert_nonnull (error);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” is refused, but not for “%s”: %s", command, words, error->message);
  g_assert_true (g_str_has_suffix (error->message, ".") || g_str_has_suffix (error->message, "?"));
  g_assert_true (g_unichar_isupper (g_utf8_get_char (error->message)) || g_unichar_isdigit (g_utf8_get_char (error->message))
                 || g_str_has_prefix (error->message, "“"));
  after = fixture_digest (fixture);
  g_assert_cmpstr (before, ==, after);
}

gboolean
fixture_try_undo (Fixture *fixture, gint64 seq, GError **error)
{
  g_autoptr (StoreTransaction) transaction = store_transaction_begin (fixture->db, &(StoreIntent) { .command = "undo", .undoes = seq }, error);

  return transaction != NULL && store_log_revert (fixture->db, seq, error) && store_transaction_commit (transaction, NULL, error);
}

void
fixture_undo_change (Fixture *fixture, gint64 seq)
{
  g_autoptr (GError) error = NULL;

  fixture_try_undo (fixture, seq, &error);
  g_assert_no_error (error);
}

gint64
fixture_proposed (Fixture *fixture, const char *command, gint64 record, const char *argument)
{
  g_autoptr (GError) error = NULL;
  GVariant *proposal = store_schema_find_command (fixture->schema, command)->propose (fixture->db, record, &error);
  g_autoptr (GVariant) values = proposal != NULL ? g_variant_take_ref (proposal) : NULL;
  gint64 number = 0;

  g_assert_no_error (error);
  if (values != NULL)
    g_variant_lookup (values, argument, "x", &number);
  return number;
}

void
fixture_undo (Fixture *fixture)
{
  fixture_undo_change (fixture, store_log_get_undo (fixture->db));
}

void
fixture_redo (Fixture *fixture)
{
  fixture_undo_change (fixture, store_log_get_redo (fixture->db));
}

gint64
fixture_number (Fixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 number = -1;

  store_db_get_number (fixture->db, sql, &number, &error);
  g_assert_no_error (error);
  return number;
}

char *
fixture_text (Fixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StoreQuery) query = store_query_new (fixture->db, sql);
  g_autofree char *text = NULL;

  if (store_query_next (query))
    text = g_strdup (store_query_get_text (query, 0));
  store_query_finish (query, &error);
  g_assert_no_error (error);
  return text != NULL ? g_steal_pointer (&text) : g_strdup ("");
}

static void
digest_table (Fixture *fixture, BaseRecordClass *class, StoreDigest *digest)
{
  g_autofree char *sql = g_strconcat (store_record_get_select (class), " ORDER BY id", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (StoreQuery) query = store_query_new (fixture->db, sql);

  store_digest_put_text (digest, class->table);
  while (store_query_next (query))
    for (int i = 0; i < store_query_get_n_columns (query); i++)
      if (i != 1)
        store_digest_put_text (digest, store_query_get_text (query, i));
  store_query_finish (query, &error);
  g_assert_no_error (error);
}

char *
fixture_digest (Fixture *fixture)
{
  guint8 bytes[STORE_DIGEST_LENGTH];
  StoreDigest digest;

  store_digest_begin (&digest, "test");
  for (guint i = 0; i < store_schema_get_n_types (fixture->schema); i++)
    digest_table (fixture, store_schema_get_class (fixture->schema, i), &digest);
  store_digest_finish (&digest, bytes);
  return store_digest_dup_text (bytes);
}

void
fixture_check (Fixture *fixture)
{
  guint n;
  const StoreInvariant *invariants = office_invariants (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *fault = fixture_text (fixture, invariants[i].sql);

      if (fault[0] != '\0')
        g_error ("%s: %s", invariants[i].name, fault);
    }
}

gint64
fixture_day (const char *iso)
{
  guint32 date = BASE_NO_DATE;

  g_assert_true (base_date_parse_iso (iso, &date));
  return date;
}

void
fixture_set_user (Fixture *fixture, const char *name)
{
  TEST_ENVIRONMENT (fixture->environment)->user = name;
}

void
fixture_set_day (Fixture *fixture, const char *iso)
{
  TEST_ENVIRONMENT (fixture->environment)->now = TEST_NOW + (fixture_day (iso) - fixture_day (TEST_TODAY)) * 24 * 60 * 60;
}
