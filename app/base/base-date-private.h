/* The day at the start of a time.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "base-date.h"

G_BEGIN_DECLS

/* Returns what stands behind the day, NULL when text starts with none. */
const char *base_date_parse_start (const char *text, BaseLocale *locale, guint32 *date);

G_END_DECLS
