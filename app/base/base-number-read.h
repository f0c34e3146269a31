/* How figures are read from text.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "base-locale.h"

G_BEGIN_DECLS

/**
 * BaseNumberForm:
 * @decimals: digits behind the decimal sign that are kept.
 * @currency: whose sign or code may stand beside the figure, or %NULL.
 * @percent: whether "%" may stand beside it.
 */
typedef struct
{
  int         decimals;
  const char *currency;
  gboolean    percent;
} BaseNumberForm;

/* The figure times 10^decimals; exact or refused. @has_unit (nullable): whether a currency sign or "%" stood there. */
gboolean base_number_read (const char *text, BaseLocale *locale, const BaseNumberForm *form, gint64 *value, gboolean *has_unit, GError **error);

G_END_DECLS
