/* Papers that left the house.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-issue.h"
#include "office-freeze.h"
#include "office-issued-paper.h"
#include <glib/gi18n-lib.h>

static gboolean
load_revision (StoreDb *db, gint64 order, gint64 *revision, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT revision FROM orders WHERE id = ?1");

  store_query_bind_number (query, 1, order);
  *revision = store_query_next (query) ? store_query_get_number (query, 0) : 0;
  return store_query_finish (query, error);
}

static gboolean
replace_earlier (StoreDb *db, const OfficeIssue *issue, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db,
                                                  "UPDATE issued_papers SET outdated = 1, version = version + 1 WHERE paper = ?1 AND outdated = 0 AND trashed_at IS NULL"
                                                  " AND sales_order IS nullif (?2, 0) AND invoice IS nullif (?3, 0) AND shipment IS nullif (?4, 0) AND purchase_order IS nullif (?5, 0) AND reminder IS nullif (?6, 0)");

  store_query_bind_text (query, 1, issue->paper);
  store_query_bind_number (query, 2, issue->sales_order);
  store_query_bind_number (query, 3, issue->invoice);
  store_query_bind_number (query, 4, issue->shipment);
  store_query_bind_number (query, 5, issue->purchase_order);
  store_query_bind_number (query, 6, issue->reminder);
  return store_query_run (query, error);
}

static gboolean
keep_copy (StoreDb *db, gint64 id, GBytes *pdf, GError **error)
{
  g_autofree char *digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, pdf);
  g_autoptr (StoreQuery) query = store_query_new (db, "INSERT INTO paper_copies (id, pdf, digest) VALUES (?1, ?2, ?3)");

  store_query_bind_number (query, 1, id);
  store_query_bind_bytes (query, 2, pdf);
  store_query_bind_text (query, 3, digest);
  return store_query_run (query, error);
}

gboolean
office_paper_issue (StoreDb *db, const OfficeIssue *issue, gint64 *id, GError **error)
{
  g_autoptr (OfficeIssuedPaper) self = g_object_new (OFFICE_TYPE_ISSUED_PAPER, NULL);

  self->title = g_strdup (issue->title);
  self->paper = g_strdup (issue->paper);
  self->sales_order = issue->sales_order;
  self->invoice = issue->invoice;
  self->shipment = issue->shipment;
  self->purchase_order = issue->purchase_order;
  self->reminder = issue->reminder;
  self->contact = issue->contact;
  self->language = g_strdup (issue->language);
  self->issued_at = base_environment_now (store_db_get_environment (db));
  if (!load_revision (db, issue->sales_order, &self->revision, error) || !replace_earlier (db, issue, error) || !store_record_save (db, BASE_RECORD (self), error))
    return FALSE;
  if (id != NULL)
    *id = self->parent_instance.id;
  return issue->pdf == NULL || keep_copy (db, self->parent_instance.id, issue->pdf, error);
}

GBytes *
office_paper_load_copy (StoreDb *db, gint64 issued_paper, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT pdf, digest FROM paper_copies WHERE id = ?1");
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *kept = NULL, *digest = NULL;

  store_query_bind_number (query, 1, issued_paper);
  if (store_query_next (query))
    {
      pdf = store_query_dup_bytes (query, 0);
      kept = g_strdup (store_query_get_text (query, 1));
    }
  if (!store_query_finish (query, error) || pdf == NULL)
    return NULL;
  digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, pdf);
  if (strcmp (digest, kept) == 0)
    return g_steal_pointer (&pdf);
  g_set_error_literal (error, BASE_ERROR, BASE_ERROR_VALUE, _("The copy of this paper is not what was kept. Print the paper anew, and restore a backup if you need the old one."));
  return NULL;
}

gboolean
office_papers_outdate (StoreDb *db, gint64 order, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "UPDATE issued_papers SET outdated = 1, version = version + 1 WHERE sales_order = ?1 AND outdated = 0 AND invoice IS NULL AND shipment IS NULL");

  store_query_bind_number (query, 1, order);
  return store_query_run (query, error);
}

StoreQuery *
office_papers_query_outdated (StoreDb *db, gint64 order)
{
  StoreQuery *query = store_query_new (db,
                                       "SELECT p.id, p.paper, p.title, p.language, p.revision, o.revision, p.sales_order FROM issued_papers AS p JOIN orders AS o ON o.id = p.sales_order"
                                       " WHERE (?1 = 0 OR p.sales_order = ?1) AND p.trashed_at IS NULL AND p.invoice IS NULL AND p.shipment IS NULL AND (p.outdated = 1 OR (p.revision <> o.revision))"
                                       " AND NOT EXISTS (SELECT 1 FROM issued_papers AS n WHERE n.sales_order = p.sales_order AND n.paper = p.paper AND n.id > p.id AND n.trashed_at IS NULL)"
                                       " ORDER BY p.id");

  store_query_bind_number (query, 1, order);
  return query;
}

char *
office_papers_find_outdated (StoreDb *db, gint64 order)
{
  g_autoptr (StoreQuery) query = office_papers_query_outdated (db, order);
  g_autofree char *paper = store_query_next (query) ? g_strdup (store_query_get_text (query, OFFICE_OUTDATED_PAPER)) : NULL;

  return store_query_finish (query, NULL) ? g_steal_pointer (&paper) : NULL;
}

/* Whose paper it is, and to whom it goes. */
static gboolean
complete (StoreDb *db, OfficeIssue *issue, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT sales_order, customer FROM shipments WHERE id = ?3 UNION ALL SELECT ?1, customer FROM orders WHERE id = ?1"
                                                      " UNION ALL SELECT NULL, customer FROM invoices WHERE id = ?2 UNION ALL SELECT NULL, supplier FROM purchase_orders WHERE id = ?4"
                                                      " UNION ALL SELECT NULL, customer FROM reminders WHERE id = ?5 LIMIT 1");

  store_query_bind_number (query, 1, issue->sales_order);
  store_query_bind_number (query, 2, issue->invoice);
  store_query_bind_number (query, 3, issue->shipment);
  store_query_bind_number (query, 4, issue->purchase_order);
  store_query_bind_number (query, 5, issue->reminder);
  if (store_query_next (query))
    {
      issue->sales_order = store_query_get_number (query, 0);
      issue->contact = store_query_get_number (query, 1);
      return store_query_finish (query, error);
    }
  if (store_query_finish (query, error))
    g_set_error_literal (error, BASE_ERROR, BASE_ERROR_VALUE, _("Say of which order, invoice, shipment or purchase order the paper is."));
  return FALSE;
}

