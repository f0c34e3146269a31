/* What is done with reminders.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-reminder-commands.h"
#include <base-date.h>
#include "office-contact.h"
#include "office-reminder-write.h"
#include <glib/gi18n-lib.h>

static gboolean
remind_customers (StoreDb *db, GVariant *arguments, GError **error)
{
  guint32 today = base_environment_today (store_db_get_environment (db));
  g_autoptr (GArray) customers = office_reminder_list_customers (db, today, error);

  if (customers == NULL)
    return FALSE;
  if (customers->len == 0)
    {
      g_set_error_literal (error, BASE_ERROR, BASE_ERROR_RULE, _("Nobody is to be reminded today."));
      return FALSE;
    }
  for (guint i = 0; i < customers->len; i++)
    if (!office_reminder_write (db, g_array_index (customers, gint64, i), today, NULL, error))
      return FALSE;
  store_db_set_result (db, g_variant_new_take_string (g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u customer is reminded.", "%u customers are reminded.", customers->len), customers->len)));
  return TRUE;
}

static gboolean
check_not_reminded (StoreDb *db, gint64 customer, guint32 day, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT number FROM reminders WHERE customer = ?1 AND issued_on = ?2 AND cancelled = 0");
  g_autofree char *number = NULL;
  char iso[11];

  base_date_format_iso (day, iso);
  store_query_bind_number (query, 1, customer);
  store_query_bind_text (query, 2, iso);
  if (store_query_next (query))
    number = g_strdup (store_query_get_text (query, 0));
  if (!store_query_finish (query, error))
    return FALSE;
  if (number != NULL)
    g_set_error (error, BASE_ERROR, BASE_ERROR_RULE, _("This customer has been reminded today already, with %s."), number);
  return number == NULL;
}

static gboolean
remind_customer (StoreDb *db, GVariant *arguments, GError **error)
{
  gint64 customer = store_arguments_get_number (arguments, "record"), reminder;
  guint32 today = base_environment_today (store_db_get_environment (db));

  if (!check_not_reminded (db, customer, today, error) || !office_reminder_write (db, customer, today, &reminder, error))
    return FALSE;
  store_db_set_result (db, g_variant_new_int64 (reminder));
  return TRUE;
}

static gboolean
cancel_reminder (StoreDb *db, GVariant *arguments, GError **error)
{
  return office_reminder_cancel (db, store_arguments_get_number (arguments, "record"), store_arguments_get_text (arguments, "reason"), error);
}

static const BaseField cancel_arguments[] = {
  STORE_ARGUMENT_LINK ("record", "reminders", N_("Reminder"), BASE_REQUIRED),
  STORE_ARGUMENT (TEXT, "reason", N_("Reason"), 0),
};

static const BaseField contact_arguments[] = {
  STORE_ARGUMENT_LINK ("record", "contacts", N_("Customer"), BASE_REQUIRED),
};

static const StoreCommand commands[] = {
  { "remind-customers", N_("Remind Customers"), remind_customers, NULL, 0, .reversal = "cancel-reminder", .makes = "reminders" },
  { "cancel-reminder",  N_("Cancel Reminder"),  cancel_reminder,  cancel_arguments, G_N_ELEMENTS (cancel_arguments), .done = N_("%s cancelled"), .warning =
      N_("The customer got this letter. Its fee and interest are credited, and its invoices step back to the level before.") },
};

static const StoreCommand contact_commands[] = {
  { "remind-customer", N_("Remind Customer"), remind_customer, contact_arguments, G_N_ELEMENTS (contact_arguments), .reversal = "cancel-reminder", .makes = "reminders" },
};

const StoreCommand *
office_reminder_get_commands (guint *n)
{
  *n = G_N_ELEMENTS (commands);
  return commands;
}

const StoreCommand *
office_reminder_get_contact_commands (guint *n)
{
  *n = G_N_ELEMENTS (contact_commands);
  return contact_commands;
}
