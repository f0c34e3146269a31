/* The inside of the search index.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "store-search.h"

G_BEGIN_DECLS

/* By table, and by form and fields: another index has another text. The second column is never filled: it tells them by its name. */
#define STORE_SEARCH_TABLE      "CREATE VIRTUAL TABLE %s_search USING fts5(words, form_%u_%08x, content='', contentless_delete=1, detail=none, tokenize='ascii')"
#define STORE_SEARCH_VOCABULARY "CREATE VIRTUAL TABLE %s_search_vocabulary USING fts5vocab('%s_search', 'instance')"
#define STORE_SEARCH_TITLES     "CREATE TABLE %s_search_title (id INTEGER PRIMARY KEY, title TEXT) STRICT"

/* How the rows of a type become words. Made once a class and connection. */
typedef struct
{
  BaseRecordClass  *class;
  GPtrArray        *fields;  /* const BaseField, the searchable ones */
  guint64           searched; /* the bits of them */
  const BaseField  *title;   /* nullable: the text by which other types find their records, when they do */
  char             *columns; /* "trashed_at IS NOT NULL, number, (SELECT name FROM …)": the text of each field */
  char             *select;  /* columns of the row ?1 */
  char             *insert;
  char             *delete;
  char             *insert_title; /* nullable, as the title */
  char             *merge;
  char             *hits;    /* nullable: made when first asked for */
  gboolean          grew;    /* has parts that nobody has tried to merge yet */
} StoreSearchPlan;

/* (element-type StoreSearchPlan), of all types of the schema that are searched or searched by; borrowed. */
GPtrArray *store_search_get_plans (StoreDb *db);
StoreSearchPlan *store_search_find_plan (StoreDb *db, BaseRecordClass *class); /* NULL if neither */
/* The words of one row as FTS5 gets them, each with a space behind. Used for many rows. */
typedef struct
{
  GString *tokens;
  GString *seen;
  GString *folded;
  gboolean trashed;
} StoreSearchWords;

void       store_search_words_init  (StoreSearchWords *self);
void       store_search_words_clear (StoreSearchWords *self);
void       store_search_words_begin (StoreSearchWords *self, gboolean trashed);
/* parts: also every ending of three letters or more. */
void       store_search_words_add   (StoreSearchWords *self, const char *text, gboolean parts);
/* Whether a search for the words of a folded text finds the row: the same answer as that of the expression that store_search_get_expression() makes of them. */
gboolean   store_search_words_have  (StoreSearchWords *self, const char *folded);
/* All words of the row that the query stands on; its columns are the plan's, from first on. */
void       store_search_read_words  (StoreSearchPlan *plan, StoreQuery *query, int first, StoreSearchWords *words);

G_END_DECLS
