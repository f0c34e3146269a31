/* What is to be picked next.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-query.h>

G_BEGIN_DECLS

/* The line that a person walks to next; line 0 when nothing is left. Texts: full; place "" in the stock room, lot NULL without one. */
typedef struct
{
  gint64 line;
  gint64 left;     /* in the item's own unit */
  gint64 shown;    /* the same in the unit of the order line, where that comes out even */
  gint64 picked;   /* of the line so far */
  gint64 done;     /* lines of the list that need nothing more */
  gint64 lines;
  char  *unit;     /* of shown; nullable */
  char  *own_unit; /* nullable */
  char  *item;
  char  *item_number; /* nullable */
  char  *place;
  char  *lot;
  char  *order;
} OfficePickNext;

/* First at the place and for the order that were scanned last, then along the route. Any thread. */
gboolean office_pick_next_load  (StoreDb *db, gint64 pick_list, OfficePickNext *next, GError **error);
void     office_pick_next_clear (OfficePickNext *self);
/* The open pick list with this number; with NULL the one that was planned first. 0: none. */
gint64   office_pick_list_find  (StoreDb *db, const char *number);
gboolean office_pick_list_is_open (StoreDb *db, gint64 id);

enum { OFFICE_OPEN_LIST_ID, OFFICE_OPEN_LIST_NUMBER, OFFICE_OPEN_LIST_PICKER, OFFICE_OPEN_LIST_DONE, OFFICE_OPEN_LIST_LINES };
/* What is to be picked, in the order in which it was planned; the first hundred. The picker's name is nullable. full */
StoreQuery *office_pick_list_query_open (StoreDb *db) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
