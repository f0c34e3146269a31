/* Finds the mapping that fits a heading.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "exchange-mapping.h"

G_BEGIN_DECLS

/* The column that says why a row was refused, in a file of refused rows; it is passed over when that is imported again. */
#define EXCHANGE_REASON_COLUMN "factotum_reason"

/* SHA-256 of the folded headings in hexadecimal digits: the same for a file that another system writes again. columns: NULL-terminated. */
char            *exchange_mapping_fingerprint  (const char * const *columns) G_GNUC_WARN_UNUSED_RESULT;
/* Where mappings lie: the user's own folder first, then $FACTOTUM_IMPORT_DIR, then those of the installed programs. (transfer full) NULL-terminated. */
char           **exchange_mapping_list_folders (void) G_GNUC_WARN_UNUSED_RESULT;
/* The mapping that was remembered or comes ready for this heading; NULL if none. kind: nullable, else only mappings for it. Files that are broken are passed over. */
ExchangeMapping *exchange_mapping_find         (const char * const *folders, const char *kind, const char * const *columns) G_GNUC_WARN_UNUSED_RESULT;
/* Saves it in a folder under the fingerprint of the columns, for exchange_mapping_find(). The folder is made if need be. */
gboolean         exchange_mapping_remember     (ExchangeMapping *self, const char *folder, const char * const *columns, GError **error);
/* From headings that are names or labels of fields. Never fails: what is not recognised is left out. */
ExchangeMapping *exchange_mapping_guess        (BaseRecordClass *class, const char * const *columns) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
