/* The form of a record type.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-form.h"

#include "desk-field-group.h"
#include "desk-priority.h"
#include "desk-logo-row.h"
#include "desk-order-summary.h"
#include "desk-parts.h"
#include "desk-supplier-summary.h"

/* A step need not be longer: the rest of a frame is for the layout. */
#define STEP_US 6000

/* What a form shows. Lives as long as the form. */
typedef struct
{
  DeskDraft *draft;
  guint64    editable; /* fields, when the rows were made */
  GPtrArray *sections; /* in the order in which one reads them; borrowed from the form */
  guint      n_bound;  /* of the sections; the next one is perhaps begun */
  guint      source;
} Contents;

static gboolean
is_section (GtkWidget *widget)
{
  return DESK_IS_FIELD_GROUP (widget) || DESK_IS_PARTS (widget) || DESK_IS_LOGO_ROW (widget) || DESK_IS_ORDER_SUMMARY (widget) || DESK_IS_SUPPLIER_SUMMARY (widget);
}

static void
bind_section (GtkWidget *section, DeskDraft *draft)
{
  if (DESK_IS_FIELD_GROUP (section))
    desk_field_group_bind (DESK_FIELD_GROUP (section), draft);
  else if (DESK_IS_PARTS (section))
    desk_parts_bind (DESK_PARTS (section), draft);
  else if (DESK_IS_LOGO_ROW (section))
    desk_logo_row_bind (DESK_LOGO_ROW (section), desk_draft_get_file (draft));
  else if (DESK_IS_ORDER_SUMMARY (section))
    desk_order_summary_bind (DESK_ORDER_SUMMARY (section), draft);
  else
    desk_supplier_summary_bind (DESK_SUPPLIER_SUMMARY (section), draft);
}

static void
list_sections (GtkWidget *widget, GPtrArray *sections)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (is_section (child))
      g_ptr_array_add (sections, child);
    else
      list_sections (child, sections);
}

/* A section, or of a group of fields a row: together they can take longer than a blink. */
static void
bind_next (Contents *self)
{
  GtkWidget *section = self->sections->pdata[self->n_bound];

  gtk_widget_set_visible (section, TRUE);
  if (DESK_IS_FIELD_GROUP (section) && desk_field_group_make_row (DESK_FIELD_GROUP (section), self->draft))
    return;
  self->n_bound++;
  if (!DESK_IS_FIELD_GROUP (section))
    bind_section (section, self->draft);
}

static gboolean
bind_some (Contents *self, gint64 microseconds)
{
  gint64 end = g_get_monotonic_time () + microseconds;

  while (self->n_bound < self->sections->len && g_get_monotonic_time () < end)
    bind_next (self);
  return self->n_bound < self->sections->len;
}

static void
free_contents (gpointer data)
{
  Contents *self = data;

  g_clear_handle_id (&self->source, g_source_remove);
  g_ptr_array_unref (self->sections);
  g_object_unref (self->draft);
  g_free (self);
}

static gboolean
step_cb (gpointer data)
{
  Contents *self = data;

  if (bind_some (self, STEP_US))
    return G_SOURCE_CONTINUE;
  self->source = 0;
  return G_SOURCE_REMOVE;
}

static gboolean
moves_focus (guint key)
{
  return key == GDK_KEY_Tab || key == GDK_KEY_KP_Tab || key == GDK_KEY_ISO_Left_Tab || (key >= GDK_KEY_Home && key <= GDK_KEY_End) || (key >= GDK_KEY_KP_Home && key <= GDK_KEY_KP_End);
}

/* Who is quicker than the form goes through all of it. */
static gboolean
key_cb (Contents *self, guint key)
{
  if (moves_focus (key))
    bind_some (self, G_MAXINT32);
  return GDK_EVENT_PROPAGATE;
}

/* FALSE when nothing is left in it. */
static gboolean
take_apart (GtkWidget *section)
{
  if (DESK_IS_FIELD_GROUP (section))
    return desk_field_group_take_apart (DESK_FIELD_GROUP (section));
  return DESK_IS_PARTS (section) && desk_parts_take_apart (DESK_PARTS (section));
}

static void
take_some_apart (Contents *self, gint64 microseconds)
{
  gint64 end = g_get_monotonic_time () + microseconds;

  while (self->sections->len > 0 && g_get_monotonic_time () < end)
    if (!take_apart (self->sections->pdata[self->sections->len - 1]))
      g_ptr_array_set_size (self->sections, self->sections->len - 1);
}

