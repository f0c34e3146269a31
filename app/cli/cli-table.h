/* Records as a table, CSV or JSON on the output.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <exchange-export.h>
#include "cli-context.h"

G_BEGIN_DECLS

typedef enum { CLI_TABLE, CLI_CSV, CLI_JSON } CliFormat;

/* "table", "csv" or "json"; NULL is the table. */
gboolean cli_format_parse (const char *text, CliFormat *format, GError **error);
/* Columns, NULL-terminated. Reads the records one by one: memory does not grow with their number, but for the table, which is measured first (up to 2,000 rows). */
gboolean cli_table_print  (CliContext *context, BaseRecordClass *class, const BaseField *const *columns, GArray *ids, CliFormat format, GError **error);
/* All fields of one record, one a line or as a JSON object. */
void     cli_record_print (CliContext *context, BaseRecord *record, CliFormat format);

G_END_DECLS
