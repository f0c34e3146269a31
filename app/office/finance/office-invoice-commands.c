/* What is done with invoices.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-invoice-commands.h"
#include "office-freeze.h"
#include "office-invoice-draft.h"
#include "office-invoice-post.h"
#include <glib/gi18n-lib.h>

static gboolean
give_back (StoreDb *db, gint64 id)
{
  store_db_set_result (db, g_variant_new_int64 (id));
  return TRUE;
}

static gboolean
draft_invoice (StoreDb *db, GVariant *arguments, GError **error)
{
  gint64 invoice;

  return office_invoice_draft (db, store_arguments_get_number (arguments, "record"), store_arguments_get_number (arguments, "everything") != 0, &invoice, error)
         && give_back (db, invoice);
}

static gboolean
invoice_order (StoreDb *db, GVariant *arguments, GError **error)
{
  gint64 invoice;

  return office_invoice_draft (db, store_arguments_get_number (arguments, "record"), FALSE, &invoice, error)
         && office_invoice_post (db, invoice, (guint32) store_arguments_get_number (arguments, "invoiced_on"), error) && give_back (db, invoice);
}

static gboolean
post_invoice (StoreDb *db, GVariant *arguments, GError **error)
{
  return office_invoice_post (db, store_arguments_get_number (arguments, "record"), (guint32) store_arguments_get_number (arguments, "issued_on"), error);
}

static gboolean
credit_invoice (StoreDb *db, GVariant *arguments, GError **error)
{
  gint64 note, quantity = store_arguments_get_number (arguments, "quantity"), line = store_arguments_get_number (arguments, "line");

  if (quantity < 0 || (quantity > 0 && line == 0))
    {
      g_set_error_literal (error, BASE_ERROR, BASE_ERROR_VALUE, _("Say of which line how much is credited; without a line the whole invoice is credited."));
      return FALSE;
    }
  return office_invoice_credit (db, store_arguments_get_number (arguments, "record"), line, quantity, (guint32) store_arguments_get_number (arguments, "issued_on"),
                                store_arguments_get_text (arguments, "reason"), &note, error)
         && give_back (db, note);
}

/* What was posted before anybody could draw it, by a program without papers. */
static gboolean
keep_papers (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT 'invoice', id, 0, customer FROM invoices AS i WHERE number IS NOT NULL AND NOT EXISTS (SELECT 1 FROM issued_papers AS p"
                                                      " JOIN paper_copies AS c ON c.id = p.id WHERE p.invoice = i.id) UNION ALL SELECT 'reminder', id, id, customer FROM reminders AS r"
                                                      " WHERE NOT EXISTS (SELECT 1 FROM issued_papers AS p JOIN paper_copies AS c ON c.id = p.id WHERE p.reminder = r.id)");
  guint n = 0;

  if (!office_freeze_is_possible (db))
    return base_refuse (error, _("This program cannot draw papers. Use Factotum itself or factotum-cli."));
  for (; store_query_next (query); n++)
    {
      gint64 id = store_query_get_number (query, 1), reminder = store_query_get_number (query, 2);
      OfficeIssue issue = { .paper = reminder != 0 ? "reminder" : "invoice", .invoice = reminder != 0 ? 0 : id, .reminder = reminder, .contact = store_query_get_number (query, 3) };

      if (!office_freeze_keep (db, &issue, id, error) || !store_db_progress (db, 0, error))
        return FALSE;
    }
  if (!store_query_finish (query, error))
    return FALSE;
  store_db_set_result (db, g_variant_new_take_string (g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u copy is kept.", "%u copies are kept.", n), n)));
  return TRUE;
}

static const BaseField draft_arguments[] = {
  STORE_ARGUMENT_LINK ("record", "orders", N_("Order"), BASE_REQUIRED),
  STORE_ARGUMENT (YES_NO, "everything", N_("Also what is not shipped"), 0),
};

static const BaseField order_arguments[] = {
  STORE_ARGUMENT_LINK ("record", "orders", N_("Order"), BASE_REQUIRED),
  STORE_ARGUMENT (DATE, "invoiced_on", N_("Invoiced"), BASE_TODAY),
};

static const BaseField post_arguments[] = {
  STORE_ARGUMENT_LINK ("record", "invoices", N_("Invoice"), BASE_REQUIRED),
  STORE_ARGUMENT (DATE, "issued_on", N_("Issued"), BASE_TODAY),
};

static const BaseField credit_arguments[] = {
  STORE_ARGUMENT_LINK ("record", "invoices", N_("Invoice"), BASE_REQUIRED),
  STORE_ARGUMENT (TEXT, "reason", N_("Reason"), 0),
  STORE_ARGUMENT_LINK ("line", "invoice_lines", N_("Line, if not all"), 0),
  STORE_ARGUMENT (QUANTITY, "quantity", N_("Quantity of this line"), 0),
  STORE_ARGUMENT (DATE, "issued_on", N_("Issued"), BASE_TODAY),
};

static const StoreCommand commands[] = {
  { "post-invoice",   N_("Post Invoice"),            post_invoice,   post_arguments,   G_N_ELEMENTS (post_arguments), .done = N_("%s posted"), .reversal = "credit-invoice" },
  { "credit-invoice", N_("Credit Invoice"),          credit_invoice, credit_arguments, G_N_ELEMENTS (credit_arguments), .reversal = "credit-invoice", .makes = "invoices" },
  { "keep-papers",    N_("File Missing PDF Copies"), keep_papers, NULL,          0, .seldom = TRUE },
};

static const StoreCommand order_commands[] = {
  { "draft-invoice", N_("Draft Invoice"), draft_invoice, draft_arguments, G_N_ELEMENTS (draft_arguments), .makes = "invoices" },
  { "invoice-order", N_("Invoice Order"), invoice_order, order_arguments, G_N_ELEMENTS (order_arguments), .done = N_("%s invoiced"), .reversal = "credit-invoice", .makes = "invoices" },
};

const StoreCommand *
office_invoice_get_commands (guint *n)
{
  *n = G_N_ELEMENTS (commands);
  return commands;
}

const StoreCommand *
office_invoice_get_order_commands (guint *n)
{
  *n = G_N_ELEMENTS (order_commands);
  return order_commands;
}
