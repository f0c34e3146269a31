/* Proof that a file keeps its invariants.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store-check.h"

#include <glib/gi18n-lib.h>
#include "store-check-private.h"
#include "store-db-private.h"
#include "store-log.h"
#include "store-search.h"
#include "store-vault-file.h"

#define FAULTS_SHOWN 100

void
store_finding_free (StoreFinding *self)
{
  g_free (self->label);
  g_strfreev (self->faults);
  g_free (self);
}

void
store_check_add (GPtrArray *faults, char *sentence)
{
  if (faults->len >= FAULTS_SHOWN)
    g_clear_pointer (&sentence, g_free);
  g_ptr_array_add (faults, sentence);
}

char *
store_check_name (BaseRecordClass *class, const char *table, gint64 id)
{
  return g_strdup_printf ("%s #%" G_GINT64_FORMAT, class != NULL ? _(class->singular) : table, id);
}

gboolean
store_check_sql (StoreDb *db, const char *sql, GPtrArray *faults, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, sql);

  while (store_query_next (query))
    store_check_add (faults, g_strdup (store_query_get_text (query, 0)));
  return store_query_finish (query, error);
}

static gboolean
check_pages (StoreDb *db, GPtrArray *faults, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "PRAGMA integrity_check(100)");

  while (store_query_next (query))
    if (g_strcmp0 (store_query_get_text (query, 0), "ok") != 0)
      store_check_add (faults, g_strdup (store_query_get_text (query, 0)));
  return store_query_finish (query, error);
}

static gboolean
check_links (StoreDb *db, GPtrArray *faults, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT \"table\", rowid, parent FROM pragma_foreign_key_check");

  while (store_query_next (query))
    {
      const char *table = store_query_get_text (query, 0);
      g_autofree char *name = store_check_name (store_schema_find_class (db->schema, table), table, store_query_get_number (query, 1));

      store_check_add (faults, g_strdup_printf (_("%s refers to something in “%s” that is not there."), name, store_query_get_text (query, 2)));
    }
  return store_query_finish (query, error);
}

static gboolean
check_chain (StoreDb *db, GPtrArray *faults, GError **error)
{
  g_autoptr (GError) failure = NULL;
  gint64 bad;

  if (store_log_verify (db, &bad, &failure))
    return TRUE;
  if (!g_error_matches (failure, STORE_ERROR, STORE_ERROR_DAMAGED))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  store_check_add (faults, g_strdup (failure->message));
  return TRUE;
}

/* With the connection's vault if it has one; else what can be seen without the key. */
static gboolean
check_sealed (StoreDb *db, GPtrArray *faults, GError **error)
{
  g_autoptr (StoreVault) vault = NULL;
  g_autoptr (StoreVaultHeader) header = NULL;

  if (db->vault != NULL)
    return store_vault_file_check (db, STORE_VAULT (db->vault), faults, error);
  vault = store_vault_new ();
  if (!store_vault_file_load (db, &header, error))
    return FALSE;
  store_vault_set_header (vault, header);
  return store_vault_file_check (db, vault, faults, error);
}

static const struct
{
  const char *name;
  const char *label;
  gboolean  (*check) (StoreDb *db, GPtrArray *faults, GError **error);
} checks[] = {
  { "pages",  N_("Every page of the file is whole."),                       check_pages },
  { "links",  N_("Every link leads to a record."),                          check_links },
  { "schema", N_("The tables are those of this version."),                  store_check_schema },
  { "fields", N_("Every field has its column."),                            store_check_fields },
  { "values", N_("Every choice, day and time is valid."),                     store_check_values },
  { "chain",  N_("The change log is unbroken."),                            check_chain },
  { "log",    N_("Every record matches the change log."),   store_check_log },
  { "search", N_("The search finds what is there."),                        store_search_check },
  { "sealed", N_("Every protected field is sealed with the company’s key."), check_sealed },
};

/* full */
static StoreFinding *
make_finding (const char *name, const char *label, GPtrArray *faults, gint64 since)
{
  StoreFinding *finding = g_new0 (StoreFinding, 1);

  finding->name = name;
  finding->label = g_strdup (_(label));
  finding->n_faults = faults->len;
  if (faults->len > FAULTS_SHOWN)
    g_ptr_array_set_size (faults, FAULTS_SHOWN);
  g_ptr_array_add (faults, NULL);
  finding->faults = (char **) g_ptr_array_steal (faults, NULL);
  finding->micros = g_get_monotonic_time () - since;
  return finding;
}

/* A check that cannot go on has found something too. FALSE only when cancelled. */
static gboolean
note_failure (GPtrArray *faults, GError *failure, GError **error)
{
  if (failure == NULL)
    return TRUE;
  if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  store_check_add (faults, g_strdup (failure->message));
  g_error_free (failure);
  return TRUE;
}

static gboolean
run_check (StoreDb *db, guint index, const StoreInvariant *invariant, GPtrArray *findings, GError **error)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  gint64 since = g_get_monotonic_time ();
  GError *failure = NULL;

  if (invariant != NULL)
    store_check_sql (db, invariant->sql, faults, &failure);
  else
    checks[index].check (db, faults, &failure);
  if (!note_failure (faults, failure, error))
    return FALSE;
  g_ptr_array_add (findings, make_finding (invariant != NULL ? invariant->name : checks[index].name,
                                           invariant != NULL ? invariant->label : checks[index].label, faults, since));
  return TRUE;
}

static gboolean
run_checks (StoreDb *db, const StoreInvariant *invariants, guint n_invariants, GPtrArray *findings, GError **error)
{
  const guint n_own = G_N_ELEMENTS (checks), n = n_own + n_invariants;

  for (guint i = 0; i < n; i++)
    if (!store_db_progress (db, 1000 * i / n, error)
        || !run_check (db, i, i < n_own ? NULL : &invariants[i - n_own], findings, error))
      return FALSE;
  return store_db_progress (db, 1000, error);
}

GPtrArray *
store_check_run (StoreDb *db, const StoreInvariant *invariants, guint n_invariants, GError **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) store_finding_free);
  gboolean own = sqlite3_get_autocommit (db->handle) != 0;
  gboolean done;

  if (own && !store_db_run (db, "BEGIN", error))
    return NULL;
  done = run_checks (db, invariants, n_invariants, findings, error);
  if (own)
    sqlite3_exec (db->handle, "ROLLBACK", NULL, NULL, NULL);
  return done ? g_steal_pointer (&findings) : NULL;
}

gboolean
store_check_pages (StoreDb *db, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "PRAGMA quick_check(1)");
  gboolean whole = store_query_next (query) && g_strcmp0 (store_query_get_text (query, 0), "ok") == 0;

  if (!store_query_finish (query, error))
    return FALSE;
  if (!whole)
    g_set_error_literal (error, STORE_ERROR, STORE_ERROR_DAMAGED, _("The file is damaged. It was left as it is. Please restore a backup."));
  return whole;
}

guint
store_check_count (GPtrArray *findings)
{
  guint n_faults = 0;

  for (guint i = 0; i < findings->len; i++)
    n_faults += ((StoreFinding *) findings->pdata[i])->n_faults;
  return n_faults;
}
