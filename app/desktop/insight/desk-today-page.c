/* What needs a person today.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-today-page.h"

#include <base-date.h>
#include <glib/gi18n-lib.h>
#include <office-plan-commands.h>
#include <office-today.h>
#include "desk-planner.h"

struct _DeskTodayPage
{
  AdwBin               parent_instance;
  AdwWindowTitle      *heading;
  GtkStack            *stack;
  AdwPreferencesGroup *group;
  AdwPreferencesGroup *forecast;
  GtkWidget           *late; /* row of the forecast, or NULL */
  GPtrArray           *rows;
  StoreFile           *file;
};

G_DEFINE_FINAL_TYPE (DeskTodayPage, desk_today_page, ADW_TYPE_BIN)

/* What one key does for all of them at once. */
static void
set_action (GtkActionable *row, OfficeFinding *finding)
{
  if (strcmp (finding->name, "outdated-papers") == 0)
    {
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _("Print all replacements in one go."));
      gtk_actionable_set_action_name (row, "win.replace-papers");
      return;
    }
  gtk_actionable_set_action_name (row, "win.show-view");
  gtk_actionable_set_action_target (row, "(ss)", finding->class->table, finding->view->name);
}

static GtkWidget *
make_row (DeskTodayPage *self, OfficeFinding *finding)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name (finding->urgent ? "dialog-warning-symbolic" : finding->class->icon);
  g_autofree char *subtitle = g_strdup_printf ("%s: %s", _(finding->class->plural), _(finding->view->label));

  if (finding->urgent)
    gtk_widget_add_css_class (icon, "warning");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), finding->sentence);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  set_action (GTK_ACTIONABLE (row), finding);
  return row;
}

/* The first of all: what can still be mended. */
static GtkWidget *
make_late_row (gint64 n)
{
  GtkWidget *row = adw_action_row_new (), *icon = gtk_image_new_from_icon_name ("alarm-symbolic");
  g_autofree char *sentence = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d line of an order is or will be late.", "%d lines of orders are or will be late.", (gulong) n), (int) n);

  gtk_widget_add_css_class (icon, "warning");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), sentence);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _("See why, and choose a plan."));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.plan");
  return row;
}

/* Says how often the forecast was right, once there is something to say. */
static void
show_score (DeskTodayPage *self)
{
  OfficeScore score;
  g_autofree char *words = NULL;

  if (!office_prediction_score (store_file_get_reader (self->file), &score, NULL) || score.late == 0)
    return;
  words = g_strdup_printf (_("Of %d lines that were late so far, %d were seen before; %d alarms of %d were false."),
                           (int) score.late, (int) score.foreseen, (int) score.false_alarms, (int) score.alarms);
  adw_preferences_group_set_description (self->forecast, words);
}

/* Once a day what is foreseen is written down, to be compared with what happens. */
static void
keep_forecast (DeskTodayPage *self)
{
  gboolean due = FALSE;

  if (store_file_get_read_only_reason (self->file) == NULL && office_prediction_is_due (store_file_get_reader (self->file), &due, NULL) && due)
    store_file_run_async (self->file, "predict-orders", g_variant_new_parsed ("@a{sv} {}"), NULL, NULL, NULL, NULL);
}

static gboolean
has_focus (GtkWidget *row)
{
  return (gtk_widget_get_state_flags (row) & (GTK_STATE_FLAG_FOCUSED | GTK_STATE_FLAG_FOCUS_WITHIN)) != 0;
}

static void
counted_cb (GObject *source, GAsyncResult *answer, gpointer data)
{
  g_autoptr (DeskTodayPage) self = data;
  gint64 n = desk_planner_count_finish (answer, NULL);
  gboolean focused;

  if (self->file == NULL || self->group == NULL)
    return;
  focused = self->late != NULL && has_focus (self->late);
  if (self->late != NULL)
    adw_preferences_group_remove (self->forecast, self->late);
  self->late = n > 0 ? make_late_row (n) : NULL;
  if (self->late != NULL)
    adw_preferences_group_add (self->forecast, self->late);
  if (self->late != NULL && focused)
    gtk_widget_grab_focus (self->late);
  gtk_widget_set_visible (GTK_WIDGET (self->forecast), self->late != NULL);
  show_score (self);
  if (n > 0)
    keep_forecast (self);
  gtk_stack_set_visible_child_name (self->stack, self->rows->len > 0 || self->late != NULL ? "work" : "calm");
}

static void
clear_rows (DeskTodayPage *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
}

static void
show_day (DeskTodayPage *self)
{
  BaseEnvironment *environment = store_file_get_environment (self->file);
  g_autofree char *date = base_date_format (base_environment_today (environment), store_file_get_locale (self->file));

  adw_window_title_set_subtitle (self->heading, date);
}

/* G_MAXUINT when it is in none of the rows. */
static guint
find_focus (DeskTodayPage *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (has_focus (self->rows->pdata[i]))
      return i;
  return G_MAXUINT;
}

void
desk_today_page_refresh (DeskTodayPage *self)
{
  g_autoptr (GPtrArray) findings = self->file != NULL ? office_today_list (store_file_get_reader (self->file), NULL) : NULL;
  guint focus = find_focus (self);

  if (self->file == NULL)
    return;
  clear_rows (self);
  show_day (self);
  for (guint i = 0; findings != NULL && i < findings->len; i++)
    {
      GtkWidget *row = make_row (self, findings->pdata[i]);
      g_ptr_array_add (self->rows, row);
      adw_preferences_group_add (self->group, row);
    }
  if (focus != G_MAXUINT && self->rows->len > 0)
    gtk_widget_grab_focus (self->rows->pdata[MIN (focus, self->rows->len - 1)]);
  gtk_stack_set_visible_child_name (self->stack, self->rows->len > 0 || self->late != NULL ? "work" : "calm");
  desk_planner_count_async (self->file, counted_cb, g_object_ref (self));
}

void
desk_today_page_set_file (DeskTodayPage *self, StoreFile *file)
{
  g_set_object (&self->file, file);
}

static void
desk_today_page_dispose (GObject *object)
{
  DeskTodayPage *self = DESK_TODAY_PAGE (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->file);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_TODAY_PAGE);
  G_OBJECT_CLASS (desk_today_page_parent_class)->dispose (object);
}

static void
desk_today_page_class_init (DeskTodayPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = desk_today_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/factotum/Factotum/desk-today-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskTodayPage, heading);
  gtk_widget_class_bind_template_child (widget_class, DeskTodayPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DeskTodayPage, group);
  gtk_widget_class_bind_template_child (widget_class, DeskTodayPage, forecast);
}

static void
desk_today_page_init (DeskTodayPage *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
