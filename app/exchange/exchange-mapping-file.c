/* A mapping as a key file.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <string.h>
#include <glib/gi18n-lib.h>
#include "exchange-error.h"
#include "exchange-mapping.h"

static const char *const date_orders[] = { [BASE_ORDER_DMY] = "DMY", [BASE_ORDER_MDY] = "MDY", [BASE_ORDER_YMD] = "YMD" };

static const char *const forms[] = { [EXCHANGE_FORM_COMMON] = "common", [EXCHANGE_FORM_FRACTION] = "fraction", [EXCHANGE_FORM_DATE] = "date" };

/* Groups of the row's own record have no prefix, those of its child have "child ". */
static char *
name_group (const char *prefix, const char *name)
{
  return g_strconcat (prefix, name, NULL);
}

static void
read_text (GKeyFile *file, const char *group, const char *key, char **text)
{
  g_autofree char *value = g_key_file_get_string (file, group, key, NULL);

  if (value != NULL && *g_strstrip (value) != 0)
    g_set_str (text, value);
}

static gboolean
read_template (GKeyFile *file, const char *group, const char *key, ExchangeTemplate **template, GError **error)
{
  g_autofree char *value = g_key_file_get_string (file, group, key, NULL);

  if (value == NULL || *value == 0)
    return TRUE;
  *template = exchange_template_new (value, error);
  return *template != NULL;
}

static gboolean
read_format (ExchangeMapping *self, GKeyFile *file, GError **error)
{
  g_autofree char *decimal = g_key_file_get_string (file, "format", "decimal", NULL);
  g_autofree char *dates = g_key_file_get_string (file, "format", "dates", NULL);

  read_text (file, "format", "empty", &self->empty_markers);
  read_text (file, "format", "zone", &self->zone);
  if (decimal != NULL && (strlen (decimal) != 1 || strchr (".,", *decimal) == NULL))
    {
      g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_MAPPING, _("“%s” is no decimal sign. Write “.” or “,”."), decimal);
      return FALSE;
    }
  self->decimal = decimal != NULL ? *decimal : 0;
  for (int i = 0; dates != NULL && i < (int) G_N_ELEMENTS (date_orders); i++)
    if (g_str_equal (dates, date_orders[i]))
      self->dates = i;
  if (dates == NULL || self->dates >= 0)
    return TRUE;
  g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_MAPPING, _("“%s” is no order of day, month and year. Write DMY, MDY or YMD."), dates);
  return FALSE;
}

/* "employees by key {reportsTo}", "by title {name}", "by number {order}". */
static gboolean
read_link (ExchangeMapping *self, const char *name, const char *text, GError **error)
{
  g_autoptr (GRegex) regex = g_regex_new ("^\\s*([\\w-]*)\\s*\\bby\\s+(\\w+)\\s+(.*)$", G_REGEX_DOTALL, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *table = NULL, *by = NULL, *value = NULL;

  if (!g_regex_match (regex, text, 0, &match))
    {
      g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_MAPPING,
                   _("The link “%s” is not understood. Write “TABLE by key {column}”, “by title {column}” or “by FIELD {column}”."), name);
      return FALSE;
    }
  table = g_match_info_fetch (match, 1);
  by = g_match_info_fetch (match, 2);
  value = g_match_info_fetch (match, 3);
  if (!exchange_mapping_set_field (self, name, value, error))
    return FALSE;
  exchange_mapping_set_link (self, name, by, *table != 0 ? table : NULL);
  return TRUE;
}

static gboolean
read_fields (ExchangeMapping *self, GKeyFile *file, const char *group, gboolean links, GError **error)
{
  g_auto (GStrv) names = g_key_file_get_keys (file, group, NULL, NULL);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *value = g_key_file_get_string (file, group, names[i], error);

      if (value == NULL || !(links ? read_link (self, names[i], value, error) : exchange_mapping_set_field (self, names[i], value, error)))
        return FALSE;
    }
  return TRUE;
}

