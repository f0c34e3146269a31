/* A layout as a PDF file.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gio/gio.h>
#include "paper-layout.h"

G_BEGIN_DECLS

/* Called after each page, in the thread that writes. */
typedef void (*PaperProgress) (guint n_done, guint n_pages, gpointer data);

/* Writes the file whole or not at all. Its metadata hold the title, the program's name and the moment, and no person's name.
 * @now: moment of creation (seconds, UTC), base_environment_now() as a rule: the same document at the same moment gives the same bytes.
 * @progress, @cancellable: nullable. PAPER_ERROR_WRITE, G_IO_ERROR_CANCELLED. */
gboolean paper_pdf_write  (PaperLayout *layout, const char *path, gint64 now, PaperProgress progress, gpointer data, GCancellable *cancellable, GError **error);
/* The same in memory. */
GBytes  *paper_pdf_export (PaperLayout *layout, gint64 now, PaperProgress progress, gpointer data, GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
