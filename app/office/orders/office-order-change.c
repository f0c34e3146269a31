/* What changed in a confirmed order.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-order-change.h"
#include "office-company.h"
#include "office-issue.h"
#include "office-order-version.h"
#include <base-date.h>
#include <base-number.h>
#include <glib/gi18n-lib.h>

static const char *const line_fields[] = { "item", "text", "quantity", "unit", "price", "discount", "tax_code", "promised_on" };
static const char *const order_fields[] = {
  "customer", "promised_on", "discount", "freight", "carrier", "carrier_service", "reference", "complete_only",
  "ship_name", "ship_street", "ship_postal_code", "ship_city", "ship_region", "ship_country",
};

/* The change of the office in which the last version was written, kept at the connection. */
typedef struct
{
  gint64 seq;
  gint64 order;
  gint64 version;
} Mark;

static gint64
get_seq (StoreDb *db)
{
  gint64 seq = 0;

  return store_db_get_number (db, "SELECT coalesce (max (seq), 0) + 1 FROM change", &seq, NULL) ? seq : 0;
}

static gboolean
append (StoreDb *db, Mark *mark, const char *words, gboolean *found, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "UPDATE order_versions SET what = what || char (10) || ?3 WHERE id = ?1 AND sales_order = ?2 RETURNING id");

  store_query_bind_number (query, 1, mark->version);
  store_query_bind_number (query, 2, mark->order);
  store_query_bind_text (query, 3, words);
  *found = store_query_next (query);
  return store_query_finish (query, error);
}

static gboolean
write_revision (StoreDb *db, gint64 order, gint64 revision, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "UPDATE orders SET revision = ?2 WHERE id = ?1");

  store_query_bind_number (query, 1, order);
  store_query_bind_number (query, 2, revision);
  return store_query_run (query, error);
}

static gint64
find_revision (StoreDb *db, gint64 order)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT max (o.revision, coalesce ((SELECT max (revision) FROM order_versions WHERE sales_order = o.id), 0)) + 1 FROM orders AS o WHERE o.id = ?1");

  store_query_bind_number (query, 1, order);
  return store_query_next (query) ? store_query_get_number (query, 0) : 0;
}

static gboolean
add_version (StoreDb *db, gint64 order, const char *words, gint64 *id, GError **error)
{
  BaseEnvironment *environment = store_db_get_environment (db);
  g_autoptr (OfficeOrderVersion) self = g_object_new (OFFICE_TYPE_ORDER_VERSION, NULL);

  self->sales_order = order;
  self->revision = find_revision (db, order);
  self->made_at = base_environment_now (environment);
  self->made_by = base_environment_dup_user (environment);
  self->what = g_strdup (words);
  self->summary = g_strndup (words, strcspn (words, "\n"));
  if (!store_record_save (db, BASE_RECORD (self), error))
    return FALSE;
  *id = self->parent_instance.id;
  return write_revision (db, order, self->revision, error);
}

gboolean
office_order_note_words (StoreDb *db, gint64 order, const char *words, GError **error)
{
  Mark *mark = g_object_get_data (G_OBJECT (db), "office-order-version");
  gint64 seq = get_seq (db), id = 0;
  gboolean found = FALSE;

  if (mark != NULL && mark->seq == seq && mark->order == order && !append (db, mark, words, &found, error))
    return FALSE;
  if (found)
    return TRUE;
  if (!add_version (db, order, words, &id, error) || !office_papers_outdate (db, order, error))
    return FALSE;
  mark = g_new (Mark, 1);
  *mark = (Mark) { seq, order, id };
  g_object_set_data_full (G_OBJECT (db), "office-order-version", mark, g_free);
  return TRUE;
}

/* As people read it; of a link its title. full */
static char *
format_value (StoreDb *db, BaseRecord *record, const BaseField *field, BaseLocale *locale)
{
  gint64 id = field->kind == BASE_KIND_LINK ? base_record_get_number (record, field) : 0;
  BaseRecordClass *class = id != 0 ? store_schema_find_class (store_db_get_schema (db), field->target) : NULL;
  g_autoptr (BaseRecord) target = class != NULL ? store_record_load (db, G_TYPE_FROM_CLASS (class), id, NULL) : NULL;
  char *text = target != NULL ? g_strdup (base_record_get_title (target)) : field->kind == BASE_KIND_LINK ? g_strdup ("") : base_record_format (record, field, locale);

  if (*text == '\0')
    {
      g_free (text);
      return g_strdup ("–");
    }
  return text;
}

