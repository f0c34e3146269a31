/* Ways to reach somebody.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-address.h"
#include <glib/gi18n-lib.h>
#include <string.h>

gboolean
office_address_check_email (const char *email, GError **error)
{
  const char *at = email != NULL ? strchr (email, '@') : NULL;

  if (email == NULL || (at != NULL && at != email && at[1] != '\0' && strchr (at + 1, '@') == NULL && strpbrk (email, " ,;<>") == NULL))
    return TRUE;
  g_set_error (error, BASE_ERROR, BASE_ERROR_VALUE, _("“%s” is not an e-mail address. Write it like name@example.com, or leave it empty."), email);
  return FALSE;
}
