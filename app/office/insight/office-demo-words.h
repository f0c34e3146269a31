/* Words of which an invented firm is made.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

typedef struct
{
  const char *city;
  const char *postal_code;
  const char *region;
} DemoPlace;

/* All arrays have the lengths below. */
#define DEMO_N_NAMES   16
#define DEMO_N_PLACES  8
#define DEMO_N_STREETS 8
#define DEMO_N_TRADES  8
#define DEMO_N_FORMS   3

typedef struct
{
  const char *code;     /* "de" */
  const char *locale;   /* "de_DE" */
  const char *country;
  const char *currency;
  const char *top_level; /* of mail addresses */
  const char *phone;    /* "+49 40" */
  const char *company;
  const char *number_sign; /* between street and house number; NULL: the number comes first */
  const char *tax_prefix;  /* before nine digits */
  const char *first_names[DEMO_N_NAMES];
  const char *last_names[DEMO_N_NAMES];
  const char *streets[DEMO_N_STREETS];
  const char *trades[DEMO_N_TRADES];
  const char *carriers[2];
  const char *forms[DEMO_N_FORMS];
  DemoPlace   places[DEMO_N_PLACES];
} DemoCountry;

#define DEMO_N_COUNTRIES 4
extern const DemoCountry demo_countries[DEMO_N_COUNTRIES];

typedef struct
{
  const char *department;
  const char *job;
} DemoJob;

/* What follows is said in the language of the program; in the context "demo".
 * The first leads the firm, the first of a department leads it. */
#define DEMO_N_JOBS 12
extern const DemoJob demo_jobs[DEMO_N_JOBS];

typedef struct
{
  const char *name;
  const char *category;
  const char *unit;
  int         price; /* whole units of a currency with cents */
} DemoGoods;

#define DEMO_N_GOODS 24
extern const DemoGoods demo_goods[DEMO_N_GOODS];
#define DEMO_N_KINDS 10
extern const char *const demo_kinds[DEMO_N_KINDS];
#define DEMO_N_SIZES 6
extern const char *const demo_sizes[DEMO_N_SIZES];

typedef struct
{
  const char *title;
  const char *category;
  const char *text;
  const char *answer;
} DemoTrouble;

#define DEMO_N_TROUBLES 14
extern const DemoTrouble demo_troubles[DEMO_N_TROUBLES];
