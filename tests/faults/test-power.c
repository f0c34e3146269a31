/* A power cut at any moment leaves the last confirmed state, or the next.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "image.h"
#include "proof.h"
#include "workload.h"

#include <glib/gstdio.h>
#include <office.h>
#include <store-backup.h>
#include <store-db-private.h>
#include <string.h>

#define STEPS       290
#define LOOK_EVERY  50 /* images: at the content and all rules */
#define EMPTY_EVERY 7  /* steps: the log into the file, as the writer does when it rests */
#define CLOSE_EVERY 31

typedef struct
{
  Office     *office;
  Image      *image;
  GHashTable *seen;    /* numbers of the images that were opened in this step */
  char       *folder;  /* where they are put */
  char       *path;
  GRand      *random;
  GBytes     *before;  /* all pages, as confirmed */
  GBytes     *after;   /* of the step in flight */
  guint       part, parts;
  guint       damages; /* of each model at each operation */
  GPtrArray  *steps;   /* (element-type Step) */
  GPtrArray  *kept;    /* operations that the image may still refer to */
  guint       n_step;
  guint       n_images;
  guint       n_bad;
  char       *fault;   /* the first; nullable */
} Cut;

static char *
describe (Cut *self, const char *what, guint number, ImageModel model)
{
  static const char *const models[] = { "strict", "ordered", "torn", "shuffled" };

  return g_strdup_printf ("step %u, operation %u, %s: %s", self->n_step, number, models[model], what);
}

static void
blame (Cut *self, const char *what, guint number, ImageModel model)
{
  self->n_bad++;
  if (self->fault == NULL)
    self->fault = describe (self, what, number, model);
}

/* What opening the image gives, as the program does it; NULL: one of the two states. full */
static char *
look (Cut *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StoreDb) db = store_db_open (self->path, STORE_DB_WRITE, self->office->schema, self->office->environment, &error);
  g_autoptr (GBytes) pages = NULL;

  if (db == NULL)
    return g_strdup (error->message);
  pages = office_dup_pages (db);
  if (!g_bytes_equal (pages, self->before) && !g_bytes_equal (pages, self->after))
    return g_strdup ("neither the last state nor the next");
  return self->n_images % LOOK_EVERY == 0 ? office_find_fault (db) : NULL;
}

static void
try_image (Cut *self, ImageModel model, const DiskOperation *next, guint number)
{
  guint64 *hash = g_new (guint64, 1);
  g_autofree char *what = NULL;

  *hash = image_write (self->image, model, next, self->random, self->folder);
  if (!g_hash_table_add (self->seen, hash))
    return;
  self->n_images++;
  what = look (self);
  if (what != NULL)
    blame (self, what, number, model);
}

/* Of every operation; syncs decide what is safe. */
static void
cut_at (Cut *self, const DiskOperation *operation, guint number)
{
  for (guint i = 0; i < self->damages; i++)
    for (ImageModel model = IMAGE_STRICT; model < IMAGE_N_MODELS; model++)
      if (proof_is_long () || model < IMAGE_TORN || model == IMAGE_TORN + (number + i) % 2)
        try_image (self, model, operation, number);
}

static void
set_pages (Cut *self, GBytes *after)
{
  g_bytes_unref (self->before);
  self->before = self->after;
  self->after = after;
}

static void
cut_step (Cut *self, GPtrArray *operations)
{
  gboolean mine = self->n_step % self->parts == self->part;

  g_hash_table_remove_all (self->seen);
  for (guint i = 0; i < operations->len; i++)
    {
      if (mine)
        cut_at (self, operations->pdata[i], i);
      image_apply (self->image, operations->pdata[i]);
    }
  set_pages (self, g_bytes_ref (self->after)); /* confirmed: nothing else will do any more */
  for (ImageModel model = IMAGE_STRICT; mine && model < IMAGE_N_MODELS; model++)
    try_image (self, model, NULL, operations->len);
}

/* What was done since, between the state before and the one now. */
static void
cut_all (Cut *self)
{
  GPtrArray *operations = disk_take ();

  set_pages (self, office_dup_pages (self->office->db));
  g_ptr_array_add (self->kept, operations);
  cut_step (self, operations);
  self->n_step++;
}

static void
play (Cut *self, const Step *step)
{
  g_autoptr (GError) error = NULL;

  if (!workload_play (self->office, step, &error))
    g_error ("step %u, %s: %s", self->n_step, step->command->name, error->message);
  cut_all (self);
  if (self->n_step % EMPTY_EVERY == 0)
    {
      store_db_checkpoint (self->office->db, self->n_step % 2 == 0);
      cut_all (self);
    }
  if (self->n_step % CLOSE_EVERY == 0)
    {
      office_close (self->office);
      office_open (self->office);
      cut_all (self);
    }
}

static guint
hash_number (gconstpointer number)
{
  return (guint) *(const guint64 *) number;
}

static gboolean
are_equal (gconstpointer a, gconstpointer b)
{
  return *(const guint64 *) a == *(const guint64 *) b;
}

static void
begin (Cut *self, guint32 seed)
{
  *self = (Cut) { .office = office_new (seed), .seen = g_hash_table_new_full (hash_number, are_equal, g_free, NULL), .random = g_rand_new_with_seed (seed), .parts = 1, .damages = 1 };
  self->kept = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->steps = workload_new (self->office, STEPS);
  self->image = image_new (self->office->folder);
  self->folder = office_name (self->office, "image");
  self->path = g_build_filename (self->folder, "firm.factotum", NULL);
  g_assert_cmpint (g_mkdir (self->folder, 0700), ==, 0);
  disk_record (self->office->path);
  office_open (self->office);
  self->before = office_dup_pages (self->office->db);
  self->after = g_bytes_ref (self->before);
}

