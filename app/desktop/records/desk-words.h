/* What people read of a field.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-file.h>

G_BEGIN_DECLS

/* As store_file_format(); the name of a table (BASE_TABLE) is the plural of its records. */
char *desk_words_of_field (StoreFile *file, BaseRecord *record, const BaseField *field) G_GNUC_WARN_UNUSED_RESULT;
/* The same of a text that is the name of a table. */
char *desk_words_of_table (StoreFile *file, const char *table) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
