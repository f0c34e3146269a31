/* One field of a form.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-field-row.h"

#include <glib/gi18n-lib.h>
#include <store-file-vault.h>
#include "desk-dialog.h"
#include "desk-link-row.h"
#include "desk-long-text-row.h"

#define SHARE_CHARS 8 /* of a quantity */

/* What a row and its draft know of each other; lives as long as the row. */
typedef struct
{
  GtkWidget       *row;
  GtkWidget       *entry;   /* what is typed into, which may be the row; nullable */
  GtkWidget       *open;    /* the record that a shown row links to; nullable */
  DeskDraft       *draft;
  const BaseField *field;
  gboolean         filling; /* the draft speaks, not the person */
  char            *problem; /* that is shown; nullable */
} Binding;

static void
free_binding (gpointer data)
{
  Binding *self = data;

  g_object_unref (self->draft);
  g_free (self->problem);
  g_free (self);
}

static void
show_problem (Binding *self)
{
  const char *problem = desk_draft_get_field_problem (self->draft, self->field);
  GtkWidget *typed = self->entry != NULL ? self->entry : self->row;

  if (!g_set_str (&self->problem, problem)) /* a tooltip asks the screen where the pointer is, and waits for the answer */
    return;
  if (problem != NULL)
    gtk_widget_add_css_class (typed, "error");
  else
    gtk_widget_remove_css_class (typed, "error");
  gtk_widget_set_tooltip_text (typed, problem);
  gtk_accessible_update_state (GTK_ACCESSIBLE (typed), GTK_ACCESSIBLE_STATE_INVALID, problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static gboolean
has_letters (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_isalpha (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

/* From right to left, a telephone number still begins with its plus. */
static void
keep_figures_in_order (GtkEditable *row)
{
  const char *text = gtk_editable_get_text (row);
  GtkWidget *typed = GTK_WIDGET (gtk_editable_get_delegate (row));
  gboolean figures = gtk_widget_get_direction (GTK_WIDGET (row)) == GTK_TEXT_DIR_RTL && text[0] != '\0' && !has_letters (text);

  gtk_widget_set_direction (typed, figures ? GTK_TEXT_DIR_LTR : GTK_TEXT_DIR_NONE);
  gtk_editable_set_alignment (row, figures ? 1 : 0);
}

static void
fill_entry (Binding *self)
{
  g_autofree char *text = desk_draft_dup_text (self->draft, self->field);

  if (strcmp (gtk_editable_get_text (GTK_EDITABLE (self->entry)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  if (self->entry == self->row)
    keep_figures_in_order (GTK_EDITABLE (self->row));
}

/* Table and id of the record that is opened beside the row; NULL and 0 if there is none. */
static const char *
find_target (Binding *self, gint64 *id)
{
  BaseRecord *record = desk_draft_get_record (self->draft);
  BaseRecordClass *class = desk_draft_get_class (self->draft);
  gboolean is_source = (self->field->flags & BASE_SOURCE) && record != NULL;

  *id = is_source ? base_record_get_number (record, base_record_class_find_field (class, "source_id"))
                  : self->field->kind == BASE_KIND_LINK ? desk_draft_get_number (self->draft, self->field) : 0;
  return is_source ? base_record_get_text (record, base_record_class_find_field (class, "source_table")) : self->field->target;
}

/* What has no number of its own says what it is. */
static char *
dup_shown (Binding *self)
{
  char *text = desk_draft_dup_text (self->draft, self->field);
  gint64 id;
  const char *table = find_target (self, &id);
  BaseRecordClass *class = table != NULL ? store_schema_find_class (store_file_get_schema (desk_draft_get_file (self->draft)), table) : NULL;

  if (text[0] != '\0' || class == NULL || id == 0)
    return text;
  g_free (text);
  return g_strdup (_(class->singular));
}

/* What nobody types; from right to left, a minus stays before its figures. */
static void
fill_subtitle (Binding *self)
{
  g_autofree char *text = dup_shown (self), *escaped = g_markup_escape_text (text, -1);
  gboolean figures = gtk_widget_get_direction (self->row) == GTK_TEXT_DIR_RTL && !has_letters (text);
  g_autofree char *marked = g_strconcat (figures ? "\u200e" : "", escaped, NULL);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->row), text[0] != '\0' ? marked : "–");
}

static void
fill_link (Binding *self)
{
  gint64 id;
  const char *table = find_target (self, &id);

  if (table != NULL)
    desk_link_button_point (self->open, table, id);
  gtk_widget_set_visible (self->open, table != NULL && id != 0);
}

/* What a command must be told begins with no choice. */
static gboolean
begins_open (DeskDraft *draft, const BaseField *field)
{
  return desk_draft_get_class (draft) == NULL && (field->flags & BASE_REQUIRED);
}

static void
fill_choice (Binding *self)
{
  guint first = begins_open (self->draft, self->field) ? 1 : 0;
  guint choice = desk_draft_is_undecided (self->draft, self->field) ? 0 : first + (guint) desk_draft_get_number (self->draft, self->field);

  adw_combo_row_set_selected (ADW_COMBO_ROW (self->row), choice);
}

static void
fill (Binding *self)
{
  gint64 number = desk_draft_get_number (self->draft, self->field);

  self->filling = TRUE;
  if (ADW_IS_SWITCH_ROW (self->row))
    adw_switch_row_set_active (ADW_SWITCH_ROW (self->row), number != 0);
  else if (ADW_IS_COMBO_ROW (self->row))
    fill_choice (self);
  else if (self->entry != NULL)
    fill_entry (self);
  else
    fill_subtitle (self);
  if (self->open != NULL)
    fill_link (self);
  show_problem (self);
  self->filling = FALSE;
}

static void
draft_changed_cb (DeskDraft *draft, const char *name, Binding *self)
{
  gboolean typing = name != NULL && self->entry != NULL && strcmp (name, self->field->name) == 0;

  if (typing)
    show_problem (self);
  else
    fill (self);
}

static void
typed_cb (GtkEditable *row, Binding *self)
{
  if (!self->filling)
    desk_draft_set_text (self->draft, self->field, gtk_editable_get_text (row));
}

/* Leaving the row writes the figure as the language does: "1234,5" becomes "1.234,50". */
static void
left_cb (GtkEventControllerFocus *controller, Binding *self)
{
  self->filling = TRUE;
  fill_entry (self);
  self->filling = FALSE;
}

/* Return carries the dialog out, as in the other rows; where there is none, and for Space, the row does what it always does. */
static gboolean
switch_key_cb (GtkWidget *row, guint key, guint code, GdkModifierType state)
{
  GtkWidget *dialog = gtk_widget_get_ancestor (row, ADW_TYPE_DIALOG);

  if (!desk_dialog_is_return (key, state) || dialog == NULL || adw_dialog_get_default_widget (ADW_DIALOG (dialog)) == NULL)
    return FALSE;
  gtk_widget_activate_default (row);
  return TRUE;
}

static void
switched_cb (AdwSwitchRow *row, GParamSpec *spec, Binding *self)
{
  if (!self->filling)
    desk_draft_set_number (self->draft, self->field, adw_switch_row_get_active (row));
}

static void
chosen_cb (AdwComboRow *row, GParamSpec *spec, Binding *self)
{
  guint first = begins_open (self->draft, self->field) ? 1 : 0;

  if (!self->filling && adw_combo_row_get_selected (row) >= first)
    desk_draft_set_number (self->draft, self->field, adw_combo_row_get_selected (row) - first);
}

static void
set_draft (Binding *self, DeskDraft *draft)
{
  GClosure *closure = g_cclosure_new (G_CALLBACK (draft_changed_cb), self, NULL);

  if (self->draft != NULL)
    g_signal_handlers_disconnect_by_data (self->draft, self);
  g_set_object (&self->draft, draft);
  g_object_watch_closure (G_OBJECT (self->row), closure);
  g_signal_connect_closure (draft, "changed", closure, FALSE);
  fill (self);
}

/* entry: in the row, or the row itself. */
static void
bind (GtkWidget *row, GtkWidget *entry, DeskDraft *draft, const BaseField *field)
{
  Binding *self = g_new0 (Binding, 1);

  self->row = row;
  self->entry = GTK_IS_EDITABLE (entry) ? entry : NULL;
  self->field = field;
  if (field->kind == BASE_KIND_LINK || (field->flags & BASE_SOURCE))
    {
      self->open = desk_link_button_new ();
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), self->open);
    }
  g_object_set_data_full (G_OBJECT (row), "binding", self, free_binding); /* a row still emits while it is disposed of */
  if (ADW_IS_SWITCH_ROW (row))
    g_signal_connect (row, "notify::active", G_CALLBACK (switched_cb), self);
  else if (ADW_IS_COMBO_ROW (row))
    g_signal_connect (row, "notify::selected", G_CALLBACK (chosen_cb), self);
  else if (self->entry != NULL)
    {
      GtkEventController *focus = gtk_event_controller_focus_new ();
      gtk_editable_set_enable_undo (GTK_EDITABLE (entry), FALSE); /* Ctrl+Z is that of the record and of the company */
      g_signal_connect (entry, "changed", G_CALLBACK (typed_cb), self);
      g_signal_connect (focus, "leave", G_CALLBACK (left_cb), self);
      gtk_widget_add_controller (entry, focus);
    }
  set_draft (self, draft);
}

static GtkWidget *
make_choice_row (DeskDraft *draft, const BaseField *field)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  GtkWidget *row = adw_combo_row_new ();

  if (begins_open (draft, field))
    gtk_string_list_append (labels, _("Choose…"));
  for (guint i = 0; field->choices[i].code != NULL; i++)
    gtk_string_list_append (labels, _(field->choices[i].label));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (labels));
  return row;
}

static GtkWidget *
make_switch_row (void)
{
  GtkWidget *row = adw_switch_row_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (switch_key_cb), row);
  gtk_widget_add_controller (row, keys);
  return row;
}