/* A paper that was given to somebody before says what it is. Of what is posted the first copy stays. */
static gboolean
issue_paper (StoreDb *db, GVariant *arguments, GError **error)
{
  gint64 before = store_arguments_get_number (arguments, "record"), id = 0;
  g_autoptr (OfficeIssuedPaper) old = before != 0 ? OFFICE_ISSUED_PAPER (store_record_load (db, OFFICE_TYPE_ISSUED_PAPER, before, error)) : NULL;
  const char *copy = store_arguments_get_text (arguments, "copy");
  gsize size = 0;
  guchar *bytes = copy != NULL ? g_base64_decode (copy, &size) : NULL;
  g_autoptr (GBytes) pdf = bytes != NULL ? g_bytes_new_take (bytes, size) : NULL;
  OfficeIssue issue = { .paper = store_arguments_get_text (arguments, "paper"), .title = store_arguments_get_text (arguments, "title"),
                        .sales_order = store_arguments_get_number (arguments, "sales_order"), .invoice = store_arguments_get_number (arguments, "invoice"),
                        .shipment = store_arguments_get_number (arguments, "shipment"), .purchase_order = store_arguments_get_number (arguments, "purchase_order"),
                        .reminder = store_arguments_get_number (arguments, "reminder"),
                        .language = store_arguments_get_text (arguments, "language"), .pdf = pdf };

  if (before != 0 && old == NULL)
    return FALSE;
  if (old != NULL)
    issue = (OfficeIssue) { old->paper, old->title, old->sales_order, old->invoice, old->shipment, old->purchase_order, 0, old->language, pdf, old->reminder }
  ;
  if (issue.paper == NULL)
    return base_refuse (error, _("Say which paper was given, such as “order-confirmation”."));
  if (!office_freeze_find (db, issue.paper, issue.invoice, issue.reminder, &id, error))
    return FALSE;
  if (id == 0 && (!complete (db, &issue, error) || !office_paper_issue (db, &issue, &id, error)))
    return FALSE;
  store_db_set_result (db, g_variant_new_int64 (id));
  return TRUE;
}

static const BaseField issue_arguments[] = {
  STORE_ARGUMENT_LINK ("record", "issued_papers", N_("The same paper as"), 0),
  STORE_ARGUMENT (TEXT, "paper", N_("Paper"), 0),
  STORE_ARGUMENT (TEXT, "title", N_("Title"), 0),
  STORE_ARGUMENT_LINK ("sales_order", "orders", N_("Order"), 0),
  STORE_ARGUMENT_LINK ("invoice", "invoices", N_("Invoice"), 0),
  STORE_ARGUMENT_LINK ("shipment", "shipments", N_("Shipment"), 0),
  STORE_ARGUMENT_LINK ("reminder", "reminders", N_("Reminder"), 0),
  STORE_ARGUMENT_LINK ("purchase_order", "purchase_orders", N_("Purchase order"), 0),
  STORE_ARGUMENT (TEXT, "language", N_("Language"), 0),
  STORE_ARGUMENT (TEXT, "copy", N_("PDF file in base64"), 0),
};

static const StoreCommand commands[] = {
  { "issue-paper", N_("Give a Paper Out"), issue_paper, issue_arguments, G_N_ELEMENTS (issue_arguments), .unattended = TRUE },
};

const StoreCommand *
office_issued_paper_get_commands (guint *n)
{
  *n = G_N_ELEMENTS (commands);
  return commands;
}
