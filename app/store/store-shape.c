/* What a file may be made of.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store-shape.h"

#include <glib/gi18n-lib.h>
#include "store-check-private.h"
#include "store-db-private.h"
#include "store-digest.h"
#include "store-search.h"
#include "store-shapes.h"

/* A shape: "table orders" → "orders" and its SQL. */
typedef GHashTable Shape;

#define NAME_MAX_SHOWN 60

static char *
join_text (const char *table, const char *sql)
{
  return g_strconcat (table != NULL ? table : "", "\n", sql, NULL);
}

/* What people's other programs leave behind and what harms nobody. */
static void
let_be (Shape *here)
{
  static const char *const harmless[][2] = {
    { "table sqlite_stat1", "sqlite_stat1\nCREATE TABLE sqlite_stat1(tbl,idx,stat)" },
    { "table sqlite_stat4", "sqlite_stat4\nCREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (harmless); i++)
    if (g_strcmp0 (g_hash_table_lookup (here, harmless[i][0]), harmless[i][1]) == 0)
      g_hash_table_remove (here, harmless[i][0]);
}

/* By its old name, which no view of the file can take. */
static Shape *
read_shape (StoreDb *db, GError **error)
{
  g_autoptr (GHashTable) shape = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT type, name, tbl_name, sql FROM sqlite_master");

  while (store_query_next (query))
    {
      g_autofree char *name = g_strdup_printf ("%s %s", store_query_get_text (query, 0), store_query_get_text (query, 1));
      gboolean twice = g_hash_table_contains (shape, name);

      g_hash_table_replace (shape, g_steal_pointer (&name), twice ? g_strdup ("twice") : join_text (store_query_get_text (query, 2), store_query_get_text (query, 3)));
    }
  return store_query_finish (query, error) ? g_steal_pointer (&shape) : NULL;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* As store-shapes.py does it. */
static char *
digest_shape (Shape *shape)
{
  guint n;
  g_autofree const char **names = (const char **) g_hash_table_get_keys_as_array (shape, &n);
  guint8 digest[STORE_DIGEST_LENGTH];
  StoreDigest running;

  qsort (names, n, sizeof *names, compare_names);
  store_digest_begin (&running, "file shape");
  for (guint i = 0; i < n; i++)
    {
      store_digest_put_text (&running, names[i]);
      store_digest_put_text (&running, g_hash_table_lookup (shape, names[i]));
    }
  store_digest_finish (&running, digest);
  return store_digest_dup_text (digest);
}

/* Known since the program was built: running the migrations takes ten times as long. */
static gboolean
is_released (Shape *here, StoreSchema *schema, guint version)
{
  g_autofree char *digest = NULL;

  if (version == 0 || version > store_schema_get_n_released (schema) || version >= G_N_ELEMENTS (released_shapes))
    return FALSE;
  digest = digest_shape (here);
  return strcmp (digest, released_shapes[version - 1]) == 0;
}

/* An empty file that is nowhere. */
static StoreDb *
make_model (StoreSchema *schema, guint version, GError **error)
{
  g_autoptr (StoreDb) model = g_object_new (STORE_TYPE_DB, NULL);
  int code = sqlite3_open_v2 (":memory:", &model->handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL);

  if (code != SQLITE_OK)
    {
      store_db_set_error (model, code, error);
      return NULL;
    }
  if (!store_db_run_script (model, "PRAGMA journal_mode = OFF; BEGIN", error)) /* half the time */
    return NULL;
  for (guint i = 1; i <= version; i++)
    if (!store_db_run_script (model, store_schema_get_migration (schema, i), error))
      return NULL;
  return g_steal_pointer (&model);
}

static gpointer
ref_shape_cb (gpointer shape, gpointer data)
{
  return shape != NULL ? g_hash_table_ref (shape) : NULL;
}

/* Made once a version. */
static Shape *
get_model_shape (StoreSchema *schema, guint version, GError **error)
{
  g_autofree char *key = g_strdup_printf ("store-shape-%u", version);
  Shape *shape = g_object_dup_data (G_OBJECT (schema), key, ref_shape_cb, NULL);
  g_autoptr (StoreDb) model = shape == NULL ? make_model (schema, version, error) : NULL;

  if (model != NULL)
    shape = read_shape (model, error);
  if (model != NULL && shape != NULL)
    g_object_set_data_full (G_OBJECT (schema), key, g_hash_table_ref (shape), (GDestroyNotify) g_hash_table_unref);
  return shape;
}

/* A file may call its tables whatever it likes; people need to read it. */
static char *
dup_shown (const char *name)
{
  char *shown = g_strndup (name, NAME_MAX_SHOWN);

  return g_strcanon (shown, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "_ ", '?');
}

static void
compare_shapes (Shape *here, Shape *there, GPtrArray *faults)
{
  GHashTableIter iterator;
  gpointer name, text;

  g_hash_table_iter_init (&iterator, there); /* first, as the search of what is missing is one too many */
  while (g_hash_table_iter_next (&iterator, &name, NULL))
    if (!g_hash_table_contains (here, name))
      store_check_add (faults, g_strdup_printf (_("“%s” is missing."), (char *) name));
  g_hash_table_iter_init (&iterator, here);
  while (g_hash_table_iter_next (&iterator, &name, &text))
    {
      const char *expected = g_hash_table_lookup (there, name);
      g_autofree char *shown = dup_shown (name);

      if (expected == NULL)
        store_check_add (faults, g_strdup_printf (_("“%s” was added by another program."), shown));
      else if (strcmp (expected, text) != 0)
        store_check_add (faults, g_strdup_printf (_("“%s” was changed by another program."), shown));
    }
}

gboolean
store_shape_find_faults (StoreDb *db, guint version, GPtrArray *faults, GError **error)
{
  g_autoptr (GHashTable) here = read_shape (db, error), model = NULL;

  if (here == NULL)
    return FALSE;
  let_be (here);
  store_search_claim_tables (here);
  if (is_released (here, db->schema, version))
    return TRUE;
  model = get_model_shape (db->schema, version, error);
  if (model != NULL)
    compare_shapes (here, model, faults);
  return model != NULL;
}

gboolean
store_shape_check (StoreDb *db, guint version, GError **error)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *name = g_filename_display_basename (db->path);

  if (!store_shape_find_faults (db, version, faults, error))
    return FALSE;
  if (faults->len > 0)
    g_set_error (error, STORE_ERROR, STORE_ERROR_FOREIGN,
                 /* Translators: first the name of a file, then a whole sentence that tells what is wrong with it */
                 _("“%s” is not opened. %s It was left as it is. Please restore a backup."), name, (char *) faults->pdata[0]);
  return faults->len == 0;
}
