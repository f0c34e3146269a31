/* The sheet with a company's recovery code.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "paper-document.h"

G_BEGIN_DECLS

/* @company: its name. @code: as store_vault_setup_get_code() gives it, in groups. @made_on: Julian day. For printing at once: the document holds the code in plain. */
PaperDocument *paper_recovery_kit_new (const char *company, const char *code, guint32 made_on, PaperLanguage *language, BaseLocale *locale) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
