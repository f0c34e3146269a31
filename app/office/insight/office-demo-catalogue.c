/* Lots, kits, prices, taxes of the invented firm.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-contact.h"
#include "office-demo-private.h"
#include "office-fulfilment.h"
#include <base-number.h>

/* Of the land of the firm; the United Kingdom has no pack of its own. */
static gboolean
make_taxes (DemoMaker *self, GError **error)
{
  static const char *const packs[] = { "DE", "IT", "BR" };
  gint64 code, first_day = (gint64) self->today - 3650;

  for (guint i = 0; i < G_N_ELEMENTS (packs); i++)
    if (g_str_has_suffix (self->country->locale, packs[i]))
      return demo_run (self, "add-tax-pack", g_variant_new_parsed ("{'country': <%x>}", (gint64) i), error) != 0;
  code = demo_run (self, "create-tax-code", g_variant_new_parsed ("{'name': <'VAT 20 %'>, 'code': <'GB-20'>, 'country': <'GB'>}"), error);
  return code != 0 && demo_run (self, "create-tax-rate", g_variant_new_parsed ("{'tax_code': <%x>, 'rate': <int64 200000>, 'valid_from': <%x>}", code, first_day), error) != 0;
}

/* Each in two lots that expire one after the other. */
static gboolean
make_lots (DemoMaker *self, const char *name, const char *unit, gint64 price, GError **error)
{
  gint64 item = demo_run (self, "create-item", g_variant_new_parsed ("{'name': <%s>, 'category': <%s>, 'unit': <%s>, 'price': <%x>, 'cost': <%x>, 'tracking': <int64 1>}", name, demo_say ("Kitchen"), unit, price,
                                                                     price / 2), error);

  for (guint i = 1; item != 0 && i <= 2; i++)
    {
      g_autofree char *lot = g_strdup_printf ("L-%04u", 1200 + 17 * i);

      if (demo_run (self, "receive-stock", g_variant_new_parsed ("{'record': <%x>, 'quantity': <%x>, 'lot_number': <%s>, 'expires_on': <%x>, 'moved_on': <%x>}", item, 40 * BASE_QUANTITY_ONE * i, lot,
                                                                 (gint64) self->today + 45 * i, (gint64) self->today - 20), error) == 0)
        return FALSE;
    }
  return item != 0;
}

static gint64
get_id (GPtrArray *records, guint index)
{
  return BASE_RECORD (records->pdata[index])->id;
}

static gboolean
make_kit (DemoMaker *self, GError **error)
{
  gint64 kit = demo_run (self, "create-item", g_variant_new_parsed ("{'name': <%s>, 'category': <%s>, 'price': <int64 14900>, 'kind': <int64 2>}", C_ ("demo", "Starter set"), C_ ("demo", "Sets")), error);

  for (guint i = 0; kit != 0 && i < 3; i++)
    if (demo_run (self, "create-kit-part", g_variant_new_parsed ("{'kit': <%x>, 'part': <%x>, 'quantity': <%x>}", kit, get_id (self->items, i), BASE_QUANTITY_ONE * (1 + i)), error) == 0)
      return FALSE;
  return kit != 0;
}

/* Ten in a hundred off, fifteen from a dozen on, for one good customer. */
static gboolean
make_prices (DemoMaker *self, GError **error)
{
  gint64 customer = get_id (self->customers, 0);
  gint64 list = demo_run (self, "create-price-list", g_variant_new_parsed ("{'name': <%s>, 'currency': <%s>, 'valid_from': <%x>}", C_ ("demo", "Good customers"), self->country->currency, (gint64) self->today - 200), error);

  for (guint i = 0; list != 0 && i < 4; i++)
    {
      OfficeItem *item = self->items->pdata[i];

      if (demo_run (self, "create-price", g_variant_new_parsed ("{'price_list': <%x>, 'item': <%x>, 'price': <%x>}", list, BASE_RECORD (item)->id, item->price * 90 / 100), error) == 0
          || demo_run (self, "create-price", g_variant_new_parsed ("{'price_list': <%x>, 'item': <%x>, 'from_quantity': <%x>, 'price': <%x>}", list, BASE_RECORD (item)->id, 12 * BASE_QUANTITY_ONE,
                                                                   item->price * 85 / 100), error) == 0)
        return FALSE;
    }
  return list != 0 && demo_run (self, "edit-contact", g_variant_new_parsed ("{'record': <%x>, 'price_list': <%x>}", customer, list), error) != 0;
}

static gboolean
make_supplier_documents (DemoMaker *self, GError **error)
{
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *number = g_strdup_printf ("HRB %u", 40210 + 311 * i);

      if (demo_run (self, "create-supplier-document", g_variant_new_parsed ("{'supplier': <%x>, 'kind': <%x>, 'number': <%s>, 'issued_on': <%x>, 'expires_on': <%x>}", get_id (self->suppliers, i),
                                                                            (gint64) i, number, (gint64) self->today - 300, (gint64) self->today + 30 + 200 * i), error) == 0)
        return FALSE;
    }
  return TRUE;
}

/* From far away, with terms of his own: his papers speak his language. */
static gboolean
make_foreign_customer (DemoMaker *self, GError **error)
{
  const DemoCountry *other = &demo_countries[self->country == &demo_countries[1] ? 2 : 1];
  g_autofree char *name = g_strjoin (" ", other->trades[0], other->last_names[3], other->forms[0], NULL), *person = demo_make_person (self, other);
  g_autofree char *email = demo_make_email (person, name, other->top_level);

  return demo_run (self, "create-contact", g_variant_new_parsed ("{'name': <%s>, 'person': <%s>, 'email': <%s>, 'is_customer': <int64 1>, 'language': <%s>, 'country': <%s>, 'city': <%s>,"
                                                                 " 'terms_days': <int64 45>, 'credit_limit': <int64 500000>, 'complete_only': <int64 1>}", name, person, email, other->locale,
                                                                 other->country, other->places[0].city), error) != 0;
}

gboolean
demo_make_catalogue (DemoMaker *self, GError **error)
{
  return make_taxes (self, error) && make_lots (self, C_ ("demo", "Espresso beans, 1 kg"), C_ ("demo", "bag"), 1890, error) && make_lots (self, C_ ("demo", "Oat biscuits"), demo_say ("box"), 690, error) && make_kit (self, error)
         && make_prices (self, error) && make_supplier_documents (self, error) && make_foreign_customer (self, error);
}
