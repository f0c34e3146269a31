/* The ids a list shows, and how changes are told.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gio/gio.h>

G_BEGIN_DECLS

/* A part of a vector of ids. */
typedef struct
{
  GArray *ids; /* gint64 */
  guint   from;
  guint   to;
} StoreListSpan;

/* What is shown is head, then tail. Tail is empty but while a change is being told: then one of the two is the old and the other the new vector, so that no step copies anything. */
typedef struct
{
  GListModel   *model;  /* borrowed: emits items-changed, and "slide" */
  StoreListSpan head;
  StoreListSpan tail;
  GArray       *joined; /* nullable: both as one */
} StoreListRows;

void          store_list_rows_init     (StoreListRows *self, GListModel *model);
void          store_list_rows_clear    (StoreListRows *self);
guint         store_list_rows_get_size (StoreListRows *self);
gint64        store_list_rows_get      (StoreListRows *self, guint position);
guint         store_list_rows_find     (StoreListRows *self, gint64 id); /* G_MAXUINT if none */
const gint64 *store_list_rows_get_all  (StoreListRows *self);            /* borrowed until the next change */

void          store_list_rows_remove   (StoreListRows *self, guint position);
void          store_list_rows_insert   (StoreListRows *self, guint position, gint64 id);
/* Nobody has looked yet: nothing is told. */
void          store_list_rows_set      (StoreListRows *self, GArray *ids);
/* Tells what differs: row by row where the touched rows (set of gint64) explain it, else what lies between the common beginning and the common end. */
void          store_list_rows_change   (StoreListRows *self, GArray *ids, GHashTable *touched);
/* Other rows altogether: see StoreList. */
void          store_list_rows_slide    (StoreListRows *self, GArray *ids);

G_END_DECLS
