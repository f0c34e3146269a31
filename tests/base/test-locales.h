/* The languages that values are tried in.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "base-locale.h"

/* Comma and dot, spaces and apostrophes, groups of two, other digits, other calendars, every order of a date, both directions. */
static const char *const tested_locales[] = {
  "en_US", "en_GB", "en_IN", "de_DE", "de_CH", "de_AT", "it_IT", "pt_BR", "fr_FR", "sv_SE", "ar_EG", "fa_IR", "hi_IN", "ja_JP", "ko_KR", "lt_LT", "cs_CZ", "hu_HU", "tr_TR", "he_IL", "zh_CN", "C",
};

/* Small and large alike, both signs, up to BASE_NUMBER_MAX. */
static inline gint64
make_figure (GRand *chance)
{
  guint64 bits = (guint64) g_rand_int (chance) << 32 | g_rand_int (chance);
  gint64 size = (gint64) (bits >> g_rand_int_range (chance, 11, 64));

  return g_rand_boolean (chance) ? -size : size;
}
