/* Two small record types and a file of them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "fixture.h"

#include <glib/gstdio.h>
#include <store-run.h>

typedef struct { BaseRecordClass parent_class; } TestPersonClass;
typedef struct { BaseRecordClass parent_class; } TestEntryClass;

static const BaseField person_fields[] = {
  { BASE_TEXT  (TestPerson, name),           "Name",    BASE_TITLE | BASE_REQUIRED | BASE_SEARCH | BASE_COLUMN | BASE_UNIQUE },
  { BASE_TEXT  (TestPerson, phone),          "Phone",   BASE_SEARCH | BASE_PERSONAL | BASE_COLUMN },
  { BASE_LINK  (TestPerson, boss, "people"), "Boss",    BASE_COLUMN },
  { BASE_MONEY (TestPerson, balance),        "Balance", BASE_DERIVED | BASE_COLUMN },
};

static const BaseChoice states[] = { { "open", "Open" }, { "done", "Done" }, { NULL, NULL } };

static const BaseField entry_fields[] = {
  { BASE_LINK   (TestEntry, person, "people"), "Person", BASE_REQUIRED | BASE_PARENT | BASE_SEARCH | BASE_COLUMN },
  { BASE_TEXT   (TestEntry, text),             "Text",   BASE_TITLE | BASE_SEARCH | BASE_COLUMN },
  { BASE_MONEY  (TestEntry, amount),           "Amount", BASE_COLUMN },
  { BASE_DATE   (TestEntry, due_on),           "Due",    BASE_COLUMN },
  { BASE_CHOICE (TestEntry, state, states),    "State",  BASE_COLUMN },
};

static const char sql[] =
  "CREATE TABLE people (id INTEGER PRIMARY KEY, version INTEGER NOT NULL DEFAULT 1, trashed_at TEXT,"
  " name TEXT NOT NULL, phone TEXT, boss INTEGER REFERENCES people (id), balance INTEGER NOT NULL DEFAULT 0) STRICT;"
  "CREATE UNIQUE INDEX people_name ON people (name) WHERE trashed_at IS NULL;"
  "CREATE TABLE entries (id INTEGER PRIMARY KEY, version INTEGER NOT NULL DEFAULT 1, trashed_at TEXT,"
  " person INTEGER NOT NULL REFERENCES people (id), text TEXT, amount INTEGER NOT NULL DEFAULT 0, due_on TEXT,"
  " state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done'))) STRICT;"
  "CREATE INDEX entries_person ON entries (person);"
  "CREATE INDEX entries_text ON entries (text COLLATE NOCASE);"
  "CREATE INDEX entries_due_on ON entries (due_on, id);";

static gboolean
sum_up (StoreRules *rules, BaseRecord *before, StoreDb *db, GError **error)
{
  TestEntry *entry = (TestEntry *) rules;
  g_autoptr (StoreQuery) query = store_query_new (db, "UPDATE people SET balance = (SELECT coalesce (sum (amount), 0) FROM entries"
                                                      " WHERE person = ?1 AND trashed_at IS NULL) WHERE id = ?1");

  store_query_bind_number (query, 1, entry->person);
  return store_query_run (query, error);
}

static gboolean
fail_on_purpose (StoreDb *db, GVariant *arguments, GError **error)
{
  if (!store_db_run (db, "UPDATE people SET phone = 'spoilt'", error))
    return FALSE;
  g_set_error_literal (error, BASE_ERROR, BASE_ERROR_RULE, "This is refused.");
  return FALSE;
}

static const StoreCommand entry_commands[] = {
  { "spoil", "Spoil", fail_on_purpose, NULL, 0, 0 },
};

static void
entry_rules_init (StoreRulesInterface *interface)
{
  interface->after_write = sum_up;
  interface->commands = entry_commands;
  interface->n_commands = G_N_ELEMENTS (entry_commands);
}

G_DEFINE_FINAL_TYPE (TestPerson, test_person, BASE_TYPE_RECORD)
G_DEFINE_FINAL_TYPE_WITH_CODE (TestEntry, test_entry, BASE_TYPE_RECORD, G_IMPLEMENT_INTERFACE (STORE_TYPE_RULES, entry_rules_init))

static void
test_person_class_init (TestPersonClass *class)
{
  base_record_class_set_fields (BASE_RECORD_CLASS (class), "people", "Person", "People", person_fields, G_N_ELEMENTS (person_fields));
}

static void
test_person_init (TestPerson *self)
{
}

static void
test_entry_class_init (TestEntryClass *class)
{
  base_record_class_set_fields (BASE_RECORD_CLASS (class), "entries", "Entry", "Entries", entry_fields, G_N_ELEMENTS (entry_fields));
}

static void
test_entry_init (TestEntry *self)
{
}

StoreSchema *
fixture_schema_new (void)
{
  StoreSchema *schema = store_schema_new ();
  StoreSchema *released = store_schema_new ();

  store_schema_add_released_migrations (released);
  store_schema_add_migration (schema, store_schema_get_migration (released, 1));
  store_schema_add_migration (schema, sql);
  store_schema_add_type (schema, TEST_TYPE_PERSON);
  store_schema_add_type (schema, TEST_TYPE_ENTRY);
  g_object_unref (released);
  return schema;
}

void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("factotum-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "firm.factotum", NULL);
  fixture->schema = fixture_schema_new ();
  fixture->environment = base_environment_new ();
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
fixture_run (Fixture *fixture, const char *command, GVariant *arguments, GError **error)
{
  g_autoptr (GVariant) values = g_variant_ref_sink (arguments != NULL ? arguments : g_variant_new_parsed ("@a{sv} {}"));
  g_autoptr (StoreTransaction) transaction = store_transaction_begin (fixture->db, &(StoreIntent) { .command = command }, error);

  return transaction != NULL
         && store_command_execute (store_schema_find_command (fixture->schema, command), fixture->db, values, error)
         && store_transaction_commit (transaction, NULL, error);
}

static gint64
take_result (Fixture *fixture, gboolean done, GError *error)
{
  g_autoptr (GVariant) result = store_db_steal_result (fixture->db);

  g_assert_no_error (error);
  g_assert_true (done);
  return g_variant_get_int64 (result);
}

gint64
fixture_add_person (Fixture *fixture, const char *name, const char *phone)
{
  g_autoptr (GError) error = NULL;
  gboolean done = fixture_run (fixture, "create-person", g_variant_new_parsed ("{'name': <%s>, 'phone': <%s>}", name, phone), &error);

  return take_result (fixture, done, error);
}

gint64
fixture_add_entry (Fixture *fixture, gint64 person, const char *text, gint64 amount)
{
  g_autoptr (GError) error = NULL;
  gboolean done = fixture_run (fixture, "create-entry",
                               g_variant_new_parsed ("{'person': <%x>, 'text': <%s>, 'amount': <%x>}", person, text, amount), &error);

  return take_result (fixture, done, error);
}

static gboolean
revert (Fixture *fixture, gint64 seq, GError **error)
{
  g_autoptr (StoreTransaction) transaction = store_transaction_begin (fixture->db, &(StoreIntent) { .command = "undo", .undoes = seq }, error);

  return transaction != NULL && store_log_revert (fixture->db, seq, error) && store_transaction_commit (transaction, NULL, error);
}

gboolean
fixture_undo (Fixture *fixture, gint64 seq, GError **error)
{
  return revert (fixture, seq != 0 ? seq : store_log_get_undo (fixture->db), error);
}

gboolean
fixture_redo (Fixture *fixture, GError **error)
{
  return revert (fixture, store_log_get_redo (fixture->db), error);
}

gint64
fixture_count (Fixture *fixture, const char *sql_text)
{
  g_autoptr (GError) error = NULL;
  gint64 number = -1;

  store_db_get_number (fixture->db, sql_text, &number, &error);
  g_assert_no_error (error);
  return number;
}
