/* Papers that leave the house.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "paper-layout.h"
#include "paper-report.h"

G_BEGIN_DECLS

/* Whether it is given to somebody, so that a copy is kept and it is outdated by changes. */
gboolean  paper_issue_is_kept        (const PaperReport *report);
/* Arguments of the command "issue-paper" for a paper about this record; pdf: nullable. Floating. */
GVariant *paper_issue_make_arguments (const PaperReport *report, gint64 record, PaperDocument *document, GBytes *pdf) G_GNUC_WARN_UNUSED_RESULT;

/* Lets the office keep a copy of what it posts, and write the letters of its plans. */
void      paper_issue_register       (StoreSchema *schema);
/* The copy that was kept when the record was posted, or NULL: what is printed of it again is that. full */
GBytes   *paper_issue_load           (StoreDb *db, const PaperReport *report, gint64 record, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Writes it whole or not at all. PAPER_ERROR_WRITE. */
gboolean  paper_issue_write          (GBytes *pdf, const char *path, GError **error);

G_END_DECLS
