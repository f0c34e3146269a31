/* A paper before it is printed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-paper-dialog.h"

#include <base-date.h>
#include <glib/gi18n-lib.h>
#include "desk-menu-button.h"
#include "desk-pages.h"
#include "desk-paper-job.h"
#include "desk-paper-print.h"

#define DESK_TYPE_PAPER_DIALOG (desk_paper_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DeskPaperDialog, desk_paper_dialog, DESK, PAPER_DIALOG, AdwDialog)

struct _DeskPaperDialog
{
  AdwDialog          parent_instance;
  DeskWindow        *window; /* weak */
  const PaperReport *report;
  PaperChoices       choices;
  PaperLayout       *layout;
  GtkStack          *stack;
  GtkWidget         *scroller;
  GtkWidget         *pages;
  AdwStatusPage     *problem;
  GtkWidget         *tools;
  GtkWidget         *from;
  GtkWidget         *to;
  GtkLabel          *to_title;
  GtkDropDown       *grouping;
  AdwWindowTitle    *heading;
  gboolean           larger;
  guint              round; /* counts the layouts asked for; late answers are dropped */
};

enum { PROP_LARGER = 1 };

G_DEFINE_FINAL_TYPE (DeskPaperDialog, desk_paper_dialog, ADW_TYPE_DIALOG)

typedef struct
{
  DeskPaperDialog *dialog;
  guint            round;
} Asking;

static void
show_layout (DeskPaperDialog *self)
{
  guint n = paper_layout_get_n_pages (self->layout);
  g_autofree char *subtitle = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u page", "%u pages", n), n);

  desk_pages_set (self->pages, self->layout, self->larger);
  adw_window_title_set_subtitle (self->heading, subtitle);
  gtk_stack_set_visible_child_name (self->stack, "pages");
}

static void
enable (DeskPaperDialog *self, gboolean ready)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.print", ready);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "paper.save", ready);
}

static void
made_cb (GObject *source, GAsyncResult *answer, gpointer data)
{
  Asking *asking = data;
  DeskPaperDialog *self = asking->dialog;
  g_autoptr (GError) error = NULL;
  g_autoptr (PaperLayout) layout = desk_paper_make_finish (answer, &error);

  if (asking->round == self->round && layout != NULL)
    {
      g_set_object (&self->layout, layout);
      show_layout (self);
    }
  else if (asking->round == self->round)
    {
      adw_status_page_set_description (self->problem, error->message);
      gtk_stack_set_visible_child_name (self->stack, "problem");
    }
  enable (self, self->layout != NULL);
  g_object_unref (self);
  g_free (asking);
}

static void
make (DeskPaperDialog *self)
{
  Asking *asking = g_new (Asking, 1);

  *asking = (Asking) { g_object_ref (self), ++self->round };
  enable (self, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "working");
  desk_paper_make_async (desk_window_get_file (self->window), self->report, &self->choices, made_cb, asking);
}

static guint32
read_date (DeskPaperDialog *self, GtkWidget *entry)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  guint32 date = BASE_NO_DATE;
  gboolean right = text[0] == '\0' || base_date_parse (text, store_file_get_locale (desk_window_get_file (self->window)), &date, NULL);

  if (right)
    gtk_widget_remove_css_class (entry, "error");
  else
    gtk_widget_add_css_class (entry, "error");
  return date;
}

/* What an entry that is left empty means. */
static void
hint (DeskPaperDialog *self, const PaperReport *report)
{
  gboolean of_today = report->has_day || (report->is_of_today && self->choices.from == BASE_NO_DATE && self->choices.to == BASE_NO_DATE);
  const char *empty = of_today ? _("Today") : _("Any day");

  gtk_entry_set_placeholder_text (GTK_ENTRY (self->from), empty);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->to), empty);
}

static void
choices_changed_cb (DeskPaperDialog *self)
{
  if (self->report == NULL || self->window == NULL)
    return;
  self->choices.from = read_date (self, self->from);
  self->choices.to = read_date (self, self->to);
  self->choices.grouping = gtk_drop_down_get_selected (self->grouping);
  hint (self, self->report);
  make (self);
}

static void
print_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskPaperDialog *self = DESK_PAPER_DIALOG (widget);

  if (self->layout != NULL && self->window != NULL)
    desk_paper_print (self->layout, self->report, self->choices.record, self->window);
}

