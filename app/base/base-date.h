/* Days and moments.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "base-locale.h"

G_BEGIN_DECLS

/* A date is a Julian day as in GDate, 0 = none; years 1 to 9999. A time is seconds since 1970-01-01 00:00 UTC, G_MININT64 = none. */
#define BASE_NO_DATE 0u
#define BASE_NO_TIME G_MININT64
#define BASE_LAST_DATE 3652059u /* 9999-12-31 */

guint32  base_date_from_ymd   (int year, int month, int day);                 /* BASE_NO_DATE when there is no such day */
void     base_date_to_ymd     (guint32 date, int *year, int *month, int *day);
/* ISO 8601 ("2026-12-31") and any year of four digits in front always; else the locale's order with any of . / - or space. Two-digit years: 1950 to 2049.
 * A day that another order reads differently is taken in the locale's order; a month above 12 is refused, never swapped. A time of midnight behind the day, as other
 * programs write it, is dropped; any other is refused. */
gboolean base_date_parse      (const char *text, BaseLocale *locale, guint32 *date, GError **error);
char    *base_date_format     (guint32 date, BaseLocale *locale) G_GNUC_WARN_UNUSED_RESULT;    /* 31.12.2026; "" for none */
gboolean base_date_parse_iso  (const char *text, guint32 *date);
void     base_date_format_iso (guint32 date, char buffer[11]);                                 /* "" for none */

/* "2026-12-31 23:59", with or without seconds, "T", and "Z" or an offset; or the locale's date and 23:59. Parts of a second are dropped. Without "Z" or an offset the text is
 * local time (time_zone, NULL = the locale's): an hour that the clocks skip in spring is refused, of the doubled hour in autumn the second (standard time) is taken, so what must come back
 * exactly (CSV, JSON) is written in ISO. format: seconds only where they are not 0. */
gboolean base_time_parse      (const char *text, BaseLocale *locale, GTimeZone *time_zone, gint64 *time, GError **error);
char    *base_time_format     (gint64 time, BaseLocale *locale, GTimeZone *time_zone) G_GNUC_WARN_UNUSED_RESULT;
gboolean base_time_parse_iso  (const char *text, gint64 *time);                                /* "2026-12-31T23:59:59Z" only */
void     base_time_format_iso (gint64 time, char buffer[21]);
gboolean base_time_is_valid   (gint64 time);                                                   /* in the years 1 to 9999 (UTC), or none */
guint32  base_time_get_date   (gint64 time, GTimeZone *time_zone);                             /* NULL = the user's: looked up each time, so pass one in a loop */

G_END_DECLS
