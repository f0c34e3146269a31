/* A file with anything in it but ours is refused.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "file-fixture.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <store-check.h>

/* What somebody does to a company with other tools; each must be noticed. */
static const struct
{
  const char *what;
  const char *sql;
  const char *said;
} attacks[] = {
  { "a trigger on a table of ours", "CREATE TRIGGER evil AFTER INSERT ON entries BEGIN DELETE FROM people; END", "“trigger evil” was added" },
  { "a trigger that hides in the search", "CREATE TRIGGER evil AFTER UPDATE ON people_search_data BEGIN DELETE FROM people; END", "" },
  { "a view", "CREATE VIEW everything AS SELECT * FROM people, entries", "“view everything” was added" },
  { "a view in place of a table", "ALTER TABLE people RENAME TO really; CREATE VIEW people AS SELECT * FROM really;"
                                  " CREATE TRIGGER evil INSTEAD OF INSERT ON people BEGIN DELETE FROM entries; END", "“table people” is missing" },
  { "a view that calls itself the schema", "INSERT INTO sqlite_master VALUES ('view', 'sqlite_schema', 'sqlite_schema', 0,"
                                           " 'CREATE VIEW sqlite_schema AS SELECT 1 AS type, 2 AS name, 3 AS tbl_name, 4 AS rootpage, 5 AS sql')", "" },
  { "a renamed table", "ALTER TABLE entries RENAME TO bookings", "“table entries” is missing" },
  { "a removed table", "DROP TABLE entries", "is missing" },
  { "a further table", "CREATE TABLE more (id INTEGER PRIMARY KEY)", "“table more” was added" },
  { "a table with a name of SQLite's own", "CREATE TABLE x (a); UPDATE sqlite_master SET name = 'sqlite_x', tbl_name = 'sqlite_x', sql = 'CREATE TABLE sqlite_x (a)' WHERE name = 'x'",
    "“table sqlite_x” was added" },
  { "a statistic that is none", "CREATE TABLE x (a); UPDATE sqlite_master SET name = 'sqlite_stat1', tbl_name = 'sqlite_stat1',"
                                " sql = 'CREATE TABLE sqlite_stat1(tbl,idx,stat CHECK (abs (stat)))' WHERE name = 'x'", "" },
  { "an index of an expression", "CREATE INDEX sly ON people (abs (balance))", "“index sly” was added" },
  { "another index of the same name", "DROP INDEX people_name; CREATE UNIQUE INDEX people_name ON people (name) WHERE abs (balance) >= 0", "“index people_name” was changed" },
  { "an index that is gone", "DROP INDEX entries_due_on", "“index entries_due_on” is missing" },
  { "another check", "UPDATE sqlite_master SET sql = replace (sql, '''done''))', '''done'') AND abs (amount) >= 0)') WHERE name = 'entries'", "“table entries” was changed" },
  { "another default", "UPDATE sqlite_master SET sql = replace (sql, 'DEFAULT 1', 'DEFAULT (abs (random ()))') WHERE name = 'people'", "“table people” was changed" },
  { "a computed column", "ALTER TABLE people ADD COLUMN sly TEXT AS (hex (zeroblob (1000)))", "“table people” was changed" },
  { "a table that is not strict", "UPDATE sqlite_master SET sql = replace (sql, ' STRICT', '') WHERE name = 'people'", "“table people” was changed" },
  { "garbage", "UPDATE sqlite_master SET sql = 'garbage' WHERE name = 'entries_due_on'", "damaged" },
  { "nothing", "UPDATE sqlite_master SET sql = '' WHERE name = 'entries_due_on'", "" },
  { "no text", "UPDATE sqlite_master SET sql = NULL WHERE name = 'entries_due_on'", "" },
  { "a text that ends early", "UPDATE sqlite_master SET sql = sql || char (0) || 'garbage', tbl_name = 'entries' WHERE name = 'people_name'", "" },
  { "a name twice", "INSERT INTO sqlite_master SELECT * FROM sqlite_master WHERE name = 'entries_text'", "" },
  { "a name for the reader of this", "CREATE TABLE \"<b>\x1b[2J\" (a)", "“table ?b???2J” was added" },
  { "an index of the search that checks", "UPDATE sqlite_master SET sql = 'CREATE TABLE ''people_search_data''(id INTEGER PRIMARY KEY, block BLOB CHECK (abs (id)))' WHERE name = 'people_search_data'",
    "another program" },
  { "a search with content", "DROP TABLE people_search_vocabulary; DROP TABLE people_search; CREATE VIRTUAL TABLE people_search USING fts5(words, form_1_00000000, content='people');"
                             " CREATE VIRTUAL TABLE people_search_vocabulary USING fts5vocab('people_search', 'instance')", "another program" },
  { "a search of nothing", "CREATE VIRTUAL TABLE nothing_search USING fts5(words, form_1_00000000, content='', contentless_delete=1, detail=none, tokenize='ascii')", "was added" },
  { "another module", "CREATE VIRTUAL TABLE others USING fts5vocab('people_search', 'row')", "“table others” was added" },
  { "titles that check", "DROP TABLE people_search_title; CREATE TABLE people_search_title (id INTEGER PRIMARY KEY, title TEXT CHECK (abs (id))) STRICT", "“table people_search_title” was added" },
};

