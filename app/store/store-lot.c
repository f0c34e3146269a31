/* One command on several records.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store-lot.h"

#include <glib/gi18n-lib.h>
#include "store-db-private.h"
#include "store-generic.h"
#include "store-run.h"

gboolean
store_lot_is (GVariant *arguments)
{
  g_autoptr (GVariant) records = g_variant_lookup_value (arguments, "records", G_VARIANT_TYPE ("ax"));

  return records != NULL;
}

/* What one record brings about, in contrast to a fault of the file. */
static gboolean
is_refusal (const GError *error)
{
  return error->domain == BASE_ERROR || g_error_matches (error, STORE_ERROR, STORE_ERROR_CONSTRAINT) || g_error_matches (error, STORE_ERROR, STORE_ERROR_MISSING)
         || g_error_matches (error, STORE_ERROR, STORE_ERROR_STALE) || g_error_matches (error, STORE_ERROR, STORE_ERROR_SEALED);
}

static GVariant *
choose_record (GVariant *arguments, gint64 record)
{
  g_autoptr (GVariantDict) one = g_variant_dict_new (arguments);

  g_variant_dict_remove (one, "records");
  g_variant_dict_insert (one, "record", "x", record);
  return g_variant_ref_sink (g_variant_dict_end (one));
}

/* refusal: why nothing of it was done, NULL if it was. FALSE: the lot cannot go on. */
static gboolean
execute_one (const StoreCommand *command, StoreDb *db, GVariant *arguments, GError **refusal, GError **error)
{
  g_autoptr (GError) problem = NULL;

  if (!store_db_run (db, "SAVEPOINT lot", error))
    return FALSE;
  store_touches_mark (db->touches);
  if (store_command_execute (command, db, arguments, &problem))
    return store_db_run (db, "RELEASE lot", error);
  if (problem == NULL || !is_refusal (problem) || store_db_has_lost_transaction (db))
    {
      if (problem != NULL)
        g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  *refusal = g_steal_pointer (&problem);
  return store_db_run (db, "ROLLBACK TO lot", error) && store_touches_go_back (db->touches, error) && store_db_run (db, "RELEASE lot", error);
}

static gboolean
check (const StoreCommand *command, GError **error)
{
  if (!store_command_has_record (command))
    g_set_error (error, BASE_ERROR, BASE_ERROR_UNKNOWN, _("“%s” is not about single records."), command->name);
  else if (command->warning != NULL)
    g_set_error_literal (error, BASE_ERROR, BASE_ERROR_RULE, _("This cannot be taken back. Please do it to one record at a time."));
  else
    return TRUE;
  return FALSE;
}

/* The log says of how many it was: the records of a reversal are as many. */
static void
finish (const StoreCommand *command, StoreDb *db, guint n_done, GVariant *refused)
{
  g_autofree char *name = g_strdup_printf ("%s\t%u", command->name, n_done);
  g_autoptr (GVariant) left_over = store_db_steal_result (db);

  if (n_done > 1)
    store_transaction_set_command (db->transaction, name);
  store_db_set_result (db, g_variant_new ("(u@a(xs))", n_done, refused));
}

gboolean
store_lot_execute (const StoreCommand *command, StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (GVariant) records = g_variant_lookup_value (arguments, "records", G_VARIANT_TYPE ("ax"));
  g_auto (GVariantBuilder) refused = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(xs)"));
  gsize n;
  const gint64 *ids = g_variant_get_fixed_array (records, &n, sizeof (gint64));
  guint n_done = 0;

  if (!check (command, error))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (GVariant) one = choose_record (arguments, ids[i]);
      g_autoptr (GError) refusal = NULL;

      if (!execute_one (command, db, one, &refusal, error) || !store_db_progress (db, (guint) (i * 1000 / n), error))
        return FALSE;
      if (refusal != NULL)
        g_variant_builder_add (&refused, "(xs)", ids[i], refusal->message);
      else
        n_done++;
    }
  finish (command, db, n_done, g_variant_builder_end (&refused));
  return TRUE;
}

const StoreCommand *
store_lot_find_command (StoreSchema *schema, const char *logged, guint *n)
{
  const char *tab = logged != NULL ? strchr (logged, '\t') : NULL;
  g_autofree char *name = tab != NULL ? g_strndup (logged, tab - logged) : g_strdup (logged);

  if (n != NULL)
    *n = tab != NULL ? (guint) g_ascii_strtoull (tab + 1, NULL, 10) : 1;
  return name != NULL ? store_schema_find_command (schema, name) : NULL;
}
