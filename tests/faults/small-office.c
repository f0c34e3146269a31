/* A small office whose every run is alike.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "small-office.h"

#include <base-date.h>
#include <base-number.h>
#include <glib/gstdio.h>
#include <office-demo.h>
#include <office.h>
#include <store-backup.h>
#include <store-db-private.h>
#include <store-run.h>

#define COUNTED_TYPE_ENVIRONMENT (counted_environment_get_type ())
G_DECLARE_FINAL_TYPE (CountedEnvironment, counted_environment, COUNTED, ENVIRONMENT, BaseEnvironment)

struct _CountedEnvironment
{
  BaseEnvironment parent_instance;
  GMutex          mutex;
  guint64         state;
  const char     *user;
};

G_DEFINE_FINAL_TYPE (CountedEnvironment, counted_environment, BASE_TYPE_ENVIRONMENT)

static gint64
counted_environment_now (BaseEnvironment *environment)
{
  return FAULTS_NOW;
}

static void
counted_environment_fill_random (BaseEnvironment *environment, void *buffer, gsize length)
{
  CountedEnvironment *self = COUNTED_ENVIRONMENT (environment);
  guint8 *bytes = buffer;

  g_mutex_lock (&self->mutex);
  for (gsize i = 0; i < length; i++)
    {
      self->state = self->state * G_GUINT64_CONSTANT (6364136223846793005) + G_GUINT64_CONSTANT (1442695040888963407);
      bytes[i] = (guint8) (self->state >> 56);
    }
  g_mutex_unlock (&self->mutex);
}

static char *
counted_environment_dup_user (BaseEnvironment *environment)
{
  return g_strdup (COUNTED_ENVIRONMENT (environment)->user);
}

static void
counted_environment_class_init (CountedEnvironmentClass *class)
{
  BASE_ENVIRONMENT_CLASS (class)->now = counted_environment_now;
  BASE_ENVIRONMENT_CLASS (class)->fill_random = counted_environment_fill_random;
  BASE_ENVIRONMENT_CLASS (class)->dup_user = counted_environment_dup_user;
}

static void
counted_environment_init (CountedEnvironment *self)
{
  g_mutex_init (&self->mutex);
  self->user = "anna";
}

void
office_set_turn (Office *self, guint64 turn)
{
  COUNTED_ENVIRONMENT (self->environment)->state = turn * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
}

void
office_set_user (Office *self, const char *user)
{
  COUNTED_ENVIRONMENT (self->environment)->user = user;
}

static char *
make_folder (void)
{
  g_autofree char *folder = g_strdup (g_access ("/dev/shm", W_OK) == 0 ? "/dev/shm/factotum-XXXXXX" : "/tmp/factotum-XXXXXX");

  g_assert_nonnull (g_mkdtemp (folder));
  return g_steal_pointer (&folder);
}

Office *
office_new (guint32 seed)
{
  Office *self = g_new0 (Office, 1);
  g_autoptr (GError) error = NULL;

  self->folder = make_folder ();
  self->path = office_name (self, "firm.factotum");
  self->schema = office_schema_new ();
  self->environment = g_object_new (COUNTED_TYPE_ENVIRONMENT, NULL);
  self->random = g_rand_new_with_seed (seed);
  office_set_turn (self, seed);
  self->db = store_db_open (self->path, STORE_DB_CREATE, self->schema, self->environment, &error);
  g_assert_no_error (error);
  office_demo_make (self->db, &(OfficeDemo) { .seed = seed, .orders = 12 }, &error);
  g_assert_no_error (error);
  office_close (self);
  return self;
}

void
office_open (Office *self)
{
  g_autoptr (GError) error = NULL;

  self->db = store_db_open (self->path, STORE_DB_WRITE, self->schema, self->environment, &error);
  g_assert_no_error (error);
}

void
office_close (Office *self)
{
  if (self->db != NULL)
    g_assert_finalize_object (g_steal_pointer (&self->db));
}

void
office_free (Office *self)
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  office_close (self);
  folder = g_dir_open (self->folder, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);
      g_unlink (path);
    }
  g_rmdir (self->folder);
  g_rand_free (self->random);
  g_object_unref (self->schema);
  g_object_unref (self->environment);
  g_free (self->path);
  g_free (self->folder);
  g_free (self);
}

char *
office_name (Office *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

gboolean
office_try (Office *self, const StoreCommand *command, GVariant *arguments, GError **error)
{
  g_autoptr (GVariant) values = g_variant_ref_sink (arguments);
  g_autoptr (StoreTransaction) transaction = store_transaction_begin (self->db, &(StoreIntent) { .command = command->name }, error);
  g_autoptr (GVariant) result = NULL;
  gboolean done;

  g_hash_table_remove_all (self->db->next_ids); /* so that what was refused before makes no difference */
  done = transaction != NULL && store_command_execute (command, self->db, values, error) && store_transaction_commit (transaction, NULL, error);
  result = store_db_steal_result (self->db);
  self->result = result != NULL && g_variant_is_of_type (result, G_VARIANT_TYPE_INT64) ? g_variant_get_int64 (result) : 0;
  return done;
}