static void
run_bare (const char *path, const char *sql, gboolean keeps_wal)
{
  sqlite3 *bare = NULL;
  char *problem = NULL;

  g_assert_cmpint (sqlite3_open (path, &bare), ==, SQLITE_OK);
  sqlite3_db_config (bare, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
  sqlite3_db_config (bare, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, keeps_wal, NULL);
  sqlite3_exec (bare, "PRAGMA writable_schema = ON", NULL, NULL, NULL);
  if (sqlite3_exec (bare, sql, NULL, NULL, &problem) != SQLITE_OK)
    g_error ("%s: %s", sql, problem);
  sqlite3_close (bare);
}

static GBytes *
read_bytes (const char *path)
{
  char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  return g_bytes_new_take (bytes, length);
}

static void
assert_same (const char *path, GBytes *before)
{
  g_autoptr (GBytes) after = read_bytes (path);

  g_assert_true (g_bytes_equal (before, after));
}

static void
assert_refusal (GError *error, const char *said)
{
  g_assert_nonnull (error);
  g_assert_true (error->domain == STORE_ERROR && (error->code == STORE_ERROR_FOREIGN || error->code == STORE_ERROR_DAMAGED));
  g_assert_true (g_str_has_suffix (error->message, "."));
  if (strstr (error->message, said) == NULL)
    g_error ("“%s” does not say “%s”", error->message, said);
}

/* By a writer, by a reader, and as a copy to go back to. */
static void
assert_refused (FileFixture *fixture, const char *said)
{
  g_autoptr (GBytes) before = read_bytes (fixture->path);
  g_autofree char *target = file_fixture_name (fixture, "target.factotum");
  g_autoptr (GError) writing = NULL, reading = NULL, restoring = NULL;

  g_assert_null (store_file_open (fixture->path, STORE_FILE_OPEN, fixture->schema, fixture->environment, &writing));
  assert_refusal (writing, said);
  assert_same (fixture->path, before);
  g_assert_null (store_db_open (fixture->path, STORE_DB_READ, fixture->schema, fixture->environment, &reading));
  assert_refusal (reading, said);
  assert_same (fixture->path, before);
  g_assert_false (store_backup_restore (fixture->path, target, fixture->schema, fixture->environment, &restoring));
  assert_refusal (restoring, said);
  assert_same (fixture->path, before);
  g_assert_false (g_file_test (target, G_FILE_TEST_EXISTS));
}

static void
test_attacks (FileFixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) ours = NULL;

  file_fixture_add_person (fixture, "Ann", "1");
  file_fixture_close (fixture);
  ours = read_bytes (fixture->path);
  for (guint i = 0; i < G_N_ELEMENTS (attacks); i++)
    {
      g_test_message ("%s", attacks[i].what);
      run_bare (fixture->path, attacks[i].sql, FALSE);
      assert_refused (fixture, attacks[i].said);
      g_assert_true (g_file_set_contents (fixture->path, g_bytes_get_data (ours, NULL), (gssize) g_bytes_get_size (ours), NULL));
    }
  file_fixture_open (fixture);
}

