/* Finds the mapping that fits a heading.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <string.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include "base-text.h"
#include "exchange-error.h"
#include "exchange-mapping-store.h"

#define SUFFIX ".import"

/* Letters and digits only, so that "customer_name", "Customer name" and "customerName" are one. */
static char *
reduce (const char *text)
{
  g_autofree char *folded = base_text_fold (text);
  GString *reduced = g_string_new (NULL);

  for (const char *p = folded; *p != 0; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_len (reduced, p, g_utf8_next_char (p) - p);
  return g_string_free (reduced, FALSE);
}

static ExchangeMapping *
load_fitting (const char *path, const char *kind, const char *fingerprint)
{
  g_autoptr (ExchangeMapping) mapping = exchange_mapping_load (path, NULL);
  g_autofree char *own = NULL;

  if (mapping == NULL || mapping->columns == NULL || (kind != NULL && !g_str_equal (mapping->kind, kind)))
    return NULL;
  own = exchange_mapping_fingerprint ((const char * const *) mapping->columns);
  return g_str_equal (own, fingerprint) ? g_steal_pointer (&mapping) : NULL;
}

static ExchangeMapping *
find_in_folder (const char *folder, const char *kind, const char *fingerprint)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      ExchangeMapping *mapping = g_str_has_suffix (name, SUFFIX) ? load_fitting (path, kind, fingerprint) : NULL;

      if (mapping != NULL)
        return mapping;
    }
  return NULL;
}

static const char *
find_column (const char * const *columns, const char *name)
{
  g_autofree char *wanted = reduce (name);

  for (guint i = 0; columns[i] != NULL; i++)
    {
      g_autofree char *column = reduce (columns[i]);

      if (*wanted != 0 && g_str_equal (column, wanted))
        return columns[i];
    }
  return NULL;
}

/* A column named with a brace in it cannot stand in a template. */
static char *
wrap (const char *column)
{
  return column != NULL && strpbrk (column, "{}") == NULL ? g_strdup_printf ("{%s}", column) : NULL;
}

static void
guess_key (ExchangeMapping *self, const char * const *columns)
{
  g_autofree char *kind_id = g_strdup_printf ("%s_id", self->kind);
  const char *names[] = { "id", "key", kind_id };

  for (guint i = 0; i < G_N_ELEMENTS (names) && self->key == NULL; i++)
    {
      g_autofree char *value = wrap (find_column (columns, names[i]));

      if (value != NULL)
        exchange_mapping_set_key (self, value, NULL);
    }
}

char *
exchange_mapping_fingerprint (const char * const *columns)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for (; *columns != NULL; columns++)
    {
      g_autofree char *folded = base_text_fold (*columns);

      if (g_str_equal (folded, EXCHANGE_REASON_COLUMN))
        continue;
      g_checksum_update (checksum, (const guchar *) g_strstrip (folded), -1);
      g_checksum_update (checksum, (const guchar *) "\x1f", 1);
    }
  return g_strdup (g_checksum_get_string (checksum));
}

char **
exchange_mapping_list_folders (void)
{
  g_autoptr (GStrvBuilder) folders = g_strv_builder_new ();
  const char *own = g_getenv ("FACTOTUM_IMPORT_DIR");

  g_strv_builder_take (folders, g_build_filename (g_get_user_data_dir (), "factotum", "import", NULL));
  if (own != NULL)
    g_strv_builder_add (folders, own);
  for (const char * const *dir = g_get_system_data_dirs (); *dir != NULL; dir++)
    g_strv_builder_take (folders, g_build_filename (*dir, "factotum", "import", NULL));
  return g_strv_builder_end (folders);
}

ExchangeMapping *
exchange_mapping_find (const char * const *folders, const char *kind, const char * const *columns)
{
  g_autofree char *fingerprint = exchange_mapping_fingerprint (columns);
  g_autofree char *file = g_strconcat (fingerprint, SUFFIX, NULL);
  g_autofree char *table = kind != NULL ? g_strdelimit (g_strdup (kind), "-", '_') : NULL;

  for (; *folders != NULL; folders++)
    {
      g_autofree char *remembered = g_build_filename (*folders, file, NULL);
      ExchangeMapping *mapping = load_fitting (remembered, table, fingerprint);

      if (mapping == NULL)
        mapping = find_in_folder (*folders, table, fingerprint);
      if (mapping != NULL)
        return mapping;
    }
  return NULL;
}

gboolean
exchange_mapping_remember (ExchangeMapping *self, const char *folder, const char * const *columns, GError **error)
{
  g_autofree char *fingerprint = exchange_mapping_fingerprint (columns);
  g_autofree char *file = g_strconcat (fingerprint, SUFFIX, NULL);
  g_autofree char *path = g_build_filename (folder, file, NULL);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      int code = errno;
      g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_FILE, _("The folder “%s” for mappings cannot be made: %s."), folder, g_strerror (code));
      return FALSE;
    }
  g_strfreev (self->columns);
  self->columns = g_strdupv ((char **) columns);
  return exchange_mapping_save (self, path, error);
}

/* "Carrier" may be the name of one field and the label of another, which then has it. */
static gboolean
is_label_of_other (BaseRecordClass *class, const BaseField *field, const char *column)
{
  if (g_str_equal (column, field->name))
    return FALSE;
  for (guint i = 0; i < class->n_fields; i++)
    {
      const BaseField *other = &class->fields[i];

      if (other != field && base_field_is_input (other) && (g_str_equal (column, base_field_get_label (other)) || g_str_equal (column, other->label)))
        return TRUE;
    }
  return FALSE;
}

/* By the field's name, or by what people call it. */
static const char *
guess_column (BaseRecordClass *class, const BaseField *field, const char *const *columns)
{
  const char *const names[] = { field->name, base_field_get_label (field), field->label };

  for (guint i = 0; base_field_is_input (field) && i < G_N_ELEMENTS (names); i++)
    {
      const char *column = find_column (columns, names[i]);

      if (column != NULL && (i > 0 || !is_label_of_other (class, field, column)))
        return column;
    }
  return NULL;
}

ExchangeMapping *
exchange_mapping_guess (BaseRecordClass *class, const char * const *columns)
{
  ExchangeMapping *self = exchange_mapping_new (class->table);

  for (guint i = 0; i < class->n_fields; i++)
    {
      const BaseField *field = &class->fields[i];
      const char *column = guess_column (class, field, columns);
      g_autofree char *value = NULL;

      if ((value = wrap (column)) == NULL || !exchange_mapping_set_field (self, field->name, value, NULL))
        continue;
      if (field->kind == BASE_KIND_LINK)
        exchange_mapping_set_link (self, field->name, "title", NULL);
    }
  guess_key (self, columns);
  self->columns = g_strdupv ((char **) columns);
  return self;
}
