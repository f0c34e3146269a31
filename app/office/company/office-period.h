/* From a day to a day.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <base-date.h>

G_BEGIN_DECLS

/* FALSE with BASE_ERROR_VALUE and the translated sentence when both days are given and last lies before first. */
gboolean office_period_check (guint32 first, guint32 last, const char *sentence, GError **error);

G_END_DECLS