/* Until it is known whose it is, it stays where it lies. */
static void
test_in_wal (FileFixture *fixture, gconstpointer data)
{
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);
  g_autoptr (GBytes) before = NULL, wal_before = NULL;
  g_autoptr (GError) error = NULL;

  file_fixture_close (fixture);
  run_bare (fixture->path, attacks[0].sql, TRUE);
  before = read_bytes (fixture->path);
  wal_before = read_bytes (wal);
  g_assert_cmpuint (g_bytes_get_size (wal_before), >, 0);
  g_assert_null (store_file_open (fixture->path, STORE_FILE_OPEN, fixture->schema, fixture->environment, &error));
  assert_refusal (error, attacks[0].said);
  assert_same (fixture->path, before);
  assert_same (wal, wal_before);
}

/* It is measured by its own version, and neither copied nor brought up to date. */
static void
test_older (FileFixture *fixture, gconstpointer data)
{
  g_autofree char *copy = file_fixture_name (fixture, "firm version 2.factotum");
  g_autoptr (GBytes) ours = NULL, before = NULL;
  g_autoptr (GError) error = NULL;

  file_fixture_close (fixture);
  ours = read_bytes (fixture->path);
  store_schema_add_migration (fixture->schema, "ALTER TABLE people ADD COLUMN nickname TEXT; ALTER TABLE entries RENAME COLUMN text TO words;"
                                               " ALTER TABLE entries RENAME COLUMN words TO text; CREATE TABLE more (id INTEGER PRIMARY KEY)");
  run_bare (fixture->path, "CREATE TABLE more (id INTEGER PRIMARY KEY)", FALSE);
  before = read_bytes (fixture->path);
  g_assert_null (store_file_open (fixture->path, STORE_FILE_OPEN, fixture->schema, fixture->environment, &error));
  assert_refusal (error, "“table more” was added");
  assert_same (fixture->path, before);
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_set_contents (fixture->path, g_bytes_get_data (ours, NULL), (gssize) g_bytes_get_size (ours), NULL));
  file_fixture_open (fixture);
  file_fixture_close (fixture);
  file_fixture_open (fixture);
}

static void
test_odd_pages (FileFixture *fixture, gconstpointer data)
{
  static const guint sizes[] = { 0, 1, 256, 1000, 4097, 32769, 8192, 65535 };
  g_autoptr (GBytes) ours = NULL;

  file_fixture_close (fixture);
  ours = read_bytes (fixture->path);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      gsize length = g_bytes_get_size (ours);
      g_autofree char *bytes = g_memdup2 (g_bytes_get_data (ours, NULL), length);

      bytes[16] = (char) (sizes[i] >> 8);
      bytes[17] = (char) sizes[i];
      g_assert_true (g_file_set_contents (fixture->path, bytes, (gssize) length, NULL));
      assert_refused (fixture, sizes[i] == 1 || sizes[i] == 8192 ? "" : "not a Factotum company");
    }
  g_assert_true (g_file_set_contents (fixture->path, g_bytes_get_data (ours, NULL), (gssize) g_bytes_get_size (ours), NULL));
  file_fixture_open (fixture);
}

