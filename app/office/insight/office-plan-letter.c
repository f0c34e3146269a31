/* The letter that goes with a plan.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-plan-letter.h"

#define WRITER "office-plan-writer"

/* A pointer to an object can hold a function nowhere but in a box. */
typedef struct
{
  OfficePlanWriter write;
} Writer;

void
office_plan_letter_set_writer (StoreSchema *schema, OfficePlanWriter writer)
{
  Writer *box = writer != NULL ? g_new (Writer, 1) : NULL;

  if (box != NULL)
    box->write = writer;
  g_object_set_data_full (G_OBJECT (schema), WRITER, box, g_free);
}

gboolean
office_plan_letter_write (StoreDb *db, const OfficeForecast *late, const OfficePlanOffer *offer, gint64 goodwill, char **letter, GError **error)
{
  Writer *writer = g_object_get_data (G_OBJECT (store_db_get_schema (db)), WRITER);

  *letter = NULL;
  if (writer == NULL || !office_plan_changes_date (offer))
    return TRUE;
  *letter = writer->write (db, late->line, offer->kind == OFFICE_PLAN_KIND_SHIP_PARTS ? late->arrive_on : offer->new_date, goodwill, error);
  return *letter != NULL;
}