static BaseLocale *
make_locale (StoreDb *db)
{
  g_autoptr (OfficeCompany) company = office_company_load (db, NULL);

  return company != NULL ? office_company_dup_locale (company) : base_locale_new (NULL, NULL);
}

static gboolean
differs (BaseRecord *now, BaseRecord *then, const BaseField *field)
{
  g_autoptr (GVariant) value = NULL, former = NULL;

  if ((base_record_get_changed (now) & base_record_class_get_bit (BASE_RECORD_GET_CLASS (now), field)) == 0)
    return FALSE;
  value = base_record_dup_value (now, field);
  former = base_record_dup_value (then, field);
  return value != former && (value == NULL || former == NULL || !g_variant_equal (value, former));
}

/* "Quantity: 2 → 5; Price: 1.00 → 1.20", NULL when nothing differs. */
static char *
compare (StoreDb *db, BaseRecord *now, BaseRecord *then, const char *const *names, guint n)
{
  BaseRecordClass *class = BASE_RECORD_GET_CLASS (now);
  g_autoptr (BaseLocale) locale = NULL;
  GString *words = NULL;

  for (guint i = 0; i < n; i++)
    {
      const BaseField *field = base_record_class_find_field (class, names[i]);
      g_autofree char *from = NULL, *to = NULL;

      if (!differs (now, then, field))
        continue;
      if (locale == NULL)
        locale = make_locale (db);
      from = format_value (db, then, field, locale);
      to = format_value (db, now, field, locale);
      words = words == NULL ? g_string_new (NULL) : g_string_append (words, "; ");
      g_string_append_printf (words, "%s: %s → %s", base_field_get_label (field), from, to);
    }
  return words != NULL ? g_string_free_and_steal (words) : NULL;
}

static char *
describe_line (StoreDb *db, OfficeOrderLine *line, OfficeOrderLine *before)
{
  gboolean was_there = before != NULL && !before->parent_instance.trashed;
  g_autofree char *difference = NULL;

  if (line->parent_instance.trashed)
    return was_there ? g_strdup_printf (_("%s: taken out"), line->text) : NULL;
  if (!was_there)
    {
      g_autoptr (BaseLocale) locale = make_locale (db);
      g_autofree char *quantity = base_quantity_format (line->quantity, locale), *price = base_money_format (line->price, locale, line->currency);

      return g_strdup_printf (_("%s: added, %s at %s"), line->text, quantity, price);
    }
  difference = compare (db, BASE_RECORD (line), BASE_RECORD (before), line_fields, G_N_ELEMENTS (line_fields));
  return difference != NULL ? g_strdup_printf ("%s: %s", line->text, difference) : NULL;
}

/* Lines that come in for an order without any version are those with which it was brought in. */
gboolean
office_order_note_line (StoreDb *db, OfficeOrderLine *line, OfficeOrderLine *before, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT revision FROM orders WHERE id = ?1 AND confirmed_on IS NOT NULL AND cancelled_on IS NULL AND trashed_at IS NULL AND brought_in = 0");
  g_autofree char *words = NULL;
  gint64 revision = -1;

  store_query_bind_number (query, 1, line->sales_order);
  if (store_query_next (query))
    revision = store_query_get_number (query, 0);
  if (!store_query_finish (query, error))
    return FALSE;
  if (revision < 0 || line->kit_line != 0 || (before == NULL && revision == 0))
    return TRUE;
  words = describe_line (db, line, before);
  return words == NULL || office_order_note_words (db, line->sales_order, words, error);
}

gboolean
office_order_note_order (StoreDb *db, OfficeOrder *order, OfficeOrder *before, GError **error)
{
  g_autofree char *words = NULL;

  if (before == NULL || before->confirmed_on == BASE_NO_DATE || order->brought_in || order->parent_instance.trashed || order->cancelled_on != BASE_NO_DATE)
    return TRUE;
  words = compare (db, BASE_RECORD (order), BASE_RECORD (before), order_fields, G_N_ELEMENTS (order_fields));
  return words == NULL || office_order_note_words (db, order->parent_instance.id, words, error);
}
