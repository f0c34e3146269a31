/* Refused rows as a file to mend.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "exchange-csv-reader.h"

G_BEGIN_DECLS

/* outcomes: ExchangeOutcome of each row; reasons: row → sentence. Written whole or not at all, in UTF-8, with the file's own delimiter, the cells as they were and the
 * column EXCHANGE_REASON_COLUMN at the end. What a spreadsheet would run is defused, which reading takes back. EXCHANGE_ERROR_FILE. */
gboolean exchange_refused_write (ExchangeCsvReader *reader, const guint8 *outcomes, GHashTable *reasons, const char *path, GError **error);

G_END_DECLS
