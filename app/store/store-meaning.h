/* A fingerprint of what the records say.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "store-db.h"

G_BEGIN_DECLS

/* 64 lower-case hexadecimal digits over all records that are not in the trash, whatever their ids, the time of day and the order in which they were made: two companies with the same
 * one hold the same content, though they came to it on different ways. A record is known by its fields and by what its links lead to, three links deep. Times and what is sealed
 * are left out, and so are the tables named in except, NULL-terminated. Any thread; reads everything once. */
char *store_meaning_digest (StoreDb *db, const char *const *except, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
