/* Finding records by words and parts of words.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "store-transaction.h"

G_BEGIN_DECLS

/* Each type with a BASE_SEARCH field has an FTS5 table "<table>_search" (derived data, never in the change log), kept by every commit; rowid = id of the record. It holds no text, only
 * which words are where, ids alone (detail=none). A word is a run of letters and digits, folded by base_text_fold(): "Müller" is found by "muller", "Straße" by "strasse". All words of a search must be found, each
 * as the beginning of a word, in any field; where a field is a title or unique (names, numbers, codes), as any part of a word too, from three letters on. Letters and digits of one
 * word are found as two as well: "ab10248" finds AB-10248. Searchable are text, count, choice (code and English name) and link (title of the target). What is in the trash is found by searches in the trash alone. */

/* Makes missing search tables, remakes those of other fields or an older form, and fills them; writer, at opening. */
gboolean   store_search_prepare (StoreDb *db, GError **error);
/* Whether the type has searchable fields. */
gboolean   store_search_has     (BaseRecordClass *class);
/* Brings the index in line with what a commit changed, and with the titles that others link to; rows whose searched fields stayed as they were cost nothing.
 * Writer, from the commit. touches: (element-type StoreTouch) in any order. */
gboolean   store_search_update_touches (StoreDb *db, GArray *touches, GError **error);
/* The same for one row that may have existed before. One at a time costs more when ids do not ascend. */
gboolean   store_search_update  (StoreDb *db, BaseRecordClass *class, gint64 id, GError **error);
/* A few milliseconds of putting the index together, so that searches stay fast and no save has to do it; TRUE if there is more to do. Writer, when idle, outside a transaction. */
gboolean   store_search_merge   (StoreDb *db);
/* Writes the whole index anew, without what was deleted from it: FTS5 keeps the words of a deleted row until it happens to merge them away. Writer, outside a transaction. */
gboolean   store_search_rewrite (StoreDb *db);
/* Words → FTS5 expression (quoted, prefix), for what is in the trash or not; NULL when there is nothing to search for. full */
char      *store_search_get_expression (const char *words, gboolean trash) G_GNUC_WARN_UNUSED_RESULT;
/* The same rows of one type, faster: where few words of the index begin as asked for, these stand in it. For the next query on db alone: later words are not in it. */
char      *store_search_find_expression (StoreDb *db, BaseRecordClass *class, const char *words, gboolean trash) G_GNUC_WARN_UNUSED_RESULT;

typedef struct
{
  BaseRecordClass *class;
  gint64           id;
  char            *title;
  char            *subtitle; /* "" if none */
} StoreHit;
void       store_hit_free (StoreHit *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StoreHit, store_hit_free)
/* What is called exactly so, then records, then what belongs to one (BASE_PARENT), each in the order of the schema's types, the newest first. (element-type StoreHit) */
GPtrArray *store_search_everything (StoreDb *db, const char *words, guint limit_per_type, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Takes the search's own tables out of a file's objects ("table orders_search" → "orders_search", line feed, SQL), where they are whole, of any form of the index, and of a table that is there. */
void       store_search_claim_tables (GHashTable *objects);
/* Index = content; every difference as a sentence added to faults. */
gboolean   store_search_check   (StoreDb *db, GPtrArray *faults, GError **error);

G_END_DECLS
