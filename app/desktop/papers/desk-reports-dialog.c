/* All reports by name.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <glib/gi18n-lib.h>
#include "desk-offer-dialog.h"
#include "desk-paper-dialog.h"

static void
list_reports (DeskWindow *window, const char *words, GListStore *offers)
{
  guint n;
  const PaperReport *reports = paper_report_list (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DeskOffer) offer = NULL;

      if (reports[i].table != NULL)
        continue;
      offer = desk_offer_new (_(reports[i].title), NULL, NULL, "x-office-document-symbolic", "win.show-paper", g_variant_new_string (reports[i].name));
      if (desk_offer_matches (offer, words))
        g_list_store_append (offers, offer);
    }
}

void
desk_reports_dialog_present (DeskWindow *window)
{
  desk_offer_dialog_present (window, _("Reports"), _("Choose a report to look at and print."), list_reports);
}

GMenu *
desk_window_make_paper_menu (BaseRecordClass *class)
{
  GMenu *menu = g_menu_new ();
  guint n;
  const PaperReport *reports = paper_report_list (&n);

  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (reports[i].table, class->table) == 0)
      {
        g_autoptr (GMenuItem) item = g_menu_item_new (_(reports[i].title), NULL);
        g_menu_item_set_action_and_target (item, "record.print", "s", reports[i].name);
        g_menu_append_item (menu, item);
      }
  return menu;
}

void
desk_window_show_paper (DeskWindow *self, const char *name, gint64 id)
{
  const PaperReport *report = paper_report_find (name, NULL);

  if (report != NULL)
    desk_paper_dialog_present (self, report, id);
}
