/* The sheet with a company's recovery code.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "paper-recovery-kit.h"
#include <base-date.h>
#include <glib/gi18n-lib.h>

#define GROUPS_A_LINE 4

static const char *const advice[] = {
  N_("This code opens the protected fields of the company (salaries, bank accounts, tax numbers, birth dates) on any computer, also when the keyring of this computer is lost. "
     "Whoever has this sheet and a copy of the company’s file can read them."),
  N_("Keep it on paper, away from the computer: in a safe or with a notary. Do not photograph it and do not send it by mail."),
  N_("To use it, open the company in Factotum, choose “Unlock protected fields” and type the code. Small letters are fine, spaces and dashes do not matter, "
     "there is no letter O in it and no letter I or L."),
  N_("Without this sheet nobody can open these fields any more once the keyring is lost: not you, not the makers of Factotum."),
  N_("When a new kit is made, this one opens older copies of the company only. Keep it as long as you keep those copies."),
};

/* Few groups a line, so that the eye does not lose its place. */
static void
add_code (PaperDocument *document, const char *code)
{
  g_auto (GStrv) groups = g_strsplit (code, "-", -1);
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; groups[i] != NULL; i++)
    {
      g_string_append_printf (line, "%s%s", line->len > 0 ? "   " : "", groups[i]);
      if ((i + 1) % GROUPS_A_LINE != 0 && groups[i + 1] != NULL)
        continue;
      paper_document_add_text (document, PAPER_STYLE_HEADING, line->str);
      g_string_truncate (line, 0);
    }
}

PaperDocument *
paper_recovery_kit_new (const char *company, const char *code, guint32 made_on, PaperLanguage *language, BaseLocale *locale)
{
  PaperDocument *document = paper_document_new (paper_language_get (language, N_("Recovery Kit")), language, locale);
  g_autofree char *date = base_date_format (made_on, locale);

  paper_document_set_subtitle (document, company);
  paper_document_add_information (document, paper_language_get (language, N_("Made on")), date);
  add_code (document, code);
  for (guint i = 0; i < G_N_ELEMENTS (advice); i++)
    paper_document_add_text (document, PAPER_STYLE_BODY, paper_language_get (language, advice[i]));
  return document;
}
