/* A whole order in a few keystrokes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-order-entry.h"

#include <base-number.h>
#include <base-text.h>
#include <glib/gi18n-lib.h>
#include <store-run.h>
#include "office-company.h"
#include "office-item.h"
#include "office-order.h"
#include "office-order-line.h"

static const BaseChoice goals[] = {
  { "draft",     N_("As a draft") },
  { "quote",     N_("As a quote") },
  { "confirmed", N_("Confirmed") },
  { NULL },
};

const BaseField office_order_entry_arguments[5] = {
  STORE_ARGUMENT_LINK ("customer", "contacts", N_("Customer"), BASE_REQUIRED),
  STORE_ARGUMENT (LONG_TEXT, "lines", N_("Lines"), BASE_REQUIRED),
  STORE_ARGUMENT (DATE, "promised_on", N_("Promised"), 0),
  STORE_ARGUMENT (TEXT, "reference", N_("Customer’s reference"), 0),
  { BASE_KIND_CHOICE, "goal", 0, NULL, goals, N_("Enter"), 0 },
};

void
office_order_entry_split (const char *text, BaseLocale *locale, gint64 *quantity, char **words, char **price)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  char *at = strrchr (stripped, '@');
  gsize length;

  *price = at != NULL ? g_strstrip (g_strdup (at + 1)) : NULL;
  if (at != NULL)
    *at = '\0';
  length = strcspn (stripped, " \t");
  *quantity = BASE_QUANTITY_ONE;
  if (stripped[length] != '\0')
    {
      g_autofree char *figure = g_strndup (stripped, length);

      if (base_quantity_parse (figure, locale, quantity, NULL))
        {
          *words = g_strstrip (g_strdup (stripped + length));
          return;
        }
      *quantity = BASE_QUANTITY_ONE;
    }
  *words = g_strstrip (g_strdup (stripped));
}

gint64
office_order_entry_find_unit (StoreDb *db, gint64 item, const char *words, const char **rest, gint64 *factor)
{
  gsize length = strcspn (words, " \t");
  g_autofree char *name = g_strndup (words, length), *wanted = base_text_fold (name);
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT id, name, factor FROM item_units WHERE item = ?1 AND trashed_at IS NULL ORDER BY id");

  *rest = words;
  *factor = BASE_QUANTITY_ONE;
  store_query_bind_number (query, 1, item);
  while (words[length] != '\0' && store_query_next (query))
    {
      g_autofree char *unit = base_text_fold (store_query_get_text (query, 1));

      if (!g_str_equal (unit, wanted))
        continue;
      *rest = words + length + strspn (words + length, " \t");
      *factor = store_query_get_number (query, 2);
      return store_query_get_number (query, 0);
    }
  return 0;
}

/* *item: 0 when the words name none, or several. FALSE: it cannot be read. */
static gboolean
try_item (StoreDb *db, const char *words, gint64 *item, GError **error)
{
  BaseRecordClass *class = store_schema_find_class (store_db_get_schema (db), "items");
  g_autoptr (GError) problem = NULL;

  if (store_record_resolve (db, class, words, item, &problem))
    return TRUE;
  *item = 0;
  if (problem->domain == BASE_ERROR)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* The words may begin with a unit, which only the item knows. */
static gboolean
find_item (StoreDb *db, const char *words, OfficeEntryLine *line, gint64 *factor, GError **error)
{
  BaseRecordClass *class = store_schema_find_class (store_db_get_schema (db), "items");
  const char *rest = words + strcspn (words, " \t");

  *factor = BASE_QUANTITY_ONE;
  if (!try_item (db, words, &line->item, error))
    return FALSE;
  if (line->item != 0)
    return TRUE;
  rest += strspn (rest, " \t");
  if (rest[0] != '\0' && !try_item (db, rest, &line->item, error))
    return FALSE;
  line->unit = line->item != 0 ? office_order_entry_find_unit (db, line->item, words, &rest, factor) : 0;
  return line->unit != 0 || store_record_resolve (db, class, words, &line->item, error);
}

gboolean
office_order_entry_read (StoreDb *db, const char *text, BaseLocale *locale, const char *currency, OfficeEntryLine *line, GError **error)
{
  g_autofree char *words = NULL, *price = NULL;
  OfficeEntryLine read = { 0 };
  gint64 factor;

  office_order_entry_split (text, locale, &read.quantity, &words, &price);
  if (!find_item (db, words, &read, &factor, error)
      || !base_number_scale (read.quantity, factor, BASE_QUANTITY_ONE, BASE_ROUND_HALF_UP, &read.quantity, error))
    return FALSE;
  read.has_price = price != NULL;
  if (price != NULL && !base_money_parse (price, locale, currency, &read.price, error))
    return FALSE;
  *line = read;
  return TRUE;
}

static gboolean
add_line (StoreDb *db, gint64 order, const OfficeEntryLine *line, GError **error)
{
  g_autoptr (OfficeOrderLine) self = g_object_new (OFFICE_TYPE_ORDER_LINE, NULL);
  BaseRecord *record = BASE_RECORD (self);

  base_record_set_number (record, &self->sales_order, order);
  base_record_set_number (record, &self->item, line->item);
  base_record_set_number (record, &self->unit, line->unit);
  base_record_set_number (record, &self->quantity, line->quantity);
  base_record_set_number (record, &self->price, line->has_price ? line->price : 0);
  return store_record_save (db, record, error);
}

static gboolean
add_lines (StoreDb *db, OfficeOrder *order, const char *text, GError **error)
{
  g_auto (GStrv) lines = g_strsplit_set (text, "\n;", -1);
  g_autoptr (BaseLocale) locale = base_locale_new (NULL, order->currency);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      OfficeEntryLine line;

      if (g_strstrip (lines[i])[0] == '\0')
        continue;
      if (!office_order_entry_read (db, lines[i], locale, order->currency, &line, error))
        {
          g_prefix_error (error, _("Line “%s”: "), lines[i]);
          return FALSE;
        }
      if (!add_line (db, order->parent_instance.id, &line, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
office_order_enter (StoreDb *db, GVariant *arguments, GError **error)
{
  static const char *const steps[] = { NULL, "quote-order", "confirm-order" };
  g_autoptr (OfficeOrder) order = g_object_new (OFFICE_TYPE_ORDER, NULL);
  BaseRecord *record = BASE_RECORD (order);
  const char *step = steps[CLAMP (store_arguments_get_number (arguments, "goal"), 0, 2)];
  const char *lines = store_arguments_get_text (arguments, "lines");

  base_record_set_number (record, &order->customer, store_arguments_get_number (arguments, "customer"));
  base_record_set_date (record, &order->promised_on, (guint32) store_arguments_get_number (arguments, "promised_on"));
  base_record_set_text (record, &order->reference, store_arguments_get_text (arguments, "reference"));
  if (!store_record_save (db, record, error) || (lines != NULL && !add_lines (db, order, lines, error))
      || (step != NULL && !store_command_call (db, step, g_variant_new_parsed ("{'record': <%x>}", record->id), error)))
    return FALSE;
  store_db_set_result (db, g_variant_new_int64 (record->id));
  return TRUE;
}
