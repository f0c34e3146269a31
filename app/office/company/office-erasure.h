/* Erasing a person on request.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-record.h>

G_BEGIN_DECLS

/* Takes the person out of the record and of what copies their name, and puts the stub into the trash. The fields are those of BASE_PERSONAL; numbers and links stay, so that the books do.
 * reason: nullable, kept as the stub's notes; BASE_ERROR_RULE when it names the person. Writer, inside a transaction. */
gboolean office_erasure_run (StoreDb *db, BaseRecord *record, const char *reason, GError **error);

G_END_DECLS
