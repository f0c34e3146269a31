/* A firm with one of each paper.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <fixture.h>
#include "paper-report.h"

void           papers_set_up     (Fixture *fixture, gconstpointer data);
void           papers_execute    (Fixture *fixture, const char *sql);
/* From now on all contacts read this language. */
void           papers_speak      (Fixture *fixture, const char *language);
PaperDocument *papers_make       (Fixture *fixture, const char *name, gint64 record, const char *language, GError **error);
/* The same; must succeed. */
PaperDocument *papers_make_paper (Fixture *fixture, const char *name, gint64 record, const char *language);
/* As pdftotext reads it. full */
char          *papers_read_text  (PaperDocument *document);
