/* A draft in a dialog of its own.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-draft-dialog.h"

#include <glib/gi18n-lib.h>
#include <store-generic.h>
#include "desk-dialog.h"
#include "desk-form.h"
#include "desk-run.h"
#include "desk-typing.h"

#define DESK_TYPE_DRAFT_DIALOG (desk_draft_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DeskDraftDialog, desk_draft_dialog, DESK, DRAFT_DIALOG, AdwDialog)

struct _DeskDraftDialog
{
  AdwDialog  parent_instance;
  DeskDraft *draft;
  char      *command;
  GtkWidget *origin; /* in the window that carries the command out */
  GtkWidget *banner;
  GtkWidget *button;
  GtkWidget *form;
  gboolean   is_running;
};

G_DEFINE_FINAL_TYPE (DeskDraftDialog, desk_draft_dialog, ADW_TYPE_DIALOG)

static void
show_sentence (DeskDraftDialog *self, const char *sentence)
{
  adw_banner_set_title (ADW_BANNER (self->banner), sentence != NULL ? sentence : "");
  adw_banner_set_revealed (ADW_BANNER (self->banner), sentence != NULL);
}

static void
done_cb (GtkWidget *origin, gint64 result, const GError *error, gpointer data)
{
  g_autoptr (DeskDraftDialog) self = data;

  self->is_running = FALSE;
  if (error == NULL)
    adw_dialog_force_close (ADW_DIALOG (self));
  else
    show_sentence (self, error->message);
}

static void
save_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskDraftDialog *self = DESK_DRAFT_DIALOG (widget);

  desk_typing_settle (widget);
  if (desk_draft_get_problem (self->draft) != NULL)
    {
      show_sentence (self, desk_draft_get_problem (self->draft));
      desk_form_focus_problem (self->form);
      return;
    }
  if (self->is_running || !gtk_widget_get_visible (self->button)) /* a button that turns grey would lose the focus, and with it Escape */
    return;
  self->is_running = TRUE;
  desk_run (self->origin, self->command, desk_draft_make_arguments (self->draft), done_cb, g_object_ref (self));
}

/* Never the company's undo: what it would change cannot be seen behind the dialog. */
static void
undo_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  desk_typing_go (widget, DESK_DRAFT_DIALOG (widget)->draft, TRUE);
}

static void
redo_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  desk_typing_go (widget, DESK_DRAFT_DIALOG (widget)->draft, FALSE);
}

static void
desk_draft_dialog_dispose (GObject *object)
{
  DeskDraftDialog *self = DESK_DRAFT_DIALOG (object);

  g_clear_object (&self->draft);
  g_clear_weak_pointer (&self->origin);
  g_clear_pointer (&self->command, g_free);
  G_OBJECT_CLASS (desk_draft_dialog_parent_class)->dispose (object);
}

static void
desk_draft_dialog_class_init (DeskDraftDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = desk_draft_dialog_dispose;
  gtk_widget_class_install_action (widget_class, "dialog.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "dialog.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "dialog.redo", NULL, redo_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "dialog.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "dialog.save", NULL);
}

static void
desk_draft_dialog_init (DeskDraftDialog *self)
{
  desk_typing_bind (GTK_WIDGET (self), "dialog.undo", "dialog.redo");
}

/* What it is about, or how many, stands below the title. */
static GtkWidget *
make_heading (DeskDraftDialog *self, const char *about)
{
  guint n = desk_draft_get_n_targets (self->draft);
  g_autofree char *count = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u record", "%u records", n), n);
  GtkWidget *heading = adw_window_title_new ("", n > 1 ? count : about);

  g_object_bind_property (self, "title", heading, "title", G_BINDING_SYNC_CREATE);
  return heading;
}

static GtkWidget *
make_content (DeskDraftDialog *self, const char *about, const char *button)
{
  GtkWidget *toolbar = adw_toolbar_view_new ();
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  self->button = gtk_button_new_with_mnemonic (button);
  gtk_widget_add_css_class (self->button, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), "dialog.save");
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->button);
  adw_header_bar_set_centering_policy (ADW_HEADER_BAR (header), ADW_CENTERING_POLICY_LOOSE);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), make_heading (self, about));
  self->banner = adw_banner_new ("");
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (toolbar), header);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (toolbar), self->banner);
  gtk_widget_set_visible (self->button, desk_draft_get_class (self->draft) == NULL || desk_draft_get_editable (self->draft) != 0);
  self->form = desk_form_new_in_steps (self->draft, TRUE);
  adw_clamp_set_child (ADW_CLAMP (clamp), self->form);
  gtk_widget_add_css_class (clamp, "form-page");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (toolbar), scroller);
  return toolbar;
}

