/* A power cut in a backup or a restore leaves what was there, or all of it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "image.h"
#include "proof.h"
#include "workload.h"

#include <glib/gstdio.h>
#include <store-backup.h>
#include <store-db-private.h>
#include <string.h>

#define STEPS       120
#define FIRST_STEPS 40 /* before the copy is made */

typedef struct _Cut Cut;

typedef struct
{
  GBytes *pages;
  char   *digest; /* of their rows */
} Known;

/* What is wrong with an image, NULL: nothing. done: it was confirmed. full */
typedef char *(*Look) (Cut *self, gboolean done);

struct _Cut
{
  Office     *office;
  GPtrArray  *steps;
  GRand      *random;
  char       *folder;  /* of the images */
  char       *company; /* in it */
  char       *copy;    /* the same, beside it */
  char       *old;     /* digest of the first copy */
  char       *now;     /* of the company */
  Look        look;
  GHashTable *seen;    /* numbers of the images that were looked at */
  GPtrArray  *known;   /* (element-type Known) most images hold the same pages */
  guint       n_images;
  char       *fault;   /* the first, that ends it; nullable */
};

static void
clear_images (Cut *self)
{
  g_autoptr (GDir) folder = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);
      g_unlink (path);
    }
}

static void
free_known (gpointer data)
{
  Known *known = data;

  g_bytes_unref (known->pages);
  g_free (known->digest);
  g_free (known);
}

/* Borrowed; NULL: it does not open, or not whole. */
static const char *
digest_file (Cut *self, const char *path, StoreDbMode mode)
{
  g_autoptr (StoreDb) db = store_db_open (path, mode, self->office->schema, self->office->environment, NULL);
  g_autoptr (GBytes) pages = db != NULL ? office_dup_pages (db) : NULL;
  char *digest;

  for (guint i = 0; pages != NULL && i < self->known->len; i++)
    if (g_bytes_equal (pages, ((Known *) self->known->pdata[i])->pages))
      return ((Known *) self->known->pdata[i])->digest;
  digest = pages != NULL ? store_backup_digest (db, NULL) : NULL;
  if (digest == NULL)
    return NULL;
  g_ptr_array_add (self->known, g_memdup2 (&(Known) { g_steal_pointer (&pages), digest }, sizeof (Known)));
  return digest;
}

static void
play (Cut *self, guint from, guint to)
{
  for (guint i = from; i < to; i++)
    g_assert_true (workload_play (self->office, self->steps->pdata[i], NULL));
}

