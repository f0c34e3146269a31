/* The first change of a new company.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-file.h>

G_BEGIN_DECLS

/* The countries whose example taxes can be had from the beginning, codes "DE" and names, up to a NULL. */
extern const BaseChoice office_founding_countries[];

/* Which of them the language "de_DE" speaks of, -1 for none. */
int      office_founding_guess_country (const char *language);
/* Writes the company's record, and the taxes of a country ("DE", nullable: none). Undo never goes back beyond it. language: "de_DE"; its country gives the currency. BASE_ERROR_REQUIRED
 * without a name. */
gboolean office_founding_run           (StoreFile *file, const char *name, const char *language, const char *country, GError **error);

G_END_DECLS
