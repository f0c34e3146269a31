/* All reports by name.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <glib/gi18n-lib.h>
#include "desk-offer-dialog.h"
#include "desk-paper-dialog.h"

void
desk_reports_dialog_present (DeskWindow *window)
{
  g_autoptr (GPtrArray) offers = g_ptr_array_new_with_free_func (g_object_unref);
  guint n;
  const PaperReport *reports = paper_report_list (&n);

  for (guint i = 0; i < n; i++)
    if (reports[i].table == NULL)
      g_ptr_array_add (offers, desk_offer_new (_(reports[i].title), NULL, NULL, "x-office-document-symbolic", "win.show-paper", g_variant_new_string (reports[i].name)));
  desk_offer_dialog_present_whole (window, _("Reports"), _("Choose a report to look at and print."), offers);
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
