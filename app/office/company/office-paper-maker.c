/* What draws papers and writes letters.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-paper-maker.h"

#define MAKER "office-paper-maker"

void
office_paper_maker_set (StoreSchema *schema, const OfficePaperMaker *maker)
{
  g_object_set_data (G_OBJECT (schema), MAKER, (gpointer) maker);
}

const OfficePaperMaker *
office_paper_maker_get (StoreDb *db)
{
  static const OfficePaperMaker nobody = { NULL, NULL };
  const OfficePaperMaker *maker = g_object_get_data (G_OBJECT (store_db_get_schema (db)), MAKER);

  return maker != NULL ? maker : &nobody;
}
