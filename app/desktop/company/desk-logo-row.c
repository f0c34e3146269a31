/* The logo in the form of the company.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-logo-row.h"

#include <glib/gi18n-lib.h>
#include <office-logo.h>
#include "desk-logo-file.h"
#include "desk-run.h"

struct _DeskLogoRow
{
  AdwPreferencesRow parent_instance;
  GtkStack         *stack;
  GtkPicture       *picture;
  GtkLabel         *problem;
  StoreFile        *file;
  GBytes           *logo;
};

G_DEFINE_FINAL_TYPE (DeskLogoRow, desk_logo_row, ADW_TYPE_PREFERENCES_ROW)

static void
show_problem (DeskLogoRow *self, const char *sentence)
{
  gtk_label_set_label (self->problem, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), sentence != NULL);
  if (sentence != NULL)
    gtk_accessible_announce (GTK_ACCESSIBLE (self), sentence, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static void
drawn_cb (GObject *source, GAsyncResult *answer, gpointer data)
{
  g_autoptr (DeskLogoRow) self = data;
  g_autoptr (GdkTexture) texture = desk_logo_draw_finish (answer);

  if (self->file == NULL || self->logo == NULL)
    return;
  gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (texture));
  gtk_stack_set_visible_child_name (self->stack, texture != NULL ? "picture" : "nothing");
}

static void
fill (DeskLogoRow *self)
{
  g_autoptr (GBytes) logo = NULL;
  gboolean writable = store_file_get_read_only_reason (self->file) == NULL;

  office_logo_load (store_file_get_reader (self->file), &logo, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "logo.choose", writable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "logo.remove", writable && logo != NULL);
  if (logo == self->logo || (logo != NULL && self->logo != NULL && g_bytes_equal (logo, self->logo)))
    return;
  g_clear_pointer (&self->logo, g_bytes_unref);
  self->logo = g_steal_pointer (&logo);
  if (self->logo != NULL)
    desk_logo_draw_async (self->logo, drawn_cb, g_object_ref (self));
  else
    gtk_stack_set_visible_child_name (self->stack, "nothing");
}

static void
done_cb (GtkWidget *origin, gint64 result, const GError *error, gpointer data)
{
  if (origin != NULL && DESK_LOGO_ROW (origin)->file != NULL)
    show_problem (DESK_LOGO_ROW (origin), error != NULL ? error->message : NULL);
}

/* logo: NULL takes it away. */
static void
set_logo (DeskLogoRow *self, GBytes *logo)
{
  gsize size = 0;
  const guchar *bytes = logo != NULL ? g_bytes_get_data (logo, &size) : NULL;
  g_autofree char *text = g_base64_encode (bytes, size);

  desk_run (GTK_WIDGET (self), "set-logo", g_variant_new_parsed ("{'picture': <%s>}", text), done_cb, NULL);
}

static void
read_cb (GObject *source, GAsyncResult *answer, gpointer data)
{
  g_autoptr (DeskLogoRow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) logo = desk_logo_read_finish (answer, &error);

  if (self->file == NULL || gtk_widget_get_root (GTK_WIDGET (self)) == NULL) /* closed before the answer came */
    return;
  if (logo != NULL)
    set_logo (self, logo);
  else
    show_problem (self, error->message);
}

static void
chosen_cb (GObject *source, GAsyncResult *answer, gpointer data)
{
  g_autoptr (DeskLogoRow) self = data;
  g_autoptr (GFile) picture = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), answer, NULL);

  if (picture != NULL && self->file != NULL)
    desk_logo_row_take (self, picture);
}

static GListModel *
make_filters (void)
{
  static const char *const types[] = { "image/png", "image/jpeg", "image/svg+xml", NULL };
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  gtk_file_filter_set_name (filter, _("Pictures"));
  for (guint i = 0; types[i] != NULL; i++)
    gtk_file_filter_add_mime_type (filter, types[i]);
  g_list_store_append (filters, filter);
  return G_LIST_MODEL (filters);
}

static void
choose_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListModel) filters = make_filters ();

  gtk_file_dialog_set_title (dialog, _("Choose a Logo"));
  gtk_file_dialog_set_filters (dialog, filters);
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, chosen_cb, g_object_ref (widget));
}

static void
remove_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  set_logo (DESK_LOGO_ROW (widget), NULL);
}

static gboolean
dropped_cb (DeskLogoRow *self, const GValue *value)
{
  GSList *files = gdk_file_list_get_files (g_value_get_boxed (value));
  gboolean takes = files != NULL && self->file != NULL && store_file_get_read_only_reason (self->file) == NULL;

  if (takes)
    desk_logo_row_take (self, files->data);
  g_slist_free (files);
  return takes;
}

static void
desk_logo_row_dispose (GObject *object)
{
  DeskLogoRow *self = DESK_LOGO_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_LOGO_ROW);
  g_clear_object (&self->file);
  g_clear_pointer (&self->logo, g_bytes_unref);
  G_OBJECT_CLASS (desk_logo_row_parent_class)->dispose (object);
}

static void
desk_logo_row_class_init (DeskLogoRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = desk_logo_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/factotum/Factotum/desk-logo-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskLogoRow, stack);
  gtk_widget_class_bind_template_child (widget_class, DeskLogoRow, picture);
  gtk_widget_class_bind_template_child (widget_class, DeskLogoRow, problem);
  gtk_widget_class_install_action (widget_class, "logo.choose", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "logo.remove", NULL, remove_action);
}

static void
desk_logo_row_init (DeskLogoRow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (target, "drop", G_CALLBACK (dropped_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

void
desk_logo_row_bind (DeskLogoRow *self, StoreFile *file)
{
  g_set_object (&self->file, file);
  g_signal_connect_object (file, "changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  fill (self);
}

void
desk_logo_row_take (DeskLogoRow *self, GFile *picture)
{
  show_problem (self, NULL);
  desk_logo_read_async (picture, read_cb, g_object_ref (self));
}
