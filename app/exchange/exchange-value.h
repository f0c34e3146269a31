/* A cell's text as the value of a field.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "exchange-mapping.h"

G_BEGIN_DECLS

/* How the file writes what it says. */
typedef struct
{
  BaseLocale *locale; /* the file's signs, the company's currency */
  GTimeZone  *zone;   /* of its times */
} ExchangeSigns;

/* Puts text into a field that is neither a link nor sealed; one that holds this already is left alone. BASE_ERROR with the field's name. */
gboolean exchange_value_put   (BaseRecord *record, const BaseField *field, ExchangeForm form, const char *text, const ExchangeSigns *signs, GError **error);
/* An empty cell for a record that is in the file already: only text, dates, times and links become empty, since for the rest nothing said is not nought, and a number of a
 * series is never taken away. */
void     exchange_value_clear (BaseRecord *record, const BaseField *field);
/* The form that text takes in a sealed text field. */
char    *exchange_value_dup_text (const BaseField *field, ExchangeForm form, const char *text, const ExchangeSigns *signs, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
