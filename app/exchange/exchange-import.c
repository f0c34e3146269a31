/* A file comes into the office.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <string.h>
#include <glib/gi18n-lib.h>
#include "exchange-error.h"
#include "exchange-import.h"
#include "exchange-refused.h"
#include "exchange-run.h"

#define MOST_TRIALS 10 /* links between refused rows of one file that hang on each other this deep */

struct _ExchangeImport
{
  GObject            parent_instance;
  ExchangeCsvReader *reader;
  ExchangeMapping   *mapping;
  ExchangeSigns      signs;
  char             **empty_markers;
  ExchangeGroups     groups;
  ExchangeResult     result;
  GPtrArray         *notes;
  char              *name; /* of the file; nullable */
};

G_DEFINE_FINAL_TYPE (ExchangeImport, exchange_import, G_TYPE_OBJECT)

const StoreIntent exchange_import_intent = { .command = N_("Import") };

/* Where a record's rows go on: the last one and the next of each row, as places in the list of rows. */
static void
chain_rows (ExchangeImport *self, GPtrArray *heads, guint32 *next)
{
  g_autoptr (GHashTable) lasts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) buffer = g_string_new (NULL);
  ExchangeCells cells = { .reader = self->reader, .empty_markers = (const char * const *) self->empty_markers };

  for (guint i = 0; i < exchange_csv_reader_get_n_rows (self->reader); i++)
    {
      const char *key;
      gpointer last;

      cells.row = i;
      cells.ordinal = 1;
      key = exchange_template_expand (self->mapping->key, &cells, buffer);
      last = key != NULL ? g_hash_table_lookup (lasts, key) : NULL;
      next[i] = G_MAXUINT32;
      if (last != NULL)
        next[GPOINTER_TO_UINT (last) - 1] = i;
      else
        g_ptr_array_add (heads, GUINT_TO_POINTER (i));
      if (key != NULL)
        g_hash_table_insert (lasts, g_strdup (key), GUINT_TO_POINTER (i + 1));
    }
}

static void
group_rows (ExchangeImport *self)
{
  guint n = exchange_csv_reader_get_n_rows (self->reader), at = 0;
  g_autofree guint32 *next = g_new (guint32, n + 1);
  g_autoptr (GPtrArray) heads = g_ptr_array_new ();

  self->groups.rows = g_new (guint32, n + 1);
  self->groups.starts = g_new (guint32, n + 1);
  if (self->mapping->folds)
    chain_rows (self, heads, next);
  for (guint i = 0; !self->mapping->folds && i < n; i++)
    {
      g_ptr_array_add (heads, GUINT_TO_POINTER (i));
      next[i] = G_MAXUINT32;
    }
  for (guint i = 0; i < heads->len; i++)
    {
      self->groups.starts[i] = at;
      for (guint32 row = GPOINTER_TO_UINT (heads->pdata[i]); row != G_MAXUINT32; row = next[row])
        self->groups.rows[at++] = row;
    }
  self->groups.n = heads->len;
  self->groups.starts[heads->len] = at;
}

static gboolean
set_signs (ExchangeImport *self, const char *currency, GError **error)
{
  const ExchangeCsvFormat *format = exchange_csv_reader_get_format (self->reader);
  char decimal[2] = { format->decimal, 0 }, group[2] = { format->group, 0 };

  self->signs.locale = base_locale_new_signs (decimal, group, format->date_order, currency);
  self->empty_markers = g_strsplit (format->empty_markers, " ", -1);
  if (self->mapping->zone == NULL)
    return TRUE;
  self->signs.zone = g_time_zone_new_identifier (self->mapping->zone);
  if (self->signs.zone == NULL)
    g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_MAPPING, _("The time zone “%s” is not known. Write for example “UTC” or “Europe/Rome”."), self->mapping->zone);
  return self->signs.zone != NULL;
}

/* With fresh statements and memories, since ids of an earlier pass may have been taken back. */
static gboolean
run_once (ExchangeImport *self, StoreDb *db, gboolean careful, guint *late, GError **error)
{
  g_autoptr (ExchangeProgram) program = NULL;
  ExchangeRun run = { .db = db, .reader = self->reader, .groups = &self->groups, .signs = &self->signs, .careful = careful,
                      .empty_markers = (const char * const *) self->empty_markers, .result = &self->result };

  g_ptr_array_set_size (self->notes, 0);
  if ((program = exchange_program_new (db, self->mapping, self->notes, error)) == NULL)
    return FALSE;
  run.program = program;
  return exchange_run_rows (&run, late, error);
}

