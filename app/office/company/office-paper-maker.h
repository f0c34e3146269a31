/* What draws papers and writes letters.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-db.h>

G_BEGIN_DECLS

/**
 * OfficePaperMaker:
 * @print: draws the paper with that name about a record as PDF, from a connection that sees it; title and language: full. NULL with an error.
 * @write_letter: words to the customer about a line that comes on another day, in his language; goodwill: minor units taken off the order, 0 = nothing. full,
 *   NULL with an error.
 *
 * Papers are made above the office, and some of its commands need one; who makes them is known to the schema. Either may be NULL. Any thread.
 */
typedef struct
{
  GBytes *(*print)        (StoreDb *db, const char *paper, gint64 record, char **title, char **language, GError **error);
  char   *(*write_letter) (StoreDb *db, gint64 order_line, guint32 new_date, gint64 goodwill, GError **error);
} OfficePaperMaker;

/* When the schema is built, before a file is opened with it. maker: lives longer than the schema; NULL: nobody. */
void                    office_paper_maker_set (StoreSchema *schema, const OfficePaperMaker *maker);
/* Never NULL: where nobody makes papers, both functions are. Borrowed. */
const OfficePaperMaker *office_paper_maker_get (StoreDb *db);

G_END_DECLS
