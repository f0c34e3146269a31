/* Papers to test with, and eyes to read them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "paper-layout.h"
#include "paper-pdf.h"

#define SAMPLE_NOW G_GINT64_CONSTANT (1795305600) /* 2026-11-22 00:00 UTC */

PaperLetterhead *sample_letterhead_new (void);
/* A list of n orders, one in 10 rows a new customer's when grouped. */
PaperTable      *sample_table_new      (guint n_rows, gboolean grouped);
PaperDocument   *sample_report_new     (const char *locale, guint n_rows, gboolean grouped);
PaperDocument   *sample_letter_new     (const char *locale, guint n_rows);
/* A folder of the process's own, a file in it, and g_test_run() that removes it afterwards. (Fontconfig finds no cache in the directories that GTest isolates.) */
char            *sample_folder         (void);
char            *sample_path           (const char *name);
int              sample_run_tests      (void);
/* Writes the document as a PDF file and gives what pdftotext or another reader prints; %s in arguments is the file. */
char            *sample_read_pdf       (PaperDocument *document, const char *program, const char *const *arguments);
/* Pages as pdftotext -layout reads them, NULL-terminated. */
char           **sample_read_pages     (PaperDocument *document);
/* What a program says; it must succeed. */
char            *sample_run            (const char *const *arguments);
guint            sample_count          (const char *text, const char *part);
