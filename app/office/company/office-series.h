/* Numbers without gaps.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-record.h>

G_BEGIN_DECLS

#define OFFICE_TYPE_SERIES (office_series_get_type ())
G_DECLARE_FINAL_TYPE (OfficeSeries, office_series, OFFICE, SERIES, BaseRecord)

struct _OfficeSeries
{
  BaseRecord parent_instance;
  int        name;        /* whose records it numbers: a choice with the code of their table, "orders" */
  char      *pattern;     /* "A-{year}-{number:5}" */
  gint64     next_number;
  gboolean   yearly;      /* starts again at 1 each year */
  gint64     year;        /* of the last number, when yearly */
};

/* What the records of this table begin with where nobody chose anything; not in the file yet. full */
OfficeSeries *office_series_new (const char *table) G_GNUC_WARN_UNUSED_RESULT;
/* Takes the next number of the series that bears the class's table name and that no record bears yet; makes the series if there is none. Writer, inside a
 * transaction: a number of a transaction that fails is given again. full */
char    *office_series_take   (StoreDb *db, BaseRecordClass *class, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Gives the record a number when its field "number" is empty. */
gboolean office_series_number (StoreDb *db, BaseRecord *record, char **number, GError **error);
/* "A-{year}-{number:5}", 2026, 17 → "A-2026-00017". full */
char    *office_series_format (const char *pattern, int year, gint64 number) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
