/* Languages by the names people write.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib-object.h>

G_BEGIN_DECLS

/* "de" for "German", "deutsch", "DE"; "en_GB" for "en-GB" or "Englisch (Vereinigtes Königreich)"; NULL for what is none. A name for BaseLocale. full, nullable. Any thread. */
char *base_language_find     (const char *name) G_GNUC_WARN_UNUSED_RESULT;
/* What base_language_find() understands: "Portugiesisch (Brasilien)" for "pt_BR" and "de_DE"; the code itself where there is no such name. @reader as in BaseLocale, whose "C"
 * is for machines: it keeps the code. full */
char *base_language_dup_name (const char *code, const char *reader) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
