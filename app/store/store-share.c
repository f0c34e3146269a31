/* How much of each line a command takes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store-share.h"

#include <base-error.h>
#include <base-number.h>
#include <glib/gi18n-lib.h>

#define NOT_NAMED G_MININT64

static void
share_clear (StoreShare *self)
{
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->note, g_free);
}

static StoreShare *
find_position (GArray *shares, gint64 position)
{
  for (guint i = 0; i < shares->len; i++)
    {
      StoreShare *share = &g_array_index (shares, StoreShare, i);

      if (share->position == position && share->quantity == NOT_NAMED)
        return share;
    }
  return NULL;
}

/* Less than nothing is taken only where that is usual: goods that went back after they were billed. */
static gboolean
check_share (StoreShare *share, BaseLocale *locale, GError **error)
{
  g_autofree char *least = NULL;

  if (share->quantity >= MIN (share->usual, 0))
    return TRUE;
  least = base_quantity_format (share->usual, locale);
  if (share->usual < 0)
    g_set_error (error, BASE_ERROR, BASE_ERROR_VALUE, _("The quantity of line %lld cannot be below %s."), (long long) share->position, least);
  else
    g_set_error (error, BASE_ERROR, BASE_ERROR_VALUE, _("The quantity of line %lld cannot be below zero."), (long long) share->position);
  return FALSE;
}

static gboolean
parse_share (GArray *shares, const char *word, BaseLocale *locale, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (word, "=", 2);
  gint64 position = parts[0] != NULL ? g_ascii_strtoll (parts[0], NULL, 10) : 0;
  StoreShare *share = find_position (shares, position);

  if (share != NULL && parts[1] != NULL)
    return base_quantity_parse (parts[1], locale, &share->quantity, error) && check_share (share, locale, error);
  g_set_error (error, BASE_ERROR, BASE_ERROR_VALUE, _("“%s” names no line. Write the position and the quantity, such as 1=5."), word);
  return FALSE;
}

GArray *
store_shares_new (void)
{
  GArray *shares = g_array_new (FALSE, TRUE, sizeof (StoreShare));

  g_array_set_clear_func (shares, (GDestroyNotify) share_clear);
  return shares;
}

gboolean
store_shares_parse (GArray *shares, const char *text, GError **error)
{
  g_autoptr (BaseLocale) locale = base_locale_new (NULL, NULL);
  g_auto (GStrv) words = g_strsplit_set (text, " ;\t", -1);

  for (guint i = 0; i < shares->len; i++)
    g_array_index (shares, StoreShare, i).quantity = NOT_NAMED;
  for (guint i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0' && !parse_share (shares, words[i], locale, error))
      return FALSE;
  for (guint i = 0; i < shares->len; i++)
    if (g_array_index (shares, StoreShare, i).quantity == NOT_NAMED)
      g_array_index (shares, StoreShare, i).quantity = 0;
  return TRUE;
}

char *
store_shares_format (GArray *shares)
{
  g_autoptr (BaseLocale) locale = base_locale_new (NULL, NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean usual = TRUE;

  for (guint i = 0; i < shares->len; i++)
    {
      StoreShare *share = &g_array_index (shares, StoreShare, i);
      g_autofree char *quantity = base_quantity_format (share->quantity, locale);

      usual = usual && share->quantity == share->usual;
      g_string_append_printf (text, "%s%" G_GINT64_FORMAT "=%s", i > 0 ? " " : "", share->position, quantity);
    }
  return usual ? NULL : g_string_free_and_steal (g_steal_pointer (&text));
}