static void
test_huge (FileFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) sql = g_string_new ("BEGIN;");

  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (sql, "INSERT INTO sqlite_master VALUES ('view', 'v%u', 'v%u', 0, 'CREATE VIEW v%u AS SELECT * FROM v%u, v%u, people');", i, i, i, i + 1, i + 1);
  g_string_append (sql, "COMMIT");
  file_fixture_close (fixture);
  run_bare (fixture->path, sql->str, FALSE);
  assert_refused (fixture, "was added by another program");
}

static void
test_statistics (FileFixture *fixture, gconstpointer data)
{
  file_fixture_add_person (fixture, "Ann", "1");
  file_fixture_close (fixture);
  run_bare (fixture->path, "ANALYZE", FALSE);
  file_fixture_open (fixture);
  g_assert_cmpint (file_fixture_count (fixture->file, "SELECT count(*) > 0 FROM sqlite_stat1"), ==, 1);
}

static void
test_backup_list (FileFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = file_fixture_name (fixture, "backups"), *path = g_build_filename (folder, "firm 2026-01-01 10-00.factotum", NULL);
  g_autoptr (GPtrArray) copies = NULL;
  g_autofree char *made = NULL;
  g_autoptr (GError) error = NULL;
  StoreCopy *copy;

  g_mkdir (folder, 0700);
  g_assert_true (store_backup_write (store_file_get_reader (fixture->file), path, &error));
  run_bare (path, "ALTER TABLE store_state RENAME TO state; CREATE VIEW store_state AS SELECT * FROM state", FALSE);
  copies = store_backup_list (folder, fixture->schema, fixture->environment, &error);
  g_assert_no_error (error);
  copy = copies->pdata[0];
  g_assert_false (copy->sound);
  g_assert_true (store_file_backup_if_changed (fixture->file, folder, &made, &error));
  g_assert_nonnull (made);
}

static void
open_and_close (const char *path, StoreDbMode mode, StoreSchema *schema)
{
  g_autoptr (BaseEnvironment) environment = base_environment_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (StoreDb) db = store_db_open (path, mode, schema, environment, &error);

  g_assert_no_error (error);
}

/* The digests that the build makes are those of the program: nothing has to be made to compare with. */
static void
test_released (void)
{
  g_autofree char *folder = g_dir_make_tmp ("factotum-XXXXXX", NULL);
  g_autoptr (StoreSchema) older = store_schema_new (), released = store_schema_new ();

  store_schema_add_released_migrations (released);
  for (guint i = 1; i <= store_schema_get_version (released); i++)
    {
      g_autofree char *name = g_strdup_printf ("firm %u.factotum", i), *path = g_build_filename (folder, name, NULL);
      g_autofree char *key = g_strdup_printf ("store-shape-%u", i);

      store_schema_add_migration (older, store_schema_get_migration (released, i));
      open_and_close (path, STORE_DB_CREATE, older);
      open_and_close (path, STORE_DB_WRITE, released);
      g_assert_null (g_object_get_data (G_OBJECT (released), key));
    }
  file_fixture_remove (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  FILE_FIXTURE_ADD ("/store/shape/what-another-program-put-into-a-file-is-refused", test_attacks);
  FILE_FIXTURE_ADD ("/store/shape/what-lies-in-the-log-is-refused-and-stays-there", test_in_wal);
  FILE_FIXTURE_ADD ("/store/shape/an-older-file-is-measured-by-its-own-version", test_older);
  FILE_FIXTURE_ADD ("/store/shape/odd-pages-are-refused", test_odd_pages);
  FILE_FIXTURE_ADD ("/store/shape/thousands-of-views-are-refused", test_huge);
  FILE_FIXTURE_ADD ("/store/shape/statistics-are-let-be", test_statistics);
  FILE_FIXTURE_ADD ("/store/shape/a-changed-copy-is-no-copy", test_backup_list);
  g_test_add_func ("/store/shape/a-released-version-is-known-by-its-digest", test_released);
  return g_test_run ();
}