static void
end (Cut *self)
{
  static const char *const ends[] = { "", "-wal", "-shm", "-journal" };

  disk_stop ();
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *path = g_strconcat (self->path, ends[i], NULL);
      g_unlink (path);
    }
  g_rmdir (self->folder);
  image_free (self->image);
  g_ptr_array_unref (self->kept);
  g_ptr_array_unref (self->steps);
  g_hash_table_unref (self->seen);
  g_rand_free (self->random);
  g_bytes_unref (self->before);
  g_bytes_unref (self->after);
  office_free (self->office);
  g_free (self->folder);
  g_free (self->path);
  g_free (self->fault);
}

static void
test_every_command (gconstpointer data)
{
  const char *names[] = { "power-cuts-0", "power-cuts-1" };
  Cut cut;

  begin (&cut, proof_get_seed ());
  cut.part = GPOINTER_TO_UINT (data);
  cut.parts = G_N_ELEMENTS (names);
  cut.damages = proof_is_long () ? 10 : 1;
  for (guint i = 0; i < cut.steps->len && cut.fault == NULL; i++)
    play (&cut, cut.steps->pdata[i]);
  if (cut.fault != NULL)
    g_error ("%s", cut.fault);
  proof_report (names[cut.part], cut.n_images);
  end (&cut);
}

/* Whether the harness sees that something is wrong with the way the file is written. */
static guint
count_bad (const char *lies, const char *settings)
{
  guint n_bad;
  Cut cut;

  begin (&cut, 1);
  cut.parts = 4; /* that with the log moved, and what is written next, among them */
  if (settings != NULL)
    g_assert_cmpint (sqlite3_exec (cut.office->db->handle, settings, NULL, NULL, NULL), ==, SQLITE_OK);
  disk_lie (lies);
  for (guint i = 0; i < EMPTY_EVERY + 2; i++)
    play (&cut, cut.steps->pdata[i]);
  disk_lie (NULL);
  n_bad = cut.n_bad;
  g_test_message ("%u of %u: %s", n_bad, cut.n_images, cut.fault != NULL ? cut.fault : "none");
  end (&cut);
  return n_bad;
}

static void
test_teeth (void)
{
  g_assert_cmpuint (count_bad (NULL, NULL), ==, 0);
  g_assert_cmpuint (count_bad (NULL, "PRAGMA synchronous = NORMAL"), >, 0);
  g_assert_cmpuint (count_bad (NULL, "PRAGMA synchronous = OFF"), >, 0);
  g_assert_cmpuint (count_bad ("-wal", NULL), >, 0);
  g_assert_cmpuint (count_bad (".factotum", NULL), >, 0);
}

/* A document whose posting was left out: seen by the rules, though the pages are whole. */
static void
test_skipped_posting (void)
{
  g_autoptr (Office) office = office_new (1);
  g_autoptr (GPtrArray) steps = workload_new (office, STEPS);
  g_autofree char *sound = NULL, *fault = NULL;

  office_open (office);
  for (guint i = 0; i < steps->len; i++)
    g_assert_true (workload_play (office, steps->pdata[i], NULL));
  sound = office_find_fault (office->db);
  g_assert_cmpstr (sound, ==, NULL);
  sqlite3_db_config (office->db->handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  g_assert_cmpint (sqlite3_exec (office->db->handle, "PRAGMA foreign_keys = OFF; DELETE FROM entry_lines WHERE entry = (SELECT max (id) FROM entries);"
                                                     "DELETE FROM entries WHERE id = (SELECT max (id) FROM entries)", NULL, NULL, NULL), ==, SQLITE_OK);
  fault = office_find_fault (office->db);
  g_assert_nonnull (fault);
  g_test_message ("%s", fault);
}

static void
test_list_is_complete (void)
{
  g_autoptr (Office) office = office_new (1);
  g_autoptr (GPtrArray) steps = workload_new (office, STEPS), commands = store_schema_list_commands (office->schema);
  g_autoptr (GHashTable) done = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < steps->len; i++)
    g_hash_table_add (done, (gpointer) ((const Step *) steps->pdata[i])->command->name);
  for (guint i = 0; i < commands->len; i++)
    {
      const char *name = ((const StoreCommand *) commands->pdata[i])->name;

      if (g_hash_table_contains (done, name) && workload_explain (name) != NULL)
        g_error ("“%s” is carried out: take it from the list of what is always refused, in tests/faults/workload.c.", name);
      if (!g_hash_table_contains (done, name) && workload_explain (name) == NULL)
        g_error ("“%s” takes no part: give it values that it accepts, in the story of tests/faults/workload.c.", name);
    }
  proof_report ("commands", g_hash_table_size (done));
}

int
main (int argc, char **argv)
{
  g_setenv ("TZ", "UTC", TRUE);
  disk_install ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/faults/power/every-command-takes-part", test_list_is_complete);
  g_test_add_func ("/faults/power/lowered-or-dropped-syncs-are-noticed", test_teeth);
  g_test_add_func ("/faults/power/a-skipped-posting-is-noticed", test_skipped_posting);
  g_test_add_data_func ("/faults/power/a-cut-leaves-the-last-state-or-the-next-0", GUINT_TO_POINTER (0), test_every_command);
  g_test_add_data_func ("/faults/power/a-cut-leaves-the-last-state-or-the-next-1", GUINT_TO_POINTER (1), test_every_command);
  return g_test_run ();
}
