/* How much of each line a command takes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  gint64 line;     /* id */
  gint64 position; /* by which the text names it */
  char  *title;
  char  *note;     /* for people who say how much: "12 ordered, 5 received"; nullable */
  gint64 usual;    /* what is taken when nothing is said */
  gint64 quantity; /* what is taken */
} StoreShare;

/* (element-type StoreShare) full */
GArray  *store_shares_new    (void) G_GNUC_WARN_UNUSED_RESULT;
/* "1=5 2=0.5", by position: lines that are not named take nothing. Of lines at the same position the first that is not named yet. BASE_ERROR_VALUE with a sentence. */
gboolean store_shares_parse  (GArray *shares, const char *text, GError **error);
/* The text that is parsed to these quantities; NULL when all are the usual. full */
char    *store_shares_format (GArray *shares) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
