/* Guesses how a CSV file is written.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "exchange-csv-reader.h"

G_BEGIN_DECLS

/* Looks at the first 500 rows of the first 64 KiB; only the encoding is judged by the whole file. What the file leaves open is taken from the locale. Never fails: an
 * empty file gives UTF-8, commas and a heading. */
void exchange_csv_guess (GBytes *bytes, BaseLocale *locale, ExchangeCsvFormat *format);

G_END_DECLS
