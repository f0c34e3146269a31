/* Which rows of a type, in which order.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "store-query.h"

G_BEGIN_DECLS

/**
 * StoreRelation:
 * @STORE_CONTAINS: a part of a text, of a choice's code, or of the title of a link's target; case and accents do not count.
 *
 * Texts are compared without case; all but STORE_IS and STORE_IS_NOT, which an index answers, without accents too. An empty date, time, link or text is neither less nor more than anything.
 * Sealed fields know STORE_IS_EMPTY and STORE_IS_NOT_EMPTY alone.
 */
typedef enum { STORE_IS, STORE_IS_NOT, STORE_LESS, STORE_MORE, STORE_AT_LEAST, STORE_AT_MOST, STORE_CONTAINS, STORE_IS_EMPTY, STORE_IS_NOT_EMPTY } StoreRelation;

/**
 * StoreFilter:
 *
 * Boxed, reference counted, immutable once a list has it; then any thread. All conditions must hold. Names in the SQL come from the static table of fields, values are bound.
 *
 * Order: texts in people's order, so that "Äpfel" stands beside "Apfel" and "de Beer" beside "Dean". The file holds no sort keys and no collation of ours, so that every other program can
 * read and write it: plain ASCII texts come from an index with COLLATE NOCASE, the few others are folded and sorted while they are read, and SQLite merges the two. Links are sorted by
 * their target's title, choices in the order of their table, empty values come first. Equal ones stand in the order of id, those of one link's target always upwards.
 * The first rows come without a pause, however many there are, when the table has these indexes (all work without, at 0.1 s a million rows):
 *   a text:    (column COLLATE NOCASE), and for tables that grow without end (column) WHERE column GLOB '*[^ -~]*';
 *   a link:    (column), and the indexes of a text on its target's title;
 *   all other: (column). Each may end in WHERE trashed_at IS NULL.
 */
typedef struct _StoreFilter StoreFilter;
#define STORE_TYPE_FILTER (store_filter_get_type ())
GType        store_filter_get_type   (void);
StoreFilter *store_filter_new        (BaseRecordClass *class) G_GNUC_WARN_UNUSED_RESULT;
StoreFilter *store_filter_copy       (StoreFilter *self) G_GNUC_WARN_UNUSED_RESULT;
StoreFilter *store_filter_ref        (StoreFilter *self);
void         store_filter_unref      (StoreFilter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StoreFilter, store_filter_unref)
BaseRecordClass *store_filter_get_class (StoreFilter *self);

/* value: as in base_field_parse(), floating is sunk; NULL is the empty value. For STORE_CONTAINS on a link or a choice it is a text. */
void         store_filter_add        (StoreFilter *self, const BaseField *field, StoreRelation relation, GVariant *value);
void         store_filter_clear      (StoreFilter *self);                              /* drops what was added; view, search, trash and sort stay */
/* view: nullable; lives longer than the filter. */
void         store_filter_set_view   (StoreFilter *self, const StoreView *view);
void         store_filter_set_search (StoreFilter *self, const char *words);           /* nullable */
void         store_filter_set_trash  (StoreFilter *self, gboolean trash);              /* TRUE: only what is in the trash */
/* NULL field = the type's usual order (newest first while searching). Sealed fields cannot be sorted by: the same. */
void         store_filter_set_sort   (StoreFilter *self, const BaseField *field, gboolean descending);
const StoreView *store_filter_get_view   (StoreFilter *self);
const char      *store_filter_get_search (StoreFilter *self);
gboolean         store_filter_get_trash  (StoreFilter *self);
const BaseField *store_filter_get_sort   (StoreFilter *self, gboolean *descending);    /* descending: optional */

/* The statement for ids with its parameters bound. limit -1 = all. */
StoreQuery  *store_filter_query_ids  (StoreFilter *self, StoreDb *db, int limit) G_GNUC_WARN_UNUSED_RESULT;
/* The same of those of the two ids that the filter shows: tells whether a row is shown, and which of two comes first. */
StoreQuery  *store_filter_query_pair (StoreFilter *self, StoreDb *db, gint64 a, gint64 b) G_GNUC_WARN_UNUSED_RESULT;
/* -1 with error. */
gint64       store_filter_count      (StoreFilter *self, StoreDb *db, GError **error);
/* Whether a change in a row of another table may show, hide or move rows. */
gboolean     store_filter_depends_on (StoreFilter *self, const char *table);

G_END_DECLS
