/* Where the translated words are.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "base-catalogue.h"

#include <libintl.h>
#include <locale.h>
#include "places.h"

void
base_catalogue_open (void)
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

const char *
base_catalogue_get_folder (void)
{
  return LOCALE_DIR;
}
