/* What the letters of an order share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <office-contact.h>
#include <office-order.h>
#include "paper-report.h"

G_BEGIN_DECLS

/* An order, its customer, and a letter in the customer's language. */
typedef struct
{
  PaperSource    source;   /* as the reader's, but with the customer's language and signs, which it owns */
  OfficeOrder   *order;
  OfficeContact *customer;
  PaperDocument *document;
} PaperOrderLetter;

/* @kind: N_(), before the order's number in the title. FALSE with an error of the store. Clear it in any case. */
gboolean paper_order_letter_init        (PaperOrderLetter *self, const PaperSource *reader, gint64 order, const char *kind, GError **error);
void     paper_order_letter_clear       (PaperOrderLetter *self);
const char *paper_order_letter_say      (PaperOrderLetter *self, const char *text) G_GNUC_FORMAT (2);
/* Label (N_()) and day beside the address; nothing for 0. */
void     paper_order_letter_add_date    (PaperOrderLetter *self, const char *label, guint32 date);
/* Label (N_()) and title of a linked record; nothing for 0. */
gboolean paper_order_letter_add_link    (PaperOrderLetter *self, const char *label, GType type, gint64 id, GError **error);
/* Where the goods go: the order's own address, or the customer's. full */
char    *paper_order_letter_dup_shipping_address (PaperOrderLetter *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean paper_order_letter_ships_elsewhere (PaperOrderLetter *self);
char    *paper_order_letter_dup_customer_address (PaperOrderLetter *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
