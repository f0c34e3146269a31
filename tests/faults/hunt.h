/* A child that is killed at any operation.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "workload.h"

/* What the one that is killed has confirmed; shared between the two. */
typedef struct
{
  guint confirmed;
} HuntWord;

typedef struct
{
  Office    *office;
  GPtrArray *steps;
  HuntWord  *word;
  guint      n_kills;
} Hunt;

/* What is done in the child; FALSE: it could not. */
typedef gboolean (*HuntDeed) (Hunt *self, gpointer data);

/* An office, closed, and about n steps. */
void     hunt_begin       (Hunt *self, guint n);
void     hunt_end         (Hunt *self);
/* TRUE: killed at that operation, half: in its middle; FALSE: the deed had fewer, and is done. */
gboolean hunt_kill_at     (Hunt *self, HuntDeed deed, gpointer data, guint number, gboolean half);
/* Each operation of the long set, each quick-th of the other. */
guint    hunt_get_stride  (guint quick);
/* Carries out steps of the closed office. */
void     hunt_play        (Hunt *self, guint from, guint to);
/* Of all rows of the closed office; full. */
char    *hunt_dup_digest  (Hunt *self);
/* Removes all but the company itself. */
void     hunt_clear       (Hunt *self);
