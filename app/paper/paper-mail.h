/* A message that somebody sends.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

/* Texts: full, UTF-8, NULL when unknown but for subject and body. */
typedef struct
{
  char  *from_name;
  char  *from;
  char  *to;
  char  *subject;
  char  *body;
  gint64 written_at; /* seconds since 1970 */
} PaperMail;
void paper_mail_free (PaperMail *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PaperMail, paper_mail_free)

/* "mailto:…", for the person's own mail program. full */
char    *paper_mail_dup_uri (const PaperMail *self) G_GNUC_WARN_UNUSED_RESULT;
/* The message as RFC 5322 and 2045 want it, marked as not sent yet, for any mail program. full */
char    *paper_mail_dup_eml (const PaperMail *self) G_GNUC_WARN_UNUSED_RESULT;
/* That into a file, whole or not at all. PAPER_ERROR_WRITE. */
gboolean paper_mail_write   (const PaperMail *self, const char *path, GError **error);

G_END_DECLS
