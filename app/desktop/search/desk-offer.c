/* Something that a dialog offers to open or to do.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-offer.h"

#include <base-text.h>

struct _DeskOffer
{
  GObject   parent_instance;
  char     *title;
  char     *folded; /* once it was looked into */
  char     *subtitle;
  char     *hint;
  char     *icon;
  char     *action;
  GVariant *target;
};

G_DEFINE_FINAL_TYPE (DeskOffer, desk_offer, G_TYPE_OBJECT)

static void
desk_offer_finalize (GObject *object)
{
  DeskOffer *self = DESK_OFFER (object);

  g_free (self->title);
  g_free (self->folded);
  g_free (self->subtitle);
  g_free (self->hint);
  g_free (self->icon);
  g_free (self->action);
  g_clear_pointer (&self->target, g_variant_unref);
  G_OBJECT_CLASS (desk_offer_parent_class)->finalize (object);
}

static void
desk_offer_class_init (DeskOfferClass *class)
{
  G_OBJECT_CLASS (class)->finalize = desk_offer_finalize;
}

static void
desk_offer_init (DeskOffer *self)
{
}

DeskOffer *
desk_offer_new (const char *title, const char *subtitle, const char *hint, const char *icon, const char *action, GVariant *target)
{
  DeskOffer *self = g_object_new (DESK_TYPE_OFFER, NULL);

  self->title = g_strdup (title);
  self->subtitle = g_strdup (subtitle);
  self->hint = g_strdup (hint);
  self->icon = g_strdup (icon);
  self->action = g_strdup (action);
  if (target != NULL)
    self->target = g_variant_ref_sink (target);
  return self;
}

const char *
desk_offer_get_title (DeskOffer *self)
{
  return self->title;
}

const char *
desk_offer_get_subtitle (DeskOffer *self)
{
  return self->subtitle;
}

const char *
desk_offer_get_hint (DeskOffer *self)
{
  return self->hint;
}

const char *
desk_offer_get_icon (DeskOffer *self)
{
  return self->icon;
}

void
desk_offer_take (DeskOffer *self, GtkWidget *window)
{
  gtk_widget_activate_action_variant (window, self->action, self->target);
}

GStrv
desk_offer_split (const char *words)
{
  g_autofree char *folded = base_text_fold (words);

  return g_strsplit (folded, " ", -1);
}

gboolean
desk_offer_matches (DeskOffer *self, GStrv words)
{
  if (words[0] != NULL && self->folded == NULL)
    self->folded = base_text_fold (self->title);
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (self->folded, words[i]) == NULL)
      return FALSE;
  return TRUE;
}
