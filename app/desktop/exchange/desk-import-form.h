/* How a file is written and what its columns are.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <adwaita.h>
#include <exchange-mapping.h>
#include <store-file.h>

G_BEGIN_DECLS

/* Signal: "reread", when the file is to be read again in the form's format and shown again. */
#define DESK_TYPE_IMPORT_FORM (desk_import_form_get_type ())
G_DECLARE_FINAL_TYPE (DeskImportForm, desk_import_form, DESK, IMPORT_FORM, AdwBin)

/* Another file: the mapping is looked for anew. */
void                     desk_import_form_forget      (DeskImportForm *self);
/* Columns that are the same as before keep what was chosen for them. */
void                     desk_import_form_show        (DeskImportForm *self, StoreSchema *schema, ExchangeCsvReader *reader);
const ExchangeCsvFormat *desk_import_form_get_format  (DeskImportForm *self);
/* As chosen; NULL before anything was shown. full */
ExchangeMapping         *desk_import_form_dup_mapping (DeskImportForm *self) G_GNUC_WARN_UNUSED_RESULT;
/* A record type by its table, as if it were chosen. */
void                     desk_import_form_choose_kind (DeskImportForm *self, const char *table);

G_END_DECLS
