/* Changed bytes are found, or change nothing.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "disk.h"
#include "proof.h"
#include "workload.h"

#include <glib/gstdio.h>
#include <office.h>
#include <store-backup.h>
#include <store-db-private.h>
#include <string.h>

#define STEPS      150
#define PAGE       4096
#define HARMLESS_OF_A_THOUSAND 1 /* at most so many of a thousand faults may be neither found nor proven harmless */

/* What became of a changed byte. */
typedef enum { REFUSED, FOUND, HARMLESS, MISSED, N_ENDS } End;

typedef struct
{
  Office *office;
  GBytes *whole;   /* the closed file, or the copy */
  GPtrArray *steps;
  const Step *last; /* not carried out yet */
  GBytes *pages;   /* what a reader sees */
  GBytes *older;   /* the same without the last changes of the log; nullable */
  char   *digest;
  guint   ends[N_ENDS];
  guint   n;
} Rot;

/* One bit, a byte, a sector of noise, a page of zeros, two pages exchanged. */
static void
spoil (GRand *random, guint8 *bytes, gsize length)
{
  gsize at = (gsize) (g_rand_double (random) * (double) length);
  gsize page = at / PAGE * PAGE, sector = at / 512 * 512;

  switch (g_rand_int_range (random, 0, 8))
    {
    case 0:
      for (gsize i = sector; i < MIN (sector + 512, length); i++)
        bytes[i] = (guint8) g_rand_int (random);
      break;
    case 1:
      memset (bytes + page, 0, MIN (PAGE, length - page));
      break;
    case 2:
      bytes[at] = (guint8) g_rand_int (random);
      break;
    default:
      bytes[at] ^= (guint8) (1 << g_rand_int_range (random, 0, 8));
    }
}