static GtkWidget *
make_entry_row (const BaseField *field)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ENTRY_ROW, "activates-default", TRUE, NULL);

  if (field->kind == BASE_KIND_TEXT)
    return row;
  adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (row), field->kind == BASE_KIND_DATE || field->kind == BASE_KIND_TIME || base_field_is_sealed (field)
                                                        ? GTK_INPUT_PURPOSE_FREE_FORM : GTK_INPUT_PURPOSE_NUMBER);
  return row;
}

/* What rules alone set is shown, not offered. */
static GtkWidget *
make_shown_row (void)
{
  GtkWidget *row = adw_action_row_new ();

  gtk_widget_add_css_class (row, "property");
  adw_action_row_set_subtitle_selectable (ADW_ACTION_ROW (row), TRUE);
  return row;
}

/* A sealed field without the key: shown as dots, with the way to the key beside it. */
static GtkWidget *
make_locked_row (StoreVaultState state)
{
  GtkWidget *row = make_shown_row (), *button = gtk_button_new_from_icon_name ("changes-prevent-symbolic");

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), state == STORE_VAULT_LOCKED ? "vault.unlock" : "vault.protect");
  gtk_widget_set_tooltip_text (button, state == STORE_VAULT_LOCKED ? _("Unlock Protected Fields") : _("Turn Protection On"));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static GtkWidget *
