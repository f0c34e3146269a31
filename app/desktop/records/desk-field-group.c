/* Fields of a form that belong together.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-field-group.h"

#include "desk-field-row.h"

struct _DeskFieldGroup
{
  AdwPreferencesGroup parent_instance;
  char               *fields;
};

enum { PROP_FIELDS = 1 };

G_DEFINE_FINAL_TYPE (DeskFieldGroup, desk_field_group, ADW_TYPE_PREFERENCES_GROUP)

static void
desk_field_group_set_property (GObject *object, guint property, const GValue *value, GParamSpec *spec)
{
  g_set_str (&DESK_FIELD_GROUP (object)->fields, g_value_get_string (value));
}

static void
desk_field_group_finalize (GObject *object)
{
  g_free (DESK_FIELD_GROUP (object)->fields);
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
}

static void
desk_field_group_init (DeskFieldGroup *self)
{
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

void
desk_field_group_bind (DeskFieldGroup *self, DeskDraft *draft)
{
  g_auto (GStrv) names = g_strsplit_set (self->fields != NULL ? self->fields : "", " \n", -1);
  gboolean any = FALSE;

  for (guint i = 0; names[i] != NULL; i++)
    {
      const BaseField *field = names[i][0] != '\0' ? desk_draft_find_field (draft, names[i]) : NULL;

      if (field != NULL && is_shown (draft, field))
        {
          adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), desk_field_row_new (draft, field));
          any = TRUE;
        }
      else if (field == NULL && names[i][0] != '\0')
        g_critical ("a form names the unknown field “%s”", names[i]);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), any);
}
