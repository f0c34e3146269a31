/* Any record by any word.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-offer-dialog.h"

#include <glib/gi18n-lib.h>
#include <store-search.h>

#define HITS_PER_TYPE 8

static void
find (DeskWindow *window, const char *words, GListStore *offers)
{
  StoreFile *file = desk_window_get_file (window);
  g_autoptr (GPtrArray) hits = words[0] != '\0' ? store_search_everything (store_file_get_reader (file), words, HITS_PER_TYPE, NULL) : NULL;

  for (guint i = 0; hits != NULL && i < hits->len; i++)
    {
      StoreHit *hit = hits->pdata[i];
      g_autoptr (DeskOffer) offer = desk_offer_new (hit->title, hit->subtitle, _(hit->class->singular), hit->class->icon,
                                                    "win.open-record", g_variant_new ("(sx)", hit->class->table, hit->id));
      g_list_store_append (offers, offer);
    }
}

void
desk_search_present (DeskWindow *window)
{
  desk_offer_dialog_present (window, _("Find Anything"), _("Type a name, a number, a word, or a part of one."), find);
}
