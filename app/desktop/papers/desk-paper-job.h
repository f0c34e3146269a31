/* Making and writing a paper off the main thread.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <paper-layout.h>
#include <paper-report.h>
#include <store-file.h>

G_BEGIN_DECLS

/* Reads with a connection of its own, so that a long report freezes nothing. finish: full. */
void         desk_paper_make_async  (StoreFile *file, const PaperReport *report, const PaperChoices *choices, GAsyncReadyCallback callback, gpointer data);
PaperLayout *desk_paper_make_finish (GAsyncResult *answer, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The kind of file follows from the ending: .pdf, .csv, .xlsx. */
void         desk_paper_write_async  (PaperLayout *layout, const char *path, gint64 now, GAsyncReadyCallback callback, gpointer data);
gboolean     desk_paper_write_finish (GAsyncResult *answer, GError **error);
/* As a PDF in memory. finish: full. */
void         desk_paper_export_async  (PaperLayout *layout, gint64 now, GAsyncReadyCallback callback, gpointer data);
GBytes      *desk_paper_export_finish (GAsyncResult *answer, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