static gboolean
leave_cb (gpointer form)
{
  Contents *self = g_object_get_data (form, "contents");

  take_some_apart (self, STEP_US);
  if (self->sections->len > 0)
    return G_SOURCE_CONTINUE;
  self->source = 0;
  if (gtk_widget_get_parent (form) != NULL) /* else its window was closed meanwhile */
    gtk_box_remove (GTK_BOX (gtk_widget_get_parent (form)), form);
  return G_SOURCE_REMOVE;
}

static Contents *
add_contents (GtkWidget *form, DeskDraft *draft)
{
  Contents *self = g_new0 (Contents, 1);

  self->draft = g_object_ref (draft);
  self->editable = desk_draft_get_editable (draft);
  self->sections = g_ptr_array_new ();
  list_sections (form, self->sections);
  g_object_set_data_full (G_OBJECT (form), "contents", self, free_contents);
  return self;
}

static void
bind_in_steps (GtkWidget *form, Contents *self, gboolean at_once)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (form, keys);
  for (guint i = 0; i < self->sections->len; i++)
    gtk_widget_set_visible (self->sections->pdata[i], FALSE);
  if (bind_some (self, at_once ? STEP_US : 0))
    self->source = g_idle_add (step_cb, self);
}

static gboolean
is_shown (DeskDraft *draft, const BaseField *field)
{
  if (field->flags & (BASE_HIDDEN | BASE_PARENT | BASE_SHARES))
    return FALSE;
  if (desk_draft_get_class (draft) == NULL)
    return strcmp (field->name, "record") != 0 && strcmp (field->name, "version") != 0;
  return desk_draft_get_record (draft) != NULL || !(field->flags & BASE_DERIVED);
}

static void
add_parts (GtkWidget *form, DeskDraft *draft)
{
  StoreSchema *schema = store_file_get_schema (desk_draft_get_file (draft));
  BaseRecordClass *class = desk_draft_get_class (draft);

  for (guint i = 0; class != NULL && i < store_schema_get_n_types (schema); i++)
    {
      const BaseField *parent = base_record_class_find_flag (store_schema_get_class (schema, i), BASE_PARENT);
      if (parent != NULL && strcmp (parent->target, class->table) == 0)
        gtk_box_append (GTK_BOX (form), desk_parts_new (store_schema_get_class (schema, i)->table));
    }
}

static GtkWidget *
make_group (DeskDraft *draft, const BaseField *fields, guint n)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    if (is_shown (draft, &fields[i]))
      g_string_append_printf (names, "%s ", fields[i].name);
  return desk_field_group_new (names->str);
}

/* A row for each line of which the command takes some. */
static void
add_shares (GtkWidget *form, DeskDraft *draft)
{
  guint n;
  const BaseField *shares = desk_draft_get_shares (draft, &n);
  g_autofree char *title = g_markup_escape_text (desk_draft_get_shares_label (draft), -1);
  GtkWidget *group;

  if (n == 0)
    return;
  group = make_group (draft, shares, n);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (GTK_BOX (form), group);
}

/* What a type without a .ui of its own, and a command, get. */
static GtkWidget *
make_plain (DeskDraft *draft)
{
  GtkWidget *form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  guint n;
  const BaseField *fields = desk_draft_get_fields (draft, &n);

  gtk_box_append (GTK_BOX (form), make_group (draft, fields, n));
  add_shares (form, draft);
  add_parts (form, draft);
  return form;
}

static GtkWidget *
load (DeskDraft *draft)
{
  StoreSchema *schema = store_file_get_schema (desk_draft_get_file (draft));
  BaseRecordClass *class = desk_draft_get_class (draft);
  g_autofree char *path = NULL;
  g_autoptr (GtkBuilder) builder = NULL;

  if (class == NULL)
    return NULL;
  path = g_strdup_printf ("/org/factotum/Factotum/forms/%s.ui", store_schema_get_nick (schema, class));
  if (!g_resources_get_info (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL, NULL, NULL))
    return NULL;
  g_type_ensure (DESK_TYPE_FIELD_GROUP);
  g_type_ensure (DESK_TYPE_LOGO_ROW);
  g_type_ensure (DESK_TYPE_ORDER_SUMMARY);
  g_type_ensure (DESK_TYPE_SUPPLIER_SUMMARY);
  g_type_ensure (DESK_TYPE_PARTS);
  builder = gtk_builder_new_from_resource (path);
  return g_object_ref_sink (GTK_WIDGET (gtk_builder_get_object (builder, "form")));
}

