/* What happened to a record, in words.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-history-dialog.h"

#include <base-date.h>
#include <glib/gi18n-lib.h>
#include "desk-dialog.h"

#define MAX_EVENTS 200 /* rows that are widgets; older ones are in the report of the log */

static GtkWidget *
make_row (StoreEvent *event, BaseLocale *locale)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *when = base_time_format (event->at, locale, NULL);
  g_autofree char *who = g_strdup_printf ("%s · %s%s", when, event->who, event->undone ? _(" · taken back") : "");
  g_autofree char *subtitle = event->details[0] != '\0' ? g_strdup_printf ("%s\n%s", who, event->details) : g_strdup (who);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), event->what);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);
  return row;
}

static GtkWidget *
make_list (GPtrArray *events, BaseLocale *locale)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("History"), -1);
  for (guint i = 0; i < MIN (events->len, MAX_EVENTS); i++)
    gtk_list_box_append (GTK_LIST_BOX (list), make_row (events->pdata[i], locale));
  return list;
}

void
desk_history_dialog_present (StoreFile *file, BaseRecordClass *class, gint64 id, GtkWidget *parent)
{
  BaseLocale *locale = store_file_get_locale (file);
  g_autoptr (GPtrArray) events = store_log_get_history (store_file_get_reader (file), class, id, locale, NULL);
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *toolbar = adw_toolbar_view_new (), *scroller = gtk_scrolled_window_new (), *clamp = adw_clamp_new ();

  adw_dialog_set_title (dialog, _("History"));
  adw_dialog_set_content_width (dialog, 560);
  if (events != NULL)
    adw_clamp_set_child (ADW_CLAMP (clamp), make_list (events, locale));
  gtk_widget_add_css_class (clamp, "form-page");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (toolbar), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (toolbar), scroller);
  adw_dialog_set_child (dialog, toolbar);
  desk_dialog_grow (dialog);
  adw_dialog_present (dialog, parent);
}