make_sealed_row (DeskDraft *draft)
{
  StoreVaultState state = store_vault_get_state (store_file_get_vault (desk_draft_get_file (draft)));

  return state == STORE_VAULT_OPEN ? g_object_new (ADW_TYPE_PASSWORD_ENTRY_ROW, "activates-default", TRUE, NULL) : make_locked_row (state);
}

static GtkWidget *
make_row (DeskDraft *draft, const BaseField *field)
{
  if (!desk_draft_is_editable (draft, field))
    return make_shown_row ();
  switch (field->kind)
    {
    case BASE_KIND_YES_NO:
      return make_switch_row ();
    case BASE_KIND_CHOICE:
      return make_choice_row (draft, field);
    case BASE_KIND_SEALED_TEXT:
    case BASE_KIND_SEALED_MONEY:
      return make_sealed_row (draft);
    default:
      return make_entry_row (field);
    }
}

/* The figure at the end of the row, under those of the other lines. */
static GtkWidget *
make_share_entry (const BaseField *field, const char *note)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), SHARE_CHARS);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), SHARE_CHARS);
  gtk_widget_set_direction (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (entry))), GTK_TEXT_DIR_LTR);
  gtk_editable_set_alignment (GTK_EDITABLE (entry), 1);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_NUMBER);
  gtk_widget_set_valign (entry, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, field->label, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, note, -1);
  return entry;
}

/* All of the row comes into sight, not only where the figure is typed. */
static void
entered_cb (GtkWidget *row)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (row, GTK_TYPE_VIEWPORT);

  if (viewport != NULL)
    gtk_viewport_scroll_to (GTK_VIEWPORT (viewport), row, NULL);
}

/* What a person takes of one line. */
static GtkWidget *
make_share_row (DeskDraft *draft, const BaseField *field, const char *note)
{
  GtkWidget *row = adw_action_row_new (), *entry = make_share_entry (field, note);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  g_autofree char *title = g_markup_escape_text (field->label, -1), *subtitle = g_markup_escape_text (note, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), entry);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), entry);
  gtk_widget_set_focusable (row, FALSE);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (entered_cb), row);
  gtk_widget_add_controller (row, focus);
  bind (row, entry, draft, field);
  return row;
}

GtkWidget *
desk_field_row_new (DeskDraft *draft, const BaseField *field)
{
  g_autofree char *title = g_markup_escape_text (base_field_get_label (field), -1);
  const char *note = desk_draft_get_note (draft, field);
  gboolean editable = desk_draft_is_editable (draft, field);
  GtkWidget *row;

  if (note != NULL)
    return make_share_row (draft, field, note);
  if (editable && field->kind == BASE_KIND_LINK)
    return desk_link_row_new (draft, field);
  if (field->kind == BASE_KIND_LONG_TEXT)
    return desk_long_text_row_new (draft, field);
  row = make_row (draft, field);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  bind (row, row, draft, field);
  return row;
}

void
desk_field_row_bind (GtkWidget *row, DeskDraft *draft)
{
  if (DESK_IS_LINK_ROW (row))
    desk_link_row_bind (DESK_LINK_ROW (row), draft);
  else if (DESK_IS_LONG_TEXT_ROW (row))
    desk_long_text_row_bind (DESK_LONG_TEXT_ROW (row), draft);
  else
    set_draft (g_object_get_data (G_OBJECT (row), "binding"), draft);
}