/* Target = words for it; turned round for looking up. */
static void
read_values (ExchangeFieldMapping *field, GKeyFile *file, const char *group)
{
  g_auto (GStrv) targets = g_key_file_get_keys (file, group, NULL, NULL);

  for (guint i = 0; targets != NULL && targets[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_key_file_get_string_list (file, group, targets[i], NULL, NULL);

      if (field->values == NULL)
        field->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      for (guint j = 0; words != NULL && words[j] != NULL; j++)
        g_hash_table_replace (field->values, g_strdup (words[j]), g_strdup (targets[i]));
    }
}

static gboolean
read_form (ExchangeFieldMapping *field, GKeyFile *file, const char *group, GError **error)
{
  g_autofree char *form = g_key_file_get_string (file, group, field->name, NULL);

  if (form == NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    if (g_str_equal (form, forms[i]))
      {
        field->form = (ExchangeForm) i;
        return TRUE;
      }
  g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_MAPPING, _("“%s” is no form of “%s”. Write “fraction” or “date”."), form, field->name);
  return FALSE;
}

static gboolean
read_details (ExchangeMapping *self, GKeyFile *file, const char *prefix, GError **error)
{
  g_autofree char *formats = name_group (prefix, "formats");

  for (guint i = 0; i < self->fields->len; i++)
    {
      ExchangeFieldMapping *field = g_ptr_array_index (self->fields, i);
      g_autofree char *values = g_strconcat (prefix, "values ", field->name, NULL);

      if (!read_form (field, file, formats, error))
        return FALSE;
      read_values (field, file, values);
    }
  return TRUE;
}

static gboolean
read_body (ExchangeMapping *self, GKeyFile *file, const char *head, const char *prefix, GError **error)
{
  g_autofree char *fields = name_group (prefix, "fields"), *links = name_group (prefix, "links");

  read_text (file, head, "table", &self->table);
  self->folds = g_key_file_get_boolean (file, head, "fold", NULL);
  self->once = g_key_file_get_boolean (file, head, "once", NULL);
  if (!read_template (file, head, "key", &self->key, error) || !read_template (file, head, "when", &self->when, error) ||
      !read_fields (self, file, fields, FALSE, error) || !read_fields (self, file, links, TRUE, error))
    return FALSE;
  return read_details (self, file, prefix, error);
}

static ExchangeMapping *
read_kind (GKeyFile *file, const char *group, GError **error)
{
  g_autofree char *kind = g_key_file_get_string (file, group, "kind", NULL);

  if (kind != NULL && *g_strstrip (kind) != 0)
    return exchange_mapping_new (kind);
  g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_MAPPING, _("The mapping does not say in [%s] which kind of records it makes, for example “kind=orders”."), group);
  return NULL;
}

static gboolean
read_child (ExchangeMapping *self, GKeyFile *file, GError **error)
{
  if (!g_key_file_has_group (file, "child"))
    return TRUE;
  if ((self->child = read_kind (file, "child", error)) == NULL || !read_body (self->child, file, "child", "child ", error))
    return FALSE;
  g_set_str (&self->child->system, self->system);
  read_text (file, "child", "parent", &self->child->parent);
  if (self->child->key != NULL && self->child->parent != NULL)
    return TRUE;
  g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_MAPPING, _("The mapping needs in [child] “key=” and “parent=”, the field that links to the row’s record."));
  return FALSE;
}

static void
write_template (GKeyFile *file, const char *group, const char *key, ExchangeTemplate *template)
{
  if (template != NULL)
    g_key_file_set_string (file, group, key, exchange_template_get_text (template));
}

static void
write_values (GKeyFile *file, const char *prefix, ExchangeFieldMapping *field)
{
  g_autofree char *group = g_strconcat (prefix, "values ", field->name, NULL);
  g_autoptr (GList) words = g_list_sort (g_hash_table_get_keys (field->values), (GCompareFunc) strcmp);

  for (GList *l = words; l != NULL; l = l->next)
    {
      const char *target = g_hash_table_lookup (field->values, l->data);
      g_auto (GStrv) list = g_key_file_get_string_list (file, group, target, NULL, NULL);
      g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
      g_auto (GStrv) all = NULL;

      if (list != NULL)
        g_strv_builder_addv (builder, (const char **) list);
      g_strv_builder_add (builder, l->data);
      all = g_strv_builder_end (builder);
      g_key_file_set_string_list (file, group, target, (const char * const *) all, g_strv_length (all));
    }
}

