/* A list goes out as CSV.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <glib/gi18n-lib.h>
#include <base-csv.h>
#include <base-date.h>
#include <store-record.h>
#include "exchange-error.h"
#include "exchange-export.h"

#define PIECE (64 * 1024)

static gboolean
is_shown (const ExchangeExport *self, const BaseField *field)
{
  for (guint i = 0; self->columns != NULL && self->columns[i] != NULL; i++)
    if (self->columns[i] == field)
      return TRUE;
  return self->columns == NULL && !(field->flags & BASE_HIDDEN);
}

static const BaseField *
get_column (const ExchangeExport *self, guint *place)
{
  guint i = (*place)++;

  if (self->columns != NULL)
    return self->columns[i];
  for (; i < self->class->n_fields; i++)
    if (is_shown (self, &self->class->fields[i]))
      {
        *place = i + 1;
        return &self->class->fields[i];
      }
  return NULL;
}

/* What has no title is known by its place in the file. */
static char *
dup_number (gint64 id)
{
  return g_strdup_printf ("#%" G_GINT64_FORMAT, id);
}

/* The title of a link's target, read alone, since most targets are much larger than their title. */
static char *
dup_title (StoreDb *db, const BaseField *field, gint64 id)
{
  BaseRecordClass *target = store_schema_find_class (store_db_get_schema (db), field->target);
  const BaseField *title = target != NULL ? base_record_class_find_flag (target, BASE_TITLE) : NULL;
  g_autofree char *number = dup_number (id);
  g_autofree char *sql = NULL;
  g_autoptr (StoreQuery) query = NULL;

  if (id == 0 || title == NULL || !base_field_is_text (title))
    return id != 0 ? g_steal_pointer (&number) : g_strdup ("");
  sql = g_strdup_printf ("SELECT %s FROM %s WHERE id = ?1", title->name, target->table);
  query = store_query_new (db, sql);
  store_query_bind_number (query, 1, id);
  if (!store_query_next (query))
    return g_strdup ("");
  return store_query_is_null (query, 0) ? g_steal_pointer (&number) : g_strdup (store_query_get_text (query, 0));
}

static char *
dup_cell (const ExchangeExport *self, StoreDb *db, BaseRecord *record, const BaseField *field)
{
  char time[21];

  if (base_field_is_sealed (field))
    return g_strdup ("");
  if (field->kind == BASE_KIND_LINK)
    return dup_title (db, field, base_record_get_number (record, field));
  if (field->kind != BASE_KIND_TIME)
    return base_record_format (record, field, self->locale);
  base_time_format_iso (base_record_get_number (record, field), time);
  return g_strdup (time);
}

/* Figures and dates are never formulas, whatever sign they begin with. */
static gboolean
is_words (const BaseField *field)
{
  return base_field_is_text (field) || field->kind == BASE_KIND_LINK || field->kind == BASE_KIND_CHOICE;
}

static gboolean
write_records (const ExchangeExport *self, StoreDb *db, const gint64 *ids, guint n_ids, GOutputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autoptr (GString) text = g_string_new (BASE_CSV_BOM);

  exchange_export_append (self, db, NULL, text);
  for (guint i = 0; i < n_ids; i++)
    {
      g_autoptr (GError) reason = NULL;
      g_autoptr (BaseRecord) record = store_record_load (db, G_TYPE_FROM_CLASS (self->class), ids[i], &reason);

      if (record != NULL)
        exchange_export_append (self, db, record, text);
      else if (!g_error_matches (reason, STORE_ERROR, STORE_ERROR_MISSING))
        {
          g_propagate_error (error, g_steal_pointer (&reason));
          return FALSE;
        }
      if (text->len < PIECE)
        continue;
      if (!g_output_stream_write_all (stream, text->str, text->len, NULL, cancellable, error))
        return FALSE;
      g_string_truncate (text, 0);
    }
  return g_output_stream_write_all (stream, text->str, text->len, NULL, cancellable, error);
}

/* Closing with a cancelled cancellable is GIO's way to leave the old file as it was. */
static void
drop_stream (GOutputStream *stream)
{
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();

  g_cancellable_cancel (cancelled);
  g_output_stream_close (stream, cancelled, NULL);
}

static gboolean
take_file_error (GError *reason, GError **error)
{
  if (reason->domain != G_IO_ERROR || g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, reason);
  else
    {
      g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_FILE, _("The list cannot be saved: %s"), reason->message);
      g_error_free (reason);
    }
  return FALSE;
}

void
exchange_export_append (const ExchangeExport *self, StoreDb *db, BaseRecord *record, GString *text)
{
  char delimiter = base_csv_get_delimiter (self->locale);
  const BaseField *field;
  guint place = 0;

  for (guint n = 0; (field = get_column (self, &place)) != NULL; n++)
    {
      g_autofree char *cell = record != NULL ? dup_cell (self, db, record, field) : NULL;

      if (n > 0)
        g_string_append_c (text, delimiter);
      if (record == NULL)
        cell = g_strdup (self->with_labels ? base_field_get_label (field) : field->name);
      base_csv_append_cell (text, cell, delimiter, record == NULL || is_words (field));
    }
  base_csv_end_line (text);
}

gboolean
exchange_export_write (const ExchangeExport *self, StoreDb *db, const gint64 *ids, guint n_ids, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GError *reason = NULL;
  g_autoptr (GFileOutputStream) stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_PRIVATE, cancellable, &reason);

  if (stream == NULL)
    return take_file_error (reason, error);
  if (write_records (self, db, ids, n_ids, G_OUTPUT_STREAM (stream), cancellable, &reason)
      && g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, &reason))
    return TRUE;
  drop_stream (G_OUTPUT_STREAM (stream));
  return take_file_error (reason, error);
}

gboolean
exchange_export_write_filter (const ExchangeExport *self, StoreDb *db, StoreFilter *filter, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (StoreQuery) query = store_filter_query_ids (filter, db, -1);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  while (store_query_next (query))
    {
      gint64 id = store_query_get_number (query, 0);
      g_array_append_val (ids, id);
    }
  return store_query_finish (query, error) && exchange_export_write (self, db, (const gint64 *) ids->data, ids->len, path, cancellable, error);
}
