/* The signs and orders in which a language writes figures.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib-object.h>

G_BEGIN_DECLS

typedef enum { BASE_ORDER_DMY, BASE_ORDER_MDY, BASE_ORDER_YMD } BaseDateOrder;

/**
 * BaseLocale:
 * @decimal, @group, @minus: UTF-8 signs, at most 7 bytes; @group is "" where a language does not group.
 * @group_size: digits in the lowest group, 3 nearly everywhere; @group_size_next the higher ones (2 in en_IN).
 * @date_order: order of day, month, year in the short numeric date; @date_separator its sign.
 * @percent: what stands behind a rate, with its space if the language wants one: "%", " %".
 * @currency_first: whether a currency sign stands before the amount; @currency_gap is what parts them, "" or a no-break space.
 * @time_zone: that of the user when this was made.
 * @currency_sign: the sign of @currency in this language: "€", "R$", "CHF".
 * @currency: ISO 4217 code in which amounts without a currency of their own are kept, e.g. "EUR".
 *
 * Immutable boxed type. Made from a POSIX or BCP 47 name by ICU (CLDR), so it does not depend on which
 * locales the system has installed, nor on setlocale(). Any thread.
 */
typedef struct
{
  gatomicrefcount ref_count;
  char          name[32];
  char          decimal[8];
  char          group[8];
  char          minus[8];
  int           group_size;
  int           group_size_next;
  BaseDateOrder date_order;
  char          date_separator[8];
  char          percent[12];
  gboolean      currency_first;
  char          currency_gap[8];
  GTimeZone    *time_zone;
  char          currency_sign[16];
  char          currency[4];
} BaseLocale;

#define BASE_TYPE_LOCALE (base_locale_get_type ())
GType       base_locale_get_type (void);
/* @name: "de_DE", "pt-BR", "C"; NULL takes the user's own (LC_ALL, LC_NUMERIC, LANG). @currency: NULL = that of the name's country, else "EUR". Never fails:
 * an unknown name gives the neutral signs 1234.56 and 2026-12-31. */
BaseLocale *base_locale_new      (const char *name, const char *currency) G_GNUC_WARN_UNUSED_RESULT;
/* The neutral locale with other signs, as found in a file of another program; @group "" for none. */
BaseLocale *base_locale_new_signs (const char *decimal, const char *group, BaseDateOrder date_order, const char *currency) G_GNUC_WARN_UNUSED_RESULT;
/* As ICU writes it: "pt_BR" for "pt-br.UTF-8"; NULL for "C" and for what no language is. full, nullable. Any thread. */
char       *base_locale_find_name (const char *name) G_GNUC_WARN_UNUSED_RESULT;
BaseLocale *base_locale_ref      (BaseLocale *self);
void        base_locale_unref    (BaseLocale *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BaseLocale, base_locale_unref)

G_END_DECLS
