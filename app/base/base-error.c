/* The refusals of values and rules.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base-error.h"

G_DEFINE_QUARK (base-error-quark, base_error)

gboolean
base_refuse (GError **error, const char *sentence, ...)
{
  va_list values;

  va_start (values, sentence);
  g_propagate_error (error, g_error_new_valist (BASE_ERROR, BASE_ERROR_RULE, sentence, values));
  va_end (values);
  return FALSE;
}
