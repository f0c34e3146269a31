/* Type, see, choose: search and palette.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <adwaita.h>
#include "desk-offer.h"
#include "desk-window.h"

G_BEGIN_DECLS

/* Adds what fits the words, best first. */
typedef void (*DeskOfferSource) (DeskWindow *window, const char *words, GListStore *offers);

/* hint: what the empty dialog says. Down and Up move, Enter takes, Escape closes. */
void desk_offer_dialog_present     (DeskWindow *window, const char *title, const char *hint, DeskOfferSource source);
/* The same with those of all (element-type DeskOffer) whose titles match what is typed. */
void desk_offer_dialog_present_all (DeskWindow *window, const char *title, const char *hint, GPtrArray *all);
/* As high as all of them, if the window is. */
void desk_offer_dialog_present_whole (DeskWindow *window, const char *title, const char *hint, GPtrArray *all);

/* Ctrl+F: any record by any word. Ctrl+K: any action by its name. */
void desk_search_present           (DeskWindow *window);
void desk_palette_present          (DeskWindow *window);

G_END_DECLS
