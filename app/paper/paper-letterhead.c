/* Who sends the paper.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "paper-letterhead.h"

PaperLetterhead *
paper_letterhead_new (const char *name,
                      const char *address,
                      const char *contact,
                      const char *tax,
                      const char *registration,
                      GBytes     *logo)
{
  PaperLetterhead *self = g_new0 (PaperLetterhead, 1);

  self->name = g_strdup (name != NULL ? name : "");
  self->address = g_strdup (address);
  self->contact = g_strdup (contact);
  self->tax = g_strdup (tax);
  self->registration = g_strdup (registration);
  self->logo = logo != NULL ? g_bytes_ref (logo) : NULL;
  return self;
}

PaperLetterhead *
paper_letterhead_copy (const PaperLetterhead *self)
{
  return paper_letterhead_new (self->name, self->address, self->contact, self->tax, self->registration, self->logo);
}

void
paper_letterhead_free (PaperLetterhead *self)
{
  g_free (self->name);
  g_free (self->address);
  g_free (self->contact);
  g_free (self->tax);
  g_free (self->registration);
  g_clear_pointer (&self->logo, g_bytes_unref);
  g_free (self);
}
