/* A clerk's text inside a message.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base-quote.h"

#define MOST_CHARACTERS 40

char *
base_quote (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *start = NULL;

  if (g_utf8_strlen (valid, -1) <= MOST_CHARACTERS)
    return g_steal_pointer (&valid);

  start = g_utf8_substring (valid, 0, MOST_CHARACTERS);
  return g_strconcat (start, "…", NULL);
}
