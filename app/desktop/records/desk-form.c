/* The form of a record type.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-form.h"

#include "desk-field-group.h"
#include "desk-logo-row.h"
#include "desk-order-summary.h"
#include "desk-parts.h"
#include "desk-supplier-summary.h"

static void
bind_all (GtkWidget *widget, DeskDraft *draft)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (DESK_IS_FIELD_GROUP (child))
      desk_field_group_bind (DESK_FIELD_GROUP (child), draft);
    else if (DESK_IS_PARTS (child))
      desk_parts_bind (DESK_PARTS (child), draft);
    else if (DESK_IS_LOGO_ROW (child))
      desk_logo_row_bind (DESK_LOGO_ROW (child), desk_draft_get_file (draft));
    else if (DESK_IS_ORDER_SUMMARY (child))
      desk_order_summary_bind (DESK_ORDER_SUMMARY (child), draft);
    else if (DESK_IS_SUPPLIER_SUMMARY (child))
      desk_supplier_summary_bind (DESK_SUPPLIER_SUMMARY (child), draft);
    else
      bind_all (child, draft);
}

static gboolean
is_shown (DeskDraft *draft, const BaseField *field)
{
  if (field->flags & (BASE_HIDDEN | BASE_PARENT))
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

/* What a type without a .ui of its own, and a command, get. */
static GtkWidget *
make_plain (DeskDraft *draft)
{
  GtkWidget *form = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  g_autoptr (GString) names = g_string_new (NULL);
  guint n;
  const BaseField *fields = desk_draft_get_fields (draft, &n);

  for (guint i = 0; i < n; i++)
    if (is_shown (draft, &fields[i]))
      g_string_append_printf (names, "%s ", fields[i].name);
  gtk_box_append (GTK_BOX (form), desk_field_group_new (names->str));
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

GtkWidget *
desk_form_new (DeskDraft *draft)
{
  GtkWidget *form = load (draft);

  if (form != NULL)
    g_object_force_floating (G_OBJECT (form));
  else
    form = make_plain (draft);
  bind_all (form, draft);
  return form;
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

/* Also before it is painted, when the ways of Tab are not known yet. */
void
desk_form_focus (GtkWidget *form)
{
  if (!focus_first (form))
    gtk_widget_child_focus (form, GTK_DIR_TAB_FORWARD);
}
