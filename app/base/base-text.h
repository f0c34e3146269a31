/* Text as people type it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

#define BASE_TEXT_MAX      200    /* characters of a one-line field */
#define BASE_LONG_TEXT_MAX 100000

/* Valid UTF-8 in NFC without control or bidirectional override characters (long text keeps line ends), outer spaces gone.
 * *clean is NULL when nothing is left. BASE_ERROR_VALUE when too long or not text. */
gboolean base_text_clean (const char *text, gboolean long_text, char **clean, GError **error);
/* Lower case without diacritics, for comparing as a person would: "Müller" and "MULLER" give "muller", "ß" gives "ss". */
char    *base_text_fold  (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