static gboolean
try_once (ExchangeImport *self, StoreDb *db, gboolean careful, guint *late, GError **error)
{
  g_autoptr (GError) reason = NULL;
  gboolean done;

  if (!store_db_run (db, "BEGIN IMMEDIATE", error))
    return FALSE;
  done = run_once (self, db, careful, late, &reason);
  if (!store_db_run (db, "ROLLBACK", done ? error : NULL) || !done)
    {
      if (reason != NULL)
        g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  return TRUE;
}

static void
exchange_import_finalize (GObject *object)
{
  ExchangeImport *self = EXCHANGE_IMPORT (object);

  g_clear_object (&self->reader);
  g_clear_pointer (&self->mapping, exchange_mapping_free);
  g_clear_pointer (&self->signs.locale, base_locale_unref);
  g_clear_pointer (&self->signs.zone, g_time_zone_unref);
  g_strfreev (self->empty_markers);
  g_free (self->groups.rows);
  g_free (self->groups.starts);
  g_free (self->result.outcomes);
  g_hash_table_unref (self->result.reasons);
  g_ptr_array_unref (self->notes);
  g_free (self->name);
  G_OBJECT_CLASS (exchange_import_parent_class)->finalize (object);
}

static void
exchange_import_class_init (ExchangeImportClass *class)
{
  G_OBJECT_CLASS (class)->finalize = exchange_import_finalize;
}

static void
exchange_import_init (ExchangeImport *self)
{
  self->result.reasons = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->notes = g_ptr_array_new_with_free_func (g_free);
}

ExchangeImport *
exchange_import_new (StoreSchema *schema, ExchangeCsvReader *reader, ExchangeMapping *mapping, const char *currency, GError **error)
{
  g_autoptr (ExchangeImport) self = g_object_new (EXCHANGE_TYPE_IMPORT, NULL);

  self->reader = g_object_ref (reader);
  self->mapping = exchange_mapping_copy (mapping);
  self->result.outcomes = g_new0 (guint8, exchange_csv_reader_get_n_rows (reader) + 1);
  if (!exchange_program_check (schema, self->mapping, error) || !exchange_mapping_bind (self->mapping, reader, error) || !set_signs (self, currency, error))
    return NULL;
  if (self->mapping->folds && self->mapping->key == NULL)
    {
      g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_MAPPING, _("Rows can only fold into one record by a key. Write “key=” into the mapping."));
      return NULL;
    }
  group_rows (self);
  return g_steal_pointer (&self);
}

void
exchange_import_set_name (ExchangeImport *self, const char *name)
{
  g_set_str (&self->name, name);
}

void
exchange_import_forget (ExchangeImport *self)
{
  memset (self->result.outcomes, EXCHANGE_ROW_UNKNOWN, exchange_csv_reader_get_n_rows (self->reader));
  g_hash_table_remove_all (self->result.reasons);
  self->result.counts = (ExchangeCounts) { 0 };
}

gboolean
exchange_import_plan (StoreDb *writer, gpointer import, GError **error)
{
  ExchangeImport *self = import;
  g_autoptr (GError) reason = NULL;
  guint late = 0;

  exchange_import_forget (self);
  if (try_once (self, writer, FALSE, &late, &reason))
    return TRUE;
  if (!g_error_matches (reason, EXCHANGE_ERROR, EXCHANGE_ERROR_ROW))
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  exchange_import_forget (self);
  for (guint i = 0; i < MOST_TRIALS; i++)
    if (!try_once (self, writer, TRUE, &late, error))
      return FALSE;
    else if (late == 0)
      return TRUE;
  g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_FORMAT, _("Too many rows of this file refer to refused rows. Mend those first."));
  return FALSE;
}

gboolean
exchange_import_apply (StoreDb *writer, gpointer import, GError **error)
{
  ExchangeImport *self = import;
  const guint *records = self->result.counts.records;
  guint late;

  if (!run_once (self, writer, FALSE, &late, error))
    return FALSE;
  if (self->name != NULL)
    store_log_note_import (writer, self->name, records[EXCHANGE_ROW_NEW], records[EXCHANGE_ROW_CHANGED]);
  return TRUE;
}

ExchangeCsvReader *
exchange_import_get_reader (ExchangeImport *self)
{
  return self->reader;
}

ExchangeMapping *
exchange_import_get_mapping (ExchangeImport *self)
{
  return self->mapping;
}

const ExchangeCounts *
exchange_import_get_counts (ExchangeImport *self)
{
  return &self->result.counts;
}

ExchangeOutcome
exchange_import_get_outcome (ExchangeImport *self, guint row)
{
  g_return_val_if_fail (row < exchange_csv_reader_get_n_rows (self->reader), EXCHANGE_ROW_UNKNOWN);
  return self->result.outcomes[row];
}

const char *
exchange_import_get_reason (ExchangeImport *self, guint row)
{
  return g_hash_table_lookup (self->result.reasons, GUINT_TO_POINTER (row));
}

char *
exchange_import_dup_summary (ExchangeImport *self)
{
  const guint *records = self->result.counts.records;

  return g_strdup_printf (_("%u new, %u changed, %u same, %u refused"), records[EXCHANGE_ROW_NEW], records[EXCHANGE_ROW_CHANGED],
                          records[EXCHANGE_ROW_SAME], records[EXCHANGE_ROW_REFUSED]);
}

GPtrArray *
exchange_import_get_notes (ExchangeImport *self)
{
  return self->notes;
}

gboolean
exchange_import_write_refused (ExchangeImport *self, const char *path, GError **error)
{
  return exchange_refused_write (self->reader, self->result.outcomes, self->result.reasons, path, error);
}
