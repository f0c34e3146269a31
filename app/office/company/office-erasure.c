/* Erasing a person on request.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-erasure.h"
#include <base-text.h>
#include <glib/gi18n-lib.h>
#include <store-erase.h>

#define SHORTEST_NAME 3 /* letters; a shorter one stands in every other word */

/* Where a person's name is written down as a text. */
static const struct
{
  const char *table;
  const char *field;
} copies[] = {
  { "tickets",       "requester" },
  { "ticket_events", "assignee" },
};

static gboolean
check_reason (const char *reason, GPtrArray *names, GError **error)
{
  g_autofree char *folded = base_text_fold (reason != NULL ? reason : "");

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *name = base_text_fold (names->pdata[i]);

      if (g_utf8_strlen (name, -1) < SHORTEST_NAME || strstr (folded, name) == NULL)
        continue;
      return base_refuse (error, _("The reason is kept. Please give it without the name of the person."));
    }
  return TRUE;
}

static gboolean
erase_copies (StoreDb *db, GPtrArray *names, const char *stub, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (copies); i++)
    {
      BaseRecordClass *class = store_schema_find_class (store_db_get_schema (db), copies[i].table);
      const BaseField *field = base_record_class_find_field (class, copies[i].field);

      for (guint j = 0; j < names->len; j++)
        if (strcmp (names->pdata[j], stub) != 0 && !store_erase_text (db, class, field, names->pdata[j], stub, error))
          return FALSE;
    }
  return TRUE;
}

static gboolean
erase_parts_of_type (StoreDb *db, BaseRecordClass *class, const BaseField *parent, gint64 id, const char *stub, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s WHERE %s = ?1", class->table, parent->name);
  g_autoptr (StoreQuery) query = store_query_new (db, sql);
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (gint64));

  store_query_bind_number (query, 1, id);
  while (store_query_next (query))
    {
      gint64 part = store_query_get_number (query, 0);
      g_array_append_val (parts, part);
    }
  if (!store_query_finish (query, error))
    return FALSE;
  for (guint i = 0; i < parts->len; i++)
    if (!store_erase_record (db, class, g_array_index (parts, gint64, i), stub, error))
      return FALSE;
  return TRUE;
}

/* Delivery addresses and the like, which are nobody else's. */
static gboolean
erase_parts (StoreDb *db, BaseRecord *record, const char *stub, GError **error)
{
  StoreSchema *schema = store_db_get_schema (db);

  for (guint i = 0; i < store_schema_get_n_types (schema); i++)
    {
      BaseRecordClass *class = store_schema_get_class (schema, i);
      const BaseField *parent = base_record_class_find_flag (class, BASE_PARENT);

      if (parent != NULL && strcmp (parent->target, BASE_RECORD_GET_CLASS (record)->table) == 0 && base_record_class_find_flag (class, BASE_PERSONAL) != NULL
          && !erase_parts_of_type (db, class, parent, record->id, stub, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
note_reason (StoreDb *db, BaseRecordClass *class, gint64 id, const char *reason, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE %s SET notes = ?2 WHERE id = ?1", class->table);
  g_autoptr (StoreQuery) query = store_query_new (db, sql);

  store_query_bind_number (query, 1, id);
  store_query_bind_text (query, 2, reason);
  return store_query_run (query, error);
}

gboolean
office_erasure_run (StoreDb *db, BaseRecord *record, const char *reason, GError **error)
{
  BaseRecordClass *class = BASE_RECORD_GET_CLASS (record);
  const BaseField *title = base_record_class_find_flag (class, BASE_TITLE);
  /* Translators: stands in place of the name; %lld is the number of the record in the file */
  g_autofree char *stub = g_strdup_printf (_("Erased person %lld"), (long long) record->id);
  g_autoptr (GPtrArray) names = store_erase_list_texts (db, class, title, record->id, error);

  return names != NULL
         && check_reason (reason, names, error)
         && (record->trashed || store_record_trash (db, G_TYPE_FROM_CLASS (class), record->id, error))
         && store_erase_record (db, class, record->id, stub, error)
         && erase_parts (db, record, stub, error)
         && note_reason (db, class, record->id, reason, error)
         && erase_copies (db, names, stub, error);
}
