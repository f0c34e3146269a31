/* Ways to reach somebody.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <base-error.h>

G_BEGIN_DECLS

/* Whether a mail could go there: one @ with something before it and after it, no spaces. NULL is right. */
gboolean office_address_check_email (const char *email, GError **error);

G_END_DECLS
