/* Ctrl+Z and Escape in a form.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-typing.h"

#include "desk-link-row.h"

static GtkWidget *
get_focus (GtkWidget *form)
{
  GtkRoot *root = gtk_widget_get_root (form);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, form) ? focus : NULL;
}

void
desk_typing_settle (GtkWidget *form)
{
  GtkWidget *focus = get_focus (form);
  GtkWidget *link = focus != NULL ? gtk_widget_get_ancestor (focus, DESK_TYPE_LINK_ROW) : NULL;

  if (link != NULL)
    desk_link_row_settle (DESK_LINK_ROW (link));
}

static gboolean
go_in_text (GtkTextBuffer *buffer, gboolean back)
{
  if (!(back ? gtk_text_buffer_get_can_undo (buffer) : gtk_text_buffer_get_can_redo (buffer)))
    return FALSE;
  if (back)
    gtk_text_buffer_undo (buffer);
  else
    gtk_text_buffer_redo (buffer);
  return TRUE;
}

gboolean
desk_typing_go (GtkWidget *form, DeskDraft *draft, gboolean back)
{
  GtkWidget *focus = get_focus (form);
  GtkWidget *link = focus != NULL ? gtk_widget_get_ancestor (focus, DESK_TYPE_LINK_ROW) : NULL;

  if (draft == NULL)
    return FALSE;
  if (focus != NULL && GTK_IS_TEXT_VIEW (focus) && go_in_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus)), back))
    return TRUE;
  if (back && link != NULL && desk_link_row_restore (DESK_LINK_ROW (link)))
    return TRUE;
  return back ? desk_draft_go_back (draft) : desk_draft_go_on (draft);
}

static void
add_shortcut (GtkShortcutController *controller, const char *keys, const char *action)
{
  gtk_shortcut_controller_add_shortcut (controller, gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys), gtk_named_action_new (action)));
}

void
desk_typing_bind (GtkWidget *form, const char *back_action, const char *on_action)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE); /* an entry takes Ctrl+Z for itself even when it has nothing to undo */
  add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), "<Control>z", back_action);
  add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), "<Control><Shift>z", on_action);
  gtk_widget_add_controller (form, controller);
}