static void
write_field (GKeyFile *file, const char *prefix, ExchangeFieldMapping *field)
{
  g_autofree char *group = name_group (prefix, field->by != NULL ? "links" : "fields");
  g_autofree char *formats = name_group (prefix, "formats");
  g_autofree char *link = NULL;
  const char *value = exchange_template_get_text (field->value);

  if (field->by != NULL)
    value = link = g_strdup_printf ("%s%sby %s %s", field->table != NULL ? field->table : "", field->table != NULL ? " " : "", field->by, value);
  g_key_file_set_string (file, group, field->name, value);
  if (field->form != EXCHANGE_FORM_COMMON)
    g_key_file_set_string (file, formats, field->name, forms[field->form]);
  if (field->values != NULL)
    write_values (file, prefix, field);
}

static void
write_body (ExchangeMapping *self, GKeyFile *file, const char *head, const char *prefix)
{
  g_key_file_set_string (file, head, "kind", self->kind);
  g_key_file_set_string (file, head, "table", self->table);
  write_template (file, head, "key", self->key);
  write_template (file, head, "when", self->when);
  if (self->parent != NULL)
    g_key_file_set_string (file, head, "parent", self->parent);
  if (self->folds)
    g_key_file_set_boolean (file, head, "fold", TRUE);
  if (self->once)
    g_key_file_set_boolean (file, head, "once", TRUE);
  for (guint i = 0; i < self->fields->len; i++)
    write_field (file, prefix, g_ptr_array_index (self->fields, i));
}

static void
write_format (ExchangeMapping *self, GKeyFile *file)
{
  if (self->empty_markers != NULL)
    g_key_file_set_string (file, "format", "empty", self->empty_markers);
  if (self->zone != NULL)
    g_key_file_set_string (file, "format", "zone", self->zone);
  if (self->decimal != 0)
    g_key_file_set_string (file, "format", "decimal", self->decimal == '.' ? "." : ",");
  if (self->dates >= 0)
    g_key_file_set_string (file, "format", "dates", date_orders[self->dates]);
}

ExchangeMapping *
exchange_mapping_parse (const char *data, gsize length, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) reason = NULL;
  g_autoptr (ExchangeMapping) self = NULL;

  if (!g_key_file_load_from_data (file, data, length, G_KEY_FILE_NONE, &reason))
    {
      g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_MAPPING, _("This is not a mapping: %s"), reason->message);
      return NULL;
    }
  if ((self = read_kind (file, "import", error)) == NULL)
    return NULL;
  read_text (file, "import", "title", &self->title);
  read_text (file, "import", "system", &self->system);
  self->columns = g_key_file_get_string_list (file, "import", "columns", NULL, NULL);
  if (!read_format (self, file, error) || !read_body (self, file, "import", "", error) || !read_child (self, file, error))
    return NULL;
  return g_steal_pointer (&self);
}

ExchangeMapping *
exchange_mapping_load (const char *path, GError **error)
{
  g_autofree char *data = NULL;
  g_autoptr (GError) reason = NULL;
  gsize length;
  ExchangeMapping *self;

  if (!g_file_get_contents (path, &data, &length, &reason))
    {
      g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_FILE, _("The mapping cannot be read: %s"), reason->message);
      return NULL;
    }
  if ((self = exchange_mapping_parse (data, length, error)) == NULL)
    g_prefix_error (error, "%s: ", path);
  return self;
}

char *
exchange_mapping_print (ExchangeMapping *self)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  if (self->title != NULL)
    g_key_file_set_string (file, "import", "title", self->title);
  g_key_file_set_string (file, "import", "system", self->system);
  if (self->columns != NULL)
    g_key_file_set_string_list (file, "import", "columns", (const char * const *) self->columns, g_strv_length (self->columns));
  write_body (self, file, "import", "");
  write_format (self, file);
  if (self->child != NULL)
    write_body (self->child, file, "child", "child ");
  return g_key_file_to_data (file, NULL, NULL);
}

gboolean
exchange_mapping_save (ExchangeMapping *self, const char *path, GError **error)
{
  g_autofree char *data = exchange_mapping_print (self);
  g_autoptr (GError) reason = NULL;

  if (g_file_set_contents (path, data, -1, &reason))
    return TRUE;
  g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_FILE, _("The mapping cannot be saved: %s"), reason->message);
  return FALSE;
}
