/* Where the figures of a paper come from.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-query.h>
#include "paper-document.h"

G_BEGIN_DECLS

/* All of it borrowed. */
typedef struct
{
  StoreDb       *db;         /* a connection of the calling thread */
  BaseLocale    *locale;     /* figures and dates of who reads a report */
  PaperLanguage *language;   /* words of who reads a report; letters take the customer's */
  const char    *catalogues; /* folder of the languages, NULL = the installed ones */
  guint32        today;      /* Julian day */
} PaperSource;

/* The company at the head of every paper; without a company yet, an empty one. full, NULL with an error. */
PaperLetterhead *paper_source_load_letterhead (const PaperSource *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Lines of an address in the order that the country's post wants; empty parts leave no lines, nor does the country when it is @home (nullable), the sender's,
 * in whatever language either is written. @language: in which the post abroad reads the country's name, in capitals; NULL = as it is written. full */
char            *paper_source_format_address  (const char *name, const char *person, const char *street, const char *postal_code, const char *city, const char *region,
                                               const char *country, const char *home, const char *language) G_GNUC_WARN_UNUSED_RESULT;
/* A report with the company's head; its title is translated. full, NULL with an error. */
PaperDocument   *paper_source_create_report   (const PaperSource *self, const char *title, GError **error) G_GNUC_WARN_UNUSED_RESULT;
const char      *paper_source_say             (const PaperSource *self, const char *text) G_GNUC_FORMAT (2);
/* Whether the tax number is one for trade between countries of the European Union ("DE136695976"); nullable. */
gboolean         paper_is_vat_id              (const char *tax_number);
/* In groups of four; NULL for NULL. full */
char            *paper_format_iban            (const char *iban) G_GNUC_WARN_UNUSED_RESULT;
/* "from", "to", as information; nothing for 0. */
void             paper_source_add_period      (const PaperSource *self, PaperDocument *document, guint32 from, guint32 to);
char            *paper_source_format_date     (const PaperSource *self, guint32 date) G_GNUC_WARN_UNUSED_RESULT;
/* Translated label of a choice's code, the code itself if there is no such choice. */
const char      *paper_source_say_choice      (const PaperSource *self, GType type, const char *field, const char *code);
/* Columns of a query. */
guint32          paper_query_get_date         (StoreQuery *query, int column);
gint64           paper_query_get_time         (StoreQuery *query, int column);

G_END_DECLS
