/* Finding records by words and parts of words.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "store-db.h"

G_BEGIN_DECLS

/* Each searchable record type has an FTS5 table "<table>_search" (derived data, never in the change log), kept by every commit. */
/* Makes missing search tables and fills them; writer, at opening. */
gboolean   store_search_prepare (StoreDb *db, GError **error);
/* Brings the index in line with one row; text of a link field is the title of its target. Writer, from the commit. */
gboolean   store_search_update  (StoreDb *db, BaseRecordClass *class, gint64 id, GError **error);
/* Words → FTS5 expression (quoted, prefix); NULL when there is nothing to search for. full */
char      *store_search_get_expression (const char *words) G_GNUC_WARN_UNUSED_RESULT;

typedef struct
{
  BaseRecordClass *class;
  gint64           id;
  char            *title;
  char            *subtitle;
} StoreHit;
void       store_hit_free (StoreHit *self);
/* Best first per type, in the order of the schema's types. (element-type StoreHit) */
GPtrArray *store_search_everything (StoreDb *db, const char *words, guint limit_per_type, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Index = content; every difference as a sentence added to faults. */
gboolean   store_search_check   (StoreDb *db, GPtrArray *faults, GError **error);

G_END_DECLS
