/* Cells of a CSV file going out.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "base-locale.h"

G_BEGIN_DECLS

#define BASE_CSV_BOM "\xef\xbb\xbf" /* first in a file, so that spreadsheets take it for UTF-8 */

/* ";" where the decimal sign is a comma, else ",": what a spreadsheet of that country expects. */
char base_csv_get_delimiter (BaseLocale *locale);
/* Appends one cell (no delimiter) as RFC 4180 says: quoted when it holds the delimiter, a quote, a line end or an outer space. NULL is an empty cell.
 * defuse: a text that a spreadsheet would run as a formula, with or without apostrophes before it, gets a leading apostrophe; pass FALSE for real numbers and dates. */
void base_csv_append_cell   (GString *line, const char *text, char delimiter, gboolean defuse);
/* Appends the line end, CR LF. */
void base_csv_end_line      (GString *line);
/* Whether base_csv_append_cell() has put the apostrophe at its start, which who reads the cell takes off again; so every text comes back as it was. */
gboolean base_csv_is_defused (const char *text);
/* Whether a spreadsheet would run it: it starts with = + - @ TAB CR LF or one of their full-width forms. */
gboolean base_csv_is_formula (const char *text);

G_END_DECLS