gint64
office_get_result (Office *self)
{
  return self->result;
}

GBytes *
office_keep (Office *self)
{
  char *bytes;
  gsize length;

  g_assert_null (self->db);
  g_assert_true (g_file_get_contents (self->path, &bytes, &length, NULL));
  return g_bytes_new_take (bytes, length);
}

void
office_return (Office *self, GBytes *bytes)
{
  static const char *const ends[] = { "-wal", "-shm", "-journal" };

  g_assert_null (self->db);
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *path = g_strconcat (self->path, ends[i], NULL);
      g_unlink (path);
    }
  g_assert_true (g_file_set_contents_full (self->path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

GBytes *
office_dup_pages (StoreDb *db)
{
  sqlite3_int64 size = 0;
  unsigned char *pages = sqlite3_serialize (db->handle, "main", &size, 0);

  if (pages == NULL) /* damaged */
    return NULL;
  return g_bytes_new_with_free_func (pages, (gsize) size, sqlite3_free, pages);
}

char *
office_find_fault (StoreDb *db)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  guint n;
  const StoreInvariant *invariants = office_invariants (&n);

  findings = store_check_run (db, invariants, n, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    {
      StoreFinding *finding = findings->pdata[i];

      if (finding->n_faults > 0)
        return g_strdup_printf ("%s: %s", finding->name, finding->faults[0]);
    }
  return NULL;
}

void
office_check (StoreDb *db)
{
  g_autofree char *fault = office_find_fault (db);

  if (fault != NULL)
    g_error ("%s", fault);
}

gint64
office_number (StoreDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 number = -1;

  store_db_get_number (db, sql, &number, &error);
  g_assert_no_error (error);
  return number;
}

static gint64
pick_id (Office *self, const char *table, const char *condition)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s WHERE %s ORDER BY id DESC LIMIT 1 OFFSET abs(%d) %% max(1, (SELECT count(*) FROM %s WHERE %s))", table, condition,
                                          (int) (g_rand_int_range (self->random, 0, 3) == 0 ? g_rand_int_range (self->random, 0, 1000) : g_rand_int_range (self->random, 0, 3)), table, condition);

  return office_number (self->db, sql);
}

static GVariant *
make_value (Office *self, const BaseField *argument, gboolean restores)
{
  static const char *const words[] = { "Müller", "x", "2026-00001", "a@b.example", "EUR", "{number}", "orders", "“quoted”", "DE" };
  int n = g_rand_int_range (self->random, 0, 40);

  if (base_field_is_text (argument))
    return g_variant_new_string (words[g_rand_int_range (self->random, 0, G_N_ELEMENTS (words))]);
  switch ((int) argument->kind)
    {
    case BASE_KIND_LINK:
      return g_variant_new_int64 (pick_id (self, argument->target, restores ? "trashed_at IS NOT NULL" : "1"));
    case BASE_KIND_CHOICE:
      return g_variant_new_int64 (n % 3);
    case BASE_KIND_YES_NO:
      return g_variant_new_int64 (n % 2);
    case BASE_KIND_DATE:
      return g_variant_new_int64 (base_time_get_date (FAULTS_NOW, NULL) - 10 + n);
    case BASE_KIND_TIME:
      return g_variant_new_int64 (FAULTS_NOW - n * 3600);
    case BASE_KIND_QUANTITY:
      return g_variant_new_int64 ((1 + n % 5) * BASE_QUANTITY_ONE);
    case BASE_KIND_RATE:
      return g_variant_new_int64 (n * 10000);
    default:
      return g_variant_new_int64 (n * 7 - 20);
    }
}

GVariant *
office_make_arguments (Office *self, const StoreCommand *command)
{
  gboolean restores = g_str_has_prefix (command->name, "restore-");
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_VARDICT);
  for (guint i = 0; i < command->n_arguments; i++)
    {
      const BaseField *argument = &command->arguments[i];
      gboolean needed = (argument->flags & BASE_REQUIRED) || strcmp (argument->name, "record") == 0;

      if (strcmp (argument->name, "version") != 0 && !base_field_is_sealed (argument) && (needed || g_rand_int_range (self->random, 0, 3) == 0))
        g_variant_builder_add (&builder, "{sv}", argument->name, make_value (self, argument, restores && strcmp (argument->name, "record") == 0));
    }
  return g_variant_builder_end (&builder);
}
