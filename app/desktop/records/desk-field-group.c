/* Fields of a form that belong together.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-field-group.h"

#include "desk-field-row.h"

struct _DeskFieldGroup
{
  AdwPreferencesGroup parent_instance;
  GStrv               fields; /* names */
  guint               n_made; /* of the fields: have a row, or get none */
  GPtrArray          *rows;   /* borrowed from the group */
  GtkWidget          *extra;  /* below the rows, where the first field says something; nullable, borrowed from the group */
  DeskDraft          *draft;  /* whose first field is watched for it */
};

enum { PROP_FIELDS = 1, PROP_EXTRA };

G_DEFINE_FINAL_TYPE (DeskFieldGroup, desk_field_group, ADW_TYPE_PREFERENCES_GROUP)

static void
desk_field_group_set_property (GObject *object, guint property, const GValue *value, GParamSpec *spec)
{
  DeskFieldGroup *self = DESK_FIELD_GROUP (object);
  const char *names;

  if (property == PROP_EXTRA)
    {
      self->extra = g_value_get_object (value);
      if (self->extra != NULL)
        adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->extra);
      return;
    }
  names = g_value_get_string (value);
  g_strfreev (self->fields);
  self->fields = g_strsplit_set (names != NULL ? names : "", " \n", -1);
}

static void
desk_field_group_finalize (GObject *object)
{
  DeskFieldGroup *self = DESK_FIELD_GROUP (object);

  g_strfreev (self->fields);
  g_ptr_array_unref (self->rows);
  g_clear_object (&self->draft);
  G_OBJECT_CLASS (desk_field_group_parent_class)->finalize (object);
}

static void
desk_field_group_class_init (DeskFieldGroupClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->set_property = desk_field_group_set_property;
  object_class->finalize = desk_field_group_finalize;
  g_object_class_install_property (object_class, PROP_FIELDS,
                                   g_param_spec_string ("fields", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
  g_object_class_install_property (object_class, PROP_EXTRA,
                                   g_param_spec_object ("extra", NULL, NULL, GTK_TYPE_WIDGET, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
}

static void
desk_field_group_init (DeskFieldGroup *self)
{
  self->rows = g_ptr_array_new ();
}

GtkWidget *
desk_field_group_new (const char *fields)
{
  return g_object_new (DESK_TYPE_FIELD_GROUP, "fields", fields, NULL);
}

/* What rules will set is not there yet when a record is new. */
static gboolean
is_shown (DeskDraft *draft, const BaseField *field)
{
  return desk_draft_get_class (draft) == NULL || desk_draft_get_record (draft) != NULL || !(field->flags & BASE_DERIVED);
}

static void
add_row (DeskFieldGroup *self, GtkWidget *row)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
make_row (DeskFieldGroup *self, DeskDraft *draft, const char *name)
{
  const BaseField *field = name[0] != '\0' ? desk_draft_find_field (draft, name) : NULL;

  if (field != NULL && is_shown (draft, field))
    add_row (self, desk_field_row_new (draft, field));
  else if (field == NULL && name[0] != '\0')
    g_critical ("a form names the unknown field “%s”", name);
}

/* What has nothing to work with is not offered. */
static void
show_extra (DeskFieldGroup *self)
{
  const BaseField *field = desk_draft_find_field (self->draft, self->fields[0]);
  g_autofree char *text = field != NULL ? desk_draft_dup_text (self->draft, field) : NULL;

  gtk_widget_set_visible (self->extra, text != NULL && text[0] != '\0');
}

static void
watch (DeskFieldGroup *self, DeskDraft *draft)
{
  if (self->extra == NULL || self->fields == NULL)
    return;
  if (self->draft != NULL)
    g_signal_handlers_disconnect_by_func (self->draft, show_extra, self);
  g_set_object (&self->draft, draft);
  g_signal_connect_object (draft, "changed", G_CALLBACK (show_extra), self, G_CONNECT_SWAPPED);
  show_extra (self);
}

gboolean
desk_field_group_take_apart (DeskFieldGroup *self)
{
  if (self->rows->len > 0)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_steal_index (self->rows, self->rows->len - 1));
  return self->rows->len > 0;
}

gboolean
desk_field_group_make_row (DeskFieldGroup *self, DeskDraft *draft)
{
  watch (self, draft);
  if (self->fields != NULL && self->fields[self->n_made] != NULL)
    make_row (self, draft, self->fields[self->n_made++]);
  gtk_widget_set_visible (GTK_WIDGET (self), self->rows->len > 0);
  return self->fields != NULL && self->fields[self->n_made] != NULL;
}

void
desk_field_group_bind (DeskFieldGroup *self, DeskDraft *draft)
{
  watch (self, draft);
  for (guint i = 0; i < self->rows->len; i++)
    desk_field_row_bind (self->rows->pdata[i], draft);
}