static void
put (const char *path, const guint8 *bytes, gsize length)
{
  g_assert_true (g_file_set_contents_full (path, (const char *) bytes, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

/* Opened as after a crash, then asked for every rule. Harmless: a reader sees every byte as it was, or all the rows are. */
static End
look (Rot *self, gboolean *older)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StoreDb) db = store_db_open (self->office->path, STORE_DB_READ, self->office->schema, self->office->environment, &error);
  g_autoptr (GBytes) pages = NULL;
  g_autofree char *fault = NULL, *digest = NULL;

  *older = FALSE;
  if (db == NULL)
    return REFUSED;
  pages = office_dup_pages (db);
  if (pages != NULL && g_bytes_equal (pages, self->pages))
    return HARMLESS;
  if (pages != NULL && self->older != NULL && g_bytes_equal (pages, self->older))
    {
      *older = TRUE;
      return HARMLESS;
    }
  fault = office_find_fault (db);
  if (fault != NULL)
    return FOUND;
  digest = store_backup_digest (db, &error);
  return digest == NULL ? FOUND : strcmp (digest, self->digest) == 0 ? HARMLESS : MISSED;
}

static void
report (Rot *self, const char *name)
{
  g_print ("# %s: %u refused when opened, %u found by a check, %u harmless, %u missed of %u\n", name, self->ends[REFUSED], self->ends[FOUND], self->ends[HARMLESS], self->ends[MISSED], self->n);
  proof_report (name, self->n);
  g_assert_cmpuint (self->ends[MISSED] * 1000, <=, self->n * HARMLESS_OF_A_THOUSAND);
}

static void
end (Rot *self)
{
  g_ptr_array_unref (self->steps);
  g_clear_pointer (&self->older, g_bytes_unref);
  g_clear_pointer (&self->pages, g_bytes_unref);
  g_bytes_unref (self->whole);
  g_free (self->digest);
  office_free (self->office);
}

static void
begin (Rot *self)
{
  g_autoptr (GPtrArray) steps = NULL;

  *self = (Rot) { .office = office_new (proof_get_seed ()) };
  steps = workload_new (self->office, STEPS);
  office_open (self->office);
  for (guint i = 0; i + 1 < steps->len; i++)
    g_assert_true (workload_play (self->office, steps->pdata[i], NULL));
  self->last = steps->pdata[steps->len - 1];
  self->steps = g_steal_pointer (&steps);
  self->pages = office_dup_pages (self->office->db);
  self->digest = store_backup_digest (self->office->db, NULL);
  store_db_checkpoint (self->office->db, TRUE);
  office_close (self->office);
  self->whole = office_keep (self->office);
}

static void
test_file (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (proof_get_seed ());
  guint n = proof_is_long () ? 20000 : 1000;
  gboolean older;
  Rot rot;

  begin (&rot);
  for (; rot.n < n; rot.n++)
    {
      g_autofree guint8 *bytes = g_memdup2 (g_bytes_get_data (rot.whole, NULL), g_bytes_get_size (rot.whole));

      spoil (random, bytes, g_bytes_get_size (rot.whole));
      office_return (rot.office, rot.whole);
      put (rot.office->path, bytes, g_bytes_get_size (rot.whole));
      rot.ends[look (&rot, &older)]++;
    }
  report (&rot, "rot-in-file");
  end (&rot);
}

/* The log is read up to its first spoilt frame: what was before it is there, whole, and what came after is gone. */
static void
test_log (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (proof_get_seed ());
  guint n = proof_is_long () ? 20000 : 1000, n_older = 0;
  g_autofree char *path = NULL, *bytes = NULL;
  gsize length;
  gboolean older;
  Rot rot;

  begin (&rot);
  path = g_strconcat (rot.office->path, "-wal", NULL);
  rot.older = g_bytes_ref (rot.pages);
  office_open (rot.office);
  g_assert_true (workload_play (rot.office, rot.last, NULL));
  g_bytes_unref (rot.pages);
  rot.pages = office_dup_pages (rot.office->db);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  office_close (rot.office);
  for (; rot.n < n; rot.n++)
    {
      g_autofree guint8 *spoilt = g_memdup2 (bytes, length);

      spoil (random, spoilt, length);
      office_return (rot.office, rot.whole);
      put (path, spoilt, length);
      rot.ends[look (&rot, &older)]++;
      n_older += older;
    }
  g_print ("# %u of them end before the last change\n", n_older);
  report (&rot, "rot-in-log");
  end (&rot);
}

static void
test_copy (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (proof_get_seed ());
  guint n = proof_is_long () ? 20000 : 500;
  g_autofree char *path = NULL, *target = NULL, *bytes = NULL;
  gsize length;
  Rot rot;

  begin (&rot);
  path = office_name (rot.office, "copy.factotum");
  target = office_name (rot.office, "other.factotum");
  office_open (rot.office);
  g_assert_true (store_backup_write (rot.office->db, path, NULL));
  office_close (rot.office);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  for (; rot.n < n; rot.n++)
    {
      g_autofree guint8 *spoilt = g_memdup2 (bytes, length);
      gsize cut = rot.n % 10 == 0 ? (gsize) g_rand_int_range (random, 0, (gint32) length) : length;

      spoil (random, spoilt, length);
      put (path, spoilt, cut);
      if (memcmp (spoilt, bytes, length) == 0 && cut == length)
        rot.ends[HARMLESS]++;
      else
        rot.ends[store_backup_restore (path, target, rot.office->schema, rot.office->environment, NULL) ? MISSED : REFUSED]++;
      g_unlink (target);
    }
  report (&rot, "rot-in-copy");
  end (&rot);
}

int
main (int argc, char **argv)
{
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/faults/rot/changed-bytes-of-the-file-are-found", test_file);
  g_test_add_func ("/faults/rot/changed-bytes-of-the-log-are-found", test_log);
  g_test_add_func ("/faults/rot/a-changed-copy-is-refused", test_copy);
  return g_test_run ();
}