static void
save_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskPaperDialog *self = DESK_PAPER_DIALOG (widget);

  if (self->layout != NULL && self->window != NULL)
    desk_paper_save (self->layout, self->report, self->choices.record, g_variant_get_string (parameter, NULL), self->window);
}

static void
desk_paper_dialog_set_property (GObject *object, guint property, const GValue *value, GParamSpec *spec)
{
  DeskPaperDialog *self = DESK_PAPER_DIALOG (object);

  self->larger = g_value_get_boolean (value);
  desk_pages_set (self->pages, self->layout, self->larger);
}

static void
desk_paper_dialog_get_property (GObject *object, guint property, GValue *value, GParamSpec *spec)
{
  g_value_set_boolean (value, DESK_PAPER_DIALOG (object)->larger);
}

static void
desk_paper_dialog_dispose (GObject *object)
{
  DeskPaperDialog *self = DESK_PAPER_DIALOG (object);

  g_clear_weak_pointer (&self->window);
  self->round++;
  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_PAPER_DIALOG);
  g_clear_object (&self->layout);
  G_OBJECT_CLASS (desk_paper_dialog_parent_class)->dispose (object);
}

static void
desk_paper_dialog_class_init (DeskPaperDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = desk_paper_dialog_dispose;
  G_OBJECT_CLASS (class)->set_property = desk_paper_dialog_set_property;
  G_OBJECT_CLASS (class)->get_property = desk_paper_dialog_get_property;
  g_object_class_install_property (G_OBJECT_CLASS (class), PROP_LARGER, g_param_spec_boolean ("larger", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
  gtk_widget_class_install_property_action (widget_class, "paper.larger", "larger");
  gtk_widget_class_install_action (widget_class, "paper.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "paper.save", "s", save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "paper.print", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "paper.save", "s", "pdf");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_plus, GDK_CONTROL_MASK, "paper.larger", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Add, GDK_CONTROL_MASK, "paper.larger", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/factotum/Factotum/desk-paper-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskPaperDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, DeskPaperDialog, scroller);
  gtk_widget_class_bind_template_child (widget_class, DeskPaperDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, DeskPaperDialog, tools);
  gtk_widget_class_bind_template_child (widget_class, DeskPaperDialog, from);
  gtk_widget_class_bind_template_child (widget_class, DeskPaperDialog, to);
  gtk_widget_class_bind_template_child (widget_class, DeskPaperDialog, to_title);
  gtk_widget_class_bind_template_child (widget_class, DeskPaperDialog, grouping);
  gtk_widget_class_bind_template_child (widget_class, DeskPaperDialog, heading);
  desk_menu_button_bind (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, choices_changed_cb);
}

static void
desk_paper_dialog_init (DeskPaperDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  desk_menu_button_init (GTK_WIDGET (self), DESK_TYPE_PAPER_DIALOG);
  self->pages = desk_pages_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->pages);
}

static void
fill_tools (DeskPaperDialog *self, const PaperReport *report)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; report->groupings != NULL && report->groupings[i].code != NULL; i++)
    gtk_string_list_append (names, _(report->groupings[i].label));
  gtk_drop_down_set_model (self->grouping, G_LIST_MODEL (names));
  gtk_widget_set_visible (GTK_WIDGET (self->grouping), report->groupings != NULL);
  gtk_widget_set_visible (self->from, report->has_period);
  gtk_widget_set_visible (self->to, report->has_period || report->has_day);
  if (report->has_day)
    gtk_label_set_label (self->to_title, _("As of"));
  hint (self, report);
  gtk_widget_set_visible (self->tools, report->has_period || report->has_day || report->groupings != NULL);
}

void
desk_paper_dialog_present (DeskWindow *window, const PaperReport *report, gint64 record)
{
  DeskPaperDialog *self = g_object_new (DESK_TYPE_PAPER_DIALOG, "title", _(report->title), NULL);

  g_set_weak_pointer (&self->window, window);
  adw_window_title_set_title (self->heading, _(report->title));
  fill_tools (self, report);
  self->report = report;
  self->choices.record = record;
  make (self);
  adw_dialog_present (ADW_DIALOG (self), GTK_WIDGET (window));
}
