/* A file that is there whole or not at all.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

/* Written beside its place under a passing name, then moved there in one step: a crash, a full disk or a cancel leaves what was there before. Freed before it was
 * finished, it leaves nothing. */
typedef struct _PaperFile PaperFile;

PaperFile  *paper_file_new      (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void        paper_file_free     (PaperFile *self);
/* Of the file being written, for libraries that want a name. */
const char *paper_file_get_path (PaperFile *self);
/* FALSE after a failure, which finish reports. */
gboolean    paper_file_write    (PaperFile *self, const void *data, gsize length);
/* On the disk and in its place when it returns TRUE. PAPER_ERROR_WRITE. */
gboolean    paper_file_finish   (PaperFile *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PaperFile, paper_file_free)

G_END_DECLS
