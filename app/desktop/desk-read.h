/* Reading off the main thread.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-file.h>

G_BEGIN_DECLS

/* In a thread, with a connection of its own. full, NULL with error. */
typedef gpointer (*DeskReader) (StoreDb *db, gpointer data, GError **error);

void     desk_read_async  (StoreFile *file, DeskReader read, gpointer data, GDestroyNotify free_data, GDestroyNotify free_result, GAsyncReadyCallback callback, gpointer user_data);
/* full */
gpointer desk_read_finish (GAsyncResult *answer, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
