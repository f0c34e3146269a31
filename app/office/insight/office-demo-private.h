/* What the makers of an invented firm share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-record.h>
#include <glib/gi18n-lib.h>
#include "office-demo-words.h"
#include "office-item.h"

G_BEGIN_DECLS

/* A word of the tables in the language of the program: NC_ ("demo", …) there. */
#define demo_say(word) g_dpgettext2 (GETTEXT_PACKAGE, "demo", word)

typedef struct
{
  StoreDb           *db;
  GRand             *random;
  guint32            today;
  gint64             now;
  gint64             n_orders;
  const DemoCountry *country;   /* of the firm */
  GPtrArray         *employees; /* OfficeEmployee */
  GPtrArray         *customers; /* OfficeContact */
  GPtrArray         *suppliers;
  GPtrArray         *carriers;
  GPtrArray         *items;     /* OfficeItem */
  GHashTable        *inserts;   /* class → char *, the statement of demo_insert() */
} DemoMaker;

/* A number from 0 to n - 1. */
int                demo_pick        (DemoMaker *self, int n);
/* Whether something happens that happens so often in a hundred times. */
gboolean           demo_chance      (DemoMaker *self, int percent);
/* The day, or the Friday before it. */
guint32            demo_find_working_day (guint32 day);
gpointer           demo_pick_record (DemoMaker *self, GPtrArray *records);
const DemoCountry *demo_pick_country (DemoMaker *self); /* mostly the firm's own */
char              *demo_make_person (DemoMaker *self, const DemoCountry *country);
/* "Jürgen Groß" → "juergen.gross@firma.de", of letters that a mail address has. */
char              *demo_make_email  (const char *person, const char *firm, const char *top_level);
void               demo_fill_address (DemoMaker *self, const DemoCountry *country, char **street, char **city, char **region, char **postal_code, char **land);
/* A complete record as a row, past the rules (which check proves afterwards): for rows by the million. */
gboolean           demo_insert      (DemoMaker *self, BaseRecord *record, GError **error);

/* The office's own command; its record, or -1 when it names none, or 0 with an error. @values: floating. */
gint64             demo_run         (DemoMaker *self, const char *name, GVariant *values, GError **error);

gboolean           demo_make_company   (DemoMaker *self, GError **error);
gboolean           demo_make_employees (DemoMaker *self, GError **error);
gboolean           demo_make_contacts  (DemoMaker *self, GError **error);
gboolean           demo_make_items     (DemoMaker *self, GError **error);
gboolean           demo_make_repairs   (DemoMaker *self, GError **error); /* long due, before anything else is invoiced */
gboolean           demo_make_orders    (DemoMaker *self, GError **error); /* in transactions of its own */
gboolean           demo_make_purchases (DemoMaker *self, GError **error); /* what is to come */
gboolean           demo_make_tickets   (DemoMaker *self, GError **error);
gboolean           demo_make_warehouse (DemoMaker *self, GError **error); /* places, pick lists, parcels, returns, stocktakes */
gboolean           demo_make_catalogue (DemoMaker *self, GError **error); /* lots, a kit, prices, taxes, documents of suppliers */
gboolean           demo_make_money     (DemoMaker *self, GError **error); /* drafts, payments, reminders, a plan */

G_END_DECLS
