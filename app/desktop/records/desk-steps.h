/* What was typed, one field after the other.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib-object.h>

G_BEGIN_DECLS

/* What a field held: a value, or words that are none (with their problem). All nullable and owned. */
typedef struct
{
  GVariant *value;
  char     *typed;
  char     *problem;
} DeskFieldState;

void desk_field_state_clear    (DeskFieldState *self);
void desk_field_state_copy     (DeskFieldState *self, const DeskFieldState *from);
gboolean desk_field_state_is_equal (const DeskFieldState *a, const DeskFieldState *b);

typedef struct
{
  guint          field;
  DeskFieldState before;
  DeskFieldState after;
} DeskStep;

typedef struct _DeskSteps DeskSteps;

DeskSteps      *desk_steps_new      (void) G_GNUC_WARN_UNUSED_RESULT;
void            desk_steps_free     (DeskSteps *self);
/* What goes on in the field of the last step joins it; steps that could be gone forward again are forgotten. Copies both. */
void            desk_steps_add      (DeskSteps *self, guint field, const DeskFieldState *before, const DeskFieldState *after);
/* The step to take back, or to take again; borrowed, NULL when there is none. */
const DeskStep *desk_steps_go_back  (DeskSteps *self);
const DeskStep *desk_steps_go_on    (DeskSteps *self);
gboolean        desk_steps_can_go_back (DeskSteps *self);
gboolean        desk_steps_can_go_on   (DeskSteps *self);
/* What is saved has another value now. */
void            desk_steps_replace  (DeskSteps *self, guint field, GVariant *saved, GVariant *now);
void            desk_steps_forget   (DeskSteps *self);

G_END_DECLS