static GtkWidget *
make (DeskDraft *draft)
{
  GtkWidget *form = load (draft);

  if (form == NULL)
    return make_plain (draft);
  g_object_force_floating (G_OBJECT (form));
  return form;
}

GtkWidget *
desk_form_new (DeskDraft *draft)
{
  GtkWidget *form = make (draft);

  bind_some (add_contents (form, draft), G_MAXINT32);
  return form;
}

GtkWidget *
desk_form_new_in_steps (DeskDraft *draft, gboolean at_once)
{
  GtkWidget *form = make (draft);

  bind_in_steps (form, add_contents (form, draft), at_once);
  return form;
}

/* What is sealed is never shown in a row that another record has opened. */
static gboolean
has_sealed (BaseRecordClass *class)
{
  for (guint i = 0; i < class->n_fields; i++)
    if (base_field_is_sealed (&class->fields[i]))
      return TRUE;
  return FALSE;
}

gboolean
desk_form_show (GtkWidget *form, DeskDraft *draft)
{
  Contents *self = g_object_get_data (G_OBJECT (form), "contents");
  BaseRecordClass *class = desk_draft_get_class (draft);
  gboolean is_new = desk_draft_get_record (draft) == NULL;

  if (class == NULL || class != desk_draft_get_class (self->draft) || is_new != (desk_draft_get_record (self->draft) == NULL) || has_sealed (class)
      || desk_draft_get_file (draft) != desk_draft_get_file (self->draft) || desk_draft_get_editable (draft) != self->editable)
    return FALSE;
  g_set_object (&self->draft, draft);
  for (guint i = 0; i < MIN (self->n_bound + 1, self->sections->len); i++)
    if (i < self->n_bound || DESK_IS_FIELD_GROUP (self->sections->pdata[i]))
      bind_section (self->sections->pdata[i], draft);
  return TRUE;
}

gboolean
desk_form_is_current (GtkWidget *form)
{
  Contents *self = g_object_get_data (G_OBJECT (form), "contents");

  return desk_draft_get_editable (self->draft) == self->editable;
}

/* The first one that takes words or a choice, as one reads: what is only shown is passed by. */
static gboolean
focus_first (GtkWidget *widget)
{
  gboolean takes = (GTK_IS_LIST_BOX_ROW (widget) && !gtk_widget_has_css_class (widget, "property")) || GTK_IS_TEXT_VIEW (widget);

  if (!gtk_widget_get_visible (widget) || !gtk_widget_is_sensitive (widget) || gtk_widget_has_css_class (widget, "property"))
    return FALSE;
  if (takes && gtk_widget_grab_focus (widget))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (focus_first (child))
      return TRUE;
  return FALSE;
}

static gboolean
has_fields (Contents *self)
{
  for (guint i = 0; i < self->n_bound; i++)
    if (DESK_IS_FIELD_GROUP (self->sections->pdata[i]))
      return TRUE;
  return FALSE;
}

/* A record is read from its top, also where only its notes at the bottom can still be changed. */
static gboolean
focus_top (GtkWidget *form, Contents *self)
{
  if (desk_draft_get_record (self->draft) == NULL)
    return focus_first (form);
  for (guint i = 0; i < self->sections->len; i++)
    if (DESK_IS_FIELD_GROUP (self->sections->pdata[i]))
      return focus_first (self->sections->pdata[i]);
  return FALSE;
}

/* Also before it is painted, when the ways of Tab are not known yet. */
void
desk_form_focus (GtkWidget *form)
{
  Contents *self = g_object_get_data (G_OBJECT (form), "contents");

  while (!focus_top (form, self))
    {
      if (self->n_bound == self->sections->len || has_fields (self))
        {
          gtk_widget_child_focus (form, GTK_DIR_TAB_FORWARD);
          return;
        }
      bind_next (self);
    }
}

gboolean
desk_form_focus_problem (GtkWidget *form)
{
  if (gtk_widget_has_css_class (form, "error"))
    return gtk_widget_grab_focus (form);
  for (GtkWidget *child = gtk_widget_get_first_child (form); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (desk_form_focus_problem (child))
      return TRUE;
  return FALSE;
}

/* Each row costs as much to take away as to make. */
void
desk_form_leave (GtkWidget *form)
{
  Contents *self = g_object_get_data (G_OBJECT (form), "contents");

  gtk_widget_set_visible (form, FALSE);
  g_clear_handle_id (&self->source, g_source_remove);
  self->n_bound = self->sections->len;
  self->source = g_idle_add_full (DESK_PRIORITY_TIDY, leave_cb, form, NULL);
}
