/* What people read of a field.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-words.h"

#include <glib/gi18n-lib.h>

char *
desk_words_of_table (StoreFile *file, const char *table)
{
  BaseRecordClass *class = store_schema_find_class (store_file_get_schema (file), table);

  return g_strdup (class != NULL ? _(class->plural) : table);
}

char *
desk_words_of_field (StoreFile *file, BaseRecord *record, const BaseField *field)
{
  g_autofree char *text = store_file_format (file, record, field);

  return (field->flags & BASE_TABLE) != 0 ? desk_words_of_table (file, text) : g_steal_pointer (&text);
}