/* A company with a copy of some steps ago beside it, closed as by a power cut: with its log. */
static void
begin (Cut *self, Look look)
{
  g_autofree char *path = NULL;

  *self = (Cut) { .office = office_new (proof_get_seed ()), .random = g_rand_new_with_seed (proof_get_seed ()), .look = look };
  self->steps = workload_new (self->office, STEPS);
  self->seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->known = g_ptr_array_new_with_free_func (free_known);
  self->folder = office_name (self->office, "image");
  self->company = g_build_filename (self->folder, "firm.factotum", NULL);
  self->copy = g_build_filename (self->folder, "copy.factotum", NULL);
  g_assert_cmpint (g_mkdir (self->folder, 0700), ==, 0);
  path = office_name (self->office, "copy.factotum");
  office_open (self->office);
  play (self, 0, FIRST_STEPS);
  g_assert_true (store_backup_write (self->office->db, path, NULL));
  self->old = store_backup_digest (self->office->db, NULL);
  play (self, FIRST_STEPS, FIRST_STEPS * 2);
  store_db_checkpoint (self->office->db, TRUE); /* so that the log alone does not make the company of the copy */
  play (self, FIRST_STEPS * 2, FIRST_STEPS * 3);
  self->now = store_backup_digest (self->office->db, NULL);
  sqlite3_db_config (self->office->db->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  office_close (self->office);
}

static void
end (Cut *self)
{
  clear_images (self);
  g_rmdir (self->folder);
  g_hash_table_unref (self->seen);
  g_ptr_array_unref (self->known);
  g_ptr_array_unref (self->steps);
  g_rand_free (self->random);
  office_free (self->office);
  g_free (self->folder);
  g_free (self->company);
  g_free (self->copy);
  g_free (self->old);
  g_free (self->now);
  g_free (self->fault);
}

static void
try_image (Cut *self, Image *image, ImageModel model, const DiskOperation *next, guint number)
{
  static const char *const models[] = { "strict", "ordered", "torn", "shuffled" };
  guint64 *hash = g_new (guint64, 1);
  g_autofree char *what = NULL;

  clear_images (self);
  *hash = image_write (image, model, next, self->random, self->folder) * 2 + (next == NULL);
  if (!g_hash_table_add (self->seen, hash))
    return;
  self->n_images++;
  what = self->look (self, next == NULL);
  if (what != NULL && self->fault == NULL)
    self->fault = g_strdup_printf ("before operation %u (%d of %s), %s: %s", number, next != NULL ? (int) next->act : -1, next != NULL ? next->name : "none", models[model], what);
}

/* Writes of pages come by the hundred, and a few tell enough. Of what is done to names, each chance of what lands is wanted. */
static guint
count_tries (const DiskOperation *operation, ImageModel model, guint number)
{
  gboolean writes = operation != NULL && operation->act == DISK_WRITE;

  if (writes && !proof_is_long () && number % 25 != 0)
    return 0;
  if (model == IMAGE_SHUFFLED && !writes)
    return (proof_is_long () ? 10 : 1) * (operation != NULL && operation->act >= DISK_RENAME ? 80 : 8);
  return model != IMAGE_TORN || writes;
}

static void
cut_at (Cut *self, Image *image, const DiskOperation *next, guint number)
{
  for (ImageModel model = IMAGE_STRICT; model < IMAGE_N_MODELS; model++)
    for (guint n = count_tries (next, model, number); n > 0; n--)
      try_image (self, image, model, next, number);
}

static void
cut_all (Cut *self, Image *image, GPtrArray *operations)
{
  for (guint i = 0; i < operations->len && self->fault == NULL; i++)
    {
      cut_at (self, image, operations->pdata[i], i);
      image_apply (image, operations->pdata[i]);
    }
  if (self->fault == NULL)
    cut_at (self, image, NULL, operations->len);
}

static void
cut_deed (Cut *self, gboolean (*deed) (Cut *, GError **))
{
  g_autoptr (Image) image = image_new (self->office->folder);
  g_autoptr (GPtrArray) operations = NULL;
  g_autoptr (GError) error = NULL;

  disk_record (self->office->folder);
  deed (self, &error);
  operations = disk_take ();
  disk_stop ();
  g_assert_no_error (error);
  cut_all (self, image, operations);
}

/* Of those that the list of backups offers: how many are whole, and one that is not what it should be. */
static char *
look_at_copies (Cut *self, guint *n_new, gboolean *kept)
{
  g_autoptr (GPtrArray) copies = store_backup_list (self->folder, self->office->schema, self->office->environment, NULL);

  for (guint i = 0; i < copies->len; i++)
    {
      const StoreCopy *copy = copies->pdata[i];
      g_autofree char *name = g_path_get_basename (copy->path);
      const char *digest;

      digest = copy->sound ? digest_file (self, copy->path, STORE_DB_READ) : NULL;
      *n_new += g_strcmp0 (digest, self->now) == 0;
      *kept = *kept || strcmp (name, "copy.factotum") == 0;
      if (g_strcmp0 (digest, self->now) != 0 && (strcmp (name, "copy.factotum") != 0 || g_strcmp0 (digest, self->old) != 0))
        return g_strdup_printf ("%s, %s: %s", name, copy->sound ? "offered as sound" : "spoilt", copy->summary);
    }
  return NULL;
}

static char *
look_after_backup (Cut *self, gboolean done)
{
  const char *company = digest_file (self, self->company, STORE_DB_WRITE);
  g_autofree char *fault = NULL;
  gboolean kept = FALSE;
  guint n_new = 0;

  if (g_strcmp0 (company, self->now) != 0)
    return g_strdup ("the company is not as it was");
  g_unlink (self->company); /* so that the list has copies alone */
  fault = look_at_copies (self, &n_new, &kept);
  if (fault != NULL)
    return g_steal_pointer (&fault);
  if (!kept)
    return g_strdup ("the last good copy is gone");
  if (done && n_new == 0)
    return g_strdup ("the new copy is gone");
  return NULL;
}

static gboolean
back_up (Cut *self, GError **error)
{
  g_autofree char *path = office_name (self->office, "copy.factotum");
  gboolean done;

  office_open (self->office);
  done = store_backup_write (self->office->db, path, error);
  disk_stop (); /* closing is no part of it */
  office_close (self->office);
  return done;
}

static gboolean
rotate (Cut *self, GError **error)
{
  gboolean done;

  office_open (self->office);
  done = store_backup_rotate (self->office->db, self->office->folder, NULL, error);
  disk_stop ();
  office_close (self->office);
  return done;
}

/* The company that a restore replaces is never lost. */
static gboolean
is_kept (Cut *self)
{
  g_autoptr (GDir) folder = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      if ((store_backup_is_kept (name) || g_str_has_suffix (name, ".restoring")) && g_strcmp0 (digest_file (self, path, STORE_DB_READ), self->now) == 0)
        return TRUE;
    }
  return FALSE;
}

