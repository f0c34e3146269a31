/* Words that do not fit.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-clipped.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <locale.h>

#define MARK "~" /* pseudo.py ends every message with it */

void
desk_speak (const char *locales)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locales);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_assert_true (g_str_has_suffix (_("Save"), MARK));
}

/* The title of a page or a dialog beside its buttons in a narrow window, words in an entry that go when one types, the button of a list whose popup has the whole. */
static gboolean
may_be_cut (GtkWidget *label)
{
  return (gtk_widget_get_ancestor (label, ADW_TYPE_HEADER_BAR) != NULL && gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON) == NULL) || GTK_IS_TEXT (gtk_widget_get_parent (label))
         || gtk_widget_get_ancestor (label, GTK_TYPE_DROP_DOWN) != NULL || gtk_widget_get_ancestor (label, ADW_TYPE_COMBO_ROW) != NULL;
}

static gboolean
is_clipped (GtkLabel *label)
{
  PangoLayout *layout = gtk_label_get_layout (label);
  int width, height;

  if (pango_layout_is_ellipsized (layout))
    return TRUE;
  pango_layout_get_pixel_size (layout, &width, &height);
  return width > gtk_widget_get_width (GTK_WIDGET (label)) + 1 || height > gtk_widget_get_height (GTK_WIDGET (label)) + 1;
}

static void
collect (GtkWidget *widget, GString *words)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_LABEL (widget) && g_str_has_suffix (gtk_label_get_text (GTK_LABEL (widget)), MARK) && !may_be_cut (widget) && is_clipped (GTK_LABEL (widget)))
    g_string_append_printf (words, "%s < %s\n", gtk_label_get_text (GTK_LABEL (widget)), G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect (child, words);
}

char *
desk_list_clipped (GtkWidget *widget)
{
  GString *words = g_string_new (NULL);

  collect (widget, words);
  return g_string_free (words, FALSE);
}
