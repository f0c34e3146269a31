/* Who sends the paper.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

/* All members but name may be NULL; texts may have several lines. */
typedef struct
{
  char   *name;
  char   *address; /* one line each */
  char   *contact; /* phone, mail, web */
  char   *tax;     /* tax numbers, bank */
  char   *registration; /* register, directors, capital */
  GBytes *logo;    /* PNG, JPEG or SVG file */
} PaperLetterhead;

PaperLetterhead *paper_letterhead_new  (const char *name, const char *address, const char *contact, const char *tax, const char *registration, GBytes *logo) G_GNUC_WARN_UNUSED_RESULT;
PaperLetterhead *paper_letterhead_copy (const PaperLetterhead *self) G_GNUC_WARN_UNUSED_RESULT;
void             paper_letterhead_free (PaperLetterhead *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PaperLetterhead, paper_letterhead_free)

G_END_DECLS
