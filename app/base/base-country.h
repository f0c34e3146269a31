/* Countries by the names people write.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib-object.h>

G_BEGIN_DECLS

/* Two letters of ISO 3166 for "Germany", "deutschland", "DE", "UK" or "Großbritannien"; NULL when it is none that is known. @name is nullable. Static, any thread. */
const char *base_country_find     (const char *name);
/* "Vereinigtes Königreich" for "GB" and "de_DE"; @language as in BaseLocale, NULL = English. full */
char       *base_country_dup_name (const char *code, const char *language) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
