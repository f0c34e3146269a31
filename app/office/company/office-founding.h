/* The first change of a new company.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-file.h>

G_BEGIN_DECLS

/* Writes the company's record. Undo never goes back beyond it. language: "de_DE"; its country gives the currency. BASE_ERROR_REQUIRED without a name. */
gboolean office_founding_run (StoreFile *file, const char *name, const char *language, GError **error);

G_END_DECLS
