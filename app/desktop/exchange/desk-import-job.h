/* Reading a file off the main thread.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <exchange-import.h>

G_BEGIN_DECLS

/* A file as it was read: the bytes, to read them again in another way, and the rows. */
typedef struct
{
  GBytes            *bytes;
  ExchangeCsvReader *reader;
} DeskImportFile;

void            desk_import_file_free  (DeskImportFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DeskImportFile, desk_import_file_free)

/* Loads path, or takes the bytes where they are there already. format: NULL guesses it. */
void            desk_import_read_async  (const char *path, GBytes *bytes, const ExchangeCsvFormat *format, BaseLocale *locale, GCancellable *cancellable,
                                         GAsyncReadyCallback callback, gpointer data);
/* full */
DeskImportFile *desk_import_read_finish (GAsyncResult *answer, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Puts the rows in order for the mapping, which is taken over. */
void            desk_import_make_async  (StoreSchema *schema, ExchangeCsvReader *reader, ExchangeMapping *mapping, const char *currency, GCancellable *cancellable,
                                         GAsyncReadyCallback callback, gpointer data);
/* full */
ExchangeImport *desk_import_make_finish (GAsyncResult *answer, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
