/* Signs of currencies as a language writes them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "base-locale.h"

G_BEGIN_DECLS

/* "€"; the code where the language has no sign. @locale_name as in BaseLocale. Asks ICU. */
char *base_currency_dup_symbol (const char *currency, const char *locale_name) G_GNUC_WARN_UNUSED_RESULT;
/* The same, without asking for the currency of the locale. */
char *base_currency_dup_sign   (const char *currency, BaseLocale *locale) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