static void
present (DeskDraft *draft, const char *command, const char *title, const char *about, const char *button, GtkWidget *parent)
{
  DeskDraftDialog *self = g_object_new (DESK_TYPE_DRAFT_DIALOG, "title", title, NULL);

  desk_draft_settle (draft);
  self->draft = g_object_ref (draft);
  self->command = g_strdup (command);
  g_set_weak_pointer (&self->origin, GTK_WIDGET (gtk_widget_get_root (parent)));
  desk_dialog_set_growing_content (ADW_DIALOG (self), make_content (self, about, button), 520);
  adw_dialog_set_default_widget (ADW_DIALOG (self), self->button);
  desk_dialog_present (ADW_DIALOG (self), parent, NULL);
  desk_form_focus (self->form);
}

void
desk_draft_dialog_present (DeskDraft *draft, GtkWidget *parent)
{
  BaseRecordClass *class = desk_draft_get_class (draft);
  BaseRecord *record = desk_draft_get_record (draft);
  const char *nick = store_schema_get_nick (store_file_get_schema (desk_draft_get_file (draft)), class);
  g_autofree char *command = g_strdup_printf ("%s-%s", record == NULL ? "create" : "edit", nick);

  present (draft, command, _(class->singular), "", record == NULL ? _("_Add") : _("_Save"), parent);
}

static char *
dup_field (StoreFile *file, BaseRecord *record, BaseFieldFlags flag)
{
  const BaseField *field = base_record_class_find_flag (BASE_RECORD_GET_CLASS (record), flag);

  return field != NULL ? store_file_format (file, record, field) : g_strdup ("");
}

/* A line is known by what it links to: item and place, say. */
static char *
dup_links (StoreFile *file, BaseRecord *record)
{
  BaseRecordClass *class = BASE_RECORD_GET_CLASS (record);
  g_autoptr (GStrvBuilder) titles = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;
  guint n = 0;

  for (guint i = 0; i < class->n_fields && n < 2; i++)
    if (class->fields[i].kind == BASE_KIND_LINK && (class->fields[i].flags & (BASE_COLUMN | BASE_PARENT)) == BASE_COLUMN && !base_record_is_empty (record, &class->fields[i]))
      {
        g_strv_builder_take (titles, store_file_format (file, record, &class->fields[i]));
        n++;
      }
  parts = g_strv_builder_end (titles);
  return g_strjoinv (" · ", parts);
}

/* A draft has no number yet: then it is known by its customer. */
static char *
dup_about (StoreFile *file, const StoreCommand *command, gint64 id)
{
  g_autoptr (BaseRecordClass) class = id != 0 && command->type != 0 ? g_type_class_ref (command->type) : NULL;
  g_autoptr (BaseRecord) record = class != NULL ? store_file_get_record (file, class, id) : NULL;
  g_autofree char *title = record != NULL ? dup_field (file, record, BASE_TITLE) : NULL, *subtitle = record != NULL ? dup_field (file, record, BASE_SUBTITLE) : NULL;

  if (record == NULL)
    return g_strdup ("");
  if (title[0] != '\0')
    return g_steal_pointer (&title);
  return subtitle[0] != '\0' ? g_steal_pointer (&subtitle) : dup_links (file, record);
}

void
desk_command_dialog_present (StoreFile *file, const StoreCommand *command, gint64 record, GtkWidget *parent)
{
  g_autoptr (DeskDraft) draft = desk_draft_new_for_command (file, command, record);
  g_autofree char *words = store_command_get_words (command), *about = dup_about (file, command, record);

  present (draft, command->name, words, about, _("_Carry Out"), parent);
}

void
desk_command_dialog_present_lot (StoreFile *file, const StoreCommand *command, GArray *records, GtkWidget *parent)
{
  g_autoptr (DeskDraft) draft = desk_draft_new_for_lot (file, command, records);
  g_autofree char *words = store_command_get_words (command);

  present (draft, command->name, words, "", _("_Carry Out"), parent);
}