static char *
look_after_restore (Cut *self, gboolean done)
{
  const char *company = digest_file (self, self->company, STORE_DB_WRITE), *copy = digest_file (self, self->copy, STORE_DB_READ);

  if (g_strcmp0 (copy, self->old) != 0)
    return g_strdup ("the copy is not as it was");
  if (g_strcmp0 (company, self->old) != 0 && (done || g_strcmp0 (company, self->now) != 0))
    return g_strdup (done ? "the restore that was confirmed is gone" : "neither the company nor the copy");
  if (g_strcmp0 (company, self->old) == 0 && !is_kept (self))
    return g_strdup ("what was replaced is gone");
  return NULL;
}

/* Where names cannot be exchanged the company may be away for a moment; both lie there then. */
static char *
look_after_plain_restore (Cut *self, gboolean done)
{
  g_autofree char *draft = g_strconcat (self->company, ".restoring", NULL);

  if (done || g_file_test (self->company, G_FILE_TEST_EXISTS))
    return look_after_restore (self, done);
  if (!is_kept (self) || g_strcmp0 (digest_file (self, draft, STORE_DB_READ), self->old) != 0)
    return g_strdup ("the company is away, and not beside it");
  return NULL;
}

static gboolean
restore (Cut *self, GError **error)
{
  g_autofree char *copy = office_name (self->office, "copy.factotum");

  return store_backup_restore (copy, self->office->path, self->office->schema, self->office->environment, error);
}

static void
test_deed (const char *name, Look look, gboolean (*deed) (Cut *, GError **))
{
  Cut cut;

  begin (&cut, look);
  cut_deed (&cut, deed);
  if (cut.fault != NULL)
    g_error ("%s", cut.fault);
  proof_report (name, cut.n_images);
  end (&cut);
}

static void
test_backup (void)
{
  test_deed ("power-cuts-in-backup", look_after_backup, back_up);
}

static void
test_rotation (void)
{
  test_deed ("power-cuts-in-rotation", look_after_backup, rotate);
}

static void
test_restore (void)
{
  test_deed ("power-cuts-in-restore", look_after_restore, restore);
}

static void
test_plain_restore (void)
{
  disk_set_exchange (FALSE);
  test_deed ("power-cuts-in-plain-restore", look_after_plain_restore, restore);
  disk_set_exchange (TRUE);
}

/* Whether it shows that what is renamed was not synced before. */
static gboolean
is_noticed (Look look, gboolean (*deed) (Cut *, GError **), const char *lies)
{
  gboolean noticed;
  Cut cut;

  begin (&cut, look);
  disk_lie (lies);
  cut_deed (&cut, deed);
  disk_lie (NULL);
  noticed = cut.fault != NULL;
  g_test_message ("%s", noticed ? cut.fault : "not noticed");
  end (&cut);
  return noticed;
}

static void
test_teeth (void)
{
  g_assert_true (is_noticed (look_after_backup, back_up, ".part"));
  g_assert_true (is_noticed (look_after_restore, restore, ".restoring"));
}

int
main (int argc, char **argv)
{
  g_setenv ("TZ", "UTC", TRUE);
  disk_install ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/faults/copies/a-cut-in-a-backup-leaves-the-last-copy-or-the-new", test_backup);
  g_test_add_func ("/faults/copies/a-cut-in-a-rotation-adds-a-whole-copy-or-none", test_rotation);
  g_test_add_func ("/faults/copies/a-cut-in-a-restore-leaves-the-company-or-the-copy", test_restore);
  g_test_add_func ("/faults/copies/a-cut-where-names-cannot-be-exchanged-leaves-both", test_plain_restore);
  g_test_add_func ("/faults/copies/syncs-that-are-left-out-are-noticed", test_teeth);
  return g_test_run ();
}
