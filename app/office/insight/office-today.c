/* What needs a person today.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-today.h"
#include <glib/gi18n-lib.h>
#include <store-filter.h>

typedef enum
{
  LATE_ORDERS, OVERDUE_TICKETS, CRITICAL_TICKETS, SHORT_ORDERS, STOCK_BELOW_ZERO, ORPHANED_TICKETS,
  DUE_ORDERS, LOW_STOCK, UNASSIGNED_TICKETS, OLD_DRAFTS, ORDERS_TO_INVOICE, INVOICES_TO_REMIND, OUTDATED_PAPERS,
} Kind;

static const struct
{
  const char *name;
  const char *table;
  const char *view;
  const char *sort;    /* the field whose smallest value comes first */
  const char *command; /* nullable */
  gboolean    urgent;
} kinds[] = {
  [LATE_ORDERS]        = { "late-orders",        "orders",  "late",                "promised_on", "ship-order",    TRUE },
  [OVERDUE_TICKETS]    = { "overdue-tickets",    "tickets", "overdue",             "due_on",      "resolve-ticket", TRUE },
  [CRITICAL_TICKETS]   = { "critical-tickets",   "tickets", "critical",            "opened_at",   "assign-ticket", TRUE },
  [SHORT_ORDERS]       = { "short-orders",       "orders",  "short",               "promised_on", NULL,            TRUE },
  [STOCK_BELOW_ZERO]   = { "stock-below-zero",   "items",   "below-zero",          "on_hand",     "adjust-stock",  TRUE },
  [ORPHANED_TICKETS]   = { "orphaned-tickets",   "tickets", "of-people-who-left",  "opened_at",   "assign-ticket", TRUE },
  [DUE_ORDERS]         = { "due-orders",         "orders",  "due-soon",            "promised_on", "ship-order",    FALSE },
  [LOW_STOCK]          = { "low-stock",          "items",   "below-reorder-level", "on_hand",     "receive-stock", FALSE },
  [UNASSIGNED_TICKETS] = { "unassigned-tickets", "tickets", "unassigned",          "opened_at",   "assign-ticket", FALSE },
  [OLD_DRAFTS]         = { "old-drafts",         "orders",  "old-drafts",          "ordered_on",  "confirm-order", FALSE },
  [ORDERS_TO_INVOICE]  = { "orders-to-invoice",  "orders",  "to-invoice",          "shipped_on",  "invoice-order", FALSE },
  [INVOICES_TO_REMIND] = { "invoices-to-remind", "invoices", "to-remind",          "due_on",      "remind-customers", FALSE },
  [OUTDATED_PAPERS]    = { "outdated-papers",    "issued_papers", "to-replace",    "issued_at",   NULL,            FALSE },
};

static char *
make_sentence (Kind kind, int n)
{
  switch (kind)
    {
    case LATE_ORDERS:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d confirmed order is late.", "%d confirmed orders are late.", (gulong) n), n);
    case OVERDUE_TICKETS:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d ticket is overdue.", "%d tickets are overdue.", (gulong) n), n);
    case CRITICAL_TICKETS:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d critical ticket is open.", "%d critical tickets are open.", (gulong) n), n);
    case SHORT_ORDERS:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d confirmed order needs more than is on hand.", "%d confirmed orders need more than is on hand.", (gulong) n), n);
    case STOCK_BELOW_ZERO:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d item has less than nothing on hand.", "%d items have less than nothing on hand.", (gulong) n), n);
    case ORPHANED_TICKETS:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d open ticket belongs to somebody who left.", "%d open tickets belong to people who left.", (gulong) n), n);
    case DUE_ORDERS:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d order is promised within three days.", "%d orders are promised within three days.", (gulong) n), n);
    case LOW_STOCK:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d item is below its reorder level.", "%d items are below their reorder level.", (gulong) n), n);
    case UNASSIGNED_TICKETS:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d open ticket belongs to nobody.", "%d open tickets belong to nobody.", (gulong) n), n);
    case OLD_DRAFTS:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d draft of an order is older than two weeks.", "%d drafts of orders are older than two weeks.", (gulong) n), n);
    case INVOICES_TO_REMIND:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d unpaid invoice waits for a reminder.", "%d unpaid invoices wait for a reminder.", (gulong) n), n);
    case OUTDATED_PAPERS:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d paper that a customer has is outdated.", "%d papers that customers have are outdated.", (gulong) n), n);
    case ORDERS_TO_INVOICE:
    default:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d shipped order is not invoiced.", "%d shipped orders are not invoiced.", (gulong) n), n);
    }
}

void
office_finding_free (OfficeFinding *self)
{
  g_free (self->sentence);
  g_free (self);
}

static const StoreView *
find_view (BaseRecordClass *class, const char *name)
{
  StoreRulesInterface *rules = g_type_interface_peek (class, STORE_TYPE_RULES);

  for (guint i = 0; i < rules->n_views; i++)
    if (strcmp (rules->views[i].name, name) == 0)
      return &rules->views[i];
  g_return_val_if_reached (NULL);
}

static gboolean
find_first (StoreFilter *filter, BaseRecordClass *class, Kind kind, StoreDb *db, gint64 *first, GError **error)
{
  g_autoptr (StoreQuery) query = NULL;

  store_filter_set_sort (filter, base_record_class_find_field (class, kinds[kind].sort), FALSE);
  query = store_filter_query_ids (filter, db, 1);
  if (store_query_next (query))
    *first = store_query_get_number (query, 0);
  return store_query_finish (query, error);
}

static gboolean
add_finding (GPtrArray *findings, Kind kind, StoreDb *db, GError **error)
{
  BaseRecordClass *class = store_schema_find_class (store_db_get_schema (db), kinds[kind].table);
  g_autoptr (StoreFilter) filter = store_filter_new (class);
  const StoreView *view = find_view (class, kinds[kind].view);
  OfficeFinding *finding;
  gint64 count, first = 0;

  store_filter_set_view (filter, view);
  count = store_filter_count (filter, db, error);
  if (count < 0)
    return FALSE;
  if (count == 0)
    return TRUE;
  if (!find_first (filter, class, kind, db, &first, error))
    return FALSE;
  finding = g_new (OfficeFinding, 1);
  *finding = (OfficeFinding) { kinds[kind].name, count, make_sentence (kind, (int) MIN (count, G_MAXINT)), kinds[kind].urgent, class, view, kinds[kind].command, first };
  g_ptr_array_add (findings, finding);
  return TRUE;
}

GPtrArray *
office_today_list (StoreDb *db, GError **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) office_finding_free);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (!add_finding (findings, (Kind) i, db, error))
      return NULL;
  return g_steal_pointer (&findings);
}
