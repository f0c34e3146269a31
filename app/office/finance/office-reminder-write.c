/* One letter to a customer who is late.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-reminder-write.h"
#include <base-date.h>
#include <base-number.h>
#include "office-company.h"
#include "office-contact.h"
#include "office-freeze.h"
#include "office-invoice-draft.h"
#include "office-invoice-line.h"
#include "office-invoice-post.h"
#include "office-reminder-due.h"
#include "office-reminder-interest.h"
#include "office-series.h"
#include <glib/gi18n-lib.h>

#define DAYS_TO_PAY_A_CHARGE 7

/* An invoice in the letter. */
typedef struct
{
  gint64   invoice;
  gint64   open;
  gint64   days_late;
  gint64   level;      /* with this letter */
  gint64   interest;
  gboolean is_charge;  /* bears no fee and no interest itself */
  gboolean is_due;     /* steps up */
} Overdue;

/* A letter in the making. */
typedef struct
{
  StoreDb        *db;
  OfficeCompany  *company;
  OfficeReminder *reminder;
  GArray         *lines;     /* Overdue */
  gint64          fee_level; /* the highest to which an invoice steps up, or 0 */
} Letter;

GArray *
office_reminder_list_customers (StoreDb *db, guint32 day, GError **error)
{
  g_autoptr (GArray) customers = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT DISTINCT customer FROM invoices JOIN contacts AS c ON c.id = customer WHERE " OFFICE_REMINDER_IS_DUE ("?1")
                                                  " AND c.open_amount > 0 AND NOT EXISTS (SELECT 1 FROM reminders AS r WHERE r.customer = invoices.customer AND r.issued_on = ?1"
                                                  " AND r.cancelled = 0) ORDER BY customer");
  char iso[11];

  base_date_format_iso (day, iso);
  store_query_bind_text (query, 1, iso);
  while (store_query_next (query))
    {
      gint64 customer = store_query_get_number (query, 0);
      g_array_append_val (customers, customer);
    }
  return store_query_finish (query, error) ? g_steal_pointer (&customers) : NULL;
}

static gboolean
add_overdue (Letter *self, StoreQuery *query, GError **error)
{
  Overdue line = { .invoice = store_query_get_number (query, 0), .open = store_query_get_number (query, 1), .days_late = MAX (store_query_get_number (query, 2), 0),
                   .level = store_query_get_number (query, 3), .is_charge = store_query_get_number (query, 4) != 0, .is_due = store_query_get_number (query, 5) != 0 };

  if (line.is_due)
    {
      line.level++;
      base_record_set_number (BASE_RECORD (self->reminder), &self->reminder->level, MAX (self->reminder->level, line.level));
      if (!line.is_charge)
        self->fee_level = MAX (self->fee_level, line.level);
      if (!line.is_charge && !office_reminder_get_interest (self->db, line.invoice, self->reminder->issued_on, self->company->late_interest, &line.interest, error))
        return FALSE;
    }
  g_array_append_val (self->lines, line);
  return TRUE;
}

/* All that is overdue, and the charges of earlier reminders, which those asked for. */
static gboolean
gather_lines (Letter *self, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (self->db, "SELECT id, open, CAST (julianday (?1) - julianday (due_on) AS INTEGER), reminder_level, kind = 'charge', " OFFICE_REMINDER_IS_DUE ("?1")
                                                  " FROM invoices WHERE customer = ?2 AND number IS NOT NULL AND open > 0 AND kind <> 'credit-note' AND (due_on < ?1 OR kind = 'charge')"
                                                  " ORDER BY due_on, id");
  char iso[11];

  base_date_format_iso (self->reminder->issued_on, iso);
  store_query_bind_text (query, 1, iso);
  store_query_bind_number (query, 2, self->reminder->customer);
  while (store_query_next (query))
    if (!add_overdue (self, query, error))
      return FALSE;
  return store_query_finish (query, error);
}

static gint64
get_fee (Letter *self)
{
  const gint64 fees[] = { 0, self->company->first_reminder_fee, self->company->second_reminder_fee, self->company->last_reminder_fee };

  return fees[CLAMP (self->fee_level, 0, 3)];
}

static void
add_up (Letter *self)
{
  OfficeReminder *reminder = self->reminder;
  gint64 open = 0, interest = 0;

  for (guint i = 0; i < self->lines->len; i++)
    {
      open += g_array_index (self->lines, Overdue, i).open;
      interest += g_array_index (self->lines, Overdue, i).interest;
    }
  base_record_set_number (BASE_RECORD (reminder), &reminder->fee, get_fee (self));
  base_record_set_number (BASE_RECORD (reminder), &reminder->interest, interest);
  base_record_set_number (BASE_RECORD (reminder), &reminder->total, open + interest + reminder->fee);
}

