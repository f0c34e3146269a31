/* An open company of the two small record types.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "file-fixture.h"

#include <glib/gstdio.h>

void
file_fixture_open (FileFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  gboolean there = g_file_test (fixture->path, G_FILE_TEST_EXISTS);

  fixture->file = store_file_open (fixture->path, there ? STORE_FILE_OPEN : STORE_FILE_CREATE, fixture->schema, fixture->environment, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (store_file_get_read_only_reason (fixture->file), ==, NULL);
}

void
file_fixture_close (FileFixture *fixture)
{
  g_assert_finalize_object (g_steal_pointer (&fixture->file));
}

void
file_fixture_set_up (FileFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("factotum-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "firm.factotum", NULL);
  fixture->schema = fixture_schema_new ();
  fixture->environment = base_environment_new ();
  file_fixture_open (fixture);
}

void
file_fixture_remove (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *inside = g_build_filename (path, name, NULL);
      if (g_file_test (inside, G_FILE_TEST_IS_DIR) && !g_file_test (inside, G_FILE_TEST_IS_SYMLINK))
        file_fixture_remove (inside);
      g_unlink (inside);
    }
  g_rmdir (path);
}

void
file_fixture_tear_down (FileFixture *fixture, gconstpointer data)
{
  if (fixture->file != NULL)
    file_fixture_close (fixture);
  file_fixture_remove (fixture->folder);
  g_object_unref (fixture->schema);
  g_object_unref (fixture->environment);
  g_free (fixture->path);
  g_free (fixture->folder);
}

char *
file_fixture_name (FileFixture *fixture, const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

GVariant *
person_values (const char *name, const char *phone)
{
  return g_variant_new_parsed ("{'name': <%s>, 'phone': <%s>}", name, phone);
}

gint64
file_fixture_add_person (FileFixture *fixture, const char *name, const char *phone)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) result = NULL;

  store_file_run (fixture->file, "create-person", person_values (name, phone), NULL, NULL, &result, &error);
  g_assert_no_error (error);
  return g_variant_get_int64 (result);
}

void
file_fixture_set_phone (FileFixture *fixture, gint64 person, const char *phone)
{
  g_autoptr (GError) error = NULL;

  store_file_run (fixture->file, "edit-person", g_variant_new_parsed ("{'record': <%x>, 'phone': <%s>}", person, phone), NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

gint64
file_fixture_count (StoreFile *file, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 number = -1;

  store_db_get_number (store_file_get_reader (file), sql, &number, &error);
  g_assert_no_error (error);
  return number;
}

char *
file_fixture_digest (StoreFile *file)
{
  g_autoptr (GError) error = NULL;
  char *digest = store_backup_digest (store_file_get_reader (file), &error);

  g_assert_no_error (error);
  return digest;
}

void
wait_until (gboolean *flag)
{
  while (!*flag)
    g_main_context_iteration (NULL, TRUE);
}

void
assert_sentence (GError *error, GQuark domain, int code, const char *said)
{
  g_assert_error (error, domain, code);
  if (strstr (error->message, said) == NULL)
    g_error ("“%s” does not say “%s”", error->message, said);
  g_assert_true (g_str_has_suffix (error->message, "."));
}
