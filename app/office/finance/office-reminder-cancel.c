/* A reminder taken back.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-reminder-write.h"
#include <base-date.h>
#include "office-invoice-post.h"
#include "office-order-cost.h"
#include <glib/gi18n-lib.h>

/* The number of the next letter to the customer that stands, whose levels build on this one. */
static gboolean
check_last (StoreDb *db, OfficeReminder *self, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT number FROM reminders WHERE customer = ?1 AND id > ?2 AND cancelled = 0 ORDER BY id DESC LIMIT 1");
  g_autofree char *later = NULL;

  store_query_bind_number (query, 1, self->customer);
  store_query_bind_number (query, 2, self->parent_instance.id);
  if (store_query_next (query))
    later = g_strdup (store_query_get_text (query, 0));
  if (!store_query_finish (query, error))
    return FALSE;
  if (self->cancelled)
    g_set_error (error, BASE_ERROR, BASE_ERROR_RULE, _("Reminder %s is cancelled already."), self->number);
  else if (later != NULL)
    g_set_error (error, BASE_ERROR, BASE_ERROR_RULE, _("Reminder %s came after this one. Cancel that one first."), later);
  else
    return TRUE;
  return FALSE;
}

/* Unless people credited it themselves; who took that credit back charges it again. */
static gboolean
credit_charge (StoreDb *db, OfficeReminder *self, const char *reason, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT 1 FROM invoice_lines AS l WHERE l.invoice = ?1 AND l.trashed_at IS NULL"
                                                      " AND " OFFICE_INVOICE_LINE_LEFT ("l.id", "quantity") " > 0");
  gboolean is_left;

  store_query_bind_number (query, 1, self->charge);
  is_left = store_query_next (query);
  if (!store_query_finish (query, error))
    return FALSE;
  return !is_left || office_invoice_credit (db, self->charge, 0, 0, BASE_NO_DATE, reason, NULL, error);
}

/* Each to the level of the letters that stand, and to the day on which it was reached. */
static gboolean
step_down (StoreDb *db, OfficeReminder *self, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "WITH standing AS (SELECT l.invoice, l.level, r.issued_on FROM reminder_lines AS l JOIN reminders AS r ON r.id = l.reminder"
                                                      "  WHERE r.cancelled = 0 AND l.level > 0),"
                                                      " highest AS (SELECT invoice, level, min (issued_on) AS day FROM standing AS s"
                                                      "  WHERE level = (SELECT max (level) FROM standing AS t WHERE t.invoice = s.invoice) GROUP BY invoice)"
                                                      " UPDATE invoices SET reminder_level = coalesce ((SELECT level FROM highest WHERE invoice = invoices.id), 0),"
                                                      " reminded_on = (SELECT day FROM highest WHERE invoice = invoices.id), version = version + 1"
                                                      " WHERE id IN (SELECT invoice FROM reminder_lines WHERE reminder = ?1)");

  store_query_bind_number (query, 1, self->parent_instance.id);
  return store_query_run (query, error);
}

gboolean
office_reminder_cancel (StoreDb *db, gint64 reminder, const char *reason, GError **error)
{
  g_autoptr (OfficeReminder) self = OFFICE_REMINDER (store_record_load (db, OFFICE_TYPE_REMINDER, reminder, error));

  if (self == NULL || !check_last (db, self, error) || (self->charge != 0 && !credit_charge (db, self, reason, error)))
    return FALSE;
  base_record_set_int (BASE_RECORD (self), &self->cancelled, TRUE);
  base_record_set_text (BASE_RECORD (self), &self->notes, reason);
  return store_record_save (db, BASE_RECORD (self), error) && step_down (db, self, error);
}