static gboolean
add_charge_line (Letter *self, OfficeInvoice *charge, gint64 position, const char *text, gint64 amount, GError **error)
{
  OfficeInvoiceDraftLine line = { .invoice = charge->parent_instance.id, .position = position, .text = text, .quantity = BASE_QUANTITY_ONE, .price = amount, .amount = amount,
                                  .currency = charge->currency, .kind = OFFICE_INVOICE_LINE_KIND_CHARGE };

  return amount == 0 || office_invoice_insert_line (self->db, &line, error);
}

/* Fee and interest stand in the books from now on, whatever is paid first. They bear no tax: damages are no supply. */
static gboolean
post_charge (Letter *self, GError **error)
{
  OfficeReminder *reminder = self->reminder;
  g_autoptr (OfficeInvoice) charge = NULL;
  BaseRecord *record;

  if (reminder->fee + reminder->interest == 0)
    return TRUE;
  charge = g_object_new (OFFICE_TYPE_INVOICE, NULL);
  record = BASE_RECORD (charge);
  base_record_set_int (record, &charge->kind, OFFICE_INVOICE_KIND_CHARGE);
  base_record_set_number (record, &charge->customer, reminder->customer);
  base_record_set_date (record, &charge->due_on, reminder->issued_on + DAYS_TO_PAY_A_CHARGE);
  base_record_set_text (record, &charge->reference, reminder->number);
  if (!store_record_save (self->db, record, error) || !add_charge_line (self, charge, 1, _("Reminder fee"), reminder->fee, error)
      || !add_charge_line (self, charge, 2, _("Interest"), reminder->interest, error) || !office_invoice_post (self->db, record->id, reminder->issued_on, error))
    return FALSE;
  base_record_set_number (BASE_RECORD (reminder), &reminder->charge, record->id);
  return TRUE;
}

static gboolean
insert_line (Letter *self, const Overdue *line, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (self->db, "INSERT INTO reminder_lines (id, reminder, invoice, open, days_late, interest, level, currency) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
  const gint64 numbers[] = { store_record_take_id (self->db, "reminder_lines", error), self->reminder->parent_instance.id, line->invoice, line->open, line->days_late, line->interest,
                             line->level };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    store_query_bind_number (query, 1 + (int) i, numbers[i]);
  store_query_bind_text (query, 8, self->reminder->currency);
  return numbers[0] != 0 && store_query_run (query, error);
}

static gboolean
step_up (Letter *self, const Overdue *line, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (self->db, "UPDATE invoices SET reminder_level = ?2, reminded_on = ?3, version = version + 1 WHERE id = ?1");
  char iso[11];

  if (!line->is_due)
    return TRUE;
  base_date_format_iso (self->reminder->issued_on, iso);
  store_query_bind_number (query, 1, line->invoice);
  store_query_bind_number (query, 2, line->level);
  store_query_bind_text (query, 3, iso);
  return store_query_run (query, error);
}

static gboolean
write_letter (Letter *self, GError **error)
{
  BaseRecord *record = BASE_RECORD (self->reminder);

  add_up (self);
  record->id = store_record_take_id (self->db, "reminders", error);
  if (record->id == 0 || !office_series_number (self->db, record, &self->reminder->number, error) || !post_charge (self, error) || !store_record_save (self->db, record, error))
    return FALSE;
  for (guint i = 0; i < self->lines->len; i++)
    if (!insert_line (self, &g_array_index (self->lines, Overdue, i), error) || !step_up (self, &g_array_index (self->lines, Overdue, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
check_due (Letter *self, GError **error)
{
  g_autoptr (BaseRecord) contact = NULL;

  if (self->reminder->level > 0)
    return TRUE;
  contact = store_record_load (self->db, OFFICE_TYPE_CONTACT, self->reminder->customer, error);
  if (contact != NULL)
    g_set_error (error, BASE_ERROR, BASE_ERROR_RULE, _("Nothing that %s owes is due for a reminder yet."), base_record_get_title (contact));
  return FALSE;
}

gboolean
office_reminder_write (StoreDb *db, gint64 customer, guint32 day, gint64 *reminder, GError **error)
{
  g_autoptr (OfficeCompany) company = office_company_load (db, error);
  g_autoptr (OfficeReminder) self = g_object_new (OFFICE_TYPE_REMINDER, NULL);
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (Overdue));
  Letter letter = { db, company, self, lines, 0 };

  if (company == NULL)
    return FALSE;
  base_record_set_number (BASE_RECORD (self), &self->customer, customer);
  base_record_set_date (BASE_RECORD (self), &self->issued_on, day);
  base_record_set_text (BASE_RECORD (self), &self->currency, company->currency);
  if (!gather_lines (&letter, error) || !check_due (&letter, error) || !write_letter (&letter, error)
      || !office_freeze_keep (db, &(OfficeIssue) { .paper = "reminder", .reminder = self->parent_instance.id, .contact = customer }, self->parent_instance.id, error))
    return FALSE;
  if (reminder != NULL)
    *reminder = self->parent_instance.id;
  return TRUE;
}
