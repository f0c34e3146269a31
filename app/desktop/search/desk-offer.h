/* Something that a dialog offers to open or to do.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Immutable. action and target as for gtk_widget_activate_action(). */
#define DESK_TYPE_OFFER (desk_offer_get_type ())
G_DECLARE_FINAL_TYPE (DeskOffer, desk_offer, DESK, OFFER, GObject)

/* target: floating, nullable; hint: a shortcut or kind on the right, nullable. */
DeskOffer  *desk_offer_new          (const char *title, const char *subtitle, const char *hint, const char *icon, const char *action, GVariant *target) G_GNUC_WARN_UNUSED_RESULT;
const char *desk_offer_get_title    (DeskOffer *self);
const char *desk_offer_get_subtitle (DeskOffer *self);
const char *desk_offer_get_hint     (DeskOffer *self);
const char *desk_offer_get_icon     (DeskOffer *self);
void        desk_offer_take         (DeskOffer *self, GtkWidget *window);
/* The words, as desk_offer_matches() wants them. */
GStrv       desk_offer_split        (const char *words) G_GNUC_WARN_UNUSED_RESULT;
/* Every word is a part of the title, whatever its case and accents. */
gboolean    desk_offer_matches      (DeskOffer *self, GStrv words);

G_END_DECLS
